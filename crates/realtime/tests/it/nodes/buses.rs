//! Real buses, from Debian's packages: Redis, which Valkey is too, and NATS.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use realtime::Config;
use serde_json::json;

use super::{APP, meet, until};
use crate::host::{Host, data, pause_ms};

/// A server that may be killed and started again in its place.
struct Server {
    name: &'static str,
    port: u16,
    child: Child,
}

impl Server {
    fn redis() -> Self {
        Self::start("redis-server")
    }

    fn nats() -> Self {
        Self::start("nats-server")
    }

    fn start(name: &'static str) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = free.local_addr().expect("an address").port();
        drop(free);
        Self { name, port, child: spawn(name, port) }
    }

    fn url(&self) -> String {
        let scheme = self.name.trim_end_matches("-server");
        format!("{scheme}://127.0.0.1:{}", self.port)
    }

    fn kill(&mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }

    fn start_again(&mut self) {
        self.child = spawn(self.name, self.port);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn spawn(name: &str, port: u16) -> Child {
    let port = port.to_string();
    let arguments: &[&str] = match name {
        "redis-server" => &["--port", &port, "--bind", "127.0.0.1", "--save", "", "--dir", "/tmp"],
        _ => &["--port", &port, "--addr", "127.0.0.1"],
    };
    Command::new(name)
        .args(arguments)
        // Debian keeps one of them where only root looks.
        .env("PATH", "/usr/local/bin:/usr/bin:/usr/sbin")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{name} does not start ({error}): run `cargo x setup`"))
}

async fn node(server: &Server) -> Host {
    let config = format!("bus = \"{}\"\n{APP}client_events = true\n", server.url());
    let config = Config::from_toml(&config).expect("a valid configuration");
    let host = Host::start_from(&config).await;
    host.realtime.ready().await;
    host
}

async fn nodes_are_one_server(mut server: Server) {
    let nodes = [node(&server).await, node(&server).await];
    meet(&nodes).await;
    let [one, other] = &nodes;
    let mut ann = one.connect().await;
    ann.subscribe_signed("presence-a", Some(r#"{"user_id":"ann"}"#)).await;
    until(|| !other.realtime.channels("1", "").expect("the app is there").is_empty()).await;
    let mut bob = other.connect().await;
    let told = bob.subscribe_signed("presence-a", Some(r#"{"user_id":"bob"}"#)).await;
    assert_eq!(super::ids(&told), json!(["ann", "bob"]));
    ann.hear_event("pusher_internal:member_added").await;
    for number in 0..100 {
        one.trigger("presence-a", "e", &number.to_string()).await;
    }
    for number in 0..100 {
        assert_eq!(bob.hear_event("e").await["data"], number.to_string());
        assert_eq!(ann.hear_event("e").await["data"], number.to_string());
    }

    // The bus dies. Each node goes on by itself.
    server.kill();
    until(|| nodes.iter().all(|host| host.realtime.has_bus() == Some(false))).await;
    other.trigger("presence-a", "alone", "1").await;
    bob.hear_event("alone").await;
    let mut eve = other.connect().await;
    eve.subscribe_signed("presence-a", Some(r#"{"user_id":"eve"}"#)).await;
    bob.hear_event("pusher_internal:member_added").await;
    ann.hear_nothing().await;

    // It is back, and so is all that was missed, once.
    server.start_again();
    ann.hear_event("alone").await;
    let added = ann.hear_event("pusher_internal:member_added").await;
    assert_eq!(data(&added)["user_id"], "eve");
    one.trigger("presence-a", "after", "1").await;
    for client in [&mut ann, &mut bob, &mut eve] {
        client.hear_event("after").await;
        client.hear_nothing().await;
    }

    // A node stops, and its members leave at once.
    tokio::join!(other.realtime.stop(), bob.leave(), eve.leave());
    for _ in 0..2 {
        ann.hear_event("pusher_internal:member_removed").await;
    }
}

#[tokio::test]
async fn over_redis() {
    nodes_are_one_server(Server::redis()).await;
}

#[tokio::test]
async fn over_nats() {
    nodes_are_one_server(Server::nats()).await;
}

#[tokio::test]
async fn without_its_bus_a_node_starts_and_works_alone() {
    let mut server = Server::redis();
    server.kill();
    let lonely = node(&server).await;
    let mut client = lonely.connect().await;
    client.subscribe("news").await;
    lonely.trigger("news", "e", "1").await;
    client.hear_event("e").await;

    server.start_again();

    let late = node(&server).await;
    meet(&[lonely, late]).await;
    pause_ms(100).await;
    assert_eq!(client.hear_nothing().await, ());
}

#[tokio::test]
async fn an_address_that_is_none_is_refused() {
    for bus in ["carrier-pigeon://home", "redis", ""] {
        let config = Config::from_toml(&format!("bus = \"{bus}\"\n{APP}"));
        let error = config.map(|config| realtime::Realtime::start(&config).map(drop));
        assert!(matches!(error, Err(_) | Ok(Err(_))), "{bus}");
    }
}

#[tokio::test]
async fn whether_a_bus_is_there_can_be_asked() {
    for mut server in [Server::redis(), Server::nats()] {
        let url = server.url();
        // It needs a moment to listen.
        let mut tries = 0;
        while let Err(error) = realtime::reach(&url).await {
            tries += 1;
            assert!(tries < 100, "{error:#}");
            pause_ms(50).await;
        }

        server.kill();

        assert!(realtime::reach(&url).await.is_err(), "{url}");
    }
}
