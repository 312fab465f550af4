//! Several processes, and one that stops.

use std::time::Duration;

use kernel::Clock;
use kernel::config::Secret;
use testkit::{Door, House, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{approve, redis, shop};

/// The tail looks every second; the rest is for a busy machine.
const SOON: Duration = Duration::from_secs(3);
/// Longer than nodes take to meet.
const PATIENCE: Duration = Duration::from_secs(15);

testkit::on_both_engines! {
    /// Nothing travels between them but the database's rows.
    async fn what_one_node_commits_is_heard_on_another_within_a_second(house: House) {
        let shop = shop(&house).await;
        let (here, (other, visitor)) = (house.door().await, house.second_node().await);
        let there = Door::open(&other, &visitor).await;
        let mut screens = [here.screen(&shop.client).await, there.screen(&shop.client).await];

        approve(&house, &shop.order).await;

        for screen in &mut screens {
            let told = tokio::time::timeout(SOON, screen.next_of("order.updated")).await;
            assert_eq!(told.expect("soon").data["subject"], json!(shop.order));
        }
        let out = shop.client.post("/api/auth/logout", json!({})).await;
        assert_eq!(out.status, 204);
        for screen in &mut screens {
            let goodbye = tokio::time::timeout(SOON, screen.goodbye()).await;
            assert_eq!(goodbye.expect("soon"), 4200);
        }
        there.stop();
        there.stopped().await;
    }

    /// A signature of one node opens the channel on another: they share the installation's secret.
    async fn a_signature_of_one_node_is_good_on_the_other(house: House) {
        let admin = house.office("admin").await;
        let (other, visitor) = house.second_node().await;
        let there = Door::open(&other, &visitor).await;

        let mut screen = there.socket().await;
        screen.listen(&admin).await;

        there.stop();
        there.stopped().await;
    }

    /// Sockets are sent on at once, to another node or the next process; requests get their answers.
    async fn a_stop_sends_sockets_on_and_loses_no_request(house: House) {
        let admin = house.office("admin").await;
        let door = house.door().await;
        let (mut screen, mut silent) = (door.screen(&admin).await, door.socket().await);
        let mut running = Vec::new();
        for number in 0..4 {
            // Hashing a password takes its time.
            let body = format!(r#"{{"email":"nobody{number}@uji.test","password":"kopi-tubruk-77"}}"#);
            let request = format!(
                "POST /api/admin/login HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
                 content-length: {}\r\n\r\n{body}",
                body.len()
            );
            let mut stream = TcpStream::connect(("127.0.0.1", door.port)).await.expect("a connection");
            stream.write_all(request.as_bytes()).await.expect("sent");
            running.push(stream);
        }
        tokio::time::sleep(Duration::from_millis(30)).await;

        door.stop();

        assert_eq!((screen.goodbye().await, silent.goodbye().await), (4200, 4200));
        for mut stream in running {
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await.expect("answered");
            assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
        }
        let port = door.port;
        door.stopped().await;
        assert!(TcpStream::connect(("127.0.0.1", port)).await.is_err(), "nobody listens any more");
    }
}

/// Where there is a bus, a node does not wait for its second to be over.
#[tokio::test]
async fn a_bus_makes_the_other_node_look_at_once() {
    let (_until_the_end, bus) = redis();
    let house = House::raise_with(testkit::Engine::Sqlite, |settings| {
        settings.realtime.bus = Some(Secret::from(bus));
    })
    .await;
    let (other, visitor) = house.second_node().await;
    let (_here, there) = (house.door().await, Door::open(&other, &visitor).await);
    let mut screen = there.screen(&house.office("admin").await).await;
    for app in [&house.app, &other] {
        let station = app.state::<server::realtime::Station>();
        let running = station.start().await.expect("it runs");
        let known = async {
            while running.overview().nodes.len() < 2 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(PATIENCE, known).await.expect("the nodes meet");
    }

    let ready = house.visitor().get("/readyz").await.expect(200);
    let bus =
        ready["dependencies"].as_array().expect("a list").iter().find(|one| one["name"] == "bus");
    assert_eq!(bus, Some(&json!({"name": "bus", "state": "ok", "optional": true})));

    // Each begins when the other node has just looked, and would look again in a second.
    let begun = Clock::System.now();
    for _ in 0..10 {
        let mut tx = house.begin().await;
        let shop = tx.new_id();
        tx.announce(parts::shops::ShopUpdated { shop });
        tx.commit().await.expect("committed");
        assert_eq!(screen.next_of("shop.updated").await.data["subject"], json!(shop));
    }

    let took = (Clock::System.now() - begun).num_milliseconds();
    assert!(took < 6_000, "ten events took {took} ms");
}

/// An outside system's app beside our own, on the same port.
#[tokio::test]
async fn an_outside_systems_app_is_served_beside_our_own() {
    let house = House::raise_with(testkit::Engine::Sqlite, |settings| {
        let secret = realtime::Secret::new("outside-secret");
        settings.realtime.apps = vec![realtime::AppConfig::new("42", "outside", secret)];
    })
    .await;
    let door = house.door().await;

    let mut theirs = testkit::Screen::connect(door.port, "outside").await;
    let mut ours = door.socket().await;
    assert!(theirs.subscribe("news", &json!({})).await);
    let live = house.app.state::<server::realtime::Station>();
    let channel = realtime::ChannelName::parse("news").expect("a name");
    let running = live.start().await.expect("it runs");
    running.publish("42", &channel, "printed", "{}", None).expect("their app");

    assert_eq!(theirs.next().await.event, "printed");
    ours.hears_nothing().await;
}
