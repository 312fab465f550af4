//! Files: sent as text within the message, fetched from the gateway and from nowhere else.

use std::time::Duration;

use bytes::Bytes;
use whatsapp::bridge::Bridge;
use whatsapp::inbound::{self, MediaClass, MediaSource};
use whatsapp::{Content, Driver, FetchError, Media, MediaKind, Outgoing, SendOutcome};

use super::{online, online_with};
use crate::bench::{TOKEN, hasty, message, rejected};
use crate::fake::{Drip, Fake, Reply};

fn file(kind: MediaKind, bytes: impl Into<Bytes>) -> Outgoing {
    let content = Content::Media(Media {
        kind,
        mime_type: "application/pdf".to_owned(),
        source: whatsapp::MediaSource::Bytes(bytes.into()),
        filename: Some("struk.pdf".to_owned()),
    });
    Outgoing { content, ..message("w1") }
}

#[tokio::test]
async fn a_file_goes_out_within_its_message() {
    let (fake, bridge) = online().await;

    let outcome = bridge.send(&file(MediaKind::Document, &b"%PDF"[..])).await;

    assert!(matches!(outcome, SendOutcome::Accepted { .. }), "{outcome:?}");
    let post = &fake.posts()[0];
    assert_eq!(post.path, "/api/sendFile");
    assert_eq!(post.body["file"]["data"], "JVBERg==");
    assert_eq!(post.body["file"]["filename"], "struk.pdf");
    assert!(post.body["file"].get("url").is_none());
}

#[tokio::test]
async fn a_file_that_is_too_large_stays_here() {
    let (fake, bridge) = online().await;
    let megabytes = |count: usize| vec![0; count * 1024 * 1024 + 1];

    let picture = bridge.send(&file(MediaKind::Image, megabytes(5))).await;
    let document = bridge.send(&file(MediaKind::Document, megabytes(32))).await;

    assert_eq!([picture, document], [rejected("media_too_large"), rejected("media_too_large")]);
    assert!(fake.posts().is_empty());
}

#[tokio::test]
async fn a_lost_answer_to_a_file_is_unknown() {
    let (fake, bridge) = online().await;
    fake.next(Reply::CutAfter);

    assert_eq!(bridge.send(&file(MediaKind::Image, &b"x"[..])).await, SendOutcome::Unknown);
}

fn told(source: MediaSource) -> inbound::Media {
    inbound::Media {
        class: MediaClass::Image,
        source: Some(source),
        mime: Some("image/jpeg".to_owned()),
        file_name: None,
        caption: None,
        size: None,
        sha256: None,
    }
}

fn at(fake: &Fake, path: &str) -> inbound::Media {
    told(MediaSource::Url(format!("{}{path}", fake.url)))
}

fn kind(kind: &str) -> Vec<(&'static str, String)> {
    vec![("content-type", kind.to_owned())]
}

/// A gateway with a picture at `/api/files/a.jpeg`.
async fn gateway() -> (Fake, Bridge) {
    let (fake, bridge) = online_with(hasty()).await;
    let picture = Bytes::from_static(b"JFIF");
    fake.at("/api/files/a.jpeg", Reply::Text(200, kind("image/jpeg; x=y"), picture));
    (fake, bridge)
}

#[tokio::test]
async fn a_file_is_fetched_from_the_gateway_with_its_key() {
    let (fake, bridge) = gateway().await;
    let picture = Ok(Bytes::from_static(b"JFIF"));

    assert_eq!(bridge.fetch(&at(&fake, "/api/files/a.jpeg?x=1"), 4).await, picture);
    for path in ["api/files/a.jpeg", "/api/files/a.jpeg"] {
        let media = told(MediaSource::Path(path.to_owned()));
        assert_eq!(bridge.fetch(&media, 4).await, picture, "{path}");
    }

    let asked: Vec<_> = fake.all().into_iter().filter(|seen| seen.path.contains("files")).collect();
    assert_eq!(asked.len(), 3);
    assert!(asked.iter().all(|seen| seen.headers["x-api-key"] == TOKEN));
}

