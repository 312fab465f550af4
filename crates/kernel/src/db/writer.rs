//! SQLite's one writer, shared in turns: many transactions, one fsync, each able to fail alone.
//!
//! The writer connection opens an outer `BEGIN IMMEDIATE` and hands it to every caller in turn. When
//! nobody waits any more, or the group is full, the outer transaction commits once and all callers
//! of the group learn that they are durable. A caller that drops its turn undoes only its own rows:
//! each but the first has a savepoint of its own. Nobody is told "done" before the fsync that covers
//! it.
//!
//! Each statement costs a walk to SQLite's thread and back while everybody waits. So a caller leaves
//! its last inserts to the writer, who sends them together with the end of this turn and the
//! beginning of the next as one text.

use std::pin::pin;
use std::time::Duration;

use anyhow::Context;
use sea_orm::sea_query::InsertStatement;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use tokio::sync::{mpsc, oneshot};

use super::flusher::Flusher;
use super::together;

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
    /// Each write is a transaction of the pool, durable with the next flush.
    Pool { pool: DatabaseConnection, flusher: Flusher },
    /// Writes take turns on one connection.
    Grouped { connection: DatabaseConnection, queue: Queue },
}

#[derive(Clone, Debug)]
pub(super) struct Queue(mpsc::Sender<Asked>);

/// A caller waiting for its turn.
type Asked = oneshot::Sender<anyhow::Result<Turn>>;
/// A caller waiting for the group's fsync.
type Waiter = oneshot::Sender<Result<(), String>>;

/// Between the first turn of a group and the second.
const SECOND_TURN: &str = "SAVEPOINT turn";
/// Between any later turn and the next.
const NEXT_TURN: &str = "RELEASE turn; SAVEPOINT turn";
/// Undoes any turn but the first, and begins the next.
const UNDO_TURN: &str = "ROLLBACK TO turn";

/// A turn: the outer transaction. Dropping it undoes what was written.
#[derive(Debug)]
pub(crate) struct Turn {
    /// There until the turn ends.
    outer: Option<DatabaseTransaction>,
    back: Option<oneshot::Sender<Ended>>,
}

/// How a turn ended: kept, or undone.
#[derive(Debug)]
struct Ended {
    outer: DatabaseTransaction,
    kept: Option<Kept>,
}

/// What a caller leaves to the writer.
#[derive(Debug)]
struct Kept {
    inserts: Vec<InsertStatement>,
    waiter: Waiter,
}

impl Turn {
    pub(super) fn conn(&self) -> &DatabaseTransaction {
        self.outer.as_ref().expect("a turn has its transaction until it ends")
    }

    /// Gives the turn back, kept, with what is still to be inserted, and waits for the group's
    /// fsync. What was written stays even if the caller is dropped while it waits.
    pub(super) async fn durable(mut self, inserts: Vec<InsertStatement>) -> anyhow::Result<()> {
        let (waiter, outcome) = oneshot::channel();
        self.end(Some(Kept { inserts, waiter }));
        outcome
            .await
            .context("the SQLite writer has stopped")?
            .map_err(|reason| anyhow::anyhow!("the commit failed: {reason}"))
    }

    fn end(&mut self, kept: Option<Kept>) {
        if let (Some(outer), Some(back)) = (self.outer.take(), self.back.take()) {
            let _stopped = back.send(Ended { outer, kept });
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.end(None);
    }
}

impl Writer {
    pub(super) fn grouped(connection: DatabaseConnection) -> Self {
        let (sender, asked) = mpsc::channel(QUEUE_LIMIT);
        #[expect(
            clippy::disallowed_methods,
            reason = "lives and ends with its queue, not with the app"
        )]
        tokio::spawn(run(connection.clone(), asked));
        Self::Grouped { connection, queue: Queue(sender) }
    }

    pub(super) fn connection(&self) -> &DatabaseConnection {
        match self {
            Self::Pool { pool: connection, .. } | Self::Grouped { connection, .. } => connection,
        }
    }
}

