//! End sessions: one's own, the current one, or all of an account's.

use base::{AccountId, SessionId};
use http::{HeaderMap, StatusCode};
use kernel::http::param::PathRefusal;
use kernel::http::{Body, Param};
use kernel::{Permitted, SignedIn, Tx, audit};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;

use super::SessionRevoked;
use crate::cookies;
use crate::entity::session::{Column, Entity};
use crate::permissions::OwnSessions;

/// Ends one session of the tenant at once, on every node. Ending an ended one changes nothing.
pub async fn revoke(tx: &mut Tx, session: SessionId) -> kernel::Result<()> {
    let one = Condition::all().add(Column::Id.eq(session)).add(Column::TenantId.eq(tx.tenant().id));
    end(tx, one).await.map(drop)
}

/// Ends every session of the account in this tenant at once.
pub async fn revoke_all_of(tx: &mut Tx, account: AccountId) -> kernel::Result<()> {
    let here = Column::TenantId.eq(tx.tenant().id);
    end(tx, Condition::all().add(Column::AccountId.eq(account)).add(here)).await.map(drop)
}

/// Ends every session of the account in every tenant but `own`: its password is no longer a
/// secret of old.
pub(crate) async fn revoke_everywhere(
    tx: &mut Tx,
    account: AccountId,
    own: Option<SessionId>,
) -> kernel::Result<()> {
    let others = own.map(|own| Column::Id.ne(own));
    let which = Condition::all().add(Column::AccountId.eq(account)).add_option(others);
    end(tx, which).await.map(drop)
}

/// Ends what `which` names and still lives; answers how many those were.
async fn end(tx: &mut Tx, which: Condition) -> kernel::Result<usize> {
    let ended = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(tx.now()))
        .filter(which)
        .filter(Column::RevokedAt.is_null())
        .exec_with_returning(tx.conn())
        .await?;
    for row in &ended {
        tx.announce(SessionRevoked { session: row.id, account: row.account_id });
        tx.audit(audit::Entry::new("identity.session.revoke", row.id));
    }
    Ok(ended.len())
}

/// Sign out one of my devices.
///
/// Whoever may `identity.sessions.own`. The device is out at its next request, and its open
/// screens hear `session.revoked`. Refusals: `platform.not_found` for a session that is not the
/// caller's or has ended.
#[utoipa::path(
    delete,
    path = "/api/sessions/{id}",
    operation_id = "revoke_session", tag = "identity",
    params(("id" = String, Path, description = "The session's id")),
    responses(
        (status = 204, description = "The device is signed out"),
        (status = 404, description = "No such device of the caller's"),
    )
)]
pub async fn revoke_own(
    me: Permitted<OwnSessions>,
    Param(id): Param<SessionId>,
) -> kernel::Result<StatusCode> {
    let mut tx = me.begin().await?;
    let own = Condition::all()
        .add(Column::Id.eq(id))
        .add(Column::AccountId.eq(me.caller().account))
        .add(Column::TenantId.eq(me.tenant_id()));
    if end(&mut tx, own).await? == 0 {
        return Err(PathRefusal::NotFound.into());
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How many devices were signed out.
#[derive(Debug, Serialize, ToSchema)]
pub struct Revoked {
    /// Devices that were signed in until now, without the one that asked.
    revoked: usize,
}

/// Sign out all my other devices.
///
/// Whoever may `identity.sessions.own`: their own devices, in this business. They are out at their
/// next request, and their open screens hear `session.revoked`.
#[utoipa::path(
    post,
    path = "/api/sessions/revoke-others",
    operation_id = "revoke_other_sessions", tag = "identity",
    responses((status = 200, description = "The other devices are signed out", body = Revoked))
)]
pub async fn revoke_others(me: Permitted<OwnSessions>) -> kernel::Result<Body<Revoked>> {
    let mut tx = me.begin().await?;
    let others = Condition::all()
        .add(Column::Id.ne(me.caller().session))
        .add(Column::AccountId.eq(me.caller().account))
        .add(Column::TenantId.eq(me.tenant_id()))
        .add(Column::ExpiresAt.gt(tx.now()));
    let revoked = end(&mut tx, others).await?;
    tx.commit().await?;
    Ok(Body(Revoked { revoked }))
}

/// Sign out.
///
/// Any signed-in caller. Ends this session on every node and takes the cookies away.
#[utoipa::path(
    post,
    path = "/api/auth/logout",
    operation_id = "log_out", tag = "identity",
    responses((status = 204, description = "Signed out"))
)]
pub async fn log_out(me: SignedIn) -> kernel::Result<(StatusCode, HeaderMap)> {
    end_current(&me).await
}

/// Sign out of the office.
///
/// Any signed-in caller. Ends this session on every node and takes the cookies away.
#[utoipa::path(
    post,
    path = "/api/admin/logout",
    operation_id = "log_out_office", tag = "identity",
    responses((status = 204, description = "Signed out"))
)]
pub async fn log_out_office(me: SignedIn) -> kernel::Result<(StatusCode, HeaderMap)> {
    end_current(&me).await
}

async fn end_current(me: &SignedIn) -> kernel::Result<(StatusCode, HeaderMap)> {
    let mut tx = me.begin().await?;
    revoke(&mut tx, me.caller().session).await?;
    tx.commit().await?;
    let mut headers = HeaderMap::new();
    cookies::clear(&mut headers, me.app().config.is_https());
    Ok((StatusCode::NO_CONTENT, headers))
}
