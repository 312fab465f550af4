//! Files: handed to Meta before a message names them, and fetched from where Meta keeps them.

use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use whatsapp::cloud::Cloud;
use whatsapp::inbound::{self, MediaClass};
use whatsapp::{
    Address, Content, Driver, FetchError, LinkState, Media, MediaKind, MediaSource, Outgoing,
    SendOutcome,
};

use super::{NUMBER, error, online, online_with};
use crate::bench::{TOKEN, hasty, message, rejected};
use crate::fake::{Drip, Fake, Reply};

const FILE: &[u8] = b"\x89PNG\r\n--not-a-boundary\r\n";

fn picture(wire_id: &str) -> Outgoing {
    let content = Content::Media(Media {
        kind: MediaKind::Image,
        mime_type: "image/png".to_owned(),
        source: MediaSource::Bytes(Bytes::from_static(FILE)),
        filename: Some("struk.png".to_owned()),
    });
    Outgoing { content, ..message(wire_id) }
}

fn paths(fake: &Fake) -> Vec<String> {
    let short = |path: String| path.rsplit('/').next().unwrap_or_default().to_owned();
    fake.posts().into_iter().map(|seen| short(seen.path)).collect()
}

#[tokio::test]
async fn a_file_is_handed_over_and_then_named_by_its_id() {
    let (fake, cloud) = online().await;

    let outcome = cloud.send(&picture("w1")).await;

    assert_eq!(outcome, SendOutcome::Accepted { provider_id: "wamid.w1".to_owned() });
    assert_eq!(paths(&fake), ["media", "messages"]);
    let upload = &fake.posts()[0];
    let kind = upload.headers["content-type"].to_str().expect("plain");
    let boundary = kind.strip_prefix("multipart/form-data; boundary=").expect("a form");
    let text = String::from_utf8_lossy(&upload.raw).into_owned();
    assert_eq!(text.matches(&format!("--{boundary}")).count(), 4);
    for part in
        ["name=\"messaging_product\"\r\n\r\nwhatsapp\r\n", "name=\"type\"\r\n\r\nimage/png\r\n"]
    {
        assert!(text.contains(part), "{text}");
    }
    assert!(text.contains("name=\"file\"; filename=\"struk.png\"\r\ncontent-type: image/png\r\n"));
    assert!(upload.raw.windows(FILE.len()).any(|part| part == FILE));
    let image = json!({ "id": "4490709327384033", "caption": message("").text });
    assert_eq!(fake.posts()[1].body["image"], image);
}

#[tokio::test]
async fn an_upload_that_fails_is_certainly_no_message() {
    let (fake, cloud) = online_with(hasty()).await;
    let slow = Reply::Slow(Duration::from_secs(60), Box::new(error(500, 1)));
    let no_id = Reply::Json(200, json!({ "id": "../../x" }));
    for fault in [slow, Reply::CutAfter, no_id, error(502, 1), error(400, 131_056)] {
        fake.next(fault.clone());
        let outcome = cloud.send(&picture("w1")).await;
        assert!(matches!(outcome, SendOutcome::Retry { .. }), "{fault:?}: {outcome:?}");
        crate::bench::until(|| cloud.link() == LinkState::Online).await;
    }
    fake.next(error(400, 100));
    assert_eq!(cloud.send(&picture("w1")).await, rejected("bad_request"));
    fake.next(error(400, 130_429));
    assert!(matches!(cloud.send(&picture("w1")).await, SendOutcome::Throttled { .. }));
    fake.next(error(401, 190));
    assert_eq!(cloud.send(&picture("w1")).await, SendOutcome::ChannelDown);
    assert_eq!(cloud.trouble(), Some("token"));
    assert!(!paths(&fake).contains(&"messages".to_owned()));
}

#[tokio::test]
async fn a_message_that_is_tried_again_hands_its_file_over_once() {
    let (fake, cloud) = online().await;
    cloud.send(&picture("w0")).await;
    let uploads = || paths(&fake).iter().filter(|path| *path == "media").count();
    assert_eq!(uploads(), 1);

    fake.next(Reply::Json(200, json!({ "id": "77" })));
    fake.next(error(400, 131_056));
    let held = cloud.send(&picture("w1")).await;
    let sent = cloud.send(&picture("w1")).await;

    assert!(matches!(held, SendOutcome::Retry { .. }), "{held:?}");
    assert!(matches!(sent, SendOutcome::Accepted { .. }), "{sent:?}");
    assert_eq!(uploads(), 2);
    assert_eq!(fake.posts().pop().expect("a post").body["image"]["id"], "77");
    cloud.send(&picture("w1")).await;
    assert_eq!(uploads(), 3, "what has gone out is forgotten");
}

