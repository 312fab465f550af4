//! Who is there, wherever they are connected.

use serde_json::json;

use super::hub::Hub;
use super::{ids, meet, node, two, until};
use crate::client::Client;
use crate::host::{Host, data, pause_ms};

async fn join(host: &Host, user: &str) -> Client {
    let mut client = host.connect().await;
    let about = format!(r#"{{"user_id":"{user}","user_info":{{"name":"{user}"}}}}"#);
    client.subscribe_signed("presence-a", Some(&about)).await;
    client
}

/// Two nodes with a member each, who know each other.
async fn ann_here_and_bob_there(hub: &Hub) -> ([Host; 2], Client, Client) {
    let nodes = two(hub, "").await;
    let mut ann = join(&nodes[0], "ann").await;
    let bob = join(&nodes[1], "bob").await;
    ann.hear_event("pusher_internal:member_added").await;
    (nodes, ann, bob)
}

/// How many members a node counts.
fn members(host: &Host) -> usize {
    let channels = host.realtime.channels("1", "presence-a").expect("the app is there");
    channels.first().and_then(|channel| channel.users).unwrap_or(0)
}

#[tokio::test]
async fn a_joiner_is_told_who_is_on_all_nodes_and_all_are_told_of_it() {
    let [one, other] = two(&Hub::default(), "").await;
    let mut ann = join(&one, "ann").await;
    until(|| members(&other) == 1).await;

    let mut bob = other.connect().await;
    let told = bob.subscribe_signed("presence-a", Some(r#"{"user_id":"bob"}"#)).await;

    assert_eq!(ids(&told), json!(["ann", "bob"]));
    assert_eq!(data(&told)["presence"]["hash"]["ann"], json!({"name": "ann"}));
    let added = ann.hear_event("pusher_internal:member_added").await;
    assert_eq!(data(&added)["user_id"], "bob");
    bob.leave().await;
    let removed = ann.hear_event("pusher_internal:member_removed").await;
    assert_eq!(data(&removed)["user_id"], "bob");
}

#[tokio::test]
async fn a_user_on_two_nodes_comes_once_and_goes_with_its_last_socket() {
    let [one, other] = two(&Hub::default(), "").await;
    let mut watcher = join(&one, "watcher").await;
    let first = join(&one, "ann").await;
    watcher.hear_event("pusher_internal:member_added").await;
    let second = join(&other, "ann").await;
    until(|| members(&other) == 2).await;

    first.leave().await;
    watcher.hear_nothing().await;
    second.leave().await;

    let removed = watcher.hear_event("pusher_internal:member_removed").await;
    assert_eq!(data(&removed)["user_id"], "ann");
}

#[tokio::test]
async fn a_node_that_comes_later_knows_who_is_there() {
    let hub = Hub::default();
    let one = node(hub.plug(), "").await;
    let _ann = join(&one, "ann").await;
    let _bob = join(&one, "bob").await;

    let late = node(hub.plug(), "").await;

    until(|| members(&late) == 2).await;
    let (_, users) = late.get("/apps/1/channels/presence-a/users", &[]).await;
    assert_eq!(users, json!({"users": [{"id": "ann"}, {"id": "bob"}]}));
}

#[tokio::test]
async fn the_members_of_a_dead_node_leave_within_ten_seconds_and_are_no_ghosts() {
    let hub = Hub::default();
    let ([one, _other], mut ann, _bob) = ann_here_and_bob_there(&hub).await;

    hub.cut(1);

    let removed = ann.hear_event("pusher_internal:member_removed").await;
    assert_eq!(data(&removed)["user_id"], "bob");
    let (_, channel) =
        one.get("/apps/1/channels/presence-a", &[("info", "user_count,subscription_count")]).await;
    assert_eq!(channel, json!({"occupied": true, "user_count": 1, "subscription_count": 1}));
}

#[tokio::test]
async fn the_members_of_a_node_that_stops_leave_at_once() {
    let hub = Hub::default();
    let ([one, other], mut ann, bob) = ann_here_and_bob_there(&hub).await;

    let stop = other.realtime.stop();
    tokio::join!(stop, bob.leave());

    ann.hear_event("pusher_internal:member_removed").await;
    until(|| one.realtime.overview().nodes.len() == 1).await;
}

#[tokio::test]
async fn a_node_that_was_only_cut_off_comes_back_with_all_its_members() {
    let hub = Hub::default();
    let ([one, other], mut ann, _bob) = ann_here_and_bob_there(&hub).await;
    hub.cut(1);
    ann.hear_event("pusher_internal:member_removed").await;
    let _eve = join(&other, "eve").await;

    hub.mend(1);

    let mut back = Vec::new();
    for _ in 0..2 {
        let added = ann.hear_event("pusher_internal:member_added").await;
        back.push(data(&added)["user_id"].as_str().expect("an id").to_owned());
    }
    back.sort();
    assert_eq!(back, ["bob", "eve"]);
    meet(&[one, other]).await;
}

#[tokio::test]
async fn when_the_bus_is_away_nobody_leaves_and_afterwards_nothing_is_missing() {
    let hub = Hub::default();
    let ([_one, other], mut ann, bob) = ann_here_and_bob_there(&hub).await;

    hub.stop();
    let eve = join(&other, "eve").await;
    other.trigger("presence-a", "said", "1").await;
    bob.leave().await;
    pause_ms(6_500).await;
    ann.hear_nothing().await;
    hub.start();

    let added = ann.hear_event("pusher_internal:member_added").await;
    assert_eq!(data(&added)["user_id"], "eve");
    ann.hear_event("said").await;
    let removed = ann.hear_event("pusher_internal:member_removed").await;
    assert_eq!(data(&removed)["user_id"], "bob");
    ann.hear_nothing().await;
    eve.leave().await;
}

#[tokio::test]
async fn a_watchlist_follows_users_over_all_nodes() {
    let [one, other] = two(&Hub::default(), "").await;
    let mut bob = one.connect().await;
    bob.sign_in(r#"{"id":"bob","watchlist":["ann"]}"#).await;
    let offline = bob.hear_event("pusher_internal:watchlist_events").await;
    assert_eq!(data(&offline)["events"][0]["name"], "offline");

    let mut ann = other.connect().await;
    ann.sign_in(r#"{"id":"ann"}"#).await;
    let online = bob.hear_event("pusher_internal:watchlist_events").await;
    assert_eq!(data(&online)["events"], json!([{"name": "online", "user_ids": ["ann"]}]));
    let mut again = one.connect().await;
    again.sign_in(r#"{"id":"ann"}"#).await;
    ann.leave().await;
    pause_ms(100).await;
    bob.hear_nothing().await;
    again.leave().await;

    let offline = bob.hear_event("pusher_internal:watchlist_events").await;
    assert_eq!(data(&offline)["events"], json!([{"name": "offline", "user_ids": ["ann"]}]));
}
