//! Each webhook once, whoever tells it.

use realtime::Config;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use super::hub::Hub;
use super::{meet, node, two, until};
use crate::host::{Host, pause_ms};
use crate::webhooks::Receiver;

fn names(events: &[Value]) -> Vec<String> {
    let name = |event: &Value| {
        let user = event["user_id"].as_str().map(|user| format!(" {user}")).unwrap_or_default();
        format!("{} {}{user}", event["name"].as_str().expect("a name"), event["channel"])
    };
    let mut names: Vec<String> = events.iter().map(name).collect();
    names.sort();
    names
}

/// Two nodes, one of which tells by now.
async fn two_that_tell(hub: &Hub, receiver: &Receiver) -> [Host; 2] {
    let nodes = two(hub, &receiver.settings("")).await;
    pause_ms(2_500).await;
    nodes
}

#[tokio::test]
async fn what_happens_on_several_nodes_is_told_once() {
    let receiver = Receiver::start(0).await;
    let [one, other] = two_that_tell(&Hub::default(), &receiver).await;
    let mut clients = Vec::new();
    for host in [&one, &other, &one, &other] {
        let mut client = host.connect().await;
        client.subscribe_signed("presence-a", Some(r#"{"user_id":"ann"}"#)).await;
        clients.push(client);
    }
    let mut bob = other.connect().await;
    bob.subscribe_signed("presence-a", Some(r#"{"user_id":"bob"}"#)).await;
    pause_ms(200).await;
    for client in clients {
        client.leave().await;
    }
    bob.leave().await;

    let events = receiver.wait(6).await;

    let a = r#""presence-a""#;
    let mut expected = [
        format!("channel_occupied {a}"),
        format!("member_added {a} ann"),
        format!("member_added {a} bob"),
        format!("member_removed {a} ann"),
        format!("member_removed {a} bob"),
        format!("channel_vacated {a}"),
    ];
    expected.sort();
    assert_eq!(names(&events), expected);
    assert_eq!(events[0]["name"], "channel_occupied");
    assert_eq!(events[5]["name"], "channel_vacated");
}

#[tokio::test]
async fn who_comes_back_on_another_node_was_never_away() {
    let receiver = Receiver::start(0).await;
    let [one, other] = two_that_tell(&Hub::default(), &receiver).await;
    let mut ann = one.connect().await;
    ann.subscribe_signed("presence-a", Some(r#"{"user_id":"ann"}"#)).await;
    receiver.wait(2).await;

    ann.leave().await;
    let mut ann = other.connect().await;
    ann.subscribe_signed("presence-a", Some(r#"{"user_id":"ann"}"#)).await;
    pause_ms(1_500).await;

    assert_eq!(receiver.events().len(), 2, "{:?}", receiver.events());
}

#[tokio::test]
async fn when_the_node_that_tells_dies_the_other_tells_the_rest_and_nothing_twice() {
    let hub = Hub::default();
    let receiver = Receiver::start(0).await;
    let (doomed, one) = mortal(&hub, &receiver.settings(""));
    pause_ms(2_500).await;
    let other = node(hub.plug(), &receiver.settings("")).await;
    until(|| other.realtime.overview().nodes.len() == 2).await;
    let mut ann = one.connect().await;
    ann.subscribe_signed("presence-a", Some(r#"{"user_id":"ann"}"#)).await;
    let mut bob = other.connect().await;
    bob.subscribe_signed("presence-a", Some(r#"{"user_id":"bob"}"#)).await;
    let mut lone = one.connect().await;
    lone.subscribe("b").await;
    let before = receiver.wait(4).await;
    assert_eq!(before.len(), 4, "{before:?}");

    doomed.shutdown_background();
    let mut eve = other.connect().await;
    eve.subscribe_signed("presence-a", Some(r#"{"user_id":"eve"}"#)).await;
    until(|| receiver.events().len() >= 7).await;
    pause_ms(1_500).await;

    let after = receiver.events().split_off(4);
    assert_eq!(
        names(&after),
        [
            r#"channel_vacated "b""#,
            r#"member_added "presence-a" eve"#,
            r#"member_removed "presence-a" ann"#,
        ]
    );
}

/// A node that dies, as by `kill -9`, with its runtime.
fn mortal(hub: &Hub, settings: &str) -> (Runtime, Host) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime");
    let (hub, settings) = (hub.clone(), settings.to_owned());
    let (hand_over, taken) = std::sync::mpsc::channel();
    runtime.spawn(async move {
        let _ = hand_over.send(node(hub.plug(), &settings).await);
    });
    (runtime, taken.recv().expect("the node starts"))
}

#[tokio::test]
async fn what_the_dead_node_could_not_deliver_is_told_by_the_next() {
    let hub = Hub::default();
    let (deaf, receiver) = (Receiver::start(usize::MAX).await, Receiver::start(0).await);
    let one = node(hub.plug(), &deaf.settings("")).await;
    pause_ms(2_500).await;
    let other = node(hub.plug(), &receiver.settings("")).await;
    let nodes = [one, other];
    meet(&nodes).await;
    let mut client = nodes[1].connect().await;
    client.subscribe("a").await;
    pause_ms(500).await;
    assert!(receiver.events().is_empty());

    hub.cut(0);

    let events = receiver.wait(1).await;
    assert_eq!(events, [json!({"name": "channel_occupied", "channel": "a"})]);
}

#[tokio::test]
async fn a_node_that_stops_alone_tells_that_all_have_gone() {
    let receiver = Receiver::start(0).await;
    let host = Host::start_with(&receiver.settings("")).await;
    let mut client = host.connect().await;
    client.subscribe("a").await;
    receiver.wait(1).await;

    tokio::join!(host.realtime.stop(), client.leave());

    let vacated = json!({"name": "channel_vacated", "channel": "a"});
    assert_eq!(receiver.events().split_off(1), [vacated]);
}

#[tokio::test]
async fn an_older_node_without_the_app_keeps_nobody_from_telling() {
    let hub = Hub::default();
    let receiver = Receiver::start(0).await;
    let foreign = Config::from_toml("[[apps]]\nid = \"2\"\nkey = \"k\"\nsecret = \"s\"\n");
    let foreign = foreign.expect("it is valid");
    let _older = Host::start_on(&foreign, Some(hub.plug())).await;
    pause_ms(2_500).await;
    let host = node(hub.plug(), &receiver.settings("")).await;
    let mut client = host.connect().await;
    client.subscribe("a").await;

    let events = receiver.wait(1).await;

    assert_eq!(events, [json!({"name": "channel_occupied", "channel": "a"})]);
}

#[tokio::test]
async fn those_who_find_the_same_channel_empty_on_several_nodes_are_one_miss() {
    let receiver = Receiver::start(0).await;
    let [one, other] = two_that_tell(&Hub::default(), &receiver).await;
    let mut clients = [other.connect().await, one.connect().await, other.connect().await];
    for client in &mut clients {
        client.subscribe("cache-a").await;
    }

    let events = receiver.wait(2).await;

    assert_eq!(names(&events), [r#"cache_miss "cache-a""#, r#"channel_occupied "cache-a""#]);
}
