//! A long story of random steps: orders, approvals on two nodes, crashes at any moment, an old
//! system that goes and comes, decisions. Afterwards every approved order is one sales order.

use std::collections::BTreeMap;
use std::time::Duration as Moment;

use chrono::{DateTime, Duration, Utc};
use identity::sessions::{self, SessionKind};
use kernel::{App, Random};
use parts::entity::order_item;
use parts::ids::{OrderId, ProductId};
use parts::orders::state::{State, Submission};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Statement};
use testkit::{Client, Engine, House, json};

use super::submit::crash_between_the_databases;
use crate::office::{PHONE, id_of, row};
use crate::old_system::{OldSystem, So};
use crate::stage::{Toko, edit, products, toko};

/// How long a signed-in office is left alone; its sessions end after two hours.
const SHIFT: Duration = Duration::minutes(90);

/// A story that every test run tells.
#[test]
fn three_hundred_steps_sqlite() {
    testkit::run(tell(Engine::Sqlite, 300, 20_261_121));
}

#[test]
fn three_hundred_steps_postgres() {
    testkit::run(tell(Engine::Postgres, 300, 20_261_122));
}

/// The long ones take minutes and are left out by `.config/nextest.toml`. Run them after touching
/// approval, submission or jobs:
/// `cargo x long`.
#[test]
fn five_thousand_steps_sqlite() {
    testkit::run(tell(Engine::Sqlite, 5_000, 2026));
}

#[test]
fn five_thousand_steps_postgres() {
    testkit::run(tell(Engine::Postgres, 5_000, 2027));
}

/// Tells the story of this seed; the same seed chooses the same steps.
async fn tell(engine: Engine, steps: u32, seed: u64) {
    println!("{steps} steps on {engine:?} from the seed {seed}");
    let house = House::raise(engine).await;
    let mut story = Story::begin(&house, seed).await;
    let house = story.happen(house, steps).await;
    let told = story.must_be_consistent(&house).await;
    println!("{told}");
    let enough = usize::try_from(steps).expect("thousands") / 12;
    assert!(story.orders.len() >= enough, "only {} orders", story.orders.len());
    story.node.db.close().await;
}

struct Story {
    random: Random,
    toko: Toko,
    /// The office's people, each at one of the two nodes.
    admins: [Client; 2],
    /// The second node.
    node: App,
    /// A caller at the second node who has not signed in.
    beyond: Client,
    signed_in_at: DateTime<Utc>,
    old: OldSystem,
    is_away: bool,
    goods: Vec<ProductId>,
    orders: Vec<OrderId>,
    placed: u32,
    taken: BTreeMap<&'static str, u32>,
}

impl Story {
    async fn begin(house: &House, seed: u64) -> Self {
        let toko = toko(house, "TK001").await;
        let oils = products(house, "OIL", &[("OLI-1", "Oli A"), ("OLI-2", "Oli B")]).await;
        let others = products(house, "BRAKE", &[("REM-1", "Rem A"), ("REM-2", "Rem B")]).await;
        let goods: Vec<_> = oils.into_iter().chain(others).collect();
        for (part, product) in (501..).zip(&goods) {
            edit(house, *product, |row| row.ref_part_id = Set(Some(part))).await;
        }
        let (node, beyond) = house.second_node().await;
        let mut story = Self {
            random: Random::seeded(seed),
            toko,
            admins: [house.visitor(), beyond.clone()],
            node,
            beyond,
            signed_in_at: house.app.now(),
            old: OldSystem::open(house).await,
            is_away: false,
            goods,
            orders: Vec::new(),
            placed: 0,
            taken: BTreeMap::new(),
        };
        story.sign_in(house).await;
        story.place().await;
        story
    }

    /// One session, used at both nodes.
    async fn sign_in(&mut self, house: &House) {
        let (account, _) = house.account_of(&house.tenant, "admin", None).await;
        let mut tx = house.begin().await;
        let opened = sessions::open(&mut tx, account, SessionKind::Office, "story").await;
        tx.commit().await.expect("committed");
        let token = opened.expect("a session").token;
        self.admins = [house.visitor().with_token(&token), self.beyond.with_token(&token)];
        let shop = self.toko.row.account_id;
        self.toko.client = house.sign_in(&house.tenant, shop, SessionKind::Shop).await;
        self.signed_in_at = house.app.now();
    }

