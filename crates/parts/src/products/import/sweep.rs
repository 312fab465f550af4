//! Forgets files and rows of imports that ended a week ago. The imports themselves, with their
//! counts, stay.

use chrono::{DateTime, Duration, Utc};
use kernel::jobs::cron::Cron;
use kernel::{Failure, Job, JobContext, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::store;
use crate::entity::{product_import, product_import_part, product_import_row};
use crate::ids::ImportId;

/// How long a dry run can be applied and rows can be looked at.
const KEEP: Duration = Duration::days(7);
/// Rows that are forgotten in one transaction, so that nobody waits long for the writer.
const ROWS: u64 = 2_000;
/// Imports and files of one run; the next night goes on.
const AT_ONCE: u64 = 200;

/// Every night at 03:50 in the tenant's zone.
pub const CRON: Cron = Cron { name: "parts.sweep_imports", pattern: "50 3 * * *", queue };

fn queue(tx: &mut Tx, _slot: DateTime<Utc>) -> kernel::Result<()> {
    tx.enqueue(&SweepImports {}).map(drop)
}

/// Forgets one tenant's old files and rows.
#[derive(Debug, Deserialize, Serialize)]
pub struct SweepImports {}

impl Job for SweepImports {
    const KIND: &'static str = "parts.sweep_imports";

    async fn run(self, ctx: JobContext) -> Result<(), Failure> {
        for import in ended(&ctx).await? {
            clear(&ctx, &import).await?;
        }
        for file in left_over(&ctx).await? {
            let tx = ctx.begin_step().await?;
            store::forget(&tx, file).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}

/// Imports that ended long ago and still have rows.
async fn ended(ctx: &JobContext) -> Result<Vec<product_import::Model>, sea_orm::DbErr> {
    product_import::Entity::find()
        .filter(product_import::Column::TenantId.eq(ctx.tenant().id))
        .filter(product_import::Column::CreatedAt.lt(ctx.now() - KEEP))
        .filter(product_import::Column::FinishedAt.lt(ctx.now() - KEEP))
        .filter(product_import::Column::ClearedAt.is_null())
        .order_by_asc(product_import::Column::CreatedAt)
        .limit(AT_ONCE)
        .all(ctx.app().db.read())
        .await
}

/// Forgets the rows of one import, a few at a time, and says so with the last.
async fn clear(ctx: &JobContext, import: &product_import::Model) -> Result<(), Failure> {
    loop {
        let tx = ctx.begin_step().await?;
        let last: Option<i32> = product_import_row::Entity::find()
            .select_only()
            .column(product_import_row::Column::Line)
            .filter(product_import_row::Column::ImportId.eq(import.id))
            .order_by_asc(product_import_row::Column::Line)
            .offset(ROWS - 1)
            .limit(1)
            .into_tuple()
            .one(tx.conn())
            .await?;
        let mut gone = product_import_row::Entity::delete_many()
            .filter(product_import_row::Column::ImportId.eq(import.id));
        if let Some(last) = last {
            gone = gone.filter(product_import_row::Column::Line.lte(last));
        }
        gone.exec(tx.conn()).await?;
        if last.is_none() {
            product_import::Entity::update_many()
                .col_expr(product_import::Column::ClearedAt, Expr::value(tx.now()))
                .filter(product_import::Column::Id.eq(import.id))
                .exec(tx.conn())
                .await?;
        }
        tx.commit().await?;
        if last.is_none() {
            return Ok(());
        }
    }
}

/// Old files that no import needs any more, those of uploads that broke off too.
async fn left_over(ctx: &JobContext) -> Result<Vec<ImportId>, sea_orm::DbErr> {
    let db = ctx.app().db.read();
    let old: Vec<ImportId> = product_import_part::Entity::find()
        .select_only()
        .column(product_import_part::Column::FileId)
        .distinct()
        .filter(product_import_part::Column::TenantId.eq(ctx.tenant().id))
        .filter(product_import_part::Column::CreatedAt.lt(ctx.now() - KEEP))
        .limit(AT_ONCE)
        .into_tuple()
        .all(db)
        .await?;
    let needed: Vec<ImportId> = product_import::Entity::find()
        .select_only()
        .column(product_import::Column::FileId)
        .filter(product_import::Column::FileId.is_in(old.iter().copied()))
        .filter(product_import::Column::ClearedAt.is_null())
        .into_tuple()
        .all(db)
        .await?;
    Ok(old.into_iter().filter(|file| !needed.contains(file)).collect())
}
