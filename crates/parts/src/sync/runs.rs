//! The life of a run: one of a kind at a time, taken by one worker, saved page by page, ended once.

use base::AccountId;
use chrono::{DateTime, Duration, Utc};
use kernel::{JobContext, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter,
};
use serde_json::json;

use super::problems::{KEPT, Problem, Trouble};
use super::{Cause, DataPartUpdated, Kind, Phase};
use crate::entity::sync_run::{ActiveModel, Column, Entity, Model};
use crate::ids::ProductId;
use crate::products::CatalogueUpdated;

/// A worker that has not saved for this long counts as dead, and another one goes on: a page takes
/// a second, the longest call to the old system eight.
const LEASE: Duration = Duration::minutes(1);
/// A run that nobody has touched for this long is given up. Longer than the longest pause between
/// two attempts of a job.
const PATIENCE: Duration = Duration::minutes(30);
/// How long ended runs are kept: a stock run every four minutes is 2,520 rows a week.
const KEEP: Duration = Duration::days(7);
/// Tries to open a run: each lost one means that another run ended in between.
const TRIES: usize = 3;
/// Vanished products a run remembers until its end. More are never believed without a person.
pub const VANISHED_KEPT: usize = 2_000;

/// Who asked for a run.
#[derive(Clone, Debug)]
pub struct Asker {
    /// The account.
    pub account: AccountId,
    /// Its name.
    pub name: String,
}

/// What is wanted of a run.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What it follows.
    pub kind: Kind,
    /// Make inactive however much vanished.
    pub is_full: bool,
    /// Who asks; nobody when its time has come.
    pub by: Option<Asker>,
}

/// Opens a run, unless one of the kind is under way: then that one is the answer.
pub async fn open(tx: &mut Tx, wanted: &Wanted) -> kernel::Result<Model> {
    give_up_stale(tx, wanted.kind).await?;
    let row = fresh(tx, wanted);
    for _ in 0..TRIES {
        let inserted = Entity::insert(row.clone().into_active_model())
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(tx.conn())
            .await?;
        if inserted == 1 {
            tx.announce(DataPartUpdated { about: row.id.to_string() });
            return Ok(row);
        }
        if let Some(row) = under_way(tx, wanted.kind).await? {
            return Ok(row);
        }
    }
    Err(anyhow::anyhow!("runs of {:?} begin and end faster than they are found", wanted.kind)
        .into())
}

fn fresh(tx: &Tx, wanted: &Wanted) -> Model {
    Model {
        id: tx.new_id(),
        tenant_id: tx.tenant().id,
        kind: wanted.kind,
        cause: if wanted.by.is_some() { Cause::Asked } else { Cause::Hourly },
        is_full: wanted.is_full,
        state: Phase::Queued,
        place: 0,
        steps: 0,
        seen: 0,
        created: 0,
        updated: 0,
        unchanged: 0,
        refused: 0,
        deactivated: 0,
        trouble: None,
        trouble_detail: None,
        problems: json!([]),
        vanished: json!([]),
        by_account: wanted.by.as_ref().map(|by| by.account),
        by_name: wanted.by.as_ref().map(|by| by.name.clone()),
        lease_until: None,
        touched_at: tx.now(),
        started_at: None,
        finished_at: None,
        created_at: tx.now(),
    }
}

async fn under_way(tx: &Tx, kind: Kind) -> kernel::Result<Option<Model>> {
    let open = Entity::find()
        .filter(Column::TenantId.eq(tx.tenant().id))
        .filter(Column::Kind.eq(kind))
        .filter(Column::FinishedAt.is_null());
    Ok(open.one(tx.conn()).await?)
}

/// Ends a run that a dead process left behind and that no job has gone on with.
async fn give_up_stale(tx: &mut Tx, kind: Kind) -> kernel::Result<()> {
    let stale = Entity::update_many()
        .col_expr(Column::State, Expr::value("failed"))
        .col_expr(Column::Trouble, Expr::value(Trouble::Abandoned.word()))
        .col_expr(Column::FinishedAt, Expr::value(tx.now()))
        .col_expr(Column::Steps, Expr::col(Column::Steps).add(1))
        .filter(Column::TenantId.eq(tx.tenant().id))
        .filter(Column::Kind.eq(kind))
        .filter(Column::FinishedAt.is_null())
        .filter(Column::TouchedAt.lt(tx.now() - PATIENCE))
        .exec(tx.conn())
        .await?;
    if stale.rows_affected > 0 {
        tx.announce(DataPartUpdated { about: kind.word().to_owned() });
    }
    Ok(())
}

/// A run in a worker's hands: what is saved, and what has been found since.
#[derive(Debug)]
pub struct Run {
    /// The row as it was last saved, with what was found since.
    pub row: Model,
    /// The first refused rows.
    problems: Vec<Problem>,
    /// Products whose part is not there.
    pub vanished: Vec<(ProductId, i64)>,
}

/// Takes the open run of this kind into this worker's hands; opens one when its time has come and
/// there is none. Nothing when there is none to take, or a living worker is on it.
pub async fn take(
    ctx: &JobContext,
    wanted: &Wanted,
    may_open: bool,
) -> kernel::Result<Option<Run>> {
    let mut tx = ctx.begin_step().await?;
    let row = if may_open {
        open(&mut tx, wanted).await?
    } else {
        match under_way(&tx, wanted.kind).await? {
            Some(row) => row,
            None => return Ok(None),
        }
    };
    let now = tx.now();
    let started_at = row.started_at.unwrap_or(now);
    let taken = Entity::update_many()
        .set(ActiveModel {
            state: Set(Phase::Running),
            started_at: Set(Some(started_at)),
            lease_until: Set(Some(now + LEASE)),
            touched_at: Set(now),
            steps: Set(row.steps + 1),
            trouble: Set(None),
            trouble_detail: Set(None),
            ..Default::default()
        })
        .filter(Column::Id.eq(row.id))
        .filter(Column::Steps.eq(row.steps))
        .filter(Column::FinishedAt.is_null())
        .filter(Column::LeaseUntil.is_null().or(Column::LeaseUntil.lt(now)))
        .exec_with_returning(tx.conn())
        .await?;
    let Some(row) = taken.into_iter().next() else { return Ok(None) };
    tx.commit().await?;
    Ok(Some(Run::of(row)?))
}

