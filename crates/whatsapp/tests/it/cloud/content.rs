//! Templates, files, and what was read.

use serde_json::json;
use whatsapp::{Content, Driver, Inbound, Media, MediaKind, MediaSource, SendOutcome, Template};

use super::{cloud, meta, online};
use crate::bench::{line, message, phone, start, timing};
use crate::fake::{Fake, Reply};
use crate::phones::moment;

#[tokio::test]
async fn a_one_time_code_stands_in_the_body_and_behind_the_button() {
    let (fake, cloud) = online().await;
    let template = Template {
        name: "masuk".to_owned(),
        language: "id".to_owned(),
        parameters: vec!["123456".to_owned()],
        otp: Some("123456".to_owned()),
    };

    let outcome = cloud.send_content(&message("w1"), &Content::Template(template)).await;

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
        cloud.send_content(&message("w"), &Content::Media(file(kind))).await;
        let body = fake.posts().pop().expect("a post").body;
        assert_eq!((&body["type"], &body[kind.as_str()]), (&json!(kind.as_str()), &expected));
    }
    let source = MediaSource::Id("77".to_owned());
    let media = Media { source, ..file(MediaKind::Image) };
    cloud.send_content(&message("w"), &Content::Media(media)).await;
    assert_eq!(fake.posts().pop().expect("a post").body["image"]["id"], "77");
}

#[tokio::test]
async fn a_chat_is_read_up_to_its_newest_message() {
    let fake = Fake::start(meta).await;
    let cloud = cloud(&fake.url, timing());
    let mut events = start(&cloud).await;
    cloud.mark_read(&line(), &phone()).await.expect("nothing to mark");
    assert!(fake.posts().is_empty());

    for id in ["wamid.a", "wamid.b"] {
        let (line, from, text) = (line(), phone(), "Halo".to_owned());
        let inbound = Inbound { line, from, text, provider_id: id.to_owned(), at: moment() };
        cloud.hear_inbound(inbound).await.expect("heard");
    }
    cloud.mark_read(&line(), &phone()).await.expect("marked");

    let read = json!({
        "messaging_product": "whatsapp", "status": "read", "message_id": "wamid.b",
    });
    assert_eq!(fake.posts()[0].body, read);
    let mut inbound = 0;
    while let Ok(event) = events.try_recv() {
        inbound += usize::from(matches!(event, whatsapp::DriverEvent::Inbound(_)));
    }
    assert_eq!(inbound, 2);

    fake.next(Reply::Json(400, json!({ "error": { "code": 100 } })));
    let error = cloud.mark_read(&line(), &phone()).await.expect_err("refused");
    assert!(format!("{error:#}").contains("100"), "{error:#}");
}
