//! `POST /api/admin/password/reset`: set a new password with a mailed link.

use base::AccountId;
use chrono::Duration;
use http::StatusCode;
use kernel::http::Body;
use kernel::limits::Limit;
use kernel::{Open, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use utoipa::ToSchema;

use super::link::hash as token_hash;
use super::{Password, Refusal};
use crate::accounts::{self, Account};
use crate::entity::password_reset::{Column, Entity};

/// Tries from one network address; a link has 256 bits, so this only spares the machine.
const PER_ADDRESS: Limit =
    Limit { name: "identity.reset", hits: 20, window: Duration::minutes(15) };

/// The link's token and the password that was chosen.
#[derive(Deserialize, ToSchema)]
pub struct Reset {
    /// The token from the mail.
    token: String,
    /// At least 10 characters, and not the e-mail address.
    #[schema(format = "password")]
    password: String,
}

/// Set a new password.
///
/// Whoever holds the mailed token, once. Ends all sessions of the account. Refusals:
/// `identity.password.link_invalid`, `platform.invalid`, `platform.too_many`.
#[utoipa::path(
    post,
    path = "/api/admin/password/reset",
    operation_id = "reset_password", tag = "identity", request_body = Reset,
    responses(
        (status = 204, description = "The password is set; sign in with it"),
        (status = 422, description = "The link is no longer valid, or the password too weak"),
    )
)]
pub async fn reset(open: Open, Body(input): Body<Reset>) -> kernel::Result<StatusCode> {
    if let Some(address) = &open.origin().address {
        PER_ADDRESS.hit(open.app(), address).await?;
    }
    let token = token_hash(&input.token);
    let owner = owner(&open, &token).await?;
    let password = Password::chosen(&input.password, owner.email.as_ref())?;
    let hash = super::hash(open.app(), password).await?;
    let mut tx = open.begin().await?;
    spend(&tx, &token, owner.id).await?;
    accounts::set_password(&mut tx, owner.id, hash).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whose link it is, while it works.
async fn owner(open: &Open, token: &str) -> kernel::Result<Account> {
    let link = Entity::find()
        .filter(Column::TokenHash.eq(token))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(open.now()))
        .one(open.db())
        .await?
        .ok_or(Refusal::LinkInvalid)?;
    let owner = accounts::find(open.db(), link.account_id).await?;
    Ok(owner.filter(|owner| owner.is_active).ok_or(Refusal::LinkInvalid)?)
}

/// Uses the link up; of two at once only one does.
async fn spend(tx: &Tx, token: &str, owner: AccountId) -> kernel::Result<()> {
    let outcome = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(tx.now()))
        .filter(Column::TokenHash.eq(token))
        .filter(Column::AccountId.eq(owner))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(tx.now()))
        .exec(tx.conn())
        .await?;
    if outcome.rows_affected == 1 { Ok(()) } else { Err(Refusal::LinkInvalid.into()) }
}
