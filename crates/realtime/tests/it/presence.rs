//! Presence channels: users, each once.

use http::StatusCode;
use serde_json::json;

use crate::host::{Host, data};

#[tokio::test]
async fn the_joiner_gets_the_roll_and_the_others_the_joiner() {
    let host = Host::start().await;
    let (mut ann, mut bob) = (host.connect().await, host.connect().await);

    let roll = ann.subscribe_signed("presence-a", Some(r#"{"user_id":"ann"}"#)).await;
    let alone = json!({"presence": {"ids": ["ann"], "hash": {"ann": null}, "count": 1}});
    assert_eq!(data(&roll), alone);

    let roll = bob
        .subscribe_signed("presence-a", Some(r#"{"user_id":10,"user_info":{"name":"Bob"}}"#))
        .await;
    assert_eq!(data(&roll)["presence"]["ids"], json!(["10", "ann"]));
    assert_eq!(data(&roll)["presence"]["hash"]["10"], json!({"name": "Bob"}));
    let added = ann.hear_event("pusher_internal:member_added").await;
    assert_eq!(data(&added), json!({"user_id": "10", "user_info": {"name": "Bob"}}));
    bob.hear_nothing().await;

    bob.leave().await;
    let removed = ann.hear_event("pusher_internal:member_removed").await;
    assert_eq!(
        (&removed["channel"], data(&removed)),
        (&json!("presence-a"), json!({"user_id": "10"}))
    );
}

#[tokio::test]
async fn a_user_with_two_tabs_comes_and_goes_once() {
    let host = Host::start().await;
    let mut ann = host.connect().await;
    ann.subscribe_signed("presence-a", Some(r#"{"user_id":"ann"}"#)).await;
    let (mut one, mut other) = (host.connect().await, host.connect().await);

    for tab in [&mut one, &mut other] {
        let roll = tab.subscribe_signed("presence-a", Some(r#"{"user_id":"bob"}"#)).await;
        assert_eq!(data(&roll)["presence"]["count"], 2);
    }
    ann.hear_event("pusher_internal:member_added").await;
    ann.hear_nothing().await;

    one.leave().await;
    ann.hear_nothing().await;
    other.unsubscribe("presence-a").await;
    ann.hear_event("pusher_internal:member_removed").await;
}

#[tokio::test]
async fn channel_data_must_name_a_user() {
    let host = Host::start().await;
    let mut client = host.connect().await;
    let large = format!(r#"{{"user_id":"a","user_info":"{}"}}"#, "x".repeat(1100));
    for data in ["not JSON", "{}", r#"{"user_id":""}"#, r#"{"user_id":{}}"#, &large] {
        client.ask("presence-a", Some(data)).await;
        client.hear_error().await;
    }
    client.ask("presence-a", None).await;
    client.hear_error().await;
}

#[tokio::test]
async fn a_full_channel_takes_nobody_else() {
    let host = Host::start_with("max_members = 1\n").await;
    let (mut ann, mut bob) = (host.connect().await, host.connect().await);
    ann.subscribe_signed("presence-a", Some(r#"{"user_id":"ann"}"#)).await;

    bob.ask("presence-a", Some(r#"{"user_id":"bob"}"#)).await;
    bob.hear_error().await;

    ann.hear_nothing().await;
    let users = host.get("/apps/1/channels/presence-a/users", &[]).await;
    assert_eq!(users, (StatusCode::OK, json!({"users": [{"id": "ann"}]})));
}

#[tokio::test]
async fn a_signed_in_user_joins_as_itself_unless_the_channel_says_otherwise() {
    let host = Host::start().await;
    let mut ann = host.connect().await;
    ann.sign_in(r#"{"id":"ann","user_info":{"name":"Ann"}}"#).await;

    let roll = data(&ann.subscribe_signed("presence-a", None).await);
    assert_eq!(roll["presence"]["hash"], json!({"ann": {"name": "Ann"}}));

    let roll = data(&ann.subscribe_signed("presence-b", Some(r#"{"user_id":"masked"}"#)).await);
    assert_eq!(roll["presence"]["ids"], json!(["masked"]));
}
