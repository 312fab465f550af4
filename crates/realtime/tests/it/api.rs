//! The HTTP API: who may ask, what is refused, and what is told.

use http::StatusCode;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::host::{Host, sign, signed_query, signed_query_with, wall_seconds};

#[tokio::test]
async fn a_request_needs_key_version_time_signature_and_sum() {
    let host = Host::start().await;
    let now: u64 = wall_seconds().parse().expect("a number");
    let path = "/apps/1/channels";
    for (timestamp, version) in [
        ((now - 700).to_string(), "1.0"),
        ((now + 700).to_string(), "1.0"),
        ("soon".to_owned(), "1.0"),
        (now.to_string(), "2.0"),
    ] {
        let query = signed_query_with("GET", path, &timestamp, version, &[]);
        let (status, _) = host.send("GET", &format!("{path}?{query}"), String::new()).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{timestamp} {version}");
    }
    let other_path = signed_query("GET", "/apps/1/other", &[]);
    let other_key = signed_query("GET", path, &[]).replace("a-key", "b-key");
    let no_sum = signed_query("POST", "/apps/1/events", &[]);
    let other_sum = signed_query("POST", "/apps/1/events", &[("body_md5", &sign("x")[..32])]);
    for (method, target, body) in [
        ("GET", path.to_owned(), ""),
        ("GET", format!("{path}?{other_path}"), ""),
        ("GET", format!("{path}?{other_key}"), ""),
        ("GET", format!("/apps/2/channels?{}", signed_query("GET", "/apps/2/channels", &[])), ""),
        ("POST", format!("/apps/1/events?{no_sum}"), "{}"),
        ("POST", format!("/apps/1/events?{other_sum}"), "{}"),
    ] {
        let (status, _) = host.send(method, &target, body.to_owned()).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{method} {target}");
    }
}

#[tokio::test]
async fn events_are_refused_in_the_documented_numbers() {
    let host = Host::start().await;
    let many: Vec<String> = (0..101).map(|n| format!("c{n}")).collect();
    let bad = StatusCode::BAD_REQUEST;
    for (event, status) in [
        (json!({"data": "", "channel": "a"}), bad),
        (json!({"name": "", "data": "", "channel": "a"}), bad),
        (json!({"name": "e", "channel": "a"}), bad),
        (json!({"name": "e", "data": ""}), bad),
        (json!({"name": "e", "data": "", "channels": []}), bad),
        (json!({"name": "e", "data": "", "channels": many}), bad),
        (json!({"name": "e", "data": "", "channel": ""}), bad),
        (json!({"name": "e", "data": "", "channel": "white space"}), bad),
        (json!({"name": "e", "data": "", "channel": "a".repeat(165)}), bad),
        (json!({"name": "e".repeat(201), "data": "", "channel": "a"}), bad),
        (json!({"name": "e", "data": "", "channel": "a", "socket_id": "1"}), bad),
        (json!({"name": "e", "data": "", "channel": "a", "info": "colour"}), bad),
        (json!([]), bad),
        (
            json!({"name": "e", "data": "x".repeat(10_241), "channel": "a"}),
            413.try_into().expect(""),
        ),
        (
            json!({"name": "e", "data": "x".repeat(2_000_000), "channel": "a"}),
            413.try_into().expect(""),
        ),
        (
            json!({"name": "e".repeat(200), "data": "x".repeat(10_240), "channel": "a"}),
            StatusCode::OK,
        ),
        (json!({"name": "e", "data": "", "channels": many[..100]}), StatusCode::OK),
    ] {
        let (answer, body) = host.post("/apps/1/events", &event).await;
        assert_eq!(answer, status, "{body}");
    }
}

