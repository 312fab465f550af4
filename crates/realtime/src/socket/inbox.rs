//! What came in on a WebSocket: bytes into messages. Holds nothing while a client is silent.

use std::io::Cursor;

use tungstenite::protocol::frame::FrameHeader;
use tungstenite::protocol::frame::coding::{Control, Data, OpCode};

use crate::close::Close;

/// The most a control frame may carry; RFC 6455, section 5.5.
const MAX_CONTROL_BYTES: u64 = 125;

/// A message, or one of the WebSocket's own signals.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Received {
    Text(String),
    Ping(Vec<u8>),
    Pong,
    /// With the code that was given, if any.
    Close(Vec<u8>),
}

/// Bytes that are not a whole frame yet, and fragments that are not a whole message yet.
#[derive(Debug)]
pub(crate) struct Inbox {
    bytes: Vec<u8>,
    fragments: Option<Vec<u8>>,
    max_bytes: usize,
}

impl Inbox {
    /// Begins with what came together with the handshake.
    pub fn new(begun: &[u8], max_bytes: usize) -> Self {
        Self { bytes: begun.to_vec(), fragments: None, max_bytes }
    }

    /// Adds what was read.
    pub fn extend(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Every message that is whole, in order, handed to `receive` until that refuses one. Broken
    /// rules and limits end the connection.
    pub fn drain(
        &mut self,
        mut receive: impl FnMut(Received) -> Result<(), Close>,
    ) -> Result<(), Close> {
        let mut bytes = std::mem::take(&mut self.bytes);
        let mut at = 0;
        while let Some(length) = self.frame(&mut bytes[at..], &mut receive)? {
            at += length;
        }
        // A silent client's buffer is no buffer at all.
        if at < bytes.len() {
            bytes.drain(..at);
            self.bytes = bytes;
        }
        Ok(())
    }

    /// Reads the frame at the beginning; its length, unless it is not all there.
    fn frame(
        &mut self,
        bytes: &mut [u8],
        receive: &mut impl FnMut(Received) -> Result<(), Close>,
    ) -> Result<Option<usize>, Close> {
        let mut cursor = Cursor::new(&*bytes);
        let parsed = FrameHeader::parse(&mut cursor).map_err(|_| Close::Malformed)?;
        let Some((header, length)) = parsed else {
            return Ok(None);
        };
        self.check(&header, length)?;
        let begin = usize::try_from(cursor.position()).map_err(|_| Close::TooLarge)?;
        let end = begin + usize::try_from(length).map_err(|_| Close::TooLarge)?;
        let Some(payload) = bytes.get_mut(begin..end) else {
            return Ok(None);
        };
        // Clients must mask; RFC 6455, section 5.1.
        let mask = header.mask.ok_or(Close::Malformed)?;
        for (byte, mask) in payload.iter_mut().zip(mask.iter().cycle()) {
            *byte ^= mask;
        }
        if let Some(received) = self.message(header, payload)? {
            receive(received)?;
        }
        Ok(Some(end))
    }

    /// Before the payload is there, so that a lie about its length costs nothing.
    fn check(&self, header: &FrameHeader, length: u64) -> Result<(), Close> {
        if header.rsv1 || header.rsv2 || header.rsv3 || header.mask.is_none() {
            return Err(Close::Malformed);
        }
        match header.opcode {
            OpCode::Control(_) if length > MAX_CONTROL_BYTES || !header.is_final => {
                Err(Close::Malformed)
            }
            OpCode::Control(_) => Ok(()),
            OpCode::Data(_) => {
                let before = self.fragments.as_ref().map_or(0, Vec::len) as u64;
                let is_fair = length.saturating_add(before) <= self.max_bytes as u64;
                if is_fair { Ok(()) } else { Err(Close::TooLarge) }
            }
        }
    }

    fn message(&mut self, header: FrameHeader, payload: &[u8]) -> Result<Option<Received>, Close> {
        let whole = match header.opcode {
            OpCode::Control(Control::Ping) => return Ok(Some(Received::Ping(payload.to_vec()))),
            OpCode::Control(Control::Pong) => return Ok(Some(Received::Pong)),
            OpCode::Control(Control::Close) => return close(payload).map(Some),
            OpCode::Data(Data::Text) if self.fragments.is_none() && header.is_final => {
                payload.to_vec()
            }
            OpCode::Data(Data::Text) if self.fragments.is_none() => {
                self.fragments = Some(payload.to_vec());
                return Ok(None);
            }
            OpCode::Data(Data::Continue) => {
                let mut whole = self.fragments.take().ok_or(Close::Malformed)?;
                whole.extend_from_slice(payload);
                if !header.is_final {
                    self.fragments = Some(whole);
                    return Ok(None);
                }
                whole
            }
            OpCode::Data(Data::Binary) => return Err(Close::Binary),
            OpCode::Data(_) | OpCode::Control(_) => return Err(Close::Malformed),
        };
        String::from_utf8(whole).map(Received::Text).map(Some).map_err(|_| Close::NotText)
    }
}

fn close(payload: &[u8]) -> Result<Received, Close> {
    match payload.len() {
        0 => Ok(Received::Close(Vec::new())),
        1 => Err(Close::Malformed),
        _ => Ok(Received::Close(payload[..2].to_vec())),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MASK: [u8; 4] = [1, 2, 3, 4];

    fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
        let length = u8::try_from(payload.len()).expect("it is short");
        let mut bytes = vec![first, 0x80 | length];
        bytes.extend(MASK);
        bytes.extend(payload.iter().zip(MASK.iter().cycle()).map(|(byte, mask)| byte ^ mask));
        bytes
    }

    fn read(chunks: &[&[u8]]) -> Result<Vec<Received>, Close> {
        let mut inbox = Inbox::new(&[], 100);
        let mut all = Vec::new();
        for chunk in chunks {
            inbox.extend(chunk);
            inbox.drain(|received| {
                all.push(received);
                Ok(())
            })?;
        }
        Ok(all)
    }

    #[test]
    fn fragments_make_one_message_with_signals_between() {
        let bytes =
            [frame(0x01, b"a"), frame(0x89, b"p"), frame(0x00, b"b"), frame(0x80, b"c")].concat();

        let all = [Received::Ping(b"p".to_vec()), Received::Text("abc".to_owned())];
        assert_eq!(read(&[&bytes]), Ok(all.into()));
    }

    #[test]
    fn broken_rules_end_the_connection() {
        for (bytes, why) in [
            (vec![0x81, 0x01, b'a'], Close::Malformed),
            (frame(0xc1, b"compressed"), Close::Malformed),
            (frame(0x80, b"a continuation of nothing"), Close::Malformed),
            ([frame(0x01, b"a"), frame(0x81, b"b")].concat(), Close::Malformed),
            (frame(0x83, b"unknown"), Close::Malformed),
            (frame(0x8b, b"unknown"), Close::Malformed),
            (frame(0x09, b"a ping in parts"), Close::Malformed),
            (frame(0x88, b"x"), Close::Malformed),
            (frame(0x82, b"binary"), Close::Binary),
            (frame(0x81, b"\xff"), Close::NotText),
            (frame(0x81, &[b'a'; 101]), Close::TooLarge),
            ([frame(0x01, &[b'a'; 60]), frame(0x80, &[b'a'; 60])].concat(), Close::TooLarge),
            (vec![0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 1, 2, 3, 4], Close::TooLarge),
        ] {
            assert_eq!(read(&[&bytes]), Err(why), "{bytes:x?}");
        }
    }

    #[test]
    fn nothing_is_held_between_messages() {
        let mut inbox = Inbox::new(&frame(0x81, b"hello"), 100);
        inbox.drain(|_| Ok(())).expect("it is valid");

        assert_eq!(inbox.bytes.capacity(), 0);
    }

    proptest! {
        #[test]
        fn where_the_bytes_are_cut_does_not_matter(
            texts in prop::collection::vec("[a-z]{0,20}", 1..5),
            cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6)
        ) {
            let bytes: Vec<u8> =
                texts.iter().flat_map(|text| frame(0x81, text.as_bytes())).collect();
            let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len())).collect();
            cuts.extend([0, bytes.len()]);
            cuts.sort_unstable();
            let chunks: Vec<&[u8]> = cuts.windows(2).map(|pair| &bytes[pair[0]..pair[1]]).collect();

            let all: Vec<Received> = texts.into_iter().map(Received::Text).collect();
            prop_assert_eq!(read(&chunks), Ok(all));
        }

        #[test]
        fn no_bytes_make_it_panic_or_hoard(
            chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..300), 0..5)
        ) {
            let chunks: Vec<&[u8]> = chunks.iter().map(Vec::as_slice).collect();
            let _ = read(&chunks);
        }
    }
}
