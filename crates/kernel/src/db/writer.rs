//! SQLite's one writer, shared in turns: many transactions, one fsync, each able to fail alone.
//!
//! The writer connection opens an outer `BEGIN IMMEDIATE`; every caller in turn gets a savepoint
//! inside it. When nobody waits any more, or the group is full, the outer transaction commits
//! once and all callers of the group learn that they are durable. A caller that drops its
//! savepoint undoes only its own rows. Nobody is told "done" before the fsync that covers it.

use std::pin::pin;
use std::time::Duration;

use anyhow::Context;
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use tokio::sync::{mpsc, oneshot};

/// Most transactions that share one fsync. Measured by hand in C: 16 give ten times the orders of
/// one by one, 64 give twenty; beyond that the first of the group waits too long.
const GROUP_LIMIT: usize = 64;
/// Callers that may wait for their turn before `begin` itself waits.
const QUEUE_LIMIT: usize = 1024;

/// A turn takes milliseconds. One that takes this long waits for something it must not wait for: the
/// network, a second turn, or a task that does not poll it.
const PATIENCE: Duration = Duration::from_secs(10);

/// How a process writes.
#[derive(Clone, Debug)]
pub(super) enum Writer {
    /// Each write is a transaction of the pool: PostgreSQL groups commits by itself.
    Pool(DatabaseConnection),
    /// Writes take turns on one connection.
    Grouped { connection: DatabaseConnection, queue: Queue },
}

#[derive(Clone, Debug)]
pub(super) struct Queue(mpsc::Sender<Turn>);

/// A caller waiting for its turn.
struct Turn {
    granted: oneshot::Sender<anyhow::Result<(DatabaseTransaction, Ticket)>>,
}

/// Held beside the savepoint; tells the group how the turn ended.
#[derive(Debug)]
pub(super) struct Ticket {
    released: oneshot::Sender<oneshot::Sender<Result<(), String>>>,
}

type Waiter = oneshot::Sender<Result<(), String>>;

impl Writer {
    pub(super) fn grouped(connection: DatabaseConnection) -> Self {
        let (sender, turns) = mpsc::channel(QUEUE_LIMIT);
        #[expect(
            clippy::disallowed_methods,
            reason = "lives and ends with its queue, not with the app"
        )]
        tokio::spawn(run(connection.clone(), turns));
        Self::Grouped { connection, queue: Queue(sender) }
    }

    pub(super) fn connection(&self) -> &DatabaseConnection {
        match self {
            Self::Pool(connection) | Self::Grouped { connection, .. } => connection,
        }
    }
}

impl Queue {
    pub(super) async fn begin(&self) -> anyhow::Result<(DatabaseTransaction, Ticket)> {
        let (granted, grant) = oneshot::channel();
        self.0.send(Turn { granted }).await.ok().context("the SQLite writer has stopped")?;
        grant.await.context("the SQLite writer has stopped")?
    }
}

impl Ticket {
    /// Gives the turn back after the savepoint was released, and waits for the group's fsync.
    pub(super) async fn durable(self) -> anyhow::Result<()> {
        let (waiter, outcome) = oneshot::channel();
        self.released.send(waiter).ok().context("the SQLite writer has stopped")?;
        outcome
            .await
            .context("the SQLite writer has stopped")?
            .map_err(|reason| anyhow::anyhow!("the group's commit failed: {reason}"))
    }
}

async fn run(connection: DatabaseConnection, mut turns: mpsc::Receiver<Turn>) {
    while let Some(first) = turns.recv().await {
        let outer = match begin_immediate(&connection).await {
            Ok(outer) => outer,
            Err(error) => {
                let _gone = first.granted.send(Err(error.into()));
                continue;
            }
        };
        let mut waiters = Vec::new();
        // Undone turns count too: whoever waits for the fsync shall not wait for ever longer.
        let mut served = 0;
        let mut next = Some(first);
        while let Some(turn) = next {
            waiters.extend(serve(&outer, turn).await);
            served += 1;
            next = if served < GROUP_LIMIT { turns.try_recv().ok() } else { None };
        }
        finish(outer, waiters).await;
    }
}

/// Gives one caller its savepoint and waits until it is released or dropped.
async fn serve(outer: &DatabaseTransaction, turn: Turn) -> Option<Waiter> {
    let savepoint = match outer.begin().await {
        Ok(savepoint) => savepoint,
        Err(error) => {
            let _gone = turn.granted.send(Err(error.into()));
            return None;
        }
    };
    let (released, release) = oneshot::channel();
    if turn.granted.send(Ok((savepoint, Ticket { released }))).is_err() {
        // The caller went away while waiting; its savepoint came back with the error and is undone.
        return None;
    }
    let mut release = pin!(release);
    loop {
        match tokio::time::timeout(PATIENCE, &mut release).await {
            Ok(ended) => return ended.ok(),
            Err(_) => tracing::error!(
                seconds = PATIENCE.as_secs(),
                "a write holds the SQLite writer and does not end; everybody waits for it"
            ),
        }
    }
}

async fn finish(outer: DatabaseTransaction, waiters: Vec<Waiter>) {
    if waiters.is_empty() {
        // Nobody changed anything: no fsync is owed.
        if let Err(error) = outer.rollback().await {
            tracing::warn!(%error, "undoing an empty group");
        }
        return;
    }
    let outcome = outer.commit().await.map_err(|error| error.to_string());
    for waiter in waiters {
        let _gone = waiter.send(outcome.clone());
    }
}

async fn begin_immediate(
    connection: &DatabaseConnection,
) -> Result<DatabaseTransaction, sea_orm::DbErr> {
    connection
        .begin_with_options(TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        })
        .await
}