impl Queue {
    pub(super) async fn begin(&self) -> anyhow::Result<Turn> {
        let (asked, granted) = oneshot::channel();
        self.0.send(asked).await.ok().context("the SQLite writer has stopped")?;
        granted.await.context("the SQLite writer has stopped")?
    }
}

async fn run(connection: DatabaseConnection, mut asked: mpsc::Receiver<Asked>) {
    let mut first = asked.recv().await;
    while let Some(caller) = first {
        let mut waiters = Vec::new();
        let next = group(&connection, caller, &mut asked, &mut waiters).await;
        let next = next.unwrap_or_else(|error| {
            let reason = error.to_string();
            tracing::error!(reason, callers = waiters.len(), "a group of writes failed");
            for waiter in waiters {
                let _gone = waiter.send(Err(reason.clone()));
            }
            None
        });
        first = if next.is_some() { next } else { asked.recv().await };
    }
}

/// Serves `first` and those who ask meanwhile, and makes what they kept durable; says who is still
/// to be served. After an error nothing of the group is kept: the outer transaction is dropped, and
/// `waiters` are to be told.
async fn group(
    connection: &DatabaseConnection,
    first: Asked,
    asked: &mut mpsc::Receiver<Asked>,
    waiters: &mut Vec<Waiter>,
) -> Result<Option<Asked>, DbErr> {
    let mut outer = match begin_immediate(connection).await {
        Ok(outer) => outer,
        Err(error) => {
            let _gone = first.send(Err(error.into()));
            return Ok(None);
        }
    };
    // Undone turns count too: whoever waits for the fsync shall not wait for ever longer.
    let mut served = 0;
    let mut next = Some(first);
    while let Some(caller) = next {
        let Some(ended) = serve(outer, caller).await else {
            return Err(DbErr::Custom("a turn never came back".to_owned()));
        };
        outer = ended.outer;
        served += 1;
        next = if served < GROUP_LIMIT { asked.try_recv().ok() } else { None };
        let handover = match next {
            None => None,
            Some(_) if served == 1 => Some(SECOND_TURN),
            Some(_) => Some(NEXT_TURN),
        };
        let kept = match ended.kept {
            Some(kept) => keep(&outer, kept, handover).await,
            None => None,
        };
        match kept {
            Some(waiter) => waiters.push(waiter),
            None if served == 1 => return outer.rollback().await.map(|()| next),
            None => {
                outer.execute_unprepared(UNDO_TURN).await?;
            }
        }
    }
    if waiters.is_empty() {
        // Nobody changed anything: no fsync is owed.
        return outer.rollback().await.map(|()| None);
    }
    outer.commit().await?;
    for waiter in waiters.drain(..) {
        let _gone = waiter.send(Ok(()));
    }
    Ok(None)
}

/// Writes what a caller left to the writer. If that fails the caller is told, and its turn is to be
/// undone like one that was dropped.
async fn keep(
    outer: &DatabaseTransaction,
    Kept { inserts, waiter }: Kept,
    handover: Option<&'static str>,
) -> Option<Waiter> {
    match together::insert(outer, inserts, handover).await {
        Ok(()) => Some(waiter),
        Err(error) => {
            let _gone = waiter.send(Err(error.to_string()));
            None
        }
    }
}

/// Gives one caller its turn and waits until it ends.
async fn serve(outer: DatabaseTransaction, caller: Asked) -> Option<Ended> {
    let (back, ended) = oneshot::channel();
    // A caller that went away while waiting gives its turn back: dropped here, not held.
    drop(caller.send(Ok(Turn { outer: Some(outer), back: Some(back) })));
    let mut ended = pin!(ended);
    loop {
        match tokio::time::timeout(PATIENCE, &mut ended).await {
            Ok(ended) => return ended.ok(),
            Err(_) => tracing::error!(
                seconds = PATIENCE.as_secs(),
                "a write holds the SQLite writer and does not end; everybody waits for it"
            ),
        }
    }
}

async fn begin_immediate(connection: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    connection
        .begin_with_options(TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        })
        .await
}
