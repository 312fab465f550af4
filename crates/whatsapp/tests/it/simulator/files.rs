//! Files in both directions.

use bytes::Bytes;
use whatsapp::inbound::{self, Heard, Kind, MediaClass};
use whatsapp::simulator::{File, NewFile, Phones, Said};
use whatsapp::{Content, Driver, FetchError, Media, MediaKind, MediaSource, Outgoing, SendOutcome};

use super::bench;
use crate::bench::rejected;

fn picture(source: MediaSource) -> Content {
    Content::Media(Media {
        kind: MediaKind::Image,
        mime_type: "image/png".to_owned(),
        source,
        filename: Some("struk.png".to_owned()),
    })
}

#[tokio::test]
async fn a_file_is_on_the_phone_with_its_bytes() {
    let bench = bench().await;
    let bytes = Bytes::from_static(b"png");
    let content = picture(MediaSource::Bytes(bytes.clone()));

    let sent = bench.simulator.send(&Outgoing { content, ..bench.message("w1") }).await;

    let SendOutcome::Accepted { provider_id } = sent else { panic!("{sent:?}") };
    let (class, mime, name) = (MediaClass::Image, "image/png".to_owned(), "struk.png".to_owned());
    let file = File { class, mime, name: Some(name), size: 3 };
    let bubble = bench.bubbles().await.remove(0);
    assert_eq!((bubble.text.as_str(), bubble.file), ("isi w1", Some(file)));
    let kept = bench.simulator.phones().file("toko", &provider_id).await.expect("readable");
    assert_eq!(kept, Some(bytes));
}

#[tokio::test]
async fn what_a_phone_cannot_take_is_refused() {
    let bench = bench().await;
    let huge = vec![0; usize::try_from(MediaKind::Image.limit()).expect("it fits") + 1];
    let table = [
        (MediaSource::Bytes(huge.into()), "media_too_large"),
        (MediaSource::Link("https://toko.example/7".to_owned()), "link_unsupported"),
    ];
    for (source, code) in table {
        let content = picture(source);
        let outcome = bench.simulator.send(&Outgoing { content, ..bench.message("w") }).await;
        assert_eq!(outcome, rejected(code));
    }
    assert!(bench.bubbles().await.is_empty());
}

#[tokio::test]
async fn a_file_from_a_phone_is_told_and_fetched_within_its_limit() {
    let bench = bench().await;
    let bytes = Bytes::from_static(b"OggS voice");
    let file = NewFile {
        class: MediaClass::Voice,
        mime: "audio/ogg".to_owned(),
        name: None,
        bytes: bytes.clone(),
    };

    let said = Said { file: Some(file), ..Said::default() };
    bench.simulator.say(&bench.phone, said).await.expect("said");

    let heard = bench.ears.take();
    let [Heard::Message(message)] = &heard[..] else { panic!("{heard:?}") };
    let Kind::Media(media) = &message.kind else { panic!("{message:?}") };
    assert_eq!((media.class, media.size, &media.caption), (MediaClass::Voice, Some(10), &None));
    assert_eq!(bench.simulator.fetch(media, 10).await, Ok(bytes));
    assert_eq!(bench.simulator.fetch(media, 9).await, Err(FetchError::TooLarge));
    let source = Some(inbound::MediaSource::Id("sim-77".to_owned()));
    let gone = inbound::Media { source, ..media.clone() };
    assert_eq!(bench.simulator.fetch(&gone, 10).await, Err(FetchError::Gone));
}
