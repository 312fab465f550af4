//! The name of one connection, in the shape that server libraries insist on: `123.456`.

use std::fmt;
use std::str::FromStr;

/// Identifies a connection. Random, so that two nodes never give the same and nobody can count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SocketId(u64);

impl SocketId {
    #[expect(clippy::disallowed_methods, reason = "below the kernel, whose randomness is for ids")]
    pub(crate) fn random() -> Self {
        Self(rand::random())
    }
}

impl fmt::Display for SocketId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.0 >> 32, self.0 & u64::from(u32::MAX))
    }
}

/// The text is not two numbers with a dot between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotASocketId;

impl FromStr for SocketId {
    type Err = NotASocketId;

    fn from_str(text: &str) -> Result<Self, NotASocketId> {
        let (first, second) = text.split_once('.').ok_or(NotASocketId)?;
        Ok(Self(u64::from(half(first)?) << 32 | u64::from(half(second)?)))
    }
}

/// `u32` would take a plus sign too.
fn half(digits: &str) -> Result<u32, NotASocketId> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotASocketId);
    }
    digits.parse().map_err(|_| NotASocketId)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_as_it_was_written() {
        for _ in 0..100 {
            let id = SocketId::random();
            assert_eq!(id.to_string().parse(), Ok(id));
        }
    }

    #[test]
    fn anything_else_is_no_id() {
        for text in ["", "1", "1.", ".1", "1.2.3", "+1.2", "1.-2", "a.b", "1.4294967296"] {
            assert_eq!(text.parse::<SocketId>(), Err(NotASocketId), "{text}");
        }
    }
}