#[tokio::test]
async fn nothing_but_the_gateway_is_asked() {
    let (fake, bridge) = gateway().await;
    let elsewhere = Fake::start(|_| Reply::Text(200, Vec::new(), Bytes::from_static(b"x"))).await;
    let port = fake.url.rsplit(':').next().expect("a port").to_owned();
    let hosts = [
        format!("{}/api/files/a.jpeg", elsewhere.url),
        format!("http://127.0.0.1:{port}@{}/x", elsewhere.url.trim_start_matches("http://")),
        format!("http://u:p@127.0.0.1:{port}/api/files/a.jpeg"),
        format!("http://localhost:{port}/api/files/a.jpeg"),
        format!("http://[::ffff:127.0.0.1]:{port}/api/files/a.jpeg"),
        format!("http://2130706433:{port}/api/files/a.jpeg"),
        format!("https://127.0.0.1:{port}/api/files/a.jpeg"),
    ];
    let asked = fake.all().len();
    for url in hosts {
        let refused = bridge.fetch(&told(MediaSource::Url(url.clone())), 100).await;
        assert_eq!(refused, Err(FetchError::Refused("host")), "{url}");
    }
    for path in ["../api/sessions", "/files/%2e%2e/x", "//127.0.0.1/x", "x\\..\\y"] {
        let refused = bridge.fetch(&told(MediaSource::Path(path.to_owned())), 100).await;
        assert!(matches!(refused, Err(FetchError::Refused(_) | FetchError::Gone)), "{path}");
    }
    let by_id = bridge.fetch(&told(MediaSource::Id("7".to_owned())), 100).await;
    assert_eq!(by_id, Err(FetchError::Refused("address")));
    assert_eq!((fake.all().len(), elsewhere.all().len()), (asked + 1, 0), "one harmless path");

    for status in [301, 302, 307] {
        let to = vec![("location", format!("{}/x", elsewhere.url))];
        fake.at("/api/files/a.jpeg", Reply::Text(status, to, Bytes::new()));
        let refused = bridge.fetch(&at(&fake, "/api/files/a.jpeg"), 100).await;
        assert_eq!(refused, Err(FetchError::Refused("redirect")));
    }
    assert!(elsewhere.all().is_empty());
}

#[tokio::test]
async fn files_end_at_their_limits() {
    let (fake, bridge) = gateway().await;
    let here = at(&fake, "/api/files/a.jpeg");
    let announced = inbound::Media { size: Some(5), ..here.clone() };
    assert_eq!(bridge.fetch(&announced, 4).await, Err(FetchError::TooLarge));
    assert_eq!(bridge.fetch(&here, 3).await, Err(FetchError::TooLarge));

    let piece = Bytes::from_static(b"0123456789");
    let endless = Drip::of(vec![piece.clone(); 1000], Duration::ZERO);
    fake.at("/api/files/a.jpeg", Reply::Drip(kind("image/png"), endless));
    assert_eq!(bridge.fetch(&here, 100).await, Err(FetchError::TooLarge));

    let slow = Drip::of(vec![piece; 3], Duration::from_secs(2));
    fake.at("/api/files/a.jpeg", Reply::Drip(kind("image/png"), slow));
    assert!(matches!(bridge.fetch(&here, 100).await, Err(FetchError::Later(_))));

    fake.at("/api/files/a.jpeg", Reply::Text(200, kind("text/html"), Bytes::from_static(b"<p>")));
    assert_eq!(bridge.fetch(&here, 100).await, Err(FetchError::Refused("media_type")));
}

#[tokio::test]
async fn a_gateway_that_has_it_no_more_or_not_now_says_which() {
    let (fake, bridge) = gateway().await;
    let here = at(&fake, "/api/files/a.jpeg");
    let none = inbound::Media { source: None, ..here.clone() };
    assert_eq!(bridge.fetch(&none, 100).await, Err(FetchError::Gone));
    for (status, gone) in [(404, true), (410, true), (500, false), (401, false), (503, false)] {
        let body = Bytes::from_static(TOKEN.as_bytes());
        fake.at("/api/files/a.jpeg", Reply::Text(status, Vec::new(), body));
        let error = bridge.fetch(&here, 100).await.expect_err("no file");
        assert_eq!(error == FetchError::Gone, gone, "{status}: {error:?}");
        assert!(!format!("{error:?} {error}").contains(TOKEN));
    }
    fake.close().await;
    assert!(matches!(bridge.fetch(&here, 100).await, Err(FetchError::Later(_))));
}