impl Run {
    fn of(row: Model) -> anyhow::Result<Self> {
        let problems = serde_json::from_value(row.problems.clone())?;
        let vanished = serde_json::from_value(row.vanished.clone())?;
        Ok(Self { row, problems, vanished })
    }

    /// Whether a person asked for everything.
    pub fn is_full(&self) -> bool {
        self.row.is_full
    }

    /// When the pass began.
    pub fn began_at(&self) -> DateTime<Utc> {
        self.row.started_at.unwrap_or(self.row.created_at)
    }

    /// Notes a row that is no product.
    pub fn refuse(&mut self, problem: Problem) {
        self.row.refused += 1;
        self.tell(problem);
    }

    /// Notes something for people to read, as long as there is room.
    pub fn tell(&mut self, problem: Problem) {
        if self.problems.len() < KEPT {
            self.problems.push(problem);
        }
    }

    /// Notes products whose part is not there, as long as there is room.
    pub fn miss(&mut self, products: impl IntoIterator<Item = (ProductId, i64)>) {
        let room = VANISHED_KEPT - self.vanished.len().min(VANISHED_KEPT);
        self.vanished.extend(products.into_iter().take(room));
    }

    /// Saves where the run stands, with what else `tx` writes. False when another worker has taken
    /// over: then `tx` must be dropped, so that nothing is counted or done twice.
    pub async fn save(&mut self, tx: &Tx) -> kernel::Result<bool> {
        self.write(tx, Phase::Running, Some(tx.now() + LEASE), None).await
    }

    /// Saves it and gives it back: this worker's turn is over, its job goes on later.
    pub async fn put_down(&mut self, tx: &mut Tx) -> kernel::Result<bool> {
        self.announce_changes(tx);
        self.write(tx, Phase::Running, None, None).await
    }

    /// Gives it back because the old system is away. Stock starts again from the beginning: what
    /// was read long ago would make the rest look older than it is.
    pub async fn wait(&mut self, tx: &mut Tx, detail: String) -> kernel::Result<bool> {
        if self.row.kind == Kind::Stock {
            self.row.place = 0;
            self.row.started_at = None;
            (self.row.seen, self.row.unchanged) = (0, 0);
        }
        self.row.trouble = Some(Trouble::Away.word().to_owned());
        self.row.trouble_detail = Some(detail);
        tx.announce(DataPartUpdated { about: self.row.id.to_string() });
        self.announce_changes(tx);
        self.write(tx, Phase::Queued, None, None).await
    }

    /// Ends it.
    pub async fn end(&mut self, tx: &mut Tx, state: Phase) -> kernel::Result<bool> {
        forget_old(tx, self.row.kind).await?;
        tx.announce(DataPartUpdated { about: self.row.id.to_string() });
        self.announce_changes(tx);
        self.write(tx, state, None, Some(tx.now())).await
    }

    /// Tells screens of what this run has changed: once a turn and not once a page, because every
    /// open list fetches itself anew. The counts are saved, so a worker that goes on tells of the
    /// dead one's changes too.
    fn announce_changes(&self, tx: &mut Tx) {
        if self.row.created + self.row.updated + self.row.deactivated > 0 {
            let tenant = self.row.tenant_id;
            tx.announce(CatalogueUpdated { tenant });
        }
    }

    async fn write(
        &mut self,
        tx: &Tx,
        state: Phase,
        lease_until: Option<DateTime<Utc>>,
        finished_at: Option<DateTime<Utc>>,
    ) -> kernel::Result<bool> {
        let known = self.row.steps;
        self.row.state = state;
        self.row.steps += 1;
        self.row.lease_until = lease_until;
        self.row.finished_at = finished_at;
        self.row.touched_at = tx.now();
        self.row.problems = serde_json::to_value(&self.problems).map_err(anyhow::Error::from)?;
        self.row.vanished = serde_json::to_value(&self.vanished).map_err(anyhow::Error::from)?;
        let saved = Entity::update_many()
            .set(self.row.clone().into_active_model().reset_all())
            .filter(Column::Id.eq(self.row.id))
            .filter(Column::Steps.eq(known))
            .filter(Column::FinishedAt.is_null())
            .exec(tx.conn())
            .await?;
        Ok(saved.rows_affected == 1)
    }
}

/// Gives a run back as it was last saved, after something of ours failed.
pub async fn release(tx: &Tx, run: &Run) -> kernel::Result<()> {
    Entity::update_many()
        .col_expr(Column::LeaseUntil, Expr::value(Option::<DateTime<Utc>>::None))
        .filter(Column::Id.eq(run.row.id))
        .filter(Column::Steps.eq(run.row.steps))
        .exec(tx.conn())
        .await?;
    Ok(())
}

async fn forget_old(tx: &Tx, kind: Kind) -> kernel::Result<()> {
    Entity::delete_many()
        .filter(Column::TenantId.eq(tx.tenant().id))
        .filter(Column::Kind.eq(kind))
        .filter(Column::FinishedAt.lt(tx.now() - KEEP))
        .exec(tx.conn())
        .await?;
    Ok(())
}
