//! Background work of one process: named, counted, and stopped together.

use std::any::Any;
use std::future::Future;

use anyhow::Context;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// The process's background tasks. Cloning shares the same set.
#[derive(Clone, Debug, Default)]
pub struct Tasks {
    tracker: TaskTracker,
    stopping: CancellationToken,
}

impl Tasks {
    /// Runs `work` beside the requests. The task should watch [`Tasks::stopping`] and end soon
    /// after it fires; [`Tasks::stop`] waits for it.
    pub fn spawn(&self, name: &'static str, work: impl Future<Output = ()> + Send + 'static) {
        let span = tracing::info_span!("task", name);
        self.tracker.spawn(tracing::Instrument::instrument(work, span));
    }

    /// Resolves once the process is asked to stop.
    pub fn stopping(&self) -> impl Future<Output = ()> + Send + 'static {
        self.stopping.clone().cancelled_owned()
    }

    /// Whether the process was asked to stop.
    pub fn is_stopping(&self) -> bool {
        self.stopping.is_cancelled()
    }

    /// Tells every task to stop, without waiting.
    pub fn signal_stop(&self) {
        self.stopping.cancel();
    }

    /// Tells every task to stop and waits until all have.
    pub async fn stop(&self) {
        self.signal_stop();
        self.tracker.close();
        self.tracker.wait().await;
    }
}

/// What a caught panic said.
pub(crate) fn panic_text(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message")
}

/// Does work that keeps a core busy, such as hashing a password, on a thread of its own, so that
/// requests go on beside it. The caller bounds how much of it runs at once.
pub async fn run_blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> anyhow::Result<T> {
    tokio::task::spawn_blocking(work).await.context("work on a thread of its own ended early")
}
