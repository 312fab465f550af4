//! What the gateway and the network do to a send.

use std::time::Duration;

use bytes::Bytes;
use serde_json::json;
use whatsapp::{Driver, LinkState, SendOutcome};

use super::{online, online_with};
use crate::bench::{hasty, message, rejected, until};
use crate::fake::{Fake, Reply};

fn text(status: u16) -> Reply {
    Reply::Text(status, vec![("retry-after", "11".to_owned())], Bytes::from_static(b"oops"))
}

#[tokio::test]
async fn every_status_has_its_outcome() {
    let (fake, bridge) = online().await;
    let eleven = Duration::from_secs(11);
    let wrong = json!({ "message": ["chatId must be a string"], "error": "Bad Request" });
    let not_up = json!({ "error": "Session status is not as expected", "status": "STARTING" });
    let table = [
        (Reply::Json(400, wrong.clone()), rejected("bad_request")),
        (Reply::Json(422, wrong), rejected("bad_request")),
        (Reply::Json(422, not_up), SendOutcome::ChannelDown),
        (text(404), SendOutcome::ChannelDown),
        (text(302), SendOutcome::ChannelDown),
        (text(413), rejected("too_long")),
        (text(429), SendOutcome::Throttled { after: eleven }),
        (text(500), SendOutcome::Unknown),
        (text(502), SendOutcome::Unknown),
        (text(504), SendOutcome::Unknown),
        (text(200), SendOutcome::Unknown),
    ];
    for (reply, expected) in table {
        fake.next(reply.clone());
        assert_eq!(bridge.send(&message("w")).await, expected, "{reply:?}");
    }
    for status in [503, 418, 400] {
        fake.next(text(status));
        let outcome = bridge.send(&message("w")).await;
        let SendOutcome::Retry { after, .. } = outcome else { panic!("{status}: {outcome:?}") };
        assert_eq!(after, Some(eleven));
    }
    assert_eq!(bridge.link(), LinkState::Online);
}

#[tokio::test]
async fn a_wrong_key_needs_a_person() {
    for status in [401, 403] {
        let (fake, bridge) = online().await;
        fake.next(text(status));

        assert_eq!(bridge.send(&message("w")).await, SendOutcome::ChannelDown);

        assert_eq!(bridge.link(), LinkState::NeedsOperator);
        assert_eq!(bridge.trouble(), Some("api_key"));
        assert_eq!(bridge.send(&message("w")).await, SendOutcome::ChannelDown);
        assert_eq!(fake.posts().len(), 1);
    }
}

#[tokio::test]
async fn late_and_cut_answers_are_unknown_and_not_sent_again() {
    let (fake, bridge) = online_with(hasty()).await;
    let slow = Reply::Slow(Duration::from_secs(60), Box::new(text(200)));
    for (fault, posts) in [(slow, 1), (Reply::CutAfter, 2), (Reply::CutBefore, 2)] {
        fake.next(fault.clone());
        assert_eq!(bridge.send(&message("w")).await, SendOutcome::Unknown, "{fault:?}");
        assert_eq!(fake.posts().len(), posts, "{fault:?}");
        until(|| bridge.link() == LinkState::Online).await;
    }
}

#[tokio::test]
async fn a_gateway_that_is_away_takes_nothing_and_comes_back() {
    let (fake, bridge) = online_with(hasty()).await;

    fake.close().await;
    assert_eq!(bridge.send(&message("w")).await, SendOutcome::ChannelDown);
    until(|| bridge.link() == LinkState::Reconnecting).await;

    fake.open().await;
    until(|| bridge.link() == LinkState::Online).await;
    assert!(matches!(bridge.send(&message("w")).await, SendOutcome::Accepted { .. }));
}

#[tokio::test]
async fn redirects_get_no_key_and_huge_answers_no_memory() {
    let (fake, bridge) = online().await;
    let elsewhere = Fake::start(super::waha).await;
    for status in [301, 307, 308] {
        let to = vec![("location", format!("{}/api/sendText", elsewhere.url))];
        fake.next(Reply::Text(status, to, Bytes::new()));
        assert_eq!(bridge.send(&message("w")).await, SendOutcome::ChannelDown);
    }
    assert!(elsewhere.posts().is_empty() && elsewhere.gets() == 0);

    fake.next(Reply::Text(201, Vec::new(), Bytes::from(vec![b'['; 16 * 1024 * 1024])));
    assert_eq!(bridge.send(&message("w")).await, SendOutcome::Unknown);
}
