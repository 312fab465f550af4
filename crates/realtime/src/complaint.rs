//! What a client did wrong without losing its connection: the event `pusher:error`.

use std::borrow::Cow;

use serde::Serialize;

use crate::frame::Frame;

/// A refusal that a client is told about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Complaint {
    message: Cow<'static, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<u16>,
}

impl Complaint {
    /// One that the documentation gives no number.
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self { message: message.into(), code: None }
    }

    /// A signature that does not fit, or is missing.
    pub fn unauthorized(message: impl Into<Cow<'static, str>>) -> Self {
        Self { message: message.into(), code: Some(4009) }
    }

    /// Too many client events.
    pub fn too_many_events() -> Self {
        let message = "Client event rejected due to rate limit".into();
        Self { message, code: Some(4301) }
    }

    /// A watchlist beyond the limit; its beginning holds.
    pub fn watchlist_cut(accepted: usize) -> Self {
        let message =
            format!("Watchlist limit exceeded. Only the first {accepted} user IDs are accepted.");
        Self { message: message.into(), code: Some(4302) }
    }

    /// As it goes out. Its data is an object, as documented for this event.
    pub fn frame(&self) -> Frame {
        Frame::json(&ErrorEvent { event: "pusher:error", data: self })
    }
}

#[derive(Serialize)]
struct ErrorEvent<'a> {
    event: &'static str,
    data: &'a Complaint,
}
