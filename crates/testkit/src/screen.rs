//! An open screen: reads server-sent events as they come.

use std::time::Duration;

use axum::body::Body;
use http_body_util::BodyExt;
use serde_json::Value;

/// Silence after which a test has waited long enough for something that should have come.
const PATIENCE: Duration = Duration::from_secs(10);

/// The reading end of one stream.
#[derive(Debug)]
pub struct Screen {
    body: Body,
    unread: String,
}

/// One event of the stream.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Its place in the stream.
    pub id: Option<String>,
    /// Its type.
    pub event: String,
    /// What it says.
    pub data: Value,
}

impl Screen {
    pub(crate) fn new(body: Body) -> Self {
        Self { body, unread: String::new() }
    }

    /// The next event, or `None` once the server has ended the stream.
    ///
    /// # Panics
    /// When nothing comes.
    pub async fn next(&mut self) -> Option<Frame> {
        loop {
            if let Some((block, rest)) = self.unread.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.unread = rest;
                if let Some(frame) = read(&block) {
                    return Some(frame);
                }
                continue;
            }
            let waiting = tokio::time::timeout(PATIENCE, self.body.frame()).await;
            let part = waiting.expect("something comes or the stream ends")?;
            let part = part.expect("the stream does not break");
            let bytes = part.into_data().expect("a stream has no trailers");
            self.unread.push_str(std::str::from_utf8(&bytes).expect("events are text"));
        }
    }
}

/// One block of lines; nothing when it is only a comment that keeps the stream open.
fn read(block: &str) -> Option<Frame> {
    let field = |name: &str| {
        let lines = block.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(key, _)| *key == name).map(|(_, value)| value).next()
    };
    let event = field("event")?.to_owned();
    let data = serde_json::from_str(field("data")?).expect("events carry JSON");
    Some(Frame { id: field("id").map(str::to_owned), event, data })
}
