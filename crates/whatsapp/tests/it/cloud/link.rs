//! The link is what a look at the number proved.

use serde_json::json;
use whatsapp::inbound::{self, Heard};
use whatsapp::{Driver, LinkState, ReceiptStage, SendOutcome};

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

        let ears = start(&cloud).await;

        assert_eq!(cloud.link(), LinkState::NeedsOperator);
        assert_eq!(cloud.trouble(), Some(trouble));
        let told = [(LinkState::Reconnecting, None), (LinkState::NeedsOperator, Some(trouble))];
        assert_eq!(ears.take_links(), told);
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

/// A failed message as Meta's webhook tells it.
fn failed(code: i64, seconds: i64) -> Heard {
    let at = (moment() + chrono::Duration::seconds(seconds)).timestamp().to_string();
    let status = json!({
        "id": "wamid.1", "status": "failed", "timestamp": at, "recipient_id": "628123456789",
        "biz_opaque_callback_data": "w1", "errors": [{ "code": code, "title": "No" }],
    });
    let value = json!({
        "messaging_product": "whatsapp", "metadata": { "phone_number_id": super::NUMBER },
        "statuses": [status],
    });
    let entry = json!([{ "id": "1", "changes": [{ "field": "messages", "value": value }] }]);
    let body = json!({ "object": "whatsapp_business_account", "entry": entry });
    let heard = inbound::read(body.to_string().as_bytes(), moment()).expect("sound");
    heard.into_iter().next().expect("a status")
}

#[tokio::test]
async fn a_failure_that_needs_a_person_halts_the_link_unless_it_is_old() {
    let (_fake, cloud) = online().await;
    for (code, seconds, word, link) in [
        (131_026, 5, "undeliverable", LinkState::Online),
        (131_042, -5, "payment", LinkState::Online),
        (131_042, 5, "payment", LinkState::NeedsOperator),
    ] {
        let heard = failed(code, seconds);

        cloud.notice(&heard);

        let Heard::Receipt(receipt) = heard else { panic!("{heard:?}") };
        assert_eq!(receipt.stage, ReceiptStage::Failed { code: word.to_owned() });
        assert_eq!(cloud.link(), link, "{code} at {seconds}");
    }
    assert_eq!(cloud.trouble(), Some("payment"));
}
