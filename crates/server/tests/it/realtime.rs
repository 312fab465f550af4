//! Screens hear what concerns them, through real sockets, and nothing else.

mod access;
mod alone;
mod nodes;
mod overview;

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use kernel::Audience;
use kernel::live::channels;
use kernel::live::{ACCESS_CHANGED, SESSION_REVOKED};
use testkit::{Client, House, Value, json};

use crate::journey;

/// A bus of one's own, and its address.
fn redis() -> (Killed, String) {
    let free = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = free.local_addr().expect("bound").port().to_string();
    drop(free);
    let server = Command::new("redis-server")
        .args(["--port", &port, "--bind", "127.0.0.1", "--save", "", "--dir", "/tmp"])
        .stdout(Stdio::null())
        .spawn()
        .expect("redis-server is installed: `cargo x setup`");
    (Killed(server), format!("redis://127.0.0.1:{port}"))
}

/// A program that ends with its test, also when that fails.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _gone = self.0.kill();
        let _gone = self.0.wait();
    }
}

/// What one channel's subscription answers.
async fn ask(client: &Client, socket: &str, channel: &str) -> testkit::Answer {
    let form = format!("socket_id={socket}&channel_name={channel}");
    client.upload("/broadcasting/auth", "application/x-www-form-urlencoded", form).await
}

/// The account's own channel.
async fn own_channel(client: &Client) -> String {
    let live = client.get("/api/live").await.expect(200);
    live["channels"][0].as_str().expect("a channel").to_owned()
}

/// The channel of everybody who may do this.
fn channel_of(house: &House, permission: &str) -> String {
    channels::name(house.tenant.id, &Audience::Permission(permission.to_owned()))
}

async fn approve(house: &House, order: &str) {
    let admin = house.office("admin").await;
    admin.put(&format!("/api/admin/orders/{order}/approve"), json!({})).await.expect(200);
}

/// A shop that has signed in, its token, and its pending order.
struct Shop {
    client: Client,
    token: String,
    order: String,
}

async fn shop(house: &House) -> Shop {
    journey::stock_the_house(house).await;
    let (shop, answer) = journey::sign_in(house).await;
    let products = shop.get("/api/products?sort=name").await.expect(200);
    let line = json!({"product_id": products["data"][0]["id"], "qty": 2});
    shop.post("/api/cart/add", line).await.expect(200);
    let order = shop.post_with_key("/api/cart/checkout", "first", json!({})).await.expect(201);
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    Shop { client: shop, token: text(&answer.body["token"]), order: text(&order["id"]) }
}

testkit::on_both_engines! {
    /// As a stock client does it: one socket, one form for each channel, and then what happens.
    async fn a_shop_hears_that_its_order_was_approved(house: House) {
        let shop = shop(&house).await;
        let door = house.door().await;
        let mut screen = door.socket().await;
        let channel = own_channel(&shop.client).await;

        let signed = ask(&shop.client, &screen.id, &channel).await.expect(200);
        assert!(screen.subscribe(&channel, &signed).await);
        approve(&house, &shop.order).await;

        let told = screen.next_of("order.updated").await;
        assert_eq!(told.channel, channel);
        assert_eq!(told.data["subject"], json!(shop.order));
        assert!(told.data["id"].as_str().is_some_and(|id| id.starts_with("event_")), "{told:?}");
        let names: Vec<&String> = told.data.as_object().expect("an object").keys().collect();
        assert_eq!(names.len(), 3, "it says what changed, and no more: {names:?}");
    }

    /// The office hears of every shop's orders; a shop hears of its own alone.
    async fn the_office_hears_of_all_and_a_shop_of_its_own(house: House) {
        let door = house.door().await;
        let (other, office) = (house.office("shop").await, house.office("admin").await);
        let (mut at_other, mut at_office) = (door.screen(&other).await, door.screen(&office).await);

        let shop = shop(&house).await;
        let mut at_shop = door.screen(&shop.client).await;
        approve(&house, &shop.order).await;

        assert_eq!(at_shop.next_of("order.updated").await.data["subject"], json!(shop.order));
        let told = at_office.next_of("order.placed").await;
        assert_eq!((told.channel, &told.data["subject"]), (channel_of(&house, "parts.orders.read"), &json!(shop.order)));
        at_office.next_of("order.updated").await;
        at_other.hears_nothing().await;
    }

    /// Whatever the role: the channels of another business are not there.
    async fn another_business_hears_nothing_of_ours(house: House) {
        let other = house.another_tenant().await;
        let theirs = house.office_of(&other, "super_admin").await;
        let shop = shop(&house).await;
        let door = house.door().await;
        let mut screen = door.screen(&theirs).await;

        for channel in [channel_of(&house, "parts.orders.read"), own_channel(&shop.client).await] {
            assert_eq!(ask(&theirs, &screen.id, &channel).await.refused(403), "realtime.not_yours", "{channel}");
        }
        approve(&house, &shop.order).await;
        screen.hears_nothing().await;
    }

    /// An event that was committed while the screen was away, also just before the process died.
    async fn what_happened_while_the_screen_was_away_comes_by_since(house: House) {
        let shop = shop(&house).await;
        let door = house.door().await;
        let mut screen = door.socket().await;
        let before = screen.listen(&shop.client).await["last"].as_str().expect("a place").to_owned();
        house.clock.advance(chrono::Duration::seconds(10));
        // The next process knows nothing but the database; this one told nobody.
        let house = house.restart().await;
        assert_eq!(screen.goodbye().await, 4200);
        approve(&house, &shop.order).await;
        let house = house.restart().await;

        let door = house.door().await;
        let client = house.visitor().with_token(&shop.token);
        let mut screen = door.socket().await;
        screen.listen(&client).await;
        let missed = client.get(&format!("/api/live?since={before}")).await.expect(200);

        assert_eq!(missed["resync"], false);
        let told = |event: &&Value| event["name"] == "order.updated" && event["subject"] == json!(shop.order);
        assert!(missed["events"].as_array().expect("events").iter().any(|event| told(&event)), "{missed}");
    }

    /// More than the relay can fall behind: the rest comes from the table, and no screen misses one.
    async fn a_long_burst_reaches_the_screens(house: House) {
        let office = house.office("admin").await;
        let (door, shops) = (house.door().await, channel_of(&house, "parts.shops.read"));
        let mut screen = door.screen(&office).await;

        let mut tx = house.begin().await;
        for _ in 0..2_500 {
            let shop = tx.new_id();
            tx.announce(parts::shops::ShopUpdated { shop });
        }
        tx.commit().await.expect("committed");

        let mut told = std::collections::HashSet::new();
        while told.len() < 2_500 {
            let frame = screen.next_of("shop.updated").await;
            assert_eq!(frame.channel, shops);
            told.insert(frame.data["id"].as_str().expect("an id").to_owned());
        }
    }
}

/// The names that cut a socket are those that identity tells.
#[test]
fn identity_tells_the_names_that_the_relay_waits_for() {
    use kernel::Event;
    assert_eq!(identity::sessions::SessionRevoked::NAME, SESSION_REVOKED);
    assert_eq!(identity::accounts::AccessChanged::NAME, ACCESS_CHANGED);
}
