//! Where a page of a list ended: a moment and an id, as one opaque word.

use base::{Id, Invalid};
use chrono::{DateTime, Utc};

/// The place behind a row in a list that is ordered by a moment and then by ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cursor<I> {
    pub(crate) at: DateTime<Utc>,
    pub(crate) id: I,
}

impl<I: Id + std::fmt::Display + std::str::FromStr> Cursor<I> {
    pub(crate) fn text(&self) -> String {
        format!("{}.{}", self.at.timestamp_micros(), self.id)
    }

    pub(crate) fn read(text: &str) -> Result<Self, Invalid> {
        let read = || {
            let (micros, id) = text.split_once('.')?;
            let at = DateTime::from_timestamp_micros(micros.parse().ok()?)?;
            Some(Self { at, id: id.parse().ok()? })
        };
        read().ok_or_else(|| {
            let (id, en) = ("Halaman ini tidak dikenal.", "This page is not known.");
            Invalid::field("cursor", "unknown", id, en)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ConversationId;

    #[test]
    fn a_cursor_is_read_back_and_nonsense_is_refused() {
        let at = DateTime::from_timestamp_micros(1_800_000_000_123_456).expect("a moment");
        let id: ConversationId = "conv_01h455vb4pex5vsknk084sn02q".parse().expect("an id");
        let cursor = Cursor { at, id };

        assert_eq!(Cursor::read(&cursor.text()), Ok(cursor));
        for nonsense in
            ["", ".", "1.x", "x.conv_01h455vb4pex5vsknk084sn02q", "99999999999999999999.y"]
        {
            assert!(Cursor::<ConversationId>::read(nonsense).is_err(), "{nonsense}");
        }
    }
}
