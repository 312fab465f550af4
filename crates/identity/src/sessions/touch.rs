//! Remembers that a session was used, seldom enough that reading costs no write.

use base::SessionId;
use chrono::{DateTime, Duration, Utc};
use kernel::{App, Tenant};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::session::{Column, Entity};

/// Use within this time of the last remembered one is not written down: an idle session may end
/// this much early, never late.
const EVERY: Duration = Duration::minutes(5);

/// What the request's own query learned of the session.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    pub(crate) session: SessionId,
    pub(crate) last: DateTime<Utc>,
    pub(crate) idle_seconds: i64,
}

/// Writes down the use and lengthens the session, when it is time to. A request does not fail
/// because this does.
pub(crate) async fn touch(app: &App, tenant: &Tenant, seen: Seen) {
    if app.now() < seen.last + EVERY {
        return;
    }
    if let Err(error) = write(app, tenant, seen).await {
        tracing::warn!(?error, session = %seen.session, "remembering that a session was used");
    }
}

async fn write(app: &App, tenant: &Tenant, seen: Seen) -> kernel::Result<()> {
    let tx = app.begin_as("identity.session", tenant).await?;
    let mut update = Entity::update_many().col_expr(Column::LastSeenAt, Expr::value(tx.now()));
    if seen.idle_seconds > 0 {
        let end = tx.now() + Duration::seconds(seen.idle_seconds);
        update = update.col_expr(Column::ExpiresAt, Expr::value(end));
    }
    update
        .filter(Column::Id.eq(seen.session))
        .filter(Column::TenantId.eq(tenant.id))
        .filter(Column::RevokedAt.is_null())
        .filter(Column::LastSeenAt.lte(tx.now() - EVERY))
        .exec(tx.conn())
        .await?;
    tx.commit().await
}
