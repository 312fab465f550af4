//! The driver of a gateway, against a gateway of our own.

mod faults;
mod media;
mod pairing;

use base::Phone;
use serde_json::json;
use whatsapp::Secret;
use whatsapp::bridge::{Bridge, Config};
use whatsapp::{Address, Content, Driver, LinkState, Media, MediaKind, MediaSource, Outgoing};
use whatsapp::{Own, SendOutcome, Template, Timing, Typing};

use crate::bench::{TOKEN, chat, hasty, message, rejected, secret, start, timing, until};
use crate::fake::{Fake, Reply, Seen};

/// What WAHA documents.
pub fn waha(seen: &Seen) -> Reply {
    if seen.headers.get("x-api-key").is_none_or(|key| key.as_bytes() != TOKEN.as_bytes()) {
        return Reply::Json(401, json!({ "statusCode": 401, "message": "Unauthorized" }));
    }
    match (seen.method.as_str(), seen.path.as_str()) {
        ("GET", "/api/sessions/default") => session("WORKING"),
        ("GET", "/api/default/auth/qr?format=raw") => Reply::Json(200, json!({ "value": "2@abc" })),
        ("POST", "/api/default/auth/request-code") => {
            Reply::Json(201, json!({ "code": "ABCD-EFGH" }))
        }
        ("POST", "/api/sendText") => {
            let to = seen.body["chatId"].as_str().unwrap_or_default();
            Reply::Json(201, json!({ "id": format!("true_{to}_3EB0"), "body": seen.body["text"] }))
        }
        ("POST", "/api/sendImage" | "/api/sendVideo" | "/api/sendVoice" | "/api/sendFile") => {
            Reply::Json(201, json!({ "key": { "id": "3EB0" } }))
        }
        ("POST", "/api/sendSeen" | "/api/startTyping" | "/api/stopTyping") => {
            Reply::Json(201, json!({}))
        }
        ("POST", path) if path.starts_with("/api/sessions/default/") => session("STARTING"),
        _ => Reply::Json(404, json!({ "statusCode": 404, "message": "Not found" })),
    }
}

pub fn session(state: &str) -> Reply {
    let me = match state {
        "WORKING" => json!({ "id": "622150001000:7@c.us", "pushName": "Toko Maju" }),
        _ => json!(null),
    };
    Reply::Json(200, json!({ "name": "default", "status": state, "config": {}, "me": me }))
}

pub fn bridge(url: &str, timing: Timing) -> Bridge {
    let mut config = Config::new(url, secret());
    config.timing = timing;
    Bridge::new(config).expect("sound settings")
}

/// A driver that is online and looks again every few milliseconds.
pub async fn online() -> (Fake, Bridge) {
    online_with(Timing { look_every: timing().pairing_every, ..timing() }).await
}

pub async fn online_with(timing: Timing) -> (Fake, Bridge) {
    let fake = Fake::start(waha).await;
    let bridge = bridge(&fake.url, timing);
    drop(start(&bridge).await);
    assert_eq!(bridge.link(), LinkState::Online);
    (fake, bridge)
}

/// A hasty driver at this address, once it is online.
pub async fn online_at(url: &str) -> Bridge {
    let bridge = bridge(url, hasty());
    drop(start(&bridge).await);
    until(|| bridge.link() == LinkState::Online).await;
    bridge
}

#[tokio::test]
async fn a_text_goes_out_to_the_phones_chat() {
    let (fake, bridge) = online().await;

    let outcome = bridge.send(&message("w1")).await;

    let provider_id = "true_628123456789@c.us_3EB0".to_owned();
    assert_eq!(outcome, SendOutcome::Accepted { provider_id });
    let post = &fake.posts()[0];
    let text = "Pesanan Anda siap diambil.";
    let chat = "628123456789@c.us";
    let body = json!({ "session": "default", "chatId": chat, "text": text, "reply_to": null });
    assert_eq!((post.path.as_str(), &post.body), ("/api/sendText", &body));
    assert!(bridge.caps().pairing && !bridge.caps().idempotent_ids);
}

#[tokio::test]
async fn a_session_says_whose_number_it_is_until_it_is_logged_out() {
    let (fake, bridge) = online().await;
    let phone = Phone::parse("0215-000-1000").expect("a number");
    let own = Own { phone: Some(phone), device: Some("Toko Maju".to_owned()) };
    assert_eq!(bridge.own(), Some(own));

    fake.looks(Some(session("FAILED")));
    until(|| bridge.link() == LinkState::NeedsPairing).await;

    assert_eq!(bridge.own(), None);
}

#[tokio::test]
async fn people_with_hidden_numbers_and_groups_are_reached_by_their_ids() {
    let (fake, bridge) = online().await;
    for id in ["123456789@lid", "120363041234567890@g.us"] {
        let to: Address = id.parse().expect("an address");
        let outcome = bridge.send(&Outgoing { to, ..message("w1") }).await;
        assert!(matches!(outcome, SendOutcome::Accepted { .. }), "{id}: {outcome:?}");
        assert_eq!(fake.posts().pop().expect("a post").body["chatId"], id);
    }
    for id in ["ID.1502", "status@broadcast"] {
        let to: Address = id.parse().expect("an address");
        let outcome = bridge.send(&Outgoing { to, ..message("w1") }).await;
        assert_eq!(outcome, rejected("recipient_unsupported"), "{id}");
    }
    assert_eq!(fake.posts().len(), 2);
}

