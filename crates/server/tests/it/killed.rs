//! The real program, killed with `kill -9` at random moments while shops order and admins approve.
//! Whoever lost an answer asks again with the same key; in the end every promise is counted.

mod load;
mod promises;

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use base::AccountId;
use chrono::Duration as Span;
use identity::sessions::{self, SessionKind};
use kernel::{Clock, Random};
use parts::entity::{product, shop};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use server::settings::Settings;
use testkit::House;

use load::{Load, Stage};

/// Kills of an ordinary test run; `cargo x crash` asks for fifty.
const KILLS: u32 = 3;
/// Says how many instead. It does not begin with `NIAGA_`: the program would refuse an unknown key.
const KILLS_VARIABLE: &str = "CRASH_KILLS";
/// Shops that order at once.
const SHOPS: u64 = 8;
/// Phones of admins, each of which hears of every order.
const ADMIN_PHONES: [&str; 2] = ["628111000031", "628111000032"];
/// Starting takes a second on a busy machine; this is for a very busy one.
const READY_LIMIT: Duration = Duration::from_secs(60);
/// The moments of the kills, the same every run.
const SEED: u64 = 9;

testkit::on_both_engines! {
    /// Nothing acknowledged is lost, nothing is done twice, and no number is missing.
    async fn a_server_that_is_killed_under_load_keeps_every_promise(house: House) {
        house.clock.advance(Clock::System.now() - house.clock.now());
        let mut admins = Vec::new();
        for phone in ADMIN_PHONES {
            let (account, _) = house.account_of(&house.tenant, "admin", Some(phone)).await;
            admins.push((account, token(&house, account, SessionKind::Office).await));
        }
        parts::demo::load(&house.app, &house.tenant).await.expect("the demo is loaded");
        let shops = shops(&house).await;
        let products = products(&house).await;
        let before = promises::orders(&house).await;
        let stage = Stage {
            port: free_port(),
            shops: shops.clone(),
            admins: admins.iter().map(|(_, token)| token.clone()).collect(),
            products,
        };

        let load = Arc::new(Load::default());
        let (running, kills) = (load.clone(), kills());
        let house = house.restart_after(async |settings| {
            let settings = settings.clone();
            let work = move || under_load(&settings, &stage, &running, kills);
            tokio::task::spawn_blocking(work).await.expect("the load ends");
        }).await;
        // Leases of the dead run out, and what they held is done by the living.
        for _ in 0..3 {
            house.pass(Span::minutes(10)).await;
        }

        let said = load.summary();
        println!("{} kills: {said}", kills);
        assert!(load.faults().is_empty(), "{:?}", load.faults());
        assert!(load.lost() > 0, "no answer was lost: {said}");
        let accounts: Vec<AccountId> = admins.iter().map(|(account, _)| *account).collect();
        promises::every_order_is_there_once(&house, &before, &load).await;
        promises::numbers_have_no_gaps(&house).await;
        promises::the_old_system_has_each_once(&house).await;
        promises::everybody_was_told_once(&house, &before, &accounts).await;
        promises::carts_add_up(&house, &shops).await;
        promises::the_audit_log_is_whole(&house).await;
    }
}

/// Serves, kills, and serves again; then lets the load come to its end and stops in peace.
fn under_load(settings: &Settings, stage: &Stage, load: &Load, kills: u32) {
    let random = Random::seeded(SEED);
    std::thread::scope(|scope| {
        for number in 0..stage.shops.len() {
            scope.spawn(move || load.orders(stage, number));
        }
        for number in 0..stage.admins.len() {
            scope.spawn(move || load.approves(stage, number));
        }
        for _ in 0..kills {
            let [often, ahead] = random.bytes::<2>();
            let mut server = serve(settings, stage.port);
            if often % 5 > 0 {
                wait_ready(stage.port, &mut server);
                std::thread::sleep(Duration::from_millis(u64::from(ahead) * 3));
            } else {
                // Before it listens: in the middle of its start.
                std::thread::sleep(Duration::from_millis(u64::from(ahead)));
            }
            server.kill().expect("it is ours to kill");
            server.wait().expect("it was ours");
        }
        let mut server = serve(settings, stage.port);
        wait_ready(stage.port, &mut server);
        load.end();
        load.wait_idle();
        succeeds(settings, &["check"]);
        succeeds(settings, &["audit", "verify"]);
        let stop = format!("kill -TERM {}", server.id());
        Command::new("sh").args(["-c", &stop]).status().expect("a shell");
        assert!(server.wait().expect("it was ours").success(), "it did not stop in peace");
    });
}

fn serve(settings: &Settings, port: u16) -> Child {
    let log = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(settings.data.join("niaga.log"))
        .expect("a log");
    let mut command = niaga(settings, &["serve", "--listen", &format!("127.0.0.1:{port}")]);
    command.stdout(Stdio::null()).stderr(log).spawn().expect("niaga starts")
}

fn niaga(settings: &Settings, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_niaga"));
    command.args(arguments).arg("--data").arg(&settings.data).stdin(Stdio::null());
    command.env("NIAGA_PLATFORM__LIMITS__API_CALLS_PER_MINUTE", "0");
    command.env_remove("DATABASE_URL");
    if let Some(url) = &settings.database_url {
        command.env("DATABASE_URL", url.reveal());
    }
    if let Some(url) = &settings.parts.data_part.url {
        command.env("NIAGA_PARTS__DATA_PART__URL", url.reveal());
    }
    command
}

fn succeeds(settings: &Settings, arguments: &[&str]) {
    let output = niaga(settings, arguments).output().expect("niaga starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "niaga {arguments:?}: {said}");
}

fn wait_ready(port: u16, server: &mut Child) {
    let clock = Clock::System;
    let begun = clock.now();
    let limit = Span::from_std(READY_LIMIT).expect("a short time");
    while load::get(port, "/readyz", None).is_none_or(|(status, _)| status != 200) {
        assert!(server.try_wait().expect("a child").is_none(), "niaga ended by itself");
        assert!(clock.now() - begun < limit, "niaga is not ready");
        std::thread::sleep(Duration::from_millis(5));
    }
}

async fn token(house: &House, account: AccountId, kind: SessionKind) -> String {
    let mut tx = house.begin().await;
    let opened = sessions::open(&mut tx, account, kind, "load").await.expect("a session");
    tx.commit().await.expect("committed");
    opened.token
}

async fn shops(house: &House) -> Vec<String> {
    let found = shop::Entity::find().order_by_asc(shop::Column::Code).limit(SHOPS);
    let mut tokens = Vec::new();
    for shop in found.all(house.app.db.read()).await.expect("readable") {
        tokens.push(token(house, shop.account_id, SessionKind::Shop).await);
    }
    tokens
}

async fn products(house: &House) -> Vec<String> {
    let found = product::Entity::find()
        .filter(product::Column::IsActive.eq(true))
        .filter(product::Column::RefPartId.is_not_null())
        .limit(40);
    let found = found.all(house.app.db.read()).await.expect("readable");
    found.iter().map(|product| product.id.to_string()).collect()
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

#[expect(clippy::disallowed_methods, reason = "a test asks its caller how long it may take")]
fn kills() -> u32 {
    std::env::var(KILLS_VARIABLE).map_or(KILLS, |told| told.parse().expect("a number of kills"))
}
