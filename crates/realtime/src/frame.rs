//! What goes out on a WebSocket: encoded once, header included, and shared by all who get it.

use std::borrow::Cow;

use bytes::{Buf, Bytes};
use serde::Serialize;
use tungstenite::protocol::frame::FrameHeader;
use tungstenite::protocol::frame::coding::{Control, Data, OpCode};

use crate::close::Close;

/// A whole WebSocket frame. Servers do not mask, so the same bytes serve every connection, and
/// cloning shares them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Frame(Bytes);

/// An event as the protocol writes it. `data` is a string that may itself be JSON: whoever sent it
/// gets it through byte for byte.
#[derive(Serialize)]
pub(crate) struct Event<'a> {
    pub event: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<&'a str>,
    pub data: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<&'a str>,
}

impl Frame {
    /// A text message.
    pub fn text(text: &[u8]) -> Self {
        Self::of(OpCode::Data(Data::Text), text)
    }

    /// An event of the protocol.
    pub fn event(event: &Event<'_>) -> Self {
        Self::json(event)
    }

    /// An event of ours on a channel, its data encoded as the string it must be.
    pub fn internal(event: &str, channel: &str, data: &impl Serialize) -> Self {
        let data = Cow::Owned(json_text(data));
        Self::event(&Event { event, channel: Some(channel), data, user_id: None })
    }

    /// An event of ours that belongs to no channel.
    pub fn internal_without_channel(event: &str, data: &impl Serialize) -> Self {
        let data = Cow::Owned(json_text(data));
        Self::event(&Event { event, channel: None, data, user_id: None })
    }

    /// Any JSON, as a text message.
    pub fn json(message: &impl Serialize) -> Self {
        Self::text(json_text(message).as_bytes())
    }

    /// The WebSocket's own ping.
    pub fn ping() -> Self {
        Self::of(OpCode::Control(Control::Ping), &[])
    }

    /// The answer to a ping, with its bytes.
    pub fn pong(payload: &[u8]) -> Self {
        Self::of(OpCode::Control(Control::Pong), payload)
    }

    /// Goodbye, and why.
    pub fn close(close: Close) -> Self {
        let mut payload = close.code().to_be_bytes().to_vec();
        payload.extend_from_slice(close.reason().as_bytes());
        Self::of(OpCode::Control(Control::Close), &payload)
    }

    /// The answer to a goodbye: its code again.
    pub fn close_back(code: &[u8]) -> Self {
        Self::of(OpCode::Control(Control::Close), code)
    }

    fn of(opcode: OpCode, payload: &[u8]) -> Self {
        let header = FrameHeader { is_final: true, opcode, ..FrameHeader::default() };
        let length = payload.len() as u64;
        let mut frame = Vec::with_capacity(header.len(length) + payload.len());
        header.format(length, &mut frame).expect("a vector takes every byte");
        frame.extend_from_slice(payload);
        Self(frame.into())
    }

    /// The bytes for the wire.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Forgets what was written already.
    pub fn advance(&mut self, count: usize) {
        self.0.advance(count);
    }

    /// Their number.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

fn json_text(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("strings, numbers and maps of strings are JSON")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn payload(frame: &Frame) -> &str {
        std::str::from_utf8(&frame.0[2..]).expect("it is text")
    }

    #[test]
    fn data_of_ours_is_encoded_twice() {
        let frame = Frame::internal("pusher_internal:x", "news", &serde_json::json!({"a": 1}));

        assert_eq!(
            payload(&frame),
            r#"{"event":"pusher_internal:x","channel":"news","data":"{\"a\":1}"}"#
        );
    }

    #[test]
    fn what_an_application_sent_is_not_touched() {
        let data = Cow::Borrowed(r#"{"n":1.0,"big":12345678901234567890,"u":"\u00e9"}"#);
        let frame = Frame::event(&Event { event: "e", channel: Some("c"), data, user_id: None });
        let read: serde_json::Value = serde_json::from_str(payload(&frame)).expect("it is JSON");

        assert_eq!(read["data"], r#"{"n":1.0,"big":12345678901234567890,"u":"\u00e9"}"#);
    }

    #[test]
    fn a_goodbye_carries_its_code_and_reason() {
        let frame = Frame::close(Close::UnknownApp);

        assert_eq!(frame.0[..4], [0x88, 28, 0x0f, 0xa1]);
        assert_eq!(&frame.0[4..], b"Application does not exist");
    }
}
