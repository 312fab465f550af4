//! What is sent on one node is heard on all, once.

use serde_json::json;

use super::hub::Hub;
use super::{node, two};
use crate::host::pause_ms;

#[tokio::test]
async fn an_event_reaches_the_subscribers_of_every_node_once() {
    let [one, other] = two(&Hub::default(), "").await;
    let mut here = one.connect().await;
    let mut there = other.connect().await;
    here.subscribe("news").await;
    there.subscribe("news").await;

    one.trigger("news", "first", "\"1\"").await;
    other.trigger("news", "second", "\"2\"").await;

    for client in [&mut here, &mut there] {
        assert_eq!(client.hear_event("first").await["data"], "\"1\"");
        assert_eq!(client.hear_event("second").await["data"], "\"2\"");
        client.hear_nothing().await;
    }
}

#[tokio::test]
async fn who_is_left_out_is_left_out_on_any_node() {
    let [one, other] = two(&Hub::default(), "").await;
    let mut sender = other.connect().await;
    sender.subscribe("news").await;
    let event = json!({"name": "e", "channel": "news", "data": "1", "socket_id": sender.id});

    one.post("/apps/1/events", &event).await;

    sender.hear_nothing().await;
}

#[tokio::test]
async fn a_clients_event_reaches_other_nodes_with_its_sender() {
    let [one, other] = two(&Hub::default(), "client_events = true\n").await;
    let mut ann = one.connect().await;
    ann.subscribe_signed("presence-a", Some(r#"{"user_id":"ann"}"#)).await;
    let mut bob = other.connect().await;
    bob.subscribe_signed("presence-a", Some(r#"{"user_id":"bob"}"#)).await;
    ann.hear_event("pusher_internal:member_added").await;

    bob.say(json!({"event": "client-e", "channel": "presence-a", "data": {"x": 1}})).await;

    let event = ann.hear_event("client-e").await;
    assert_eq!((&event["user_id"], &event["data"]), (&json!("bob"), &json!("{\"x\":1}")));
    bob.hear_nothing().await;
}

#[tokio::test]
async fn terminating_a_user_ends_its_connections_everywhere() {
    let [one, other] = two(&Hub::default(), "").await;
    let mut ann = other.connect().await;
    ann.sign_in(r#"{"id":"ann"}"#).await;

    one.post("/apps/1/users/ann/terminate_connections", &json!({})).await;

    assert_eq!(ann.hear_close().await, 4009);
}

#[tokio::test]
async fn messages_to_a_user_arrive_wherever_it_is() {
    let [one, other] = two(&Hub::default(), "").await;
    let mut ann = other.connect().await;
    ann.sign_in(r#"{"id":"ann"}"#).await;
    ann.subscribe("#server-to-user-ann").await;

    one.trigger("#server-to-user-ann", "e", "1").await;

    ann.hear_event("e").await;
}

#[tokio::test]
async fn a_cache_channel_keeps_on_every_node_also_on_one_that_came_later() {
    let hub = Hub::default();
    let [one, other] = two(&hub, "").await;
    one.trigger("cache-a", "kept", "1").await;
    pause_ms(100).await;
    let late = node(hub.plug(), "").await;
    super::until(|| late.realtime.overview().nodes.len() == 3).await;
    pause_ms(300).await;

    for host in [&other, &late] {
        let mut client = host.connect().await;
        client.subscribe("cache-a").await;
        assert_eq!(client.hear_event("kept").await["data"], "1");
    }
}

#[tokio::test]
async fn nodes_wake_one_another_and_not_themselves() {
    let [one, other] = two(&Hub::default(), "").await;
    let (mine, mut theirs) = (one.realtime.wakes(), other.realtime.wakes());

    one.realtime.wake_others();

    theirs.changed().await.expect("the node lives");
    assert!(!mine.has_changed().expect("the node lives"));
}
