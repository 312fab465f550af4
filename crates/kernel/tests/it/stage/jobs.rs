//! Jobs that succeed, fail, wait, hang and panic, each in one way.

use base::Error;
use chrono::Duration;
use kernel::{Failure, Job, JobContext, Module};
use serde::{Deserialize, Serialize};

use super::{backstage, mark};

pub(super) fn register(module: Module) -> Module {
    module
        .job::<Note>()
        .job::<Mark>()
        .job::<MarkThenFail>()
        .job::<FailBeforeCommit>()
        .job::<Broken>()
        .job::<Hopeless>()
        .job::<Away>()
        .job::<Panicking>()
        .job::<Once>()
        .job::<OnceAway>()
        .job::<OnceHopeless>()
}

/// Leaves a note and begins no transaction.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Note(pub(crate) String);

impl Job for Note {
    const KIND: &'static str = "uji.note";

    async fn run(self, ctx: JobContext) -> Result<(), Failure> {
        backstage(ctx.app()).note(self.0);
        Ok(())
    }
}

/// Passes the gate and marks in the transaction that completes it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Mark(pub(crate) String);

impl Job for Mark {
    const KIND: &'static str = "uji.mark";

    async fn run(self, ctx: JobContext) -> Result<(), Failure> {
        backstage(ctx.app()).pass().await;
        let tx = ctx.begin().await?;
        mark(&tx, &self.0).await?;
        let outcome = tx.commit().await;
        backstage(ctx.app()).note(if outcome.is_ok() { "committed" } else { "refused" });
        Ok(outcome?)
    }
}

/// Commits, then fails: the commit has already completed it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct MarkThenFail(pub(crate) String);

impl Job for MarkThenFail {
    const KIND: &'static str = "uji.mark_then_fail";

    async fn run(self, ctx: JobContext) -> Result<(), Failure> {
        let tx = ctx.begin().await?;
        mark(&tx, &self.0).await?;
        tx.commit().await?;
        Err(anyhow::anyhow!("too late to fail").into())
    }
}

/// Marks, then fails with its transaction still open.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct FailBeforeCommit(pub(crate) String);

impl Job for FailBeforeCommit {
    const KIND: &'static str = "uji.fail_before_commit";

    async fn run(self, ctx: JobContext) -> Result<(), Failure> {
        let tx = ctx.begin().await?;
        mark(&tx, &self.0).await?;
        Err(Error::fault(anyhow::anyhow!("in the middle")).into())
    }
}

/// Fails each of its three tries.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Broken {}

impl Job for Broken {
    const KIND: &'static str = "uji.broken";
    const TRIES: i32 = 3;

    async fn run(self, ctx: JobContext) -> Result<(), Failure> {
        backstage(ctx.app()).note(format!("try {}", ctx.attempt()));
        Err(anyhow::anyhow!("does not work").into())
    }
}

/// Knows that trying again cannot help.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Hopeless {}

impl Job for Hopeless {
    const KIND: &'static str = "uji.hopeless";

    async fn run(self, _: JobContext) -> Result<(), Failure> {
        Err(Failure::GiveUp(anyhow::anyhow!("cannot help")))
    }
}

/// Waits ten minutes, however often, though it has only two tries.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Away {}

impl Job for Away {
    const KIND: &'static str = "uji.away";
    const TRIES: i32 = 2;

    async fn run(self, ctx: JobContext) -> Result<(), Failure> {
        backstage(ctx.app()).note(format!("try {}", ctx.attempt()));
        Err(Failure::Wait(Duration::minutes(10), anyhow::anyhow!("nobody there")))
    }
}

/// Panics in both of its tries.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Panicking {}

impl Job for Panicking {
    const KIND: &'static str = "uji.panicking";
    const TRIES: i32 = 2;

    async fn run(self, _: JobContext) -> Result<(), Failure> {
        panic!("the work fell over");
    }
}

/// Passes the gate and leaves a note; one while it is queued.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Once(pub(crate) String);

impl Job for Once {
    const KIND: &'static str = "uji.once";

    fn dedupe_key(&self) -> Option<String> {
        Some(self.0.clone())
    }

    async fn run(self, ctx: JobContext) -> Result<(), Failure> {
        backstage(ctx.app()).pass().await;
        backstage(ctx.app()).note(self.0);
        Ok(())
    }
}

/// Passes the gate and waits a minute; one while it is queued.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct OnceAway {}

impl Job for OnceAway {
    const KIND: &'static str = "uji.once_away";

    fn dedupe_key(&self) -> Option<String> {
        Some("all".to_owned())
    }

    async fn run(self, ctx: JobContext) -> Result<(), Failure> {
        backstage(ctx.app()).pass().await;
        Err(Failure::Wait(Duration::minutes(1), anyhow::anyhow!("nobody there")))
    }
}

/// Dies at once; one while it is queued.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct OnceHopeless {}

impl Job for OnceHopeless {
    const KIND: &'static str = "uji.once_hopeless";

    fn dedupe_key(&self) -> Option<String> {
        Some("all".to_owned())
    }

    async fn run(self, _: JobContext) -> Result<(), Failure> {
        Err(Failure::GiveUp(anyhow::anyhow!("cannot help")))
    }
}
