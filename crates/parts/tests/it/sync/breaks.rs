//! Whatever breaks in the middle of a run, it ends once, and what it counts is true.

use chrono::Duration;
use kernel::entity::job;
use parts::entity::{catalogue_version, product, sync_run};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use testkit::futures::future::join_all;
use testkit::{Engine, House, json};

use super::{counts, products, run, stock, sync};
use crate::old_system::OldSystem;

/// More parts than one turn of a run passes over.
const MANY: i64 = 12_000;

async fn count_products(house: &House) -> u64 {
    product::Entity::find().count(house.app.db.read()).await.expect("countable")
}

/// Waits until a run has written something.
async fn until_midway(house: &House) {
    loop {
        let row = sync_run::Entity::find().one(house.app.db.read()).await.expect("readable");
        if row.is_some_and(|row| row.place > 0) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
}

/// Does background work and dies in the middle of a run.
async fn dies_midway(house: &House) {
    tokio::select! {
        _settled = kernel::pump::settle(&house.app) => panic!("it came to an end before it died"),
        () = until_midway(house) => {}
    }
}

testkit::on_both_engines! {
    async fn a_run_goes_on_where_its_process_died(house: House) {
        let (old, admin) = (OldSystem::open(&house).await, house.office("admin").await);
        old.sells_many(MANY).await;
        let asked = admin.post("/api/admin/products/sync", products()).await.expect(202);
        dies_midway(&house).await;
        let house = house.restart().await;
        let midway = count_products(&house).await;

        house.settle().await;
        assert_eq!(count_products(&house).await, midway, "another worker could still be on it");
        house.pass(Duration::minutes(6)).await;

        assert!((1..12_000).contains(&midway), "{midway}");
        let admin = house.office("admin").await;
        let run = run(&admin, &asked["data"][0]["id"]).await;
        assert_eq!((run["state"].as_str(), counts(&run)), (Some("done"), [MANY, MANY, 0, 0, 0, 0]));
        assert_eq!(count_products(&house).await, 12_000);
    }

    async fn somebody_who_asks_again_need_not_wait_for_the_dead(house: House) {
        let (old, admin) = (OldSystem::open(&house).await, house.office("admin").await);
        old.sells_many(MANY).await;
        let asked = admin.post("/api/admin/products/sync", products()).await.expect(202);
        dies_midway(&house).await;
        let house = house.restart().await;
        house.clock.advance(Duration::seconds(61));

        let admin = house.office("admin").await;
        let again = sync(&house, &admin, products()).await;

        assert_eq!(again["id"], asked["data"][0]["id"]);
        assert_eq!((again["state"].as_str(), counts(&again)), (Some("done"), [MANY, MANY, 0, 0, 0, 0]));
        // The dead worker's job comes back to life and finds nothing to do.
        house.pass(Duration::minutes(6)).await;
        assert_eq!(count_products(&house).await, 12_000);
        let admin = house.office("admin").await;
        assert_eq!(admin.get("/api/admin/data-part/runs?kind=products").await.expect(200)["meta"]["total"], 1);
    }

    async fn a_run_that_nobody_goes_on_with_is_recognised_and_replaced(house: House) {
        let (old, admin) = (OldSystem::open(&house).await, house.office("admin").await);
        old.sells_many(MANY).await;
        let asked = admin.post("/api/admin/products/sync", products()).await.expect(202);
        dies_midway(&house).await;
        let house = house.restart().await;
        let tx = house.begin().await;
        job::Entity::delete_many().exec(tx.conn()).await.expect("its job is lost too");
        tx.commit().await.expect("committed");
        house.clock.advance(Duration::minutes(31));

        let admin = house.office("admin").await;
        let next = sync(&house, &admin.in_english(), products()).await;

        let lost = run(&admin.in_english(), &asked["data"][0]["id"]).await;
        assert_eq!(lost["state"], "failed");
        assert!(lost["problem"].as_str().expect("told").starts_with("It stopped midway"));
        assert_ne!(next["id"], lost["id"]);
        assert_eq!(next["state"], "done");
        assert_eq!((counts(&next)[0], count_products(&house).await), (MANY, 12_000));
    }

    async fn a_run_waits_while_the_old_system_is_away_and_goes_on(house: House) {
        let (old, admin) = (OldSystem::open(&house).await, house.office("admin").await);
        old.sells_many(MANY).await;
        let asked = admin.post("/api/admin/products/sync", products()).await.expect(202);
        let id = &asked["data"][0]["id"];
        let ((), guard) = tokio::join!(house.settle(), async {
            until_midway(&house).await;
            old.is_locked().await
        });

        let waits = run(&admin.in_english(), id).await;
        assert_eq!((&waits["state"], &waits["finished_at"]), (&json!("queued"), &json!(null)));
        assert!(waits["problem"].as_str().expect("told").starts_with("The old system cannot be reached"));
        let midway = count_products(&house).await;
        assert!((1..12_000).contains(&midway), "{midway}");
        drop(guard);
        house.pass(Duration::seconds(61)).await;

        let done = run(&admin, id).await;
        assert_eq!((done["state"].as_str(), counts(&done)), (Some("done"), [MANY, MANY, 0, 0, 0, 0]));
        assert_eq!(done["problem"], json!(null));
    }

    async fn a_run_fails_when_the_old_system_says_no(house: House) {
        let (old, admin) = (OldSystem::open(&house).await, house.office("admin").await);
        old.execute("ALTER TABLE {}tblpart_id RENAME TO tblpart_away").await;

        let run = sync(&house, &admin.in_english(), products()).await;

        assert_eq!(run["state"], "failed");
        assert!(run["problem"].as_str().expect("told").contains("tblpart_id"), "{run}");
        old.execute("ALTER TABLE {}tblpart_away RENAME TO tblpart_id").await;
        let next = sync(&house, &admin, products()).await;
        assert_eq!(next["state"], "done");
    }

    async fn whoever_asks_at_once_gets_the_one_run(house: House) {
        let (old, admin) = (OldSystem::open(&house).await, house.office("admin").await);
        old.sells_many(3_000).await;
        let (node, there) = house.second_node().await;
        let session = house.office("admin").await;
        let _ = there;

        let ask = async || admin.post("/api/admin/products/sync", products()).await.expect(202)["data"][0]["id"].clone();
        let other = async || session.post("/api/admin/products/sync", products()).await.expect(202)["data"][0]["id"].clone();
        let (ours, theirs, settled, here) = tokio::join!(
            join_all((0..8).map(|_| ask())),
            join_all((0..8).map(|_| other())),
            kernel::pump::settle(&node),
            house.settle(),
        );
        settled.expect("comes to rest");
        let () = here;
        let (settled, ()) = tokio::join!(kernel::pump::settle(&node), house.settle());
        settled.expect("comes to rest");

        let runs = admin.get("/api/admin/data-part/runs").await.expect(200);
        let runs = runs["data"].as_array().expect("the agreed shape");
        assert!(runs.iter().all(|run| run["state"] == "done"), "{runs:?}");
        let known: Vec<_> = runs.iter().map(|run| run["id"].clone()).collect();
        assert!(ours.iter().chain(&theirs).all(|id| known.contains(id)));
        let created: i64 = runs.iter().map(|run| counts(run)[1]).sum();
        assert_eq!((created, count_products(&house).await), (3_000, 3_000));
        node.db.close().await;
    }
}

/// What fifty thousand parts cost, counted: calls there, and transactions that wrote products.
async fn fifty_thousand_parts_cost_few_calls(engine: Engine) {
    const PARTS: i64 = 50_000;
    let house = House::raise(engine).await;
    let (old, admin) = (OldSystem::open(&house).await, house.office("admin").await);
    old.sells_many(PARTS).await;
    let calls = || house.app.state::<parts::State>().data_part.calls();
    let version = || async {
        let row = catalogue_version::Entity::find_by_id(house.tenant.id).one(house.app.db.read());
        row.await.expect("readable").map_or(0, |row| row.version)
    };
    let before = calls();

    let first = sync(&house, &admin, products()).await;
    let (calls_first, writes_first) = (calls() - before, version().await);
    let learnt =
        admin.get("/api/admin/data-part/runs?kind=stock").await.expect(200)["data"][0].clone();
    let again = sync(&house, &admin, json!({})).await;
    let known = sync(&house, &admin, stock()).await;

    assert_eq!(counts(&first), [PARTS, PARTS, 0, 0, 0, 0]);
    assert_eq!(counts(&learnt), [PARTS, 0, PARTS, 0, 0, 0]);
    // 51 pages of parts, 26 of stock.
    assert!(calls_first <= 77, "{calls_first} calls");
    assert!(writes_first <= 76, "{writes_first} writes");
    assert_eq!(counts(&again), [PARTS, 0, 0, PARTS, 0, 0]);
    assert_eq!(counts(&known), [PARTS, 0, 0, PARTS, 0, 0]);
    assert!(calls() - before - calls_first <= 51 + 26 + 26, "{} calls", calls());
    assert_eq!(version().await, writes_first, "nothing changed, nothing written");
    let sampled = product::Entity::find().filter(product::Column::Code.eq("P-49999"));
    let row = sampled.one(house.app.db.read()).await.expect("readable").expect("there");
    assert_eq!((row.stock, row.price.get()), (Some(49_999), 50_999));
}

mod fifty_thousand_parts {
    use super::*;

    #[test]
    fn sqlite() {
        testkit::run(fifty_thousand_parts_cost_few_calls(Engine::Sqlite));
    }

    #[test]
    fn postgres() {
        testkit::run(fifty_thousand_parts_cost_few_calls(Engine::Postgres));
    }
}
