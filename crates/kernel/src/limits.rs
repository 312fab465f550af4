//! Limits on how often: durable ones that hold across restarts and nodes, and a quick one per
//! process for plain API calls.

pub mod per_caller;

use chrono::{DateTime, Duration, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, Statement};

use crate::app::App;
use crate::entity::rate_limit;
use crate::tx::Tx;

base::refusals! {
    /// Why it must wait.
    pub enum LimitRefusal in "platform" {
        /// Too often within the window.
        TooMany { retry_after: u64 } => 429 "too_many",
            id "Terlalu sering. Coba lagi dalam {retry_after} detik.",
            en "Too often. Try again in {retry_after} seconds.";
    }
}

/// At most `hits` within `window`, which begins with the first hit.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// Its stored name, e.g. `identity.login`.
    pub name: &'static str,
    /// Hits that pass.
    pub hits: i32,
    /// The window's length.
    pub window: Duration,
}

impl Limit {
    /// Counts a hit for `key`, durably and at once, whatever becomes of the request. Refuses when
    /// it is one too many.
    pub async fn hit(&self, app: &App, key: &str) -> crate::Result<()> {
        let now = app.now();
        let sql = "INSERT INTO rate_limits (key, window_start, hits) VALUES ($1, $2, 1) \
                   ON CONFLICT (key) DO UPDATE SET \
                   hits = CASE WHEN rate_limits.window_start <= $3 THEN 1 ELSE rate_limits.hits + 1 END, \
                   window_start = CASE WHEN rate_limits.window_start <= $3 THEN $2 \
                                  ELSE rate_limits.window_start END \
                   RETURNING *";
        let values = [self.row_key(key).into(), now.into(), (now - self.window).into()];
        let write = app.db.begin().await?;
        let statement = Statement::from_sql_and_values(app.db.backend(), sql, values);
        let row = write.conn().query_one_raw(statement).await?;
        let row = row.ok_or_else(|| anyhow::anyhow!("the limit {} gave no row", self.name))?;
        let hits: i32 = row.try_get("", "hits")?;
        let start: DateTime<Utc> = row.try_get("", "window_start")?;
        write.commit().await?;
        if hits > self.hits { Err(self.refusal(start, now)) } else { Ok(()) }
    }

    /// Refuses when `key` has used up its hits, without counting one.
    pub async fn check(&self, app: &App, key: &str) -> crate::Result<()> {
        let now = app.now();
        let row = rate_limit::Entity::find_by_id(self.row_key(key)).one(app.db.read()).await?;
        match row {
            Some(row) if row.hits >= self.hits && row.window_start + self.window > now => {
                Err(self.refusal(row.window_start, now))
            }
            _ => Ok(()),
        }
    }

    /// Takes one hit of `key` back, in the transaction that shows it should not count: a sign-in
    /// is counted before its password is judged, so that many at once cannot slip past.
    pub async fn refund(&self, tx: &Tx, key: &str) -> crate::Result<()> {
        rate_limit::Entity::update_many()
            .col_expr(
                rate_limit::Column::Hits,
                ExprTrait::sub(Expr::col(rate_limit::Column::Hits), 1),
            )
            .filter(rate_limit::Column::Key.eq(self.row_key(key)))
            .filter(rate_limit::Column::Hits.gt(0))
            .exec(tx.conn())
            .await?;
        Ok(())
    }

    fn row_key(&self, key: &str) -> String {
        format!("{}:{key}", self.name)
    }

    fn refusal(&self, start: DateTime<Utc>, now: DateTime<Utc>) -> base::Error {
        let left = (start + self.window - now).num_seconds();
        LimitRefusal::TooMany { retry_after: u64::try_from(Ord::max(left, 1)).unwrap_or(1) }.into()
    }
}
