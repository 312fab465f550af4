//! Moves bytes between one socket, its session and its outbox. One small future per connection:
//! whatever it held while idle, ten thousand of them would hold ten thousand times.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::io::{self, IoSlice};
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::connection::Connection;
use crate::frame::Frame;
use crate::outbox::Taken;
use crate::socket::inbox::{Inbox, Received};
use crate::socket::session::Session;

/// Read at once, into the stack: more than most messages, and gone when the read is done.
const READ_BYTES: usize = 8 * 1024;
/// Frames written by one call: a burst's worth, in a small array on the stack.
const WRITE_FRAMES: usize = 32;

/// What our goodbye has to be taken and answered.
const GOODBYE_TIMEOUT: Duration = Duration::from_secs(3);

/// A connection at work.
pub(crate) struct Driver<S> {
    io: S,
    inbox: Inbox,
    writing: VecDeque<Frame>,
    connection: Arc<Connection>,
    /// None for a client that is only told why it may not stay.
    session: Option<Session>,
    phase: Phase,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Messages go both ways.
    Open,
    /// Our goodbye is being written.
    Parting,
    /// It is written; the other side has the last word, so that the goodbye surely arrives.
    Parted,
    /// The other side's goodbye is being answered.
    Answering,
}

impl Phase {
    fn is_before_goodbye(self) -> bool {
        matches!(self, Self::Open | Self::Answering)
    }
}

/// Whether the connection goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Again,
    Over,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Driver<S> {
    pub fn new(io: S, inbox: Inbox, connection: Arc<Connection>, session: Option<Session>) -> Self {
        Self { io, inbox, writing: VecDeque::new(), connection, session, phase: Phase::Open }
    }

    /// Runs until either side has gone. A socket's fault is an end like any other.
    pub async fn run(mut self) {
        self.receive();
        poll_fn(|context| self.poll(context, Phase::is_before_goodbye)).await;
        if self.phase == Phase::Open {
            return;
        }
        // Nobody looks after it any more. Boxed, so that an open connection does not hold a timer.
        let rest = poll_fn(|context| self.poll(context, |_| true));
        let _ = Box::pin(tokio::time::timeout(GOODBYE_TIMEOUT, rest)).await;
    }

    /// Goes on until the connection is over, or in a phase that the caller does not want.
    fn poll(&mut self, context: &mut Context<'_>, is_wanted: fn(Phase) -> bool) -> Poll<()> {
        while is_wanted(self.phase) {
            let read = self.poll_read(context);
            let written = self.poll_write(context);
            match (read, written) {
                (Poll::Ready(Turn::Over), _) | (_, Poll::Ready(Turn::Over)) => {
                    return Poll::Ready(());
                }
                (Poll::Pending, Poll::Pending) if is_wanted(self.phase) => return Poll::Pending,
                _ => {}
            }
        }
        Poll::Ready(())
    }

    fn poll_read(&mut self, context: &mut Context<'_>) -> Poll<Turn> {
        let mut space = [MaybeUninit::uninit(); READ_BYTES];
        let mut buffer = ReadBuf::uninit(&mut space);
        let result = ready!(Pin::new(&mut self.io).poll_read(context, &mut buffer));
        if result.is_err() || buffer.filled().is_empty() {
            return Poll::Ready(Turn::Over);
        }
        // After a goodbye nothing counts but the end.
        if self.phase == Phase::Open {
            self.connection.heard();
            self.inbox.extend(buffer.filled());
            self.receive();
        }
        Poll::Ready(Turn::Again)
    }

    fn receive(&mut self) {
        let Some(session) = &mut self.session else {
            return;
        };
        let connection = &self.connection;
        let phase = &mut self.phase;
        let result = self.inbox.drain(|received| {
            session.count()?;
            match received {
                _ if *phase != Phase::Open => {}
                Received::Text(text) => session.handle(&text),
                Received::Ping(payload) => connection.send(&Frame::pong(&payload)),
                Received::Pong => {}
                Received::Close(code) => {
                    connection.send(&Frame::close_back(&code));
                    *phase = Phase::Answering;
                }
            }
            Ok(())
        });
        if let Err(close) = result {
            self.connection.close(close);
        }
        if self.phase == Phase::Answering {
            self.session = None;
        }
    }

    /// Writes what waits. Pending when nothing does, or the socket takes no more.
    fn poll_write(&mut self, context: &mut Context<'_>) -> Poll<Turn> {
        if self.writing.is_empty() && self.phase != Phase::Parting {
            match self.connection.outbox.poll_take(context) {
                Poll::Ready(Taken::Frames(frames)) => self.writing = frames,
                Poll::Ready(Taken::Last(frames)) => {
                    self.writing = frames;
                    self.phase = Phase::Parting;
                    self.session = None;
                }
                Poll::Ready(Taken::Cut) => return Poll::Ready(Turn::Over),
                Poll::Pending if self.phase == Phase::Answering => return Poll::Ready(Turn::Over),
                Poll::Pending => return Poll::Pending,
            }
        }
        match self.poll_flush(context) {
            Poll::Ready(Ok(())) => Poll::Ready(Turn::Again),
            Poll::Ready(Err(_)) => Poll::Ready(Turn::Over),
            Poll::Pending if self.connection.outbox.is_cut(context) => Poll::Ready(Turn::Over),
            Poll::Pending => Poll::Pending,
        }
    }

    /// Writes until all is written, then, after a goodbye, shuts our half down.
    fn poll_flush(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.writing.is_empty() {
            let written = ready!(self.poll_write_some(context))?;
            if written == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.written(written);
        }
        self.writing = VecDeque::new();
        if self.phase == Phase::Parting {
            ready!(Pin::new(&mut self.io).poll_shutdown(context))?;
            self.phase = Phase::Parted;
        }
        Poll::Ready(Ok(()))
    }

    /// One call for what waits. A lone frame, which is the usual case, goes without a list of one:
    /// the kernel takes that sooner.
    fn poll_write_some(&mut self, context: &mut Context<'_>) -> Poll<io::Result<usize>> {
        let io = Pin::new(&mut self.io);
        if let (Some(frame), 1) = (self.writing.front(), self.writing.len()) {
            return io.poll_write(context, frame.bytes());
        }
        let mut slices = [IoSlice::new(&[]); WRITE_FRAMES];
        let count = self.writing.len().min(WRITE_FRAMES);
        for (slice, frame) in slices.iter_mut().zip(&self.writing) {
            *slice = IoSlice::new(frame.bytes());
        }
        io.poll_write_vectored(context, &slices[..count])
    }

    fn written(&mut self, mut count: usize) {
        while let Some(frame) = self.writing.front_mut() {
            if count < frame.len() {
                frame.advance(count);
                return;
            }
            count -= frame.len();
            self.writing.pop_front();
        }
    }
}
