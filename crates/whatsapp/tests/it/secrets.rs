//! The token and the key are in requests and nowhere else, whatever goes wrong.

use std::io::Write;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::fmt::MakeWriter;
use whatsapp::bridge::{self, Bridge};
use whatsapp::inbound::{self, MediaClass, MediaSource};
use whatsapp::{Content, Driver, Media, MediaKind, Outgoing, Typing};

use crate::bench::{TOKEN, chat, message, secret, start, timing};
use crate::cloud;
use crate::fake::{Fake, Reply};

#[derive(Clone, Debug, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("unpoisoned").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// Echoes the token wherever a provider could.
fn spiteful(status: u16) -> Reply {
    let body =
        Bytes::from(format!(r#"{{"error":"{TOKEN}","message":"{TOKEN}","status":"{TOKEN}"}}"#));
    let headers = vec![("location", format!("/{TOKEN}")), ("retry-after", TOKEN.to_owned())];
    Reply::Text(status, headers, body)
}

fn with_file() -> Outgoing {
    let content = Content::Media(Media {
        kind: MediaKind::Document,
        mime_type: "application/pdf".to_owned(),
        source: whatsapp::MediaSource::Bytes(Bytes::from_static(b"%PDF")),
        filename: None,
    });
    Outgoing { content, ..message("f") }
}

fn file(source: MediaSource) -> inbound::Media {
    inbound::Media {
        class: MediaClass::Document,
        source: Some(source),
        mime: None,
        file_name: None,
        caption: None,
        size: None,
        sha256: None,
    }
}

async fn provoke(driver: &dyn Driver, fake: &Fake, said: &mut String) {
    use std::fmt::Write as _;
    let mut faults: Vec<Reply> =
        [200, 301, 400, 403, 404, 422, 429, 500, 502, 503, 401].map(spiteful).into();
    faults.extend([Reply::CutBefore, Reply::CutAfter, cloud::error(400, 999_999)]);
    faults.extend([131_000, 131_056, 130_429, 190].map(|code| cloud::error(401, code)));
    for fault in faults {
        for what in 0..4 {
            driver.stop().await;
            drop(start(driver).await);
            fake.next(fault.clone());
            let told = match what {
                0 => format!("{:?}", driver.send(&message("w")).await),
                1 => format!("{:?}", driver.send(&with_file()).await),
                2 => format!("{:?}", driver.mark_read(&chat(), &["wamid.a".to_owned()]).await),
                _ => format!("{:?}", driver.typing(&chat(), Typing::On).await),
            };
            write!(said, "{told}").expect("a string");
        }
        for path in ["/v23.0/77", "/file"] {
            fake.at(path, fault.clone());
            for source in [MediaSource::Id("77".to_owned()), MediaSource::Path("file".to_owned())] {
                let fetched = driver.fetch(&file(source), 1_000_000).await.map(drop);
                write!(said, "{fetched:?}").expect("a string");
            }
        }
    }
    fake.looks(Some(spiteful(401)));
    driver.stop().await;
    drop(start(driver).await);
}

#[tokio::test]
async fn nothing_ever_prints_the_token() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(LevelFilter::TRACE)
        .with_writer(log.clone())
        .finish();
    // For the whole process: what other tests log must not tell it either.
    tracing::subscriber::set_global_default(subscriber).expect("no other test logs");
    let mut said = String::new();

    let (fake, driver) = cloud::online().await;
    provoke(&driver, &fake, &mut said).await;
    said += &format!("{driver:?} {:#?}", cloud::config(&fake.url, timing()));

    let fake = Fake::start(crate::bridge::waha).await;
    let settings = bridge::Config::new(&fake.url, secret());
    let driver = Bridge::new(settings.clone()).expect("sound settings");
    provoke(&driver, &fake, &mut said).await;
    said += &format!("{driver:?} {settings:#?}");

    let log = String::from_utf8_lossy(&log.0.lock().expect("unpoisoned")).into_owned();
    for told in [
        "a send to Meta failed",
        "an upload to Meta failed",
        "a send to the gateway failed",
        "needs a person",
    ] {
        assert!(log.contains(told), "{told}");
    }
    assert!(said.contains("(hidden)") && said.contains("Retry"), "{said}");
    assert!(!said.contains(TOKEN), "{said}");
    assert!(!log.contains(TOKEN), "{log}");
}
