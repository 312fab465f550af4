//! What the house does by itself: live events, audit, limits, schedules, demo.

use std::time::Duration;

use chrono::Duration as Span;
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, Statement};
use testkit::json;
use whatsapp::simulator::Fault;

testkit::on_both_engines! {
    /// A shop's screen hears of its own order, an admin's screen of all, a stranger's of none.
    async fn live_screens_hear_what_concerns_them(house: House) {
        let mut screens = house.app.live.listen();
        let ours = crate::journey::one_order(&house).await;
        let admin = house.office("admin").await;
        admin.put(&format!("/api/admin/orders/{}/approve", ours.order), json!({})).await.expect(200);
        house.settle().await;

        let mut names = Vec::new();
        while let Ok(event) = screens.try_recv() {
            assert_eq!(event.tenant, house.tenant.id);
            names.push(event.name.clone());
        }
        for expected in ["cart.updated", "order.placed", "order.updated"] {
            assert!(names.iter().any(|name| name == expected), "{expected} is missing from {names:?}");
        }
    }

    /// Every act is on the chain; a changed entry breaks it.
    async fn a_changed_audit_entry_is_found(house: House) {
        let ours = crate::journey::one_order(&house).await;
        house.office("admin").await.put(&format!("/api/admin/orders/{}/approve", ours.order), json!({})).await.expect(200);
        house.settle().await;
        let whole = kernel::audit::verify::verify(&house.app, &house.tenant).await.expect("readable");
        assert_eq!((whole.broken, whole.waiting), (None, 0));
        assert!(whole.sealed >= 3, "only {} entries", whole.sealed);

        let tx = house.begin().await;
        let sql = "UPDATE audit_entries SET actor = 'somebody else' WHERE seq = 2 AND tenant_id = $1";
        let values = [house.tenant.id.into()];
        tx.conn().execute_raw(Statement::from_sql_and_values(house.app.db.backend(), sql, values)).await.expect("changed");
        tx.commit().await.expect("committed");

        let broken = kernel::audit::verify::verify(&house.app, &house.tenant).await.expect("readable");
        assert!(broken.broken.is_some_and(|fault| fault.contains("entry 2")));
    }

    /// Entries cut off at the end are missed too.
    async fn a_cut_audit_chain_is_found(house: House) {
        crate::journey::one_order(&house).await;
        house.settle().await;
        let tx = house.begin().await;
        let sql = "DELETE FROM audit_entries WHERE tenant_id = $1 AND seq = (SELECT MAX(seq) FROM audit_entries WHERE tenant_id = $1)";
        let values = [house.tenant.id.into()];
        tx.conn().execute_raw(Statement::from_sql_and_values(house.app.db.backend(), sql, values)).await.expect("cut");
        tx.commit().await.expect("committed");

        let report = kernel::audit::verify::verify(&house.app, &house.tenant).await.expect("readable");

        assert!(report.broken.is_some());
    }

    /// The API's limit answers 429 with when to come back, and forgets after the minute.
    async fn an_account_that_calls_too_often_waits(house: House) {
        let house = testkit::House::raise_with(house.app.db.engine(), |settings| {
            settings.platform.limits.api_calls_per_minute = 3;
        })
        .await;
        let admin = house.office("admin").await;
        for _ in 0..3 {
            admin.get("/api/session").await.expect(200);
        }

        let over = admin.get("/api/session").await;
        let another = house.office("admin").await.get("/api/session").await;
        house.clock.advance(Span::seconds(60));
        let later = admin.get("/api/session").await;

        assert_eq!(over.refused(429), "platform.too_many");
        assert!(over.header("retry-after").is_some_and(|seconds| seconds.parse::<u64>().is_ok_and(|s| s <= 60)));
        assert_eq!((another.status, later.status), (200, 200));
    }

    /// A schedule runs once for its slot on two nodes, and catches up after a stop.
    async fn schedules_run_once_per_cluster(house: House) {
        // Without the old system its sync would wait for it, which is another promise.
        house.app.state::<parts::State>().data_part.create_fixture().await.expect("the fixture");
        house.settle().await;
        let jobs = || async { kernel::entity::job::Entity::find().all(house.app.db.read()).await.expect("readable") };
        let (other, _) = house.second_node().await;
        house.clock.advance(Span::days(3));

        let (here, there) = futures::join!(kernel::pump::settle(&house.app), kernel::pump::settle(&other));

        here.expect("comes to rest");
        there.expect("comes to rest");
        assert_eq!(jobs().await, [], "every job is done");
        let runs = kernel::entity::cron_run::Entity::find().all(house.app.db.read()).await.expect("readable");
        assert!(!runs.is_empty());
        assert!(runs.iter().all(|run| run.slot > house.app.now() - Span::days(1)), "{runs:?}");
        other.db.close().await;
    }

    /// Messages and other writes take turns: nothing waits for ever, nothing is lost.
    async fn messages_leave_while_others_write(house: House) {
        // every other send takes a few milliseconds, so that some wait while others are written down
        let gateway = house.app.state::<messaging::Gateway>();
        let simulator = gateway.simulator(&house.app, &house.tenant).await.expect("a simulator");
        for n in 0..240 {
            simulator.fail_next(Fault::Slow(Duration::from_millis(n % 2 * 3)));
        }
        kernel::pump::start(&house.app);
        let phones: Vec<String> = (0..6).map(|n| format!("62812000000{n}0")).collect();

        let writers = (0..40).map(|round| {
            let (house, phones) = (&house, &phones);
            async move {
                let mut tx = house.begin().await;
                for phone in phones {
                    let to = base::Phone::parse(phone).expect("a number");
                    let (class, text) = (messaging::Class::Transactional, format!("Kabar {round}"));
                    let message = messaging::NewMessage::new(to, class, "order_created", text);
                    messaging::whatsapp(&mut tx, message).await.expect("queued");
                }
                tx.commit().await.expect("committed");
            }
        });
        futures::future::join_all(writers).await;

        let arrived = async {
            for phone in &phones {
                let path = format!("/api/simulator/phones/{phone}/messages");
                while house.visitor().get(&path).await.expect(200)["data"].as_array().map(Vec::len) != Some(40) {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            }
        };
        tokio::time::timeout(Duration::from_secs(60), arrived).await.expect("every message arrives");
        house.app.tasks.stop().await;
    }

    /// The demo is complete, believable, and loaded once.
    async fn the_demo_is_loaded_once(house: House) {
        server::demo::load(&house.app).await.expect("loaded");
        server::demo::load(&house.app).await.expect("loaded again");

        let demo = identity::tenants::find_by_slug(&house.app, "demo").await.expect("readable").expect("made");
        let products = parts::entity::product::Entity::find().count(house.app.db.read()).await.expect("countable");
        let shops = parts::entity::shop::Entity::find().count(house.app.db.read()).await.expect("countable");
        assert_eq!(&*demo.name, "Sumber Makmur Motor");
        assert!(products >= 300, "only {products} products");
        assert_eq!(shops, 20);
    }
}

/// A stop asked for in the middle of work waits for it, then ends.
#[test]
fn background_work_ends_when_asked() {
    testkit::run(async {
        let house = testkit::House::raise(testkit::Engine::Sqlite).await;
        kernel::pump::start(&house.app);

        let stopped = tokio::time::timeout(Duration::from_secs(5), house.app.tasks.stop()).await;

        assert!(stopped.is_ok());
    });
}
