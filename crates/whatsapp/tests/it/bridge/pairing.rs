//! A session's life: paired by a person, up, logged out, and never in a loop.

use std::time::Duration;

use serde_json::json;
use whatsapp::inbound::{Dialect, Heard, Moment, Session, SessionState};
use whatsapp::{Driver, LinkState, Pairing, SendOutcome};

use super::{bridge, online, session, waha};
use crate::bench::{message, phone, start, timing, until};
use crate::fake::{Fake, Reply};
use crate::phones::moment;

async fn calm() {
    tokio::time::sleep(Duration::from_millis(100)).await;
}

fn told(name: &str, state: SessionState) -> Heard {
    let (name, at) = (name.to_owned(), Moment { at: moment(), clamped: None });
    Heard::Session(Session { dialect: Dialect::Waha, name, state, at })
}

fn commands(fake: &Fake) -> Vec<String> {
    let paths = fake.posts().into_iter().map(|seen| seen.path);
    paths
        .filter_map(|path| path.strip_prefix("/api/sessions/default/").map(str::to_owned))
        .collect()
}

#[tokio::test]
async fn a_person_pairs_by_qr_or_code() {
    let fake = Fake::start(waha).await;
    fake.looks(Some(session("SCAN_QR_CODE")));
    let bridge = bridge(&fake.url, timing());
    drop(start(&bridge).await);
    assert_eq!(bridge.link(), LinkState::Pairing);
    assert_eq!(bridge.send(&message("w")).await, SendOutcome::ChannelDown);

    let pairing = bridge.pairing().expect("it is paired by a person");
    assert_eq!(pairing.code(&phone()).await.expect("a code"), "ABCD-EFGH");
    assert_eq!(fake.posts()[0].body, json!({ "phoneNumber": "628123456789" }));
    fake.looks(Some(Reply::Json(200, json!({ "value": "2@abc", "status": "SCAN_QR_CODE" }))));
    assert_eq!(pairing.qr().await.expect("a QR"), "2@abc");

    fake.looks(None);
    until(|| bridge.link() == LinkState::Online).await;
    assert!(matches!(bridge.send(&message("w")).await, SendOutcome::Accepted { .. }));
}

#[tokio::test]
async fn a_forced_logout_waits_for_a_person_and_starts_nothing() {
    for end in ["SCAN_QR_CODE", "FAILED"] {
        let (fake, bridge) = online().await;

        fake.looks(Some(session(end)));
        until(|| bridge.link() == LinkState::NeedsPairing).await;
        assert_eq!(bridge.trouble(), Some("logged_out"), "{end}");

        let looks = fake.gets();
        calm().await;
        assert_eq!(fake.gets(), looks, "{end}: nobody looks any more");
        assert!(fake.posts().is_empty(), "{end}: {:?}", fake.posts());
        // A session that comes up by itself is not ours until a person says so.
        fake.looks(None);
        bridge.notice(&told("default", SessionState::Working));
        calm().await;
        assert_eq!(bridge.link(), LinkState::NeedsPairing);
    }
}

#[tokio::test]
async fn after_a_logout_a_person_pairs_again() {
    let (fake, bridge) = online().await;
    fake.looks(Some(session("FAILED")));
    until(|| bridge.link() == LinkState::NeedsPairing).await;

    // A failed session may not even let itself be logged out.
    fake.next(Reply::Json(500, json!({ "message": "session is not running" })));
    bridge.begin().await.expect("begun");
    // The look that follows sees the session on its way.
    fake.looks(Some(session("SCAN_QR_CODE")));
    assert_eq!(commands(&fake), ["logout", "start"]);
    assert_eq!(bridge.link(), LinkState::Pairing);

    fake.looks(None);
    until(|| bridge.link() == LinkState::Online).await;
    assert_eq!(bridge.trouble(), None);
}

#[tokio::test]
async fn codes_that_nobody_scanned_end_the_pairing() {
    let fake = Fake::start(waha).await;
    fake.looks(Some(session("SCAN_QR_CODE")));
    let bridge = bridge(&fake.url, timing());
    drop(start(&bridge).await);

    fake.looks(Some(session("FAILED")));
    until(|| bridge.link() == LinkState::NeedsPairing).await;

    assert_eq!(bridge.trouble(), Some("nobody_scanned"));
    assert!(fake.posts().is_empty());
}

