//! Who is let in, and how connections are kept and ended.

use futures::SinkExt;
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

use crate::client::Client;
use crate::host::{Host, data, pause_ms};

#[tokio::test]
async fn a_greeting_names_the_socket_and_the_activity_timeout() {
    let host = Host::start().await;

    let mut client = host.knock("/app/a-key?protocol=7").await;

    let greeting = data(&client.hear_event("pusher:connection_established").await);
    let (first, second) =
        greeting["socket_id"].as_str().and_then(|id| id.split_once('.')).expect("two halves");
    assert!(first.parse::<u32>().is_ok() && second.parse::<u32>().is_ok());
    assert_eq!(greeting["activity_timeout"], 120);
}

#[tokio::test]
async fn refusals_come_as_close_codes_after_the_handshake() {
    let host = Host::start().await;
    for (path, code) in [
        ("/app/unknown?protocol=7", 4001),
        ("/app?protocol=7", 4005),
        ("/app/a-key/more?protocol=7", 4005),
        ("/app/a-key?protocol=seven", 4006),
        ("/app/a-key?protocol=3", 4007),
        ("/app/a-key?protocol=99", 4007),
        ("/app/a-key", 4008),
    ] {
        assert_eq!(host.knock(path).await.hear_close().await, code, "{path}");
    }
}

#[tokio::test]
async fn old_versions_hear_the_refusal_as_an_event_too() {
    let host = Host::start().await;

    let mut client = host.knock("/app/unknown?protocol=5").await;

    assert_eq!(client.hear_error().await, Some(4001));
    assert_eq!(client.hear_close().await, 4001);
}

#[tokio::test]
async fn a_disabled_app_and_a_full_one_refuse() {
    let disabled = Host::start_with("enabled = false\n").await;
    assert_eq!(disabled.knock("/app/a-key?protocol=7").await.hear_close().await, 4003);

    let full = Host::start_with("max_connections = 1\n").await;
    let first = full.connect().await;
    assert_eq!(full.knock("/app/a-key?protocol=7").await.hear_close().await, 4004);
    first.leave().await;
    pause_ms(50).await;
    full.connect().await;
}

#[tokio::test]
async fn only_pages_of_the_apps_origins_connect() {
    let host = Host::start_with("origins = [\"example.com\"]\n").await;
    let url = format!("ws://{}/app/a-key?protocol=7", host.address);

    let mut stranger = Client::open(&url, Some("https://evil.test")).await;
    assert_eq!(stranger.hear_close().await, 4009);
    for origin in [Some("https://example.com"), None] {
        let mut client = Client::open(&url, origin).await;
        client.hear_event("pusher:connection_established").await;
    }
}

#[tokio::test]
async fn pings_of_both_kinds_are_answered() {
    let host = Host::start().await;
    let mut client = host.connect().await;

    client.say(json!({"event": "pusher:ping", "data": {}})).await;
    client.hear_event("pusher:pong").await;
    client.socket.send(Message::Ping("abc".into())).await.expect("an open socket");
    assert_eq!(client.next().await, Message::Pong("abc".into()));
}

#[tokio::test]
async fn a_silent_client_is_pinged_and_stays_when_it_answers() {
    let timing = "[timing]\nactivity_timeout_s = 1\npong_timeout_ms = 1000\n";
    let host = Host::start_with(timing).await;
    let mut client = host.connect().await;

    for _ in 0..3 {
        // The library answers it.
        assert_eq!(client.next().await, Message::Ping("".into()));
    }
    client.subscribe("still-there").await;
}

#[tokio::test]
async fn a_half_open_connection_is_closed_with_4201() {
    let timing = "[timing]\nactivity_timeout_s = 1\npong_timeout_ms = 500\n";
    let host = Host::start_with(timing).await;
    let mut client = host.connect().await;

    // Nothing is read, so the library answers nothing.
    pause_ms(3000).await;

    assert_eq!(client.hear_close().await, 4201);
    assert_eq!(host.realtime.connections(), 0);
}

#[tokio::test]
async fn a_stop_sends_everybody_back_at_once_and_waits_for_them() {
    let host = Host::start().await;
    let (mut one, mut other) = (host.connect().await, host.connect().await);

    let (one, other, ()) = tokio::join!(one.hear_close(), other.hear_close(), host.realtime.stop());

    assert_eq!((one, other), (4200, 4200));
    assert_eq!(host.realtime.connections(), 0);
}

#[tokio::test]
async fn a_path_that_is_no_websocket_and_one_that_is_nothing_answer_so() {
    let host = Host::start().await;

    assert_eq!(host.send("GET", "/app/a-key?protocol=7", String::new()).await.0, 426);
    assert_eq!(host.send("GET", "/elsewhere", String::new()).await.0, 404);
}

#[tokio::test]
async fn an_app_may_want_tls_and_believes_the_proxy() {
    let host = Host::start_with("tls_only = true\n").await;
    let url = format!("ws://{}/app/a-key?protocol=7", host.address);

    assert_eq!(host.knock("/app/a-key?protocol=7").await.hear_close().await, 4000);
    let mut over_tls = Client::open_with(&url, &[("x-forwarded-proto", "https")]).await;
    over_tls.hear_event("pusher:connection_established").await;
}

#[tokio::test]
async fn who_is_signed_for_in_time_stays_and_others_go() {
    let host = Host::start_with("authorize_within_s = 1\n").await;
    let mut stranger = host.connect().await;
    stranger.subscribe("public").await;
    let mut subscriber = host.connect().await;
    subscriber.subscribe_signed("private-a", None).await;
    let mut user = host.connect().await;
    user.sign_in(r#"{"id":"ann"}"#).await;

    assert_eq!(stranger.hear_close().await, 4009);
    pause_ms(500).await;
    subscriber.hear_nothing().await;
    user.hear_nothing().await;
}
