//! Files, encrypted by who sends them and opened by who gets them.

use bytes::Bytes;
use whatsapp::inbound::{Kind, MediaClass};
use whatsapp::{Content, Driver, FetchError, Media, MediaKind, MediaSource, SendOutcome};

use super::people::{Party, accepted, outgoing};
use super::server::Server;

const SHOP: &str = "6281111111111";
const CUSTOMER: &str = "6282222222222";

fn file(kind: MediaKind, mime: &str, source: MediaSource) -> Content {
    let filename = (kind == MediaKind::Document).then(|| "Faktur 7.pdf".to_owned());
    Content::Media(Media { kind, mime_type: mime.to_owned(), source, filename })
}

#[tokio::test(start_paused = true)]
async fn a_file_arrives_as_it_left_and_no_further_than_its_limit() {
    let server = Server::new();
    let (shop, customer) =
        (Party::online(&server, SHOP).await, Party::online(&server, CUSTOMER).await);
    let bytes = Bytes::from(vec![7; 100_000]);
    let mut message = outgoing(&customer, "AAAA0001", "Faktur");
    let source = MediaSource::Bytes(bytes.clone());
    message.content = file(MediaKind::Document, "application/pdf", source);

    let sent = shop.web.send(&message).await;
    let heard = customer.hears(1).await.remove(0);
    let Kind::Media(media) = &heard.kind else { panic!("{heard:?}") };
    let whole = customer.web.fetch(media, 100_000).await;
    let large = customer.web.fetch(media, 99_999).await;
    let kept = server.state().files.drain().map(|(_, kept)| kept).collect::<Vec<_>>();
    let gone = customer.web.fetch(media, 100_000).await;

    assert_eq!(sent, accepted("AAAA0001"));
    assert_eq!((media.class, media.size), (MediaClass::Document, Some(100_000)));
    assert_eq!(media.mime.as_deref(), Some("application/pdf"));
    assert_eq!(media.file_name.as_deref(), Some("Faktur 7.pdf"));
    assert_eq!(media.caption.as_deref(), Some("Faktur"));
    assert_eq!(whole, Ok(bytes.clone()));
    assert_eq!(large, Err(FetchError::TooLarge));
    assert_eq!(gone, Err(FetchError::Gone));
    assert_eq!(kept.len(), 1);
    assert!(!kept[0].windows(64).any(|part| part == &bytes[..64]), "stored in the clear");
}

#[tokio::test(start_paused = true)]
async fn links_and_what_is_too_large_are_refused_before_anything_leaves() {
    let server = Server::new();
    let shop = Party::online(&server, SHOP).await;
    let mut message = outgoing(&shop, "BBBB0001", "");
    let large = MediaSource::Bytes(vec![0; 5 * 1024 * 1024 + 1].into());
    let cases = [
        (MediaSource::Link("https://example.com/a.jpg".to_owned()), "link_unsupported"),
        (large, "media_too_large"),
    ];

    for (source, word) in cases {
        message.content = file(MediaKind::Image, "image/jpeg", source);
        let refused = SendOutcome::Rejected { code: word.to_owned() };
        assert_eq!(shop.web.send(&message).await, refused);
    }

    assert!(server.state().files.is_empty());
    assert!(server.sent_by(&shop.device(), "message").is_empty());
}