#[tokio::test]
async fn a_stopped_session_is_started_once_at_the_start() {
    let fake = Fake::start(waha).await;
    fake.looks(Some(session("STOPPED")));
    let driver = bridge(&fake.url, timing());
    drop(start(&driver).await);
    assert_eq!(commands(&fake), ["start"]);

    until(|| driver.link() == LinkState::NeedsOperator).await;
    assert_eq!(driver.trouble(), Some("session_stopped"));
    calm().await;
    assert_eq!(commands(&fake), ["start"], "what stays stopped is stopped by somebody");

    fake.looks(Some(session("STARTING")));
    let driver = bridge(&fake.url, timing());
    drop(start(&driver).await);
    assert_eq!(driver.link(), LinkState::Reconnecting);
    fake.looks(None);
    until(|| driver.link() == LinkState::Online).await;
}

#[tokio::test]
async fn a_session_that_flaps_calls_a_person() {
    let (fake, bridge) = super::online_with(timing()).await;

    for drop in 1..=5 {
        fake.looks(Some(session("STARTING")));
        bridge.notice(&told("default", SessionState::Starting));
        until(|| bridge.link() != LinkState::Online).await;
        fake.looks(None);
        if drop < 5 {
            until(|| bridge.link() == LinkState::Online).await;
        }
    }

    assert_eq!((bridge.link(), bridge.trouble()), (LinkState::NeedsOperator, Some("flapping")));
    drop(start(&bridge).await);
    assert_eq!((bridge.link(), bridge.trouble()), (LinkState::Online, None));
}

#[tokio::test]
async fn a_webhook_has_its_own_session_looked_at_and_is_not_believed() {
    let (fake, bridge) = super::online_with(timing()).await;
    let looks = fake.gets();

    bridge.notice(&told("another", SessionState::Failed));
    calm().await;
    assert_eq!((bridge.link(), fake.gets()), (LinkState::Online, looks));

    bridge.notice(&told("default", SessionState::Failed));
    until(|| fake.gets() > looks).await;
    calm().await;
    assert_eq!(bridge.link(), LinkState::Online, "an old word");

    fake.looks(Some(session("FAILED")));
    bridge.notice(&told("default", SessionState::Failed));
    until(|| bridge.link() == LinkState::NeedsPairing).await;
}

#[tokio::test]
async fn a_missing_session_and_a_wrong_key_need_an_operator() {
    let missing = Reply::Json(404, json!({ "message": "Session not found" }));
    let locked = Reply::Json(401, json!({ "message": "Unauthorized" }));
    for (reply, trouble) in [(missing, "session_missing"), (locked, "api_key")] {
        let fake = Fake::start(waha).await;
        fake.looks(Some(reply));
        let bridge = bridge(&fake.url, timing());
        let ears = start(&bridge).await;
        assert_eq!(bridge.link(), LinkState::NeedsOperator);
        assert_eq!(bridge.trouble(), Some(trouble));
        let told = [(LinkState::Reconnecting, None), (LinkState::NeedsOperator, Some(trouble))];
        assert_eq!(ears.take_links(), told);
        bridge.begin().await.expect_err("the gateway refuses");
    }
}

#[tokio::test]
async fn a_session_that_wants_a_passkey_says_so() {
    let fake = Fake::start(waha).await;
    fake.looks(Some(session("PASSKEY_REQUIRED")));
    let bridge = bridge(&fake.url, timing());
    drop(start(&bridge).await);

    assert_eq!((bridge.link(), bridge.trouble()), (LinkState::NeedsOperator, Some("passkey")));
}

#[tokio::test]
async fn stopping_leaves_the_session_alone_and_the_pages_buttons_do_not() {
    let (fake, bridge) = online().await;
    bridge.stop().await;
    assert_eq!((bridge.link(), commands(&fake).len()), (LinkState::Idle, 0));
    drop(start(&bridge).await);
    assert_eq!(bridge.link(), LinkState::Online);

    bridge.restart().await.expect("restarted");
    until(|| bridge.link() == LinkState::Online).await;
    bridge.halt().await.expect("halted");
    assert_eq!(bridge.link(), LinkState::Idle);
    bridge.reset().await.expect("logged out");
    assert_eq!(bridge.link(), LinkState::Idle);
    assert_eq!(commands(&fake), ["restart", "stop", "logout"]);
}

#[tokio::test]
async fn nothing_is_paired_before_the_first_start() {
    let fake = Fake::start(waha).await;
    let bridge = bridge(&fake.url, timing());

    bridge.begin().await.expect_err("not started");
    bridge.restart().await.expect_err("not started");

    assert_eq!((bridge.link(), fake.gets(), fake.posts().len()), (LinkState::Idle, 0, 0));
}
