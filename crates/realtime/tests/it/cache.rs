//! Cache channels: the last event waits for later subscribers.

use http::StatusCode;
use serde_json::json;

use crate::host::{Host, pause_ms};

#[tokio::test]
async fn a_later_subscriber_gets_the_last_event_also_after_the_channel_was_empty() {
    let host = Host::start().await;
    host.trigger("cache-a", "e", "1").await;
    host.trigger("cache-a", "e", "2").await;

    for _ in 0..2 {
        let mut client = host.connect().await;
        client.subscribe("cache-a").await;
        assert_eq!(client.hear_event("e").await["data"], "2");
        client.leave().await;
    }

    let list = host.get("/apps/1/channels", &[]).await;
    assert_eq!(list, (StatusCode::OK, json!({"channels": {}})));
    let (_, one) = host.get("/apps/1/channels/cache-a", &[("info", "cache")]).await;
    assert_eq!((&one["occupied"], &one["cache"]["data"]), (&json!(false), &json!("2")));
    assert!(one["cache"]["ttl"].as_u64().is_some_and(|ttl| (1790..=1800).contains(&ttl)), "{one}");
}

#[tokio::test]
async fn every_kind_of_channel_can_keep_its_event() {
    let host = Host::start().await;
    let mut client = host.connect().await;
    for channel in ["private-cache-a", "private-encrypted-cache-a", "presence-cache-a"] {
        host.trigger(channel, "e", channel).await;
        let member = channel.starts_with("presence-").then_some(r#"{"user_id":"ann"}"#);
        client.subscribe_signed(channel, member).await;
        assert_eq!(client.hear_event("e").await["data"], channel);
    }
}

#[tokio::test]
async fn an_empty_cache_is_told() {
    let host = Host::start().await;
    let mut client = host.connect().await;

    client.subscribe("cache-a").await;

    assert_eq!(client.hear().await, json!({"event": "pusher:cache_miss", "channel": "cache-a"}));
    let (_, one) = host.get("/apps/1/channels/cache-a", &[("info", "cache")]).await;
    assert_eq!(one, json!({"occupied": true, "cache": null}));
}

#[tokio::test]
async fn an_old_event_is_forgotten() {
    let host = Host::start_with("[timing]\ncache_ttl_ms = 300\n").await;
    host.trigger("cache-a", "e", "1").await;
    pause_ms(700).await;

    let mut client = host.connect().await;
    client.subscribe("cache-a").await;

    client.hear_event("pusher:cache_miss").await;
}

#[tokio::test]
async fn client_events_are_not_kept() {
    let host = Host::start().await;
    let (mut one, mut other) = (host.connect().await, host.connect().await);
    one.subscribe_signed("private-cache-a", None).await;
    one.hear_event("pusher:cache_miss").await;
    one.say(json!({"event": "client-e", "channel": "private-cache-a", "data": {}})).await;

    other.subscribe_signed("private-cache-a", None).await;

    other.hear_event("pusher:cache_miss").await;
}