    async fn happen(&mut self, mut house: House, steps: u32) -> House {
        for _ in 0..steps {
            if house.app.now() - self.signed_in_at > SHIFT {
                self.sign_in(&house).await;
            }
            let dice = self.random.below(100);
            if dice == 99 {
                house = house.restart().await;
                self.sign_in(&house).await;
                *self.taken.entry("restart").or_default() += 1;
                continue;
            }
            let step = self.step(&house, dice).await;
            *self.taken.entry(step).or_default() += 1;
        }
        if self.is_away {
            self.old.comes_back().await;
        }
        for _ in 0..3 {
            house.pass(Duration::minutes(6)).await;
            kernel::pump::settle(&self.node).await.expect("comes to rest");
        }
        house
    }

    async fn step(&mut self, house: &House, dice: u32) -> &'static str {
        let order = self.orders[self.below(self.orders.len())];
        let admin = &self.admins[self.below(2)];
        let path = |verb: &str| format!("/api/admin/orders/{order}/{verb}");
        match dice {
            0..22 => self.place().await,
            22..45 => drop(admin.put(&path("approve"), json!({})).await),
            45..50 => return self.race(house, order).await,
            50..54 => drop(admin.put(&path("reject"), json!({"reason": "Penuh."})).await),
            54..57 => {
                let path = format!("/api/orders/{order}/cancel");
                drop(self.toko.client.post(&path, json!({})).await);
            }
            57..64 => return self.crash_after_writing_there(house).await,
            64..69 => return self.die_at_any_moment(house).await,
            69..73 => return self.goes_or_comes().await,
            73..81 => return self.decide().await,
            81..87 => drop(tokio::join!(house.settle(), kernel::pump::settle(&self.node))),
            87..92 => house.pass(Duration::minutes(6)).await,
            92..96 => house.pass(Duration::seconds(16)).await,
            96..98 => drop(admin.post(&path("submit-now"), json!({})).await),
            _ => drop(admin.post("/api/admin/data-part/try-now", json!({})).await),
        }
        STEPS[usize::try_from(dice).expect("below a hundred")]
    }

    fn below(&self, count: usize) -> usize {
        self.random.below(u32::try_from(count).expect("thousands")) as usize
    }

    /// The shop orders one to three different goods.
    async fn place(&mut self) {
        for place in 0..=self.below(3) {
            let product = self.goods[(place + self.orders.len()) % self.goods.len()];
            self.toko.adds(product, 1 + i64::from(self.random.below(9))).await;
        }
        self.placed += 1;
        let order = self.toko.orders(&format!("k{}", self.placed)).await;
        self.orders.push(id_of(&order));
    }

    /// Both nodes approve one order while both do background work.
    async fn race(&self, house: &House, order: OrderId) -> &'static str {
        let path = format!("/api/admin/orders/{order}/approve");
        let [here, there] = &self.admins;
        let (_, _, (), settled) = tokio::join!(
            here.put(&path, json!({})),
            there.put(&path, json!({})),
            house.settle(),
            kernel::pump::settle(&self.node),
        );
        settled.expect("comes to rest");
        "race"
    }

    /// The work over there is done for some waiting orders, and the process dies before it is
    /// recorded here.
    async fn crash_after_writing_there(&self, house: &House) -> &'static str {
        for order in self.orders.iter().rev().take(20) {
            if self.random.below(2) == 0 {
                crash_between_the_databases(house, *order).await;
            }
        }
        "crash after writing there"
    }

    /// One of the nodes does background work and stops wherever it stands.
    async fn die_at_any_moment(&self, house: &House) -> &'static str {
        let life = Moment::from_millis(1 + u64::from(self.random.below(40)));
        let node = if self.below(2) == 0 { &house.app } else { &self.node };
        drop(tokio::time::timeout(life, kernel::pump::settle(node)).await);
        "die at any moment"
    }

    async fn goes_or_comes(&mut self) -> &'static str {
        if self.is_away {
            self.old.comes_back().await
        } else {
            self.old.goes_away().await
        }
        self.is_away = !self.is_away;
        "the old system goes or comes"
    }

    /// Somebody over there decides a sales order that waits for it.
    async fn decide(&self) -> &'static str {
        let waiting: Vec<So> = self.old.orders().await;
        let waiting: Vec<_> =
            waiting.iter().filter(|so| so.status.starts_with("Waiting")).collect();
        if !waiting.is_empty() {
            let word = if self.below(3) == 0 { "Rejected" } else { "Approved" };
            self.old.decide(&waiting[self.below(waiting.len())].no_so, word).await;
        }
        "decide"
    }

    async fn must_be_consistent(&self, house: &House) -> String {
        let orders = self.old.orders().await;
        let there: BTreeMap<i64, &So> = orders.iter().map(|so| (so.id, so)).collect();
        assert_eq!(there.len(), orders.len());
        let texts = texts(house).await;
        let (mut submitted, mut rejected) = (0, 0);
        for id in &self.orders {
            let row = row(house, *id).await;
            let number = &row.order_number;
            let told = |words: &str| texts.iter().filter(|text| text.starts_with(words)).count();
            let accepted = told(&format!("Order {number} telah disetujui.\n"));
            let refused = told(&format!("Order {number} ditolak.\n"));
            let (submission, word) = match State::of(&row).expect("a sound row") {
                State::Submitted(submission) => (Some(submission), "Waiting For Approval"),
                State::Approved { submission, .. } => (Some(submission), "Approved"),
                State::Rejected { submission, .. } => (submission, "Rejected"),
                State::Pending | State::Cancelled { .. } => (None, ""),
                State::Waiting(approval) => panic!("{number} still waits: {approval:?}"),
            };
            assert_eq!(accepted, usize::from(submission.is_some()), "{number}: messages");
            assert_eq!(refused, usize::from(word == "Rejected"), "{number}: messages");
            rejected += refused;
            if let Some(submission) = submission {
                submitted += 1;
                let so = there.get(&submission.ref_so_id).expect("its sales order is there");
                self.must_match(house, *id, &submission, so, word).await;
                assert_eq!(so.grand_total, row.grand_total.get(), "{number}");
            }
        }
        assert_eq!(orders.len(), submitted, "nothing is there that is not ours");
        let gapless: Vec<_> = (1..=submitted).map(|n| format!("2026/{n:06}/POD-PD")).collect();
        assert_eq!(self.old.numbers().await, gapless);
        assert_eq!(texts.len(), submitted + rejected, "no other message");
        let placed = self.orders.len();
        format!(
            "{placed} orders, {submitted} sales orders, {rejected} rejected, {} messages; steps: {:?}",
            texts.len(),
            self.taken
        )
    }

    async fn must_match(
        &self,
        house: &House,
        order: OrderId,
        submission: &Submission,
        so: &So,
        word: &str,
    ) {
        let items = order_item::Entity::find()
            .filter(order_item::Column::OrderId.eq(order))
            .order_by_asc(order_item::Column::Line)
            .all(house.app.db.read())
            .await
            .expect("readable");
        let lines: Vec<[i64; 5]> = items
            .iter()
            .map(|item| {
                let part = item.ref_part_id.expect("linked at checkout");
                [part, item.price.get(), item.qty, item.subtotal.get(), item.qty]
            })
            .collect();
        let kind =
            if items.iter().all(|item| item.category == "OIL") { "Oli Regular" } else { "Other" };
        let day = house.tenant.zone.day_of(submission.approval.approved_at).date().to_string();
        assert_eq!(self.old.lines(so.id).await, lines, "{}", so.no_so);
        assert_eq!((&so.no_so, so.status.as_str()), (&submission.approval.so_number, word));
        assert_eq!(
            (so.jenis_so.as_str(), so.tgl_so.as_str()),
            (kind, day.as_str()),
            "{}",
            so.no_so
        );
        assert_eq!((so.fk_toko, so.fk_salesman), (21, 7), "{}", so.no_so);
    }
}

/// Everything the shop's phone has received: the page of the simulator shows only the newest.
async fn texts(house: &House) -> Vec<String> {
    house.settle().await;
    let db = &house.app.db;
    let sql = "SELECT text FROM simulator_messages WHERE phone = $1 ORDER BY id";
    let statement = Statement::from_sql_and_values(db.backend(), sql, [PHONE.into()]);
    let rows = db.read().query_all_raw(statement).await.expect("the simulator's messages");
    rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
}

/// The plain steps by their dice, for the account of what happened.
const STEPS: [&str; 100] = {
    let mut names = ["wait"; 100];
    let mut dice = 0;
    while dice < 100 {
        names[dice] = match dice {
            0..22 => "order",
            22..45 => "approve",
            50..54 => "reject",
            54..57 => "cancel",
            81..87 => "both nodes work",
            87..96 => "time passes",
            96..98 => "submit now",
            98 => "try now",
            _ => "wait",
        };
        dice += 1;
    }
    names
};
