//! Several nodes on one database share the work and never do it twice.

use std::fs;
use std::time::Duration;

use testkit::{Engine, House, futures};

use crate::stage::{PHONE, draft, texts_on};

/// Lets time run, so that what two nodes write one after another has ids in that order.
async fn tick(house: &House) {
    loop {
        tokio::time::sleep(Duration::from_micros(500)).await;
        house.clock.advance(chrono::Duration::milliseconds(5));
    }
}

testkit::on_both_engines! {
    /// Two nodes drain one queue: each message is sent by one of them, in order for each person.
    async fn two_nodes_send_every_message_once(house: House) {
        for number in 0..40 {
            let phone = format!("62812000000{}", number % 4);
            draft(&format!("{number:02}")).to(&phone).write(&house).await;
        }
        let (node, _) = house.second_node().await;

        tokio::select! {
            (one, other) = async {
                futures::join!(kernel::pump::settle(&house.app), kernel::pump::settle(&node))
            } => {
                one.expect("the first node comes to rest");
                other.expect("the second node comes to rest");
            }
            () = tick(&house) => {}
        }
        house.settle().await;

        let admin = house.office("admin").await;
        let log = admin.get("/api/admin/messages?per_page=100").await.expect(200);
        let messages = log["data"].as_array().expect("a list");
        assert_eq!(messages.len(), 40);
        for message in messages {
            assert_eq!(message["state"], "delivered", "{message}");
            assert_eq!(message["attempts"], 1, "{message}");
        }
        for person in 0..4 {
            let texts = texts_on(&house, &format!("62812000000{person}")).await;
            assert_eq!(texts.len(), 10);
            assert!(texts.is_sorted(), "{texts:?}");
        }
        node.db.close().await;
    }

    /// Two writers at once with one key: the database decides, and both learn the same id.
    async fn writers_that_race_for_a_key_write_one_message(house: House) {
        let writers = (0..8).map(|_| draft("Halo").once("order/1").write(&house));

        let ids = futures::future::join_all(writers).await;

        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        house.settle().await;
        assert_eq!(texts_on(&house, PHONE).await, ["Halo"]);
    }
}

/// An embedded machine's disk rests when nobody writes.
#[test]
fn an_idle_node_writes_nothing() {
    testkit::run(async {
        let house = House::raise(Engine::Sqlite).await;
        draft("Halo").write(&house).await;
        house.settle().await;
        let log = house.settings().data.join("niaga.db-wal");
        let written = || fs::metadata(&log).and_then(|file| file.modified()).expect("a log");
        let before = written();

        for _ in 0..5 {
            house.pass(chrono::Duration::seconds(1)).await;
        }

        assert_eq!(written(), before);
    });
}
