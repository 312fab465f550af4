//! One connection, as all others see it: a name, an outbox, and when it was last heard.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::clock::steady_ms;
use crate::close::Close;
use crate::config::Limits;
use crate::frame::Frame;
use crate::outbox::{Fit, Outbox};
use crate::socket_id::SocketId;

/// Shared by the connection's task, its channels and the keeper.
#[derive(Debug)]
pub(crate) struct Connection {
    pub id: SocketId,
    pub outbox: Outbox,
    /// The users its subscriptions were signed for. Empty for most, and then it holds nothing.
    users: Mutex<Vec<Arc<str>>>,
    opened_ms: u64,
    /// Whether the application has signed anything for it.
    authorized: AtomicBool,
    /// When anything last came from it.
    heard_ms: AtomicU64,
    /// Whether it was pinged since.
    pinged: AtomicBool,
    /// Since when it is to end; zero before.
    closing_ms: AtomicU64,
}

impl Connection {
    pub fn new(limits: &Limits) -> Self {
        Self {
            id: SocketId::random(),
            outbox: Outbox::new(limits.max_queued_frames, limits.max_queued_bytes),
            users: Mutex::default(),
            opened_ms: steady_ms(),
            authorized: AtomicBool::new(false),
            heard_ms: AtomicU64::new(steady_ms()),
            pinged: AtomicBool::new(false),
            closing_ms: AtomicU64::new(0),
        }
    }

    /// Queues a frame; who lets too many wait is closed.
    pub fn send(&self, frame: &Frame) {
        let _ = self.offer(frame);
    }

    /// The same, and tells whether it was closed for this frame.
    pub fn offer(&self, frame: &Frame) -> Fit {
        let fit = self.outbox.push(frame);
        if fit == Fit::Overflows {
            self.closing();
        }
        fit
    }

    /// Says goodbye after what waits, and sees to it that the connection ends.
    pub fn close(&self, close: Close) {
        self.outbox.close(close);
        self.closing();
    }

    /// Notes that the application has signed for it.
    pub fn authorized(&self) {
        self.authorized.store(true, Ordering::Relaxed);
    }

    /// Notes whom a subscription was signed for. It stays noted: who once listened as somebody is
    /// ended with them.
    pub fn bind(&self, user: &Arc<str>) {
        let mut users = self.users();
        if !users.contains(user) {
            users.push(user.clone());
        }
    }

    /// Whether a subscription was signed for this user.
    pub fn is_bound_to(&self, user: &str) -> bool {
        self.users().iter().any(|bound| **bound == *user)
    }

    fn users(&self) -> MutexGuard<'_, Vec<Arc<str>>> {
        self.users.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that something came.
    pub fn heard(&self) {
        self.heard_ms.store(steady_ms(), Ordering::Relaxed);
        self.pinged.store(false, Ordering::Relaxed);
    }

    /// From now on the time for the goodbye runs; a stalled reader does not even take that.
    fn closing(&self) {
        self.closing_ms.store(steady_ms().max(1), Ordering::Relaxed);
    }

    /// Looks after it: pings it in silence, says goodbye when no answer comes, and cuts it when
    /// the goodbye does not get through.
    pub fn keep(&self, now_ms: u64, patience: &Patience) {
        let closing_ms = self.closing_ms.load(Ordering::Relaxed);
        if closing_ms > 0 {
            if now_ms.saturating_sub(closing_ms) >= patience.goodbye_ms {
                self.outbox.cut();
            }
            return;
        }
        let open_ms = now_ms.saturating_sub(self.opened_ms);
        if patience.stranger_ms.is_some_and(|most_ms| open_ms >= most_ms)
            && !self.authorized.load(Ordering::Relaxed)
        {
            self.close(Close::Unauthorized);
            return;
        }
        let silent_ms = now_ms.saturating_sub(self.heard_ms.load(Ordering::Relaxed));
        if silent_ms >= patience.silence_ms + patience.pong_ms {
            self.close(Close::NoPong);
        } else if silent_ms >= patience.silence_ms && !self.pinged.swap(true, Ordering::Relaxed) {
            self.send(&Frame::ping());
        }
    }
}

/// How long a connection may be silent, owe an answer, and take for a goodbye.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    /// Until the application must have signed for it, if it must.
    pub stranger_ms: Option<u64>,
    pub silence_ms: u64,
    pub pong_ms: u64,
    pub goodbye_ms: u64,
}
