//! Users who sign in: messages to them, their watchlists, and the end of their connections.

use http::StatusCode;
use realtime::ChannelName;
use serde_json::{Value, json};

use crate::client::Client;
use crate::host::{Host, data};

async fn hear_watchlist(client: &mut Client) -> Value {
    data(&client.hear_event("pusher_internal:watchlist_events").await)["events"].take()
}

#[tokio::test]
async fn signing_in_needs_the_applications_signature_and_an_id() {
    let host = Host::start().await;
    let mut client = host.connect().await;
    let data = json!({"auth": "a-key:00", "user_data": "{\"id\":\"ann\"}"});
    client.say(json!({"event": "pusher:signin", "data": data})).await;
    assert_eq!(client.hear_error().await, Some(4009));
    for user_data in ["{}", "{\"id\":7}", "{\"id\":\"\"}", "no JSON"] {
        client.ask_to_sign_in(user_data).await;
        client.hear_error().await;
    }

    client.sign_in(r#"{ "id": "ann", "other": 1 }"#).await;
    client.sign_in(r#"{"id":"ann"}"#).await;
    client.ask_to_sign_in(r#"{"id":"bob"}"#).await;
    client.hear_error().await;
}

#[tokio::test]
async fn a_users_own_channel_is_open_to_that_user_only() {
    let host = Host::start().await;
    let (mut ann, mut bob) = (host.connect().await, host.connect().await);
    bob.sign_in(r#"{"id":"bob"}"#).await;
    for client in [&mut ann, &mut bob] {
        let data = json!({"channel": "#server-to-user-ann", "auth": ""});
        client.say(json!({"event": "pusher:subscribe", "data": data})).await;
        assert_eq!(client.hear_error().await, Some(4009));
    }

    ann.sign_in(r#"{"id":"ann"}"#).await;
    ann.subscribe("#server-to-user-ann").await;
    host.trigger("#server-to-user-ann", "hello", "{}").await;

    ann.hear_event("hello").await;
    bob.hear_nothing().await;
    let list = host.get("/apps/1/channels", &[]).await;
    assert_eq!(list, (StatusCode::OK, json!({"channels": {}})));
}

#[tokio::test]
async fn terminating_ends_the_connections_of_the_signed_in_user_only() {
    let host = Host::start().await;
    let (mut one, mut other) = (host.connect().await, host.connect().await);
    one.sign_in(r#"{"id":"ann"}"#).await;
    other.sign_in(r#"{"id":"ann"}"#).await;
    let mut present = host.connect().await;
    present.subscribe_signed("presence-a", Some(r#"{"user_id":"ann"}"#)).await;

    let answer = host.post("/apps/1/users/ann/terminate_connections", &json!({})).await;

    assert_eq!(answer, (StatusCode::OK, json!({})));
    assert_eq!((one.hear_close().await, other.hear_close().await), (4009, 4009));
    present.hear_nothing().await;
}

#[tokio::test]
async fn a_watcher_hears_who_is_there_and_who_comes_and_goes() {
    let host = Host::start().await;
    let mut bob = host.connect().await;
    bob.sign_in(r#"{"id":"bob"}"#).await;

    let mut ann = host.connect().await;
    ann.sign_in(r#"{"id":"ann","watchlist":["bob","cid"]}"#).await;
    assert_eq!(
        hear_watchlist(&mut ann).await,
        json!([{"name": "online", "user_ids": ["bob"]}, {"name": "offline", "user_ids": ["cid"]}])
    );

    let (mut cid, mut again) = (host.connect().await, host.connect().await);
    cid.sign_in(r#"{"id":"cid"}"#).await;
    again.sign_in(r#"{"id":"cid"}"#).await;
    let online = json!([{"name": "online", "user_ids": ["cid"]}]);
    assert_eq!(hear_watchlist(&mut ann).await, online);
    cid.leave().await;
    ann.hear_nothing().await;
    again.leave().await;
    let offline = json!([{"name": "offline", "user_ids": ["cid"]}]);
    assert_eq!(hear_watchlist(&mut ann).await, offline);
    bob.hear_nothing().await;
}

#[tokio::test]
async fn of_a_long_watchlist_the_first_hundred_count() {
    let host = Host::start().await;
    let mut ann = host.connect().await;
    let names: Vec<String> = (0..101).map(|n| n.to_string()).collect();

    ann.sign_in(&json!({"id": "ann", "watchlist": names}).to_string()).await;

    assert_eq!(ann.hear_error().await, Some(4302));
    let events = hear_watchlist(&mut ann).await;
    assert_eq!(events[0]["user_ids"].as_array().map(Vec::len), Some(100));
}

#[tokio::test]
async fn who_was_signed_for_is_ended_with_the_user_if_the_app_wants_it() {
    let host = Host::start_with("terminate_members = true\n").await;
    let mut ann = host.connect().await;
    let channel = ChannelName::parse("private-a").expect("a name");
    let socket = ann.id.parse().expect("a socket id");
    let data = r#"{"user_id":"ann"}"#;
    let auth = host.realtime.sign("1", socket, &channel, Some(data)).expect("the app is there");
    let asked = json!({"channel": "private-a", "auth": auth, "channel_data": data});
    ann.say(json!({"event": "pusher:subscribe", "data": asked})).await;
    ann.hear_event("pusher_internal:subscription_succeeded").await;
    let mut bob = host.connect().await;
    bob.subscribe_signed("presence-a", Some(r#"{"user_id":"bob"}"#)).await;

    host.realtime.reconnect("1", "ann").expect("the app is there");
    host.post("/apps/1/users/bob/terminate_connections", &json!({})).await;

    assert_eq!(ann.hear_close().await, 4200);
    assert_eq!(bob.hear_close().await, 4009);
}

#[tokio::test]
async fn a_member_that_is_not_signed_in_is_not_terminated() {
    let host = Host::start().await;
    let mut bob = host.connect().await;
    bob.subscribe_signed("presence-a", Some(r#"{"user_id":"bob"}"#)).await;

    host.post("/apps/1/users/bob/terminate_connections", &json!({})).await;

    bob.hear_nothing().await;
}
