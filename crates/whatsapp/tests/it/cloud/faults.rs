//! What the network does to a send: taken, not taken, or nobody knows.

use std::time::Duration;

use bytes::Bytes;
use serde_json::json;
use whatsapp::{Driver, LinkState, SendOutcome};

use super::{NUMBER, online, online_with};
use crate::bench::{hasty, message, until};
use crate::fake::{Fake, Reply};

fn accepted(id: &str) -> Reply {
    Reply::Json(200, json!({ "messages": [{ "id": id }] }))
}

#[tokio::test]
async fn a_late_answer_is_unknown_and_not_sent_again() {
    let (fake, cloud) = online_with(hasty()).await;
    fake.next(Reply::Slow(Duration::from_secs(60), Box::new(accepted("wamid.1"))));

    assert_eq!(cloud.send(&message("w1")).await, SendOutcome::Unknown);

    assert_eq!(fake.posts().len(), 1, "it went out once");
}

#[tokio::test]
async fn an_answer_that_is_slow_but_in_time_counts() {
    let (fake, cloud) = online().await;
    fake.next(Reply::Slow(Duration::from_millis(300), Box::new(accepted("wamid.1"))));

    let outcome = cloud.send(&message("w1")).await;

    assert_eq!(outcome, SendOutcome::Accepted { provider_id: "wamid.1".to_owned() });
}

#[tokio::test]
async fn a_cut_connection_is_unknown_whether_or_not_the_body_was_read() {
    let (fake, cloud) = online().await;
    for cut in [Reply::CutBefore, Reply::CutAfter] {
        fake.next(cut.clone());
        assert_eq!(cloud.send(&message("w1")).await, SendOutcome::Unknown, "{cut:?}");
        until(|| cloud.link() == LinkState::Online).await;
    }
    assert_eq!(fake.posts().len(), 1, "only the second was read, and neither was sent again");
}

#[tokio::test]
async fn nobody_there_is_certainly_not_taken_and_the_link_comes_back_alone() {
    let (fake, cloud) = online().await;

    fake.close().await;
    assert_eq!(cloud.send(&message("w1")).await, SendOutcome::ChannelDown);
    until(|| cloud.link() == LinkState::Reconnecting).await;
    assert_eq!(cloud.send(&message("w1")).await, SendOutcome::ChannelDown);
    assert!(fake.posts().is_empty());

    fake.open().await;
    until(|| cloud.link() == LinkState::Online).await;
    assert!(matches!(cloud.send(&message("w1")).await, SendOutcome::Accepted { .. }));
}

#[tokio::test]
async fn a_huge_answer_is_not_read_to_its_end() {
    let (fake, cloud) = online().await;
    let huge = Bytes::from(vec![b' '; 32 * 1024 * 1024]);

    fake.next(Reply::Text(200, Vec::new(), huge.clone()));
    assert_eq!(cloud.send(&message("w1")).await, SendOutcome::Unknown);

    fake.next(Reply::Text(500, Vec::new(), huge));
    let outcome = cloud.send(&message("w1")).await;
    assert!(matches!(outcome, SendOutcome::Retry { .. }), "{outcome:?}");
}

#[tokio::test]
async fn a_redirect_is_never_followed_with_the_token() {
    let (fake, cloud) = online().await;
    let elsewhere = Fake::start(|_| accepted("wamid.stolen")).await;
    for status in [301, 302, 303, 307, 308] {
        let to = vec![("location", format!("{}/v23.0/{NUMBER}/messages", elsewhere.url))];
        fake.next(Reply::Text(status, to, Bytes::new()));
        assert_eq!(cloud.send(&message("w1")).await, SendOutcome::ChannelDown, "{status}");
    }
    assert!(elsewhere.posts().is_empty() && elsewhere.gets() == 0);
}

#[tokio::test]
async fn ids_that_are_none_leave_the_message_unknown() {
    let (fake, cloud) = online().await;
    let long = "w".repeat(257);
    for id in ["", "two words", "line\nbreak", "pesan\u{e9}", long.as_str()] {
        fake.next(accepted(id));
        assert_eq!(cloud.send(&message("w1")).await, SendOutcome::Unknown, "{id:?}");
    }
    for body in [json!(null), json!([]), json!({"messages": {}}), json!({"messages": [{"id": 7}]})]
    {
        fake.next(Reply::Json(200, body.clone()));
        assert_eq!(cloud.send(&message("w1")).await, SendOutcome::Unknown, "{body}");
    }
}
