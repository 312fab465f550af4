//! Events from client to client.

use serde_json::{Value, json};

use crate::host::{Host, pause_ms};

fn event(channel: &str, data: &Value) -> Value {
    json!({"event": "client-e", "channel": channel, "data": data, "user_id": "forged"})
}

#[tokio::test]
async fn they_reach_the_other_subscribers_with_their_data_as_a_string() {
    let host = Host::start().await;
    let (mut one, mut other) = (host.connect().await, host.connect().await);
    one.subscribe_signed("private-a", None).await;
    other.subscribe_signed("private-a", None).await;

    for (sent, heard) in [(json!({"a": [1]}), r#"{"a":[1]}"#), (json!("text"), "text")] {
        one.say(event("private-a", &sent)).await;
        let event = json!({"event": "client-e", "channel": "private-a", "data": heard});
        assert_eq!(other.hear().await, event);
    }
    one.hear_nothing().await;
}

#[tokio::test]
async fn in_presence_channels_they_carry_the_user_of_the_subscription() {
    let host = Host::start().await;
    let (mut ann, mut bob) = (host.connect().await, host.connect().await);
    bob.subscribe_signed("presence-a", Some(r#"{"user_id":"bob"}"#)).await;
    ann.subscribe_signed("presence-a", Some(r#"{"user_id":7}"#)).await;
    bob.hear_event("pusher_internal:member_added").await;

    ann.say(event("presence-a", &json!({}))).await;

    assert_eq!(bob.hear_event("client-e").await["user_id"], "7");
}

#[tokio::test]
async fn they_need_a_private_or_presence_channel_and_a_subscription() {
    let host = Host::start().await;
    let (mut one, mut other) = (host.connect().await, host.connect().await);
    for client in [&mut one, &mut other] {
        client.subscribe("public").await;
    }
    other.subscribe_signed("private-a", None).await;

    one.say(event("public", &json!({}))).await;
    one.hear_error().await;
    one.say(event("private-a", &json!({}))).await;
    one.hear_error().await;
    other.say(json!({"event": "server-e", "channel": "private-a", "data": {}})).await;
    other.hear_error().await;
    other.say(event("private-a", &json!("x".repeat(10_241)))).await;
    other.hear_error().await;
    one.hear_nothing().await;
    other.hear_nothing().await;
}

#[tokio::test]
async fn an_app_that_did_not_ask_for_them_has_none() {
    let host = Host::start_with("").await;
    let mut client = host.connect().await;
    client.subscribe_signed("private-a", None).await;

    client.say(event("private-a", &json!({}))).await;

    client.hear_error().await;
}

#[tokio::test]
async fn ten_in_a_second_pass_and_more_are_refused() {
    let host = Host::start().await;
    let (mut one, mut other) = (host.connect().await, host.connect().await);
    one.subscribe_signed("private-a", None).await;
    other.subscribe_signed("private-a", None).await;

    for _ in 0..12 {
        one.say(event("private-a", &json!({}))).await;
    }
    for _ in 0..10 {
        other.hear_event("client-e").await;
    }
    for _ in 0..2 {
        assert_eq!(one.hear_error().await, Some(4301));
    }
    other.hear_nothing().await;

    pause_ms(1000).await;
    one.say(event("private-a", &json!({}))).await;
    other.hear_event("client-e").await;
}
