//! What every test of a driver over HTTP needs.

use std::sync::Arc;
use std::time::Duration;

use base::Phone;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use whatsapp::testing::{self, Recorder};
use whatsapp::{Address, Content, Driver, Outgoing, Secret, SendOutcome, Timing};

use crate::phones::moment;

/// What must never be printed.
pub const TOKEN: &str = "EAAGtokentokentokentoken";

pub fn beside(task: impl Future<Output = ()> + Send + 'static) {
    #[expect(clippy::disallowed_methods, reason = "a test's own server ends with its runtime")]
    tokio::spawn(task);
}

/// Patient with answers, impatient with everything else.
pub fn timing() -> Timing {
    Timing {
        connect: Duration::from_secs(2),
        answer: Duration::from_secs(4),
        transfer: Duration::from_secs(4),
        look_every: Duration::from_secs(60),
        pairing_every: Duration::from_millis(5),
        first_pause: Duration::from_millis(5),
        longest_pause: Duration::from_millis(20),
    }
}

/// Impatient with answers, too.
pub fn hasty() -> Timing {
    let (connect, answer) = (Duration::from_millis(200), Duration::from_millis(400));
    Timing { connect, answer, transfer: answer, ..timing() }
}

pub fn secret() -> Secret {
    Secret::new(TOKEN).expect("no blank one")
}

pub fn phone() -> Phone {
    Phone::parse("0812-3456-789").expect("a sound number")
}

pub fn chat() -> Address {
    Address::Phone(phone())
}

pub fn message(wire_id: &str) -> Outgoing {
    Outgoing {
        wire_id: wire_id.to_owned(),
        to: chat(),
        text: "Pesanan Anda siap diambil.".to_owned(),
        content: Content::Text,
        quoted: None,
    }
}

pub fn rejected(code: &str) -> SendOutcome {
    SendOutcome::Rejected { code: code.to_owned() }
}

/// Starts a driver; what it tells is written down here.
pub async fn start(driver: &dyn Driver) -> Arc<Recorder> {
    let ears = Arc::new(Recorder::default());
    driver.start(testing::host(&ears, moment())).await.expect("it starts");
    ears
}

/// Waits until it is so; a test that waits for nothing fails after five seconds.
pub async fn until(mut is_so: impl FnMut() -> bool) {
    for _ in 0..1000 {
        if is_so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("it never became so");
}

/// A provider whose looks are well and whose other answers are these bytes; after them it hangs up
/// or keeps silent for ever.
pub async fn raw(bytes: Vec<u8>, then: Then) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    beside(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let bytes = bytes.clone();
            beside(async move {
                let mut request = [0; 4096];
                let read = socket.read(&mut request).await.unwrap_or_default();
                if request[..read].starts_with(b"GET") {
                    let _ = socket.write_all(well().as_bytes()).await;
                    return;
                }
                let _ = socket.write_all(&bytes).await;
                if then == Then::Silence {
                    std::future::pending::<()>().await;
                }
            });
        }
    });
    format!("http://{address}")
}

/// A number at Meta and a session at a gateway in one.
fn well() -> String {
    let body = format!(r#"{{"id":"{}","status":"WORKING"}}"#, crate::cloud::NUMBER);
    format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}", body.len())
}

/// What follows the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    HangUp,
    Silence,
}
