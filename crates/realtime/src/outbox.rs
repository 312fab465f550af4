//! What waits to be written to one connection. Bounded: who does not read is dropped, and the
//! channel never waits.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use crate::close::Close;
use crate::frame::Frame;

/// Filled by anybody, emptied by the connection's own task.
///
/// Not a channel of a library: an idle one must cost nothing but this struct, and overflow must
/// throw the waiting frames away at once.
#[derive(Debug)]
pub(crate) struct Outbox {
    max_frames: usize,
    max_bytes: usize,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    frames: VecDeque<Frame>,
    bytes: usize,
    end: End,
    waker: Option<Waker>,
}

/// How far the end has come. It only goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum End {
    /// Open.
    #[default]
    No,
    /// Nothing more is taken; the goodbye comes after what waits.
    Asked(Close),
    /// The goodbye was handed out.
    Said,
    /// The connection must go at once.
    Cut,
}

/// Whether there was room for a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    Fits,
    /// The connection is being closed for it.
    Overflows,
}

/// What the connection's task gets.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// Frames to write.
    Frames(VecDeque<Frame>),
    /// The last frames; a goodbye is among them.
    Last(VecDeque<Frame>),
    /// Stop here.
    Cut,
}

impl Outbox {
    pub fn new(max_frames: usize, max_bytes: usize) -> Self {
        Self { max_frames, max_bytes, state: Mutex::default() }
    }

    /// Adds a frame. Beyond the limit everything that waits is thrown away and the connection is
    /// closed, so that a stalled reader holds little memory and its channel goes on. Whether that
    /// was now.
    pub fn push(&self, frame: &Frame) -> Fit {
        let mut state = self.lock();
        if state.end != End::No {
            return Fit::Fits;
        }
        let mut fit = Fit::Fits;
        let bytes = state.bytes + frame.len();
        if state.frames.len() >= self.max_frames || bytes > self.max_bytes {
            state.frames = VecDeque::new();
            state.end = End::Asked(Close::TooSlow);
            fit = Fit::Overflows;
        } else {
            state.bytes = bytes;
            state.frames.push_back(frame.clone());
        }
        wake(state);
        fit
    }

    /// Asks for the end: what waits is still written, then the goodbye.
    pub fn close(&self, close: Close) {
        let mut state = self.lock();
        if state.end == End::No {
            state.end = End::Asked(close);
            wake(state);
        }
    }

    /// Ends it without a word.
    pub fn cut(&self) {
        let mut state = self.lock();
        state.frames = VecDeque::new();
        state.end = End::Cut;
        wake(state);
    }

    /// Takes all that waits, and with it the memory of the queue.
    pub fn poll_take(&self, context: &Context<'_>) -> Poll<Taken> {
        let mut state = self.lock();
        match state.end {
            End::Cut => return Poll::Ready(Taken::Cut),
            End::Asked(close) => {
                let mut frames = state.take();
                frames.push_back(Frame::close(close));
                state.end = End::Said;
                return Poll::Ready(Taken::Last(frames));
            }
            End::No if !state.frames.is_empty() => {
                return Poll::Ready(Taken::Frames(state.take()));
            }
            End::No | End::Said => {}
        }
        state.register(context);
        Poll::Pending
    }

    /// Whether the connection must go at once; wakes this task when that comes true.
    pub fn is_cut(&self, context: &Context<'_>) -> bool {
        let mut state = self.lock();
        state.register(context);
        state.end == End::Cut
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn take(&mut self) -> VecDeque<Frame> {
        self.bytes = 0;
        std::mem::take(&mut self.frames)
    }

    fn register(&mut self, context: &Context<'_>) {
        match &mut self.waker {
            Some(waker) => waker.clone_from(context.waker()),
            none => *none = Some(context.waker().clone()),
        }
    }
}

/// Wakes after the lock is given back: the woken task takes it first thing.
fn wake(mut state: MutexGuard<'_, State>) {
    let waker = state.waker.take();
    drop(state);
    if let Some(waker) = waker {
        waker.wake();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(outbox: &Outbox) -> Option<Taken> {
        match outbox.poll_take(&Context::from_waker(Waker::noop())) {
            Poll::Ready(taken) => Some(taken),
            Poll::Pending => None,
        }
    }

    #[test]
    fn frames_come_out_in_order_and_once() {
        let outbox = Outbox::new(10, 1000);
        outbox.push(&Frame::text(b"1"));
        outbox.push(&Frame::text(b"2"));

        let all = VecDeque::from([Frame::text(b"1"), Frame::text(b"2")]);
        assert_eq!(taken(&outbox), Some(Taken::Frames(all)));
        assert_eq!(taken(&outbox), None);
    }

    #[test]
    fn beyond_the_frames_or_bytes_everything_goes_and_the_reader_is_told() {
        for outbox in [Outbox::new(2, 1000), Outbox::new(10, 8)] {
            for _ in 0..5 {
                outbox.push(&Frame::text(b"x"));
            }

            let goodbye = VecDeque::from([Frame::close(Close::TooSlow)]);
            assert_eq!(taken(&outbox), Some(Taken::Last(goodbye)));
            assert_eq!(taken(&outbox), None);
        }
    }

    #[test]
    fn a_goodbye_comes_last_and_only_the_first_counts() {
        let outbox = Outbox::new(10, 1000);
        outbox.push(&Frame::text(b"1"));
        outbox.close(Close::Reconnect);
        outbox.close(Close::NoPong);
        outbox.push(&Frame::text(b"2"));

        let all = VecDeque::from([Frame::text(b"1"), Frame::close(Close::Reconnect)]);
        assert_eq!(taken(&outbox), Some(Taken::Last(all)));
        outbox.cut();
        assert_eq!(taken(&outbox), Some(Taken::Cut));
    }
}
