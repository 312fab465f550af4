//! Subscriptions and what reaches them.

use http::StatusCode;
use serde_json::json;

use crate::host::{Host, data, pause_ms};

#[tokio::test]
async fn an_event_reaches_subscribers_as_it_was_sent() {
    let host = Host::start().await;
    let (mut one, mut other) = (host.connect().await, host.connect().await);
    one.subscribe("news").await;
    other.subscribe("sports").await;

    let text = r#"{"n": 1.0, "big": 12345678901234567890, "u": "é\u0001"} and no JSON"#;
    host.trigger("news", "an-event", text).await;

    let event = one.hear().await;
    assert_eq!(event, json!({"event": "an-event", "channel": "news", "data": text}));
    other.hear_nothing().await;
}

#[tokio::test]
async fn after_unsubscribing_nothing_comes() {
    let host = Host::start().await;
    let mut client = host.connect().await;
    client.subscribe("news").await;

    client.unsubscribe("news").await;
    client.subscribe("other").await;
    host.trigger("news", "an-event", "{}").await;

    client.hear_nothing().await;
    client.subscribe("news").await;
}

#[tokio::test]
async fn the_sender_can_be_left_out() {
    let host = Host::start().await;
    let (mut one, mut other) = (host.connect().await, host.connect().await);
    one.subscribe("news").await;
    other.subscribe("news").await;

    let event = json!({"name": "e", "channel": "news", "data": "{}", "socket_id": one.id});
    assert_eq!(host.post("/apps/1/events", &event).await.0, StatusCode::OK);

    other.hear_event("e").await;
    one.hear_nothing().await;
}

#[tokio::test]
async fn an_event_published_in_the_process_reaches_subscribers() {
    let host = Host::start().await;
    let mut client = host.connect().await;
    client.subscribe("news").await;

    let news = realtime::ChannelName::parse("news").expect("a name");
    assert_eq!(host.realtime.publish("1", &news, "e", "7", None), Ok(()));
    assert!(host.realtime.publish("2", &news, "e", "7", None).is_err());

    assert_eq!(client.hear_event("e").await["data"], "7");
}

#[tokio::test]
async fn private_and_encrypted_channels_need_the_applications_signature() {
    let host = Host::start().await;
    let mut client = host.connect().await;
    for channel in ["private-a", "private-encrypted-a", "private-cache-a", "presence-a"] {
        for auth in [json!(null), json!(""), json!("a-key:00"), json!("nonsense")] {
            let data = json!({"channel": channel, "auth": auth});
            client.say(json!({"event": "pusher:subscribe", "data": data})).await;
            assert_eq!(client.hear_error().await, Some(4009), "{channel} {auth}");
        }
    }

    client.subscribe_signed("private-a", None).await;
    client.subscribe_signed("private-encrypted-a", None).await;
    // Sent, so it is part of what was signed, although it means nothing there.
    client.subscribe_signed("private-b", Some("{\"any\":1}")).await;
    host.trigger("private-encrypted-a", "e", r#"{"nonce":"x","ciphertext":"y"}"#).await;
    client.hear_event("e").await;
}

#[tokio::test]
async fn a_signature_is_for_one_socket_and_one_channel() {
    let host = Host::start().await;
    let (mut one, mut other) = (host.connect().await, host.connect().await);
    std::mem::swap(&mut one.id, &mut other.id);

    one.ask("private-a", None).await;

    assert_eq!(one.hear_error().await, Some(4009));
}

#[tokio::test]
async fn what_is_malformed_is_complained_about_and_the_connection_stays() {
    let host = Host::start().await;
    let mut client = host.connect().await;
    for text in [
        "not JSON",
        "[]",
        "{}",
        r#"{"event":7}"#,
        r#"{"event":"pusher:subscribe"}"#,
        r#"{"event":"pusher:subscribe","data":{}}"#,
        r#"{"event":"pusher:subscribe","data":{"channel":"white space"}}"#,
        r##"{"event":"pusher:subscribe","data":{"channel":"#a"}}"##,
        r#"{"event":"pusher:unsubscribe","data":7}"#,
        r#"{"event":"pusher:signin","data":{}}"#,
        r#"{"event":"pusher_internal:member_added","channel":"a","data":"{}"}"#,
    ] {
        client.say_text(text).await;
        client.hear_error().await;
    }
    client.subscribe("news").await;
    client.say(json!({"event": "pusher:subscribe", "data": {"channel": "news"}})).await;
    client.hear_error().await;
}

#[tokio::test]
async fn subscribers_hear_how_many_they_are_if_the_app_wants_it() {
    let host = Host::start_with("subscription_count = true\n").await;
    let mut one = host.connect().await;
    one.subscribe("news").await;
    let event = one.hear_event("pusher_internal:subscription_count").await;
    assert_eq!(
        (&event["channel"], data(&event)),
        (&json!("news"), json!({"subscription_count": 1}))
    );

    let mut other = host.connect().await;
    other.subscribe("news").await;
    assert_eq!(data(&one.hear().await), json!({"subscription_count": 2}));
    assert_eq!(data(&other.hear().await), json!({"subscription_count": 2}));

    other.leave().await;
    assert_eq!(data(&one.hear().await), json!({"subscription_count": 1}));
}

#[tokio::test]
async fn a_large_channel_hears_its_count_now_and_then() {
    let settings = "subscription_count = true\n[timing]\ncount_interval_ms = 1000\n";
    let host = Host::start_with(settings).await;
    let mut first = host.connect().await;
    first.subscribe("news").await;
    let mut crowd = Vec::new();
    for _ in 0..120 {
        let mut client = host.connect().await;
        client.subscribe("news").await;
        crowd.push(client);
    }

    pause_ms(1500).await;
    let mut counts = Vec::new();
    while counts.last() != Some(&121) {
        let count = data(&first.hear().await)["subscription_count"].as_u64();
        counts.push(count.expect("a number"));
    }

    assert_eq!(counts[..100], (1..=100).collect::<Vec<_>>());
    assert!(counts.len() < 115, "{counts:?}");
}
