//! `GET /api/auth/me`: who is signed in.

use base::AccountId;
use kernel::http::Body;
use kernel::{Result, SignedIn};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;

use crate::entity::shop;
use crate::shops::ShopCard;

/// Who is signed in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Me {
    /// The account.
    pub account_id: AccountId,
    /// Its display name.
    pub name: String,
    /// Its role.
    pub role: String,
    /// What the role allows.
    pub permissions: Vec<String>,
    /// Its shop; empty for people of the office.
    pub shop: Option<ShopCard>,
}

/// Tell who is signed in.
///
/// For anybody who is signed in.
#[utoipa::path(
    get, path = "/api/auth/me", tag = "parts",
    responses((status = 200, body = Me), (status = 401, description = "Not signed in")),
)]
pub async fn me(me: SignedIn) -> Result<Body<Me>> {
    let caller = me.caller();
    let shop = shop::Entity::find()
        .filter(shop::Column::AccountId.eq(caller.account))
        .filter(shop::Column::TenantId.eq(me.tenant_id()))
        .one(me.db())
        .await?;
    Ok(Body(Me {
        account_id: caller.account,
        name: caller.name.to_string(),
        role: caller.role.to_string(),
        permissions: caller.permissions.iter().map(str::to_owned).collect(),
        shop: shop.map(ShopCard::from),
    }))
}