#[tokio::test]
async fn a_lost_answer_after_the_upload_is_unknown() {
    let (fake, cloud) = online().await;
    fake.next(Reply::Json(200, json!({ "id": "77" })));
    fake.next(Reply::CutAfter);

    assert_eq!(cloud.send(&picture("w1")).await, SendOutcome::Unknown);
}

#[tokio::test]
async fn what_meta_would_not_take_is_not_handed_over() {
    let (fake, cloud) = online().await;
    let with = |change: &dyn Fn(&mut Media)| {
        let mut message = picture("w");
        let Content::Media(media) = &mut message.content else { panic!("a file") };
        change(media);
        message
    };
    let long = usize::try_from(MediaKind::Image.limit()).expect("it fits") + 1;
    let huge = MediaSource::Bytes(vec![0; long].into());
    let lid: Address = "123456789@lid".parse().expect("an address");
    let table = [
        (with(&|media| media.source = huge.clone()), "media_too_large"),
        (with(&|media| media.mime_type = "image/png\r\nx: y".to_owned()), "media_type"),
        (with(&|media| media.mime_type = "picture".to_owned()), "media_type"),
        (Outgoing { to: lid, ..picture("w") }, "recipient_unsupported"),
    ];
    for (message, code) in table {
        assert_eq!(cloud.send(&message).await, rejected(code));
    }
    assert!(fake.posts().is_empty());
}

fn told(id: &str) -> inbound::Media {
    inbound::Media {
        class: MediaClass::Image,
        source: Some(inbound::MediaSource::Id(id.to_owned())),
        mime: None,
        file_name: None,
        caption: None,
        size: None,
        sha256: None,
    }
}

/// Meta has the file 77, which stands at `/file`.
fn store(fake: &Fake, change: impl Fn(&mut Value)) {
    let mut described = json!({
        "messaging_product": "whatsapp", "id": "77", "mime_type": "image/png",
        "url": format!("{}/file?mid=77", fake.url), "file_size": FILE.len(),
        "sha256": hex::encode(Sha256::digest(FILE)),
    });
    change(&mut described);
    fake.at("/v23.0/77", Reply::Json(200, described));
    fake.at("/file", Reply::Text(200, Vec::new(), Bytes::from_static(FILE)));
}

async fn fetch(cloud: &Cloud) -> Result<Bytes, FetchError> {
    cloud.fetch(&told("77"), 100).await
}

#[tokio::test]
async fn a_file_is_fetched_with_the_token_and_checked() {
    let (fake, cloud) = online().await;
    let base64 = BASE64_STANDARD.encode(Sha256::digest(FILE));
    let changes: [&dyn Fn(&mut Value); 4] = [
        &|_| (),
        &|told| told["sha256"] = base64.clone().into(),
        &|told| told["sha256"] = Value::Null,
        &|told| told["file_size"] = FILE.len().to_string().into(),
    ];
    for change in changes {
        store(&fake, change);
        assert_eq!(fetch(&cloud).await, Ok(Bytes::from_static(FILE)));
    }
    let asked: Vec<_> = fake.all().into_iter().skip(1).collect();
    assert_eq!(asked[0].path, format!("/v23.0/77?phone_number_id={NUMBER}"));
    let bearer = format!("Bearer {TOKEN}");
    assert!(asked.iter().all(|seen| seen.headers["authorization"] == bearer.as_str()));
}

#[tokio::test]
async fn a_file_that_is_not_what_was_told_is_not_taken() {
    let (fake, cloud) = online().await;
    store(&fake, |told| told["sha256"] = hex::encode([7; 32]).into());
    assert_eq!(fetch(&cloud).await, Err(FetchError::Refused("checksum")));
    store(&fake, |told| told["file_size"] = 7.into());
    assert!(matches!(fetch(&cloud).await, Err(FetchError::Later(_))));
    store(&fake, |told| told["file_size"] = 101.into());
    assert_eq!(fetch(&cloud).await, Err(FetchError::TooLarge));
    assert_eq!(fake.all().iter().filter(|seen| seen.path.starts_with("/file")).count(), 2);
}

