//! The driver of Meta's Cloud API, against a Meta of our own.

mod codes;
mod content;
mod faults;
mod link;
mod media;

use serde_json::json;
use whatsapp::cloud::{Cloud, Config};
use whatsapp::{Driver, LinkState, Own, Secret, SendOutcome, Timing};

use crate::bench::{TOKEN, hasty, message, secret, start, timing, until};
use crate::fake::{Fake, Reply, Seen};

pub const NUMBER: &str = "106540352242922";

/// What Meta documents.
fn meta(seen: &Seen) -> Reply {
    let bearer = format!("Bearer {TOKEN}");
    if seen.headers.get("authorization").is_none_or(|value| value.as_bytes() != bearer.as_bytes()) {
        return error(401, 190);
    }
    if seen.path == format!("/v23.0/{NUMBER}?fields=id,display_phone_number,verified_name") {
        let (number, name) = ("+62 21 5000 1000", "Toko Maju");
        let number = json!({ "id": NUMBER, "display_phone_number": number, "verified_name": name });
        return Reply::Json(200, number);
    }
    if seen.path == format!("/v23.0/{NUMBER}/media") {
        return Reply::Json(200, json!({ "id": "4490709327384033" }));
    }
    if seen.path != format!("/v23.0/{NUMBER}/messages") {
        return error(400, 100);
    }
    if seen.body["status"] == "read" {
        return Reply::Json(200, json!({ "success": true }));
    }
    let (to, wire_id) = (&seen.body["to"], &seen.body["biz_opaque_callback_data"]);
    Reply::Json(
        200,
        json!({
            "messaging_product": "whatsapp",
            "contacts": [{ "input": to, "wa_id": to }],
            "messages": [{
                "id": format!("wamid.{}", wire_id.as_str().unwrap_or_default()),
                "message_status": "accepted",
            }],
        }),
    )
}

/// An error as Meta words it, with the token in the words as it does for a malformed one.
pub fn error(status: u16, code: i64) -> Reply {
    let error = json!({
        "message": format!("(#{code}) Malformed access token {TOKEN}"),
        "type": "OAuthException", "code": code, "fbtrace_id": "AbCdEf",
    });
    Reply::Json(status, json!({ "error": error }))
}

pub fn config(url: &str, timing: Timing) -> Config {
    let base_url = url.to_owned();
    Config { base_url, timing, ..Config::new(NUMBER, secret()) }
}

pub fn cloud(url: &str, timing: Timing) -> Cloud {
    Cloud::new(config(url, timing)).expect("sound settings")
}

/// A driver that is online.
pub async fn online() -> (Fake, Cloud) {
    online_with(timing()).await
}

pub async fn online_with(timing: Timing) -> (Fake, Cloud) {
    let fake = Fake::start(meta).await;
    let cloud = cloud(&fake.url, timing);
    drop(start(&cloud).await);
    assert_eq!(cloud.link(), LinkState::Online);
    (fake, cloud)
}

/// A hasty driver at this address, once it is online.
pub async fn online_at(url: &str) -> Cloud {
    let cloud = cloud(url, hasty());
    drop(start(&cloud).await);
    until(|| cloud.link() == LinkState::Online).await;
    cloud
}

#[tokio::test]
async fn a_text_goes_out_with_our_id_in_it() {
    let (fake, cloud) = online().await;

    let outcome = cloud.send(&message("w1")).await;

    assert_eq!(outcome, SendOutcome::Accepted { provider_id: "wamid.w1".to_owned() });
    let posts = fake.posts();
    let expected = json!({
        "messaging_product": "whatsapp", "recipient_type": "individual", "to": "628123456789",
        "type": "text", "text": { "body": "Pesanan Anda siap diambil.", "preview_url": false },
        "biz_opaque_callback_data": "w1",
    });
    assert_eq!(posts.len(), 1);
    assert_eq!(posts[0].body, expected);
}

#[tokio::test]
async fn the_same_id_twice_is_two_messages_and_the_driver_says_so() {
    let (fake, cloud) = online().await;

    cloud.send(&message("w1")).await;
    cloud.send(&message("w1")).await;

    assert_eq!(fake.posts().len(), 2);
    assert!(!cloud.caps().idempotent_ids);
    assert!(!cloud.caps().pairing && cloud.pairing().is_none());
}

#[test]
fn settings_that_cannot_be_are_refused_without_telling_the_token() {
    let sound = || config("https://graph.facebook.com", timing());
    let broken = Secret::new(format!("a\r\nb{TOKEN}")).expect("no blank one");
    let wrong = [
        ("number", Config { phone_number_id: "0812/../x".to_owned(), ..sound() }),
        ("version", Config { api_version: "23".to_owned(), ..sound() }),
        ("path", Config { api_version: "v23.0/x".to_owned(), ..sound() }),
        ("plain", Config { base_url: "http://graph.facebook.com".to_owned(), ..sound() }),
        ("password", Config { base_url: format!("https://u:{TOKEN}@host"), ..sound() }),
        ("nothing", Config { base_url: String::new(), ..sound() }),
        ("query", Config { base_url: "https://host?x=1".to_owned(), ..sound() }),
        ("line break", Config { access_token: broken, ..sound() }),
    ];
    for (name, config) in wrong {
        let error = Cloud::new(config).expect_err(name);
        let text = format!("{error:#} {error:?}");
        assert!(!text.contains(TOKEN), "{name}: {text}");
    }
    assert!(["", " ", "\n"].into_iter().all(|blank| Secret::new(blank).is_none()));
    Cloud::new(sound()).expect("sound settings");
}

#[tokio::test]
async fn the_number_says_whose_it_is() {
    let (_fake, cloud) = online().await;

    let phone = base::Phone::parse("0215-000-1000").expect("a number");
    let own = Own { phone: Some(phone), device: Some("Toko Maju".to_owned()) };
    assert_eq!(cloud.own(), Some(own));
}
