//! PostgreSQL's group commit, told apart from its locks: a transaction ends without waiting for the
//! disk, so that its row locks are free at once, and its caller is told "done" only after a flush
//! that many callers share.
//!
//! The write-ahead log is written in order. What is lost in a crash is its end: a transaction can
//! only be lost together with everything that saw its rows and committed after it, and nobody was
//! told of any of them. So a gapless number is taken under a lock that lasts for statements, not for
//! an fsync, and thousands of orders a second may take one.

use anyhow::Context;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr};
use tokio::sync::{mpsc, oneshot};

/// Writes one small record and waits, as the server is configured to, until it and all before it
/// are durable. A transaction that wrote nothing would not wait.
const FLUSH: &str = "SELECT pg_logical_emit_message(true, 'niaga', '')";
/// Callers that may wait for a flush before asking for one waits itself.
const QUEUE_LIMIT: usize = 1024;

type Waiter = oneshot::Sender<Result<(), String>>;

/// The one who waits for the disk on behalf of all.
#[derive(Clone, Debug)]
pub(crate) struct Flusher {
    queue: mpsc::Sender<Waiter>,
    connection: DatabaseConnection,
}

impl Flusher {
    /// `connection` must wait for the disk at its commits.
    pub(super) fn new(connection: DatabaseConnection) -> Self {
        let (sender, waiters) = mpsc::channel(QUEUE_LIMIT);
        #[expect(
            clippy::disallowed_methods,
            reason = "lives and ends with its queue, not with the app"
        )]
        tokio::spawn(run(connection.clone(), waiters));
        Self { queue: sender, connection }
    }

    /// Closes its connection, at the end of the process.
    pub(super) async fn close(&self) -> Result<(), DbErr> {
        self.connection.clone().close().await
    }

    /// Returns when everything that was committed before this call is durable.
    pub(super) async fn durable(&self) -> anyhow::Result<()> {
        let (waiter, outcome) = oneshot::channel();
        self.queue.send(waiter).await.ok().context("nobody waits for the disk any more")?;
        outcome
            .await
            .context("nobody waits for the disk any more")?
            .map_err(|reason| anyhow::anyhow!("committed, but perhaps not durable: {reason}"))
    }
}

async fn run(connection: DatabaseConnection, mut waiters: mpsc::Receiver<Waiter>) {
    let mut group = Vec::new();
    // Whoever asks while a flush runs is served by the next: it may have come too late for this.
    while waiters.recv_many(&mut group, QUEUE_LIMIT).await > 0 {
        let flushed = connection.execute_unprepared(FLUSH).await;
        let outcome = flushed.map(drop).map_err(|error| error.to_string());
        for waiter in group.drain(..) {
            let _gone = waiter.send(outcome.clone());
        }
    }
}