#[tokio::test]
async fn the_token_goes_to_nobody_else() {
    let (fake, cloud) = online().await;
    let elsewhere = Fake::start(|_| Reply::Text(200, Vec::new(), Bytes::from_static(FILE))).await;
    for url in [format!("{}/file", elsewhere.url), elsewhere.url.replace("//", "//x@")] {
        store(&fake, |told| told["url"] = url.clone().into());
        assert_eq!(fetch(&cloud).await, Err(FetchError::Refused("host")), "{url}");
    }
    for status in [301, 302, 307, 308] {
        store(&fake, |_| ());
        let to = vec![("location", format!("{}/file", elsewhere.url))];
        fake.at("/file", Reply::Text(status, to, Bytes::new()));
        assert_eq!(fetch(&cloud).await, Err(FetchError::Refused("redirect")), "{status}");
    }
    for id in ["../77", "77/x", "", "7 7", "77?x"] {
        let refused = cloud.fetch(&told(id), 100).await;
        assert_eq!(refused, Err(FetchError::Refused("media_id")), "{id:?}");
    }
    assert!(elsewhere.all().is_empty());
}

#[tokio::test]
async fn a_file_that_is_gone_says_so_and_one_that_is_away_comes_later() {
    let (fake, cloud) = online().await;
    let gone = cloud.fetch(&inbound::Media { source: None, ..told("77") }, 100).await;
    assert_eq!(gone, Err(FetchError::Gone));
    for reply in [error(400, 100), Reply::Text(404, Vec::new(), Bytes::new())] {
        fake.at("/v23.0/77", reply);
        assert_eq!(fetch(&cloud).await, Err(FetchError::Gone));
    }
    for reply in [error(500, 1), error(401, 190), error(429, 4), Reply::CutAfter] {
        fake.at("/v23.0/77", reply);
        let later = fetch(&cloud).await;
        assert!(matches!(later, Err(FetchError::Later(_))), "{later:?}");
    }
    store(&fake, |_| ());
    for (status, expected) in [(404, true), (410, true), (500, false), (403, false), (429, false)] {
        fake.at("/file", Reply::Text(status, Vec::new(), Bytes::from_static(TOKEN.as_bytes())));
        let error = fetch(&cloud).await.expect_err("no file");
        assert_eq!(error == FetchError::Gone, expected, "{status}: {error:?}");
        assert!(!format!("{error:?} {error}").contains(TOKEN));
    }
}

#[tokio::test]
async fn cut_slow_and_endless_bodies_end() {
    let (fake, cloud) = online_with(hasty()).await;
    let piece = || Bytes::from_static(&FILE[..10]);
    let length = |length: usize| vec![("content-length", length.to_string())];
    let quick = Duration::from_millis(1);

    store(&fake, |_| ());
    fake.at("/file", Reply::Drip(length(FILE.len()), Drip::of(vec![piece()], quick).cut()));
    assert!(matches!(fetch(&cloud).await, Err(FetchError::Later(_))));

    let slow = Drip::of(vec![piece(); 3], Duration::from_secs(2));
    fake.at("/file", Reply::Drip(Vec::new(), slow));
    let in_time = tokio::time::timeout(Duration::from_secs(2), fetch(&cloud)).await;
    assert!(matches!(in_time, Ok(Err(FetchError::Later(_)))), "{in_time:?}");

    store(&fake, |told| told["file_size"] = Value::Null);
    fake.at("/file", Reply::Drip(Vec::new(), Drip::of(vec![piece(); 1000], Duration::ZERO)));
    assert_eq!(fetch(&cloud).await, Err(FetchError::TooLarge));
    fake.at("/file", Reply::Drip(length(101), Drip::of(vec![piece(); 11], quick)));
    assert_eq!(fetch(&cloud).await, Err(FetchError::TooLarge));
    let packed = vec![("content-encoding", "gzip".to_owned())];
    fake.at("/file", Reply::Text(200, packed, Bytes::from_static(FILE)));
    assert_eq!(fetch(&cloud).await, Err(FetchError::Refused("encoding")));
}