#[tokio::test]
async fn files_go_out_by_their_kind_and_templates_as_their_text() {
    let (fake, bridge) = online().await;
    let link = "https://toko.example/struk";
    let media = |kind, source| {
        let (mime_type, filename) = ("application/pdf".to_owned(), Some("struk.pdf".to_owned()));
        Content::Media(Media { kind, mime_type, source, filename })
    };
    let table = [
        (MediaKind::Image, "/api/sendImage"),
        (MediaKind::Video, "/api/sendVideo"),
        (MediaKind::Audio, "/api/sendVoice"),
        (MediaKind::Document, "/api/sendFile"),
    ];
    let file = json!({ "mimetype": "application/pdf", "filename": "struk.pdf", "url": link });
    for (kind, path) in table {
        let content = media(kind, MediaSource::Link(link.to_owned()));
        let outcome = bridge.send(&Outgoing { content, ..message("w1") }).await;
        assert!(matches!(outcome, SendOutcome::Accepted { .. }), "{outcome:?}");
        let post = fake.posts().pop().expect("a post");
        assert_eq!((post.path.as_str(), &post.body["file"]), (path, &file));
        assert_eq!(post.body.get("caption").is_some(), kind != MediaKind::Audio);
    }

    let (name, language) = ("siap".to_owned(), "id".to_owned());
    let template = Template { name, language, parameters: Vec::new(), otp: None };
    bridge.send(&Outgoing { content: Content::Template(template), ..message("w1") }).await;
    let post = fake.posts().pop().expect("a post");
    assert_eq!(
        (post.path.as_str(), &post.body["text"]),
        ("/api/sendText", &json!(message("").text))
    );
}

#[tokio::test]
async fn ids_come_in_three_shapes() {
    let (fake, bridge) = online().await;
    let id = "true_628123456789@c.us_3EB0";
    let shapes = [
        json!({ "id": id }),
        json!({ "id": { "fromMe": true, "_serialized": id } }),
        json!({ "key": { "id": id, "fromMe": true } }),
    ];
    for shape in shapes {
        fake.next(Reply::Json(201, shape.clone()));
        let outcome = bridge.send(&message("w1")).await;
        assert_eq!(outcome, SendOutcome::Accepted { provider_id: id.to_owned() }, "{shape}");
    }
    for none in [json!({}), json!(null), json!({ "id": { "id": id } }), json!({ "id": "" })] {
        fake.next(Reply::Json(201, none.clone()));
        assert_eq!(bridge.send(&message("w1")).await, SendOutcome::Unknown, "{none}");
    }
}

#[tokio::test]
async fn a_chat_that_was_read_is_seen() {
    let (fake, bridge) = online().await;

    bridge.mark_read(&chat(), &[]).await.expect("seen");

    bridge.mark_read(&chat(), &["true_x".to_owned()]).await.expect("seen");

    let body = json!({ "session": "default", "chatId": "628123456789@c.us" });
    let posts = fake.posts();
    assert_eq!((posts[0].path.as_str(), &posts[0].body), ("/api/sendSeen", &body));
    assert_eq!(posts[1].body["messageIds"], json!(["true_x"]));
    fake.next(Reply::Json(500, json!({ "message": TOKEN })));
    bridge.mark_read(&chat(), &[]).await.expect_err("refused");
}

#[tokio::test]
async fn somebody_who_types_is_seen_typing_until_they_stop() {
    let (fake, bridge) = online().await;

    bridge.typing(&chat(), Typing::On).await.expect("shown");
    bridge.typing(&chat(), Typing::Off).await.expect("shown");

    let paths: Vec<_> = fake.posts().into_iter().map(|seen| seen.path).collect();
    assert_eq!(paths, ["/api/startTyping", "/api/stopTyping"]);
    assert_eq!(fake.posts()[0].body["chatId"], "628123456789@c.us");
}

#[tokio::test]
async fn an_answer_names_the_message_it_answers() {
    let (fake, bridge) = online().await;

    bridge.send(&Outgoing { quoted: Some("false_x".to_owned()), ..message("w") }).await;

    assert_eq!(fake.posts()[0].body["reply_to"], "false_x");
}

#[test]
fn settings_that_cannot_be_are_refused() {
    let sound = || Config::new("http://waha:3000", secret());
    let wrong = [
        Config { session: "../x".to_owned(), ..sound() },
        Config { session: String::new(), ..sound() },
        Config { base_url: "waha:3000".to_owned(), ..sound() },
        Config { base_url: "ftp://waha".to_owned(), ..sound() },
        Config { api_key: Secret::new("a\r\nb").expect("no blank one"), ..sound() },
    ];
    for config in wrong {
        let error = Bridge::new(config.clone()).expect_err("refused");
        assert!(!format!("{error:?} {config:?}").contains(TOKEN));
    }
    Bridge::new(sound()).expect("sound settings");
}
