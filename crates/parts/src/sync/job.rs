//! The job behind every run, and its schedules.

use chrono::Duration;
use kernel::jobs::cron::Cron;
use kernel::{Failure, Job, JobContext, Permission};
use serde::{Deserialize, Serialize};

use super::problems::Trouble;
use super::runs::{self, Run, Wanted};
use super::{Kind, Phase, products, stock};
use crate::State as Parts;
use crate::data_part::DataPartError;
use crate::permissions::ReadDataPart;

/// Pause while the old system is away.
const AWAY: Duration = Duration::minutes(1);

/// Every hour: products change slowly.
pub const PRODUCTS: Cron = Cron {
    name: "parts.sync_products",
    pattern: "0 * * * *",
    queue: |tx, _slot| tx.enqueue(&Sync { kind: Kind::Products, may_open: true }).map(drop),
};

/// Every four minutes: with the schedule's own lateness and the pass itself, no stock that shops
/// see is older than five.
pub const STOCK: Cron = Cron {
    name: "parts.sync_stock",
    pattern: "*/4 * * * *",
    queue: |tx, _slot| tx.enqueue(&Sync { kind: Kind::Stock, may_open: true }).map(drop),
};

/// Goes on with the tenant's open run of a kind for one turn.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Sync {
    /// Which kind.
    pub kind: Kind,
    /// Whether its time has come: then it opens a run where none is.
    pub may_open: bool,
}

/// How a turn ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Everything was looked at.
    Complete,
    /// There is more; others come first.
    MoreToDo,
    /// Another worker has taken the run over.
    Overtaken,
}

/// Why a turn broke off.
#[derive(Debug)]
pub enum Stop {
    /// The old system gave nothing.
    There(DataPartError),
    /// Something of ours failed.
    Here(anyhow::Error),
}

impl From<DataPartError> for Stop {
    fn from(error: DataPartError) -> Self {
        Self::There(error)
    }
}

impl From<base::Error> for Stop {
    fn from(error: base::Error) -> Self {
        Self::Here(error.into_fault())
    }
}

impl Job for Sync {
    const KIND: &'static str = "parts.sync";

    fn dedupe_key(&self) -> Option<String> {
        Some(self.kind.word().to_owned())
    }

    async fn run(self, ctx: JobContext) -> Result<(), Failure> {
        let is_on = ctx.app().registry().is_on(ReadDataPart::INFO.name, ctx.tenant());
        if !is_on || !ctx.app().state::<Parts>().data_part.is_configured() {
            return Ok(());
        }
        let wanted = Wanted { kind: self.kind, is_full: false, by: None };
        let Some(mut run) = runs::take(&ctx, &wanted, self.may_open).await? else {
            return Ok(());
        };
        let turn = match self.kind {
            Kind::Products => products::turn(&ctx, &mut run).await,
            Kind::Stock => stock::turn(&ctx, &mut run).await,
        };
        match turn {
            Ok(Turn::Overtaken) => Ok(()),
            Ok(Turn::MoreToDo) => Ok(go_on_later(&ctx, &mut run).await?),
            Ok(Turn::Complete) => Ok(complete(&ctx, &mut run).await?),
            Err(stop) => broke_off(&ctx, &mut run, stop).await,
        }
    }
}

async fn complete(ctx: &JobContext, run: &mut Run) -> kernel::Result<()> {
    match run.row.kind {
        Kind::Products => products::complete(ctx, run).await,
        Kind::Stock => stock::complete(ctx, run).await,
    }
}

async fn go_on_later(ctx: &JobContext, run: &mut Run) -> kernel::Result<()> {
    let mut tx = ctx.begin().await?;
    if run.put_down(&mut tx).await? {
        tx.enqueue(&Sync { kind: run.row.kind, may_open: false })?;
        tx.commit().await?;
    }
    Ok(())
}

async fn broke_off(ctx: &JobContext, run: &mut Run, stop: Stop) -> Result<(), Failure> {
    match stop {
        Stop::There(error @ DataPartError::Away(_)) => {
            let mut tx = ctx.begin_step().await?;
            if run.wait(&mut tx, String::new()).await? {
                tx.commit().await?;
            }
            Err(Failure::Wait(AWAY, error.into()))
        }
        Stop::There(DataPartError::Refused(why)) => {
            tracing::warn!(error = format!("{why:#}"), "the old system refused a sync");
            let mut tx = ctx.begin().await?;
            run.row.trouble = Some(Trouble::Refused.word().to_owned());
            run.row.trouble_detail = Some(format!("{why:#}"));
            if run.end(&mut tx, Phase::Failed).await? {
                tx.commit().await?;
            }
            Ok(())
        }
        Stop::Here(error) => {
            let tx = ctx.begin_step().await?;
            runs::release(&tx, run).await?;
            tx.commit().await?;
            Err(Failure::Retry(error))
        }
    }
}
