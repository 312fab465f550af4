//! The last news of this node, for those who missed some.

use std::collections::VecDeque;

use bytes::Bytes;

/// Longer than a bus needs to start again.
const KEEP_MS: u64 = 30_000;
/// What they may take, also in a storm; beyond it others ask for everything instead.
const MAX_BYTES: usize = 8 * 1024 * 1024;

/// In their order, numbered from one.
#[derive(Debug, Default)]
pub(crate) struct Ring {
    letters: VecDeque<(u64, Bytes)>,
    last: u64,
    bytes: usize,
}

impl Ring {
    /// The number of the last one; zero before the first.
    pub fn last(&self) -> u64 {
        self.last
    }

    /// Adds the next one, and lets old ones go.
    pub fn push(&mut self, letter: Bytes, now_ms: u64) {
        self.last += 1;
        self.bytes += letter.len();
        self.letters.push_back((now_ms, letter));
        while let Some((since_ms, oldest)) = self.letters.front()
            && (self.bytes > MAX_BYTES || since_ms + KEEP_MS < now_ms)
        {
            self.bytes -= oldest.len();
            self.letters.pop_front();
        }
    }

    /// Those from this number up to, and without, that one; none when some of them are gone.
    pub fn range(&self, next: u64, before: u64) -> Option<impl Iterator<Item = &Bytes>> {
        let first = self.last - self.letters.len() as u64 + 1;
        let skip = usize::try_from(next.checked_sub(first)?).ok()?;
        let count = usize::try_from(before.saturating_sub(next)).unwrap_or(usize::MAX);
        Some(self.letters.iter().skip(skip).take(count).map(|(_, letter)| letter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(ring: &Ring, next: u64) -> Option<Vec<&[u8]>> {
        Some(ring.range(next, u64::MAX)?.map(|letter| &letter[..]).collect())
    }

    #[test]
    fn what_is_kept_can_be_said_again_from_anywhere() {
        let mut ring = Ring::default();
        for letter in ["a", "b", "c"] {
            ring.push(letter.into(), 0);
        }

        assert_eq!(ring.last(), 3);
        assert_eq!(texts(&ring, 1), Some(vec![&b"a"[..], b"b", b"c"]));
        assert_eq!(texts(&ring, 3), Some(vec![&b"c"[..]]));
        assert_eq!(texts(&ring, 4), Some(vec![]));
        assert_eq!(ring.range(1, 3).map(Iterator::count), Some(2));
        assert_eq!(texts(&ring, 0), None);
    }

    #[test]
    fn the_old_and_the_many_are_let_go() {
        let mut ring = Ring::default();
        ring.push("old".into(), 0);
        ring.push("new".into(), KEEP_MS + 1);
        assert_eq!((texts(&ring, 1), texts(&ring, 2)), (None, Some(vec![&b"new"[..]])));

        ring.push(vec![0; MAX_BYTES].into(), KEEP_MS + 1);
        assert_eq!(texts(&ring, 2), None);
        assert_eq!(ring.range(3, 9).map(Iterator::count), Some(1));

        ring.push(vec![0; MAX_BYTES + 1].into(), KEEP_MS + 1);
        assert_eq!((ring.last(), ring.range(4, 9).map(Iterator::count)), (4, None));
    }
}
