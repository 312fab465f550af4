//! Just enough of the WebSocket to read what a server sends and to say a few words to it.

/// The kinds that matter here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Close,
    Ping,
    Other,
}

/// A whole frame at the beginning of some bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    pub kind: Kind,
    pub payload: &'a [u8],
    /// With its header.
    pub length: usize,
}

/// The first frame, if it is all there. Servers do not mask; fragments count as frames.
pub fn first(bytes: &[u8]) -> Option<Frame<'_>> {
    let (header, count): (usize, usize) = match *bytes.get(1)? {
        126 => (4, usize::from(u16::from_be_bytes(bytes.get(2..4)?.try_into().ok()?))),
        127 => {
            let count = u64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?);
            (10, usize::try_from(count).ok()?)
        }
        count => (2, usize::from(count & 0x7f)),
    };
    let length = count.checked_add(header)?;
    let payload = bytes.get(header..length)?;
    let kind = match bytes[0] & 0x0f {
        0x1 => Kind::Text,
        0x8 => Kind::Close,
        0x9 => Kind::Ping,
        _ => Kind::Other,
    };
    Some(Frame { kind, payload, length })
}

/// What a client sends: masked, as it must be, with a mask that changes nothing.
pub fn from_client(kind: Kind, payload: &[u8]) -> Vec<u8> {
    frame(0x80, kind, payload)
}

/// What a server sends.
pub fn from_server(payload: &[u8]) -> Vec<u8> {
    frame(0, Kind::Text, payload)
}

fn frame(masked: u8, kind: Kind, payload: &[u8]) -> Vec<u8> {
    let opcode = match kind {
        Kind::Text => 0x1,
        Kind::Close => 0x8,
        Kind::Ping => 0x9,
        // Nothing else is ever sent but the answer to a ping.
        Kind::Other => 0xa,
    };
    let mut bytes = vec![0x80 | opcode];
    match (u8::try_from(payload.len()), u16::try_from(payload.len())) {
        (Ok(count @ 0..126), _) => bytes.push(masked | count),
        (_, Ok(count)) => {
            bytes.push(masked | 126);
            bytes.extend(count.to_be_bytes());
        }
        _ => {
            bytes.push(masked | 127);
            bytes.extend((payload.len() as u64).to_be_bytes());
        }
    }
    if masked != 0 {
        bytes.extend([0; 4]);
    }
    bytes.extend_from_slice(payload);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_of_every_length_are_found_whole_or_not_at_all() {
        for count in [0, 1, 125, 126, 65_535, 65_536] {
            let bytes = from_server(&vec![b'a'; count]);
            let frame = first(&bytes).expect("it is whole");
            assert_eq!((frame.payload.len(), frame.length), (count, bytes.len()));
            assert_eq!(first(&bytes[..bytes.len() - 1]), None);
        }
    }
}
