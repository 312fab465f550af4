//! The server among another program's routes.

use axum::Router;
use axum::routing::get;
use realtime::{Config, Realtime};
use tokio::net::TcpListener;

use crate::host::{Host, beside};

#[tokio::test]
async fn it_answers_its_paths_and_leaves_the_others_alone() {
    let config = Config::from_toml(
        "[[apps]]\nid = \"1\"\nkey = \"a-key\"\nsecret = \"a-secret\"\nclient_events = true\n",
    );
    let realtime = Realtime::start(&config.expect("it is valid")).expect("it starts");
    let router: Router = Router::new()
        .route("/", get(async || "home"))
        .route("/apps", get(async || "\"ours\""))
        .route_service("/app/{*rest}", realtime.clone())
        .route_service("/apps/{*rest}", realtime.clone());
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let host = Host::at(listener.local_addr().expect("an address"), realtime);
    beside(async move { axum::serve(listener, router).await.expect("it serves") });

    let mut client = host.connect().await;
    client.subscribe("news").await;
    host.trigger("news", "e", "{}").await;

    client.hear_event("e").await;
    assert_eq!(host.send("GET", "/apps", String::new()).await.1, "ours");
    host.realtime.stop().await;
    assert_eq!(client.hear_close().await, 4200);
    assert_eq!(host.knock("/app/a-key?protocol=7").await.hear_close().await, 4200);
}
