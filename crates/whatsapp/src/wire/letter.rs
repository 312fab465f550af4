//! A request's body under a seal, which tells whether it was taken to be written.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

const WAITING: u8 = 0;
const TAKEN: u8 = 1;
const WITHDRAWN: u8 = 2;

/// Whether a request's body was taken to be written. A request without its whole body is none, so
/// one whose body was withdrawn first was certainly not taken.
#[derive(Debug, Default)]
pub(super) struct Seal(AtomicU8);

impl Seal {
    pub(super) fn take(&self) -> bool {
        self.settle(TAKEN)
    }

    pub(super) fn withdraw(&self) -> bool {
        self.settle(WITHDRAWN)
    }

    fn settle(&self, end: u8) -> bool {
        self.0.compare_exchange(WAITING, end, Ordering::SeqCst, Ordering::SeqCst).is_ok()
    }
}

/// A request's body under its seal.
pub(super) struct Letter {
    pub(super) bytes: Option<Bytes>,
    pub(super) seal: Arc<Seal>,
}

impl http_body::Body for Letter {
    type Data = Bytes;
    type Error = Withdrawn;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Withdrawn>>> {
        let Some(bytes) = self.bytes.take() else { return Poll::Ready(None) };
        Poll::Ready(Some(if self.seal.take() { Ok(Frame::data(bytes)) } else { Err(Withdrawn) }))
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
    }
}

/// Its sender gave up before it was written.
#[derive(Debug)]
pub(super) struct Withdrawn;

impl fmt::Display for Withdrawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("withdrawn")
    }
}

impl std::error::Error for Withdrawn {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_withdrawn_letter_is_never_written_and_a_written_one_never_withdrawn() {
        let seal = Seal::default();
        assert!(seal.withdraw() && !seal.take());

        let seal = Seal::default();
        assert!(seal.take() && !seal.withdraw());
    }
}
