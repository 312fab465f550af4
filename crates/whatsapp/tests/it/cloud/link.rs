//! The link is what a look at the number proved.

use serde_json::json;
use whatsapp::cloud::StatusError;
use whatsapp::{Driver, DriverEvent, LinkState, Receipt, ReceiptStage, SendOutcome};

use super::{cloud, error, meta, online};
use crate::bench::{message, start, timing, until};
use crate::fake::{Fake, Reply};
use crate::phones::moment;

#[tokio::test]
async fn a_wrong_token_or_number_needs_a_person_and_is_not_asked_again() {
    let gone = json!({ "error": { "code": 100, "error_subcode": 33 } });
    let table = [
        (error(401, 190), "token"),
        (error(403, 10), "permission"),
        (Reply::Json(400, gone), "phone_number_id"),
        (Reply::Json(401, json!("who?")), "token"),
    ];
    for (reply, trouble) in table {
        let fake = Fake::start(meta).await;
        fake.looks(Some(reply));
        let cloud = cloud(&fake.url, timing());

        let mut events = start(&cloud).await;

        assert_eq!(cloud.link(), LinkState::NeedsOperator);
        assert_eq!(cloud.trouble(), Some(trouble));
        assert_eq!(events.try_recv(), Ok(DriverEvent::Link(LinkState::Reconnecting)));
        assert_eq!(events.try_recv(), Ok(DriverEvent::Link(LinkState::NeedsOperator)));
        assert_eq!(cloud.send(&message("w")).await, SendOutcome::ChannelDown);
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        assert_eq!(fake.gets(), 1, "{trouble}");
    }
}

#[tokio::test]
async fn a_person_who_repaired_it_starts_it_again() {
    let fake = Fake::start(meta).await;
    fake.looks(Some(error(401, 190)));
    let cloud = cloud(&fake.url, timing());
    drop(start(&cloud).await);
    assert_eq!(cloud.link(), LinkState::NeedsOperator);

    fake.looks(None);
    drop(start(&cloud).await);

    assert_eq!((cloud.link(), cloud.trouble()), (LinkState::Online, None));
}

#[tokio::test]
async fn a_provider_that_is_ill_at_the_start_is_asked_until_it_is_well() {
    let other = json!({ "id": "1" });
    for ill in [error(503, 2), error(429, 4), Reply::CutAfter, Reply::Json(200, other)] {
        let fake = Fake::start(meta).await;
        fake.looks(Some(ill));
        let cloud = cloud(&fake.url, timing());
        drop(start(&cloud).await);
        assert_eq!(cloud.link(), LinkState::Reconnecting);
        until(|| fake.gets() > 3).await;
        assert_eq!(cloud.link(), LinkState::Reconnecting);

        fake.looks(None);
        until(|| cloud.link() == LinkState::Online).await;
    }
}

#[tokio::test]
async fn stopped_is_stopped_and_starting_twice_is_starting_once() {
    let (fake, cloud) = online().await;
    drop(start(&cloud).await);
    assert_eq!(fake.gets(), 1);

    cloud.stop().await;
    assert_eq!(cloud.link(), LinkState::Idle);
    assert_eq!(cloud.send(&message("w")).await, SendOutcome::ChannelDown);
    assert!(fake.posts().is_empty());

    drop(start(&cloud).await);
    assert_eq!(cloud.link(), LinkState::Online);
    cloud.reset().await.expect("nothing to forget");
    assert_eq!(cloud.link(), LinkState::Idle);
}

#[tokio::test]
async fn what_a_webhook_told_is_told_on_in_our_words() {
    let fake = Fake::start(meta).await;
    let cloud = cloud(&fake.url, timing());
    let mut events = start(&cloud).await;
    while events.try_recv().is_ok() {}
    let failed = || Receipt {
        wire_id: Some("w1".to_owned()),
        provider_id: "wamid.1".to_owned(),
        stage: ReceiptStage::Failed { code: String::new() },
    };
    let at = |seconds| moment() + chrono::Duration::seconds(seconds);

    for (code, at, word, link) in [
        (131_026, at(5), "undeliverable", LinkState::Online),
        (131_042, at(-5), "payment", LinkState::Online),
        (131_042, at(5), "payment", LinkState::NeedsOperator),
    ] {
        cloud.hear_receipt(failed(), Some(StatusError { code, at })).await.expect("heard");
        assert_eq!(cloud.link(), link, "{code} at {at}");
        let told = std::iter::from_fn(|| events.try_recv().ok())
            .find(|event| matches!(event, DriverEvent::Receipt(_)));
        let stage = ReceiptStage::Failed { code: word.to_owned() };
        assert_eq!(told, Some(DriverEvent::Receipt(Receipt { stage, ..failed() })));
    }
}
