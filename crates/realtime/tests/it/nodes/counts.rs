//! Numbers are those of all nodes.

use serde_json::json;

use super::hub::Hub;
use super::two;
use crate::host::{data, pause_ms};

#[tokio::test]
async fn channels_are_listed_and_counted_over_all_nodes() {
    let [one, other] = two(&Hub::default(), "").await;
    let mut here = one.connect().await;
    here.subscribe("a").await;
    let mut there = other.connect().await;
    there.subscribe("a").await;
    there.subscribe("b").await;
    pause_ms(100).await;

    let list = one.get("/apps/1/channels", &[("info", "subscription_count")]).await.1;
    let event = json!({"name": "e", "channels": ["a"], "data": "1", "info": "subscription_count"});
    let told = one.post("/apps/1/events", &event).await.1;

    let expected = json!({"a": {"subscription_count": 2}, "b": {"subscription_count": 1}});
    assert_eq!(list, json!({ "channels": expected }));
    assert_eq!(told, json!({"channels": {"a": {"subscription_count": 2}}}));
    there.unsubscribe("b").await;
    pause_ms(100).await;
    let gone = one.get("/apps/1/channels/b", &[]).await.1;
    assert_eq!(gone, json!({"occupied": false}));
}

#[tokio::test]
async fn subscribers_hear_how_many_there_are_on_all_nodes() {
    let [one, other] = two(&Hub::default(), "subscription_count = true\n").await;
    let mut here = one.connect().await;
    here.subscribe("a").await;
    here.hear_event("pusher_internal:subscription_count").await;

    let mut there = other.connect().await;
    there.subscribe("a").await;

    let count = here.hear_event("pusher_internal:subscription_count").await;
    assert_eq!(data(&count), json!({"subscription_count": 2}));
}

#[tokio::test]
async fn the_quota_of_connections_is_that_of_all_nodes() {
    let [one, other] = two(&Hub::default(), "max_connections = 2\n").await;
    let _first = one.connect().await;
    let _second = other.connect().await;
    // Nodes tell their numbers each second.
    pause_ms(1_500).await;

    let mut third = one.knock("/app/a-key?protocol=7").await;

    assert_eq!(third.hear_close().await, 4004);
    assert_eq!(one.realtime.overview().apps[0].connections, 2);
}