#[tokio::test]
async fn info_is_told_of_each_channel_that_was_triggered() {
    let host = Host::start().await;
    let mut client = host.connect().await;
    client.subscribe("a").await;
    client.subscribe_signed("presence-a", Some(r#"{"user_id":"ann"}"#)).await;

    let event = json!({"name": "e", "data": "", "channels": ["a", "presence-a", "a", "b"],
        "info": "user_count,subscription_count"});
    let (_, told) = host.post("/apps/1/events", &event).await;

    let channels = json!({"a": {"subscription_count": 1}, "b": {"subscription_count": 0},
        "presence-a": {"user_count": 1, "subscription_count": 1}});
    assert_eq!(told, json!({"channels": channels}));
    client.hear_event("e").await;
    client.hear_event("e").await;
    client.hear_nothing().await;
}

#[tokio::test]
async fn a_batch_is_sent_whole_or_not_at_all() {
    let host = Host::start().await;
    let mut client = host.connect().await;
    client.subscribe("a").await;
    let one = json!({"name": "e", "data": "1", "channel": "a"});
    let wrong = json!({"name": "e", "data": "1"});
    let path = "/apps/1/batch_events";
    assert_eq!(host.post(path, &json!({"batch": [one, wrong]})).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(host.post(path, &json!({"batch": vec![&one; 11]})).await.0, StatusCode::BAD_REQUEST);
    client.hear_nothing().await;

    let asked = json!({"name": "f", "data": "", "channel": "a", "info": "subscription_count"});
    let (_, told) = host.post(path, &json!({"batch": [one, asked]})).await;

    assert_eq!(told, json!({"batch": [{}, {"subscription_count": 1}]}));
    client.hear_event("e").await;
    client.hear_event("f").await;
    assert_eq!(host.post(path, &json!({"batch": [one]})).await, (StatusCode::OK, json!({})));
}

#[tokio::test]
async fn channels_are_listed_by_prefix_with_their_counts() {
    let host = Host::start().await;
    let mut client = host.connect().await;
    client.subscribe("a").await;
    client.subscribe_signed("presence-a@=,;", Some(r#"{"user_id":"ann"}"#)).await;

    let path = "/apps/1/channels";
    let all = json!({"channels": {"a": {}, "presence-a@=,;": {}}});
    assert_eq!(host.get(path, &[]).await, (StatusCode::OK, all));
    let query = [("filter_by_prefix", "presence-"), ("info", "user_count")];
    let some = json!({"channels": {"presence-a@=,;": {"user_count": 1}}});
    assert_eq!(host.get(path, &query).await, (StatusCode::OK, some));
    for query in [
        &[("info", "user_count")][..],
        &[("info", "user_count"), ("filter_by_prefix", "private-")],
        &[("info", "colour")],
    ] {
        assert_eq!(host.get(path, query).await.0, StatusCode::BAD_REQUEST, "{query:?}");
    }
}

#[tokio::test]
async fn a_channel_tells_what_fits_its_kind() {
    let host = Host::start().await;
    let mut client = host.connect().await;
    client.subscribe_signed("presence-a@=,;", Some(r#"{"user_id":"ann"}"#)).await;
    let path = "/apps/1/channels/presence-a@=,;";

    let (_, told) = host.get(path, &[("info", "user_count,subscription_count")]).await;
    assert_eq!(told, json!({"occupied": true, "user_count": 1, "subscription_count": 1}));
    let (_, told) = host.get("/apps/1/channels/nobody", &[]).await;
    assert_eq!(told, json!({"occupied": false}));
    let (_, told) = host.get(&format!("{path}/users"), &[]).await;
    assert_eq!(told, json!({"users": [{"id": "ann"}]}));

    for (path, info) in [
        ("/apps/1/channels/a", "user_count"),
        ("/apps/1/channels/a", "cache"),
        ("/apps/1/channels/a", "colour"),
        ("/apps/1/channels/a/users", ""),
    ] {
        let (status, _) = host.get(path, &[("info", info)]).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{path} {info}");
    }
}

#[tokio::test]
async fn a_path_may_be_encoded_after_it_was_signed() {
    let host = Host::start().await;
    let query = signed_query("GET", "/apps/1/channels/a@=,;", &[]);

    let target = format!("/apps/1/channels/a%40%3D%2C%3B?{query}");

    assert_eq!(host.send("GET", &target, String::new()).await.0, StatusCode::OK);
}

#[tokio::test]
async fn an_event_may_come_in_the_query() {
    let host = Host::start().await;
    let mut client = host.connect().await;
    client.subscribe("a").await;
    let pairs = [("channels[]", "a"), ("data", "{\"x\": 1}"), ("name", "e")];
    let query = signed_query("POST", "/apps/1/events", &pairs);

    let answer = host.send("POST", &format!("/apps/1/events?{query}"), String::new()).await;

    assert_eq!(answer, (StatusCode::OK, json!({})));
    assert_eq!(client.hear_event("e").await["data"], "{\"x\": 1}");
}

#[tokio::test]
async fn what_is_not_there_and_who_is_disabled_hear_so() {
    let host = Host::start().await;
    assert_eq!(host.get("/apps/1/rain", &[]).await.0, StatusCode::NOT_FOUND);
    assert_eq!(host.get("/apps/1/events", &[]).await.0, StatusCode::METHOD_NOT_ALLOWED);

    let disabled = Host::start_with("enabled = false\n").await;
    assert_eq!(disabled.get("/apps/1/channels", &[]).await.0, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn below_a_prefix_clients_sign_the_path_they_know() {
    let config = realtime::Config::from_toml(
        "path_prefix = \"/live\"\n[[apps]]\nid = \"1\"\nkey = \"a-key\"\nsecret = \"a-secret\"\n",
    );
    let host = Host::start_from(&config.expect("it is valid")).await;

    assert_eq!(host.get("/live/apps/1/channels", &[]).await.0, StatusCode::OK);
    assert_eq!(host.get("/apps/1/channels", &[]).await.0, StatusCode::NOT_FOUND);
    let mut client = host.knock("/live/app/a-key?protocol=7").await;
    client.hear_event("pusher:connection_established").await;
}

#[tokio::test]
async fn a_refusal_before_the_body_was_read_ends_the_connection_and_says_so() {
    let host = Host::start().await;
    let (events, nowhere) = (("/apps/1/events", "401"), ("/nowhere", "404"));
    for ((path, status), length, closes) in
        [(events, 3_000_000, true), (events, 0, false), (nowhere, 3_000_000, true)]
    {
        let mut socket = TcpStream::connect(host.address).await.expect("a connection");
        let head = format!("POST {path} HTTP/1.1\r\nhost: x\r\ncontent-length: {length}\r\n\r\n");
        socket.write_all(head.as_bytes()).await.expect("it is written");

        let mut answer = Vec::new();
        while !answer.ends_with(b"}") {
            answer.push(socket.read_u8().await.expect("an answer"));
        }

        let answer = String::from_utf8(answer).expect("text");
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{answer}");
        assert_eq!(answer.contains("connection: close"), closes, "{answer}");
    }
}
