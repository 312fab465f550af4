//! Templates, files, and what was read.

use serde_json::json;
use whatsapp::inbound::Heard;
use whatsapp::{Address, Content, Driver, Media, MediaKind, MediaSource, Outgoing, SendOutcome};
use whatsapp::{Template, Typing};

use super::online;
use crate::bench::{chat, message, rejected};
use crate::fake::Reply;
use crate::inbound::fixtures;

fn one_time_code() -> Content {
    Content::Template(Template {
        name: "masuk".to_owned(),
        language: "id".to_owned(),
        parameters: vec!["123456".to_owned()],
        otp: Some("123456".to_owned()),
    })
}

#[tokio::test]
async fn a_one_time_code_stands_in_the_body_and_behind_the_button() {
    let (fake, cloud) = online().await;

    let outcome = cloud.send(&Outgoing { content: one_time_code(), ..message("w1") }).await;

    assert!(matches!(outcome, SendOutcome::Accepted { .. }), "{outcome:?}");
    let body = &fake.posts()[0].body;
    let code = json!([{ "type": "text", "text": "123456" }]);
    assert_eq!(body["type"], "template");
    assert_eq!(
        body["template"],
        json!({ "name": "masuk", "language": { "code": "id" }, "components": [
            { "type": "body", "parameters": code },
            { "type": "button", "sub_type": "url", "index": "0", "parameters": code },
        ]})
    );
    assert!(body.get("text").is_none());
}

#[tokio::test]
async fn files_carry_the_text_as_caption_where_meta_takes_one() {
    let (fake, cloud) = online().await;
    let file = |kind| Media {
        kind,
        mime_type: "application/octet-stream".to_owned(),
        source: MediaSource::Link("https://toko.example/struk".to_owned()),
        filename: Some("struk.pdf".to_owned()),
    };
    let caption = "Pesanan Anda siap diambil.";
    let link = "https://toko.example/struk";
    let table = [
        (MediaKind::Image, json!({ "link": link, "caption": caption })),
        (MediaKind::Video, json!({ "link": link, "caption": caption })),
        (MediaKind::Audio, json!({ "link": link })),
        (MediaKind::Document, json!({ "link": link, "caption": caption, "filename": "struk.pdf" })),
    ];
    for (kind, expected) in table {
        cloud.send(&Outgoing { content: Content::Media(file(kind)), ..message("w") }).await;
        let body = fake.posts().pop().expect("a post").body;
        assert_eq!((&body["type"], &body[kind.as_str()]), (&json!(kind.as_str()), &expected));
    }
}

#[tokio::test]
async fn an_answer_names_the_message_it_answers() {
    let (fake, cloud) = online().await;

    cloud.send(&Outgoing { quoted: Some("wamid.q".to_owned()), ..message("w") }).await;

    assert_eq!(fake.posts()[0].body["context"], json!({ "message_id": "wamid.q" }));
}

#[tokio::test]
async fn people_without_a_number_are_reached_by_their_id_but_get_no_one_time_code() {
    let (fake, cloud) = online().await;
    let to: Address = "ID.1502".parse().expect("an address");

    let outcome = cloud.send(&Outgoing { to: to.clone(), ..message("w") }).await;
    let code = Outgoing { to, content: one_time_code(), ..message("w") };
    let refused = cloud.send(&code).await;

    assert!(matches!(outcome, SendOutcome::Accepted { .. }), "{outcome:?}");
    assert_eq!(refused, rejected("phone_needed"));
    let posts = fake.posts();
    assert_eq!((posts.len(), &posts[0].body["recipient"]), (1, &json!("ID.1502")));
    assert!(posts[0].body.get("to").is_none());
    for id in ["123456789@lid", "120363041234567890@g.us", "status@broadcast"] {
        let to: Address = id.parse().expect("an address");
        let outcome = cloud.send(&Outgoing { to, ..message("w") }).await;
        assert_eq!(outcome, rejected("recipient_unsupported"), "{id}");
    }
    assert_eq!(fake.posts().len(), 1);
}

#[tokio::test]
async fn a_chat_is_read_up_to_its_newest_message() {
    let (fake, cloud) = online().await;
    cloud.mark_read(&chat(), &[]).await.expect("nothing to mark");
    assert!(fake.posts().is_empty());

    let ids = ["wamid.a", "wamid.b"].map(str::to_owned);
    cloud.mark_read(&chat(), &ids).await.expect("marked");

    let read = json!({
        "messaging_product": "whatsapp", "status": "read", "message_id": "wamid.b",
    });
    assert_eq!((fake.posts().len(), &fake.posts()[0].body), (1, &read));

    fake.next(Reply::Json(400, json!({ "error": { "code": 100 } })));
    let error = cloud.mark_read(&chat(), &ids).await.expect_err("refused");
    assert!(format!("{error:#}").contains("100"), "{error:#}");
}

#[tokio::test]
async fn typing_begins_an_answer_to_the_newest_message() {
    let (fake, cloud) = online().await;
    cloud.typing(&chat(), Typing::On).await.expect("nobody has written");
    assert!(fake.posts().is_empty());

    for name in ["text", "echo", "statuses"] {
        for heard in fixtures::heard(&format!("cloud/{name}")) {
            cloud.notice(&heard);
        }
    }
    cloud.typing(&chat(), Typing::On).await.expect("shown");
    cloud.typing(&chat(), Typing::Off).await.expect("it ends by itself");

    let Some(Heard::Message(message)) = fixtures::heard("cloud/text").pop() else { panic!() };
    let body = json!({
        "messaging_product": "whatsapp", "status": "read", "message_id": message.provider_id,
        "typing_indicator": { "type": "text" },
    });
    assert_eq!((fake.posts().len(), &fake.posts()[0].body), (1, &body));
}
