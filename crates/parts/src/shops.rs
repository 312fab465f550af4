//! Shops (toko): who they are, and the shop behind a signed-in account.

pub mod create;
pub mod draft;
pub mod office;
pub mod write;

use kernel::{App, Audience, Event, Permission, Permitted};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;

use base::Phone;

use crate::entity::shop;
use crate::ids::ShopId;
use crate::permissions::{OrderAsShop, ReadShops};

pub use create::{NewShop, create};

base::refusals! {
    /// Why a shop cannot be made or used.
    pub enum Refusal in "parts.shop" {
        /// The caller's account belongs to no active shop.
        NotAShop => 403 "not_a_shop",
            id "Akun ini bukan akun toko yang aktif.",
            en "This account is not that of an active shop.";
        /// Another shop has this code.
        CodeTaken { shop_code: String } => 409 "code_taken",
            id "Kode toko {shop_code} sudah dipakai.",
            en "The shop code {shop_code} is already taken.";
        /// No such salesman, or he no longer sells, or is a supervisor.
        UnknownSalesman => 422 "unknown_salesman",
            id "Sales yang dipilih tidak ada atau tidak aktif.",
            en "The chosen salesman does not exist or is not active.";
        /// No such shop here.
        NotFound => 404 "not_found",
            id "Toko tidak ditemukan.",
            en "The shop was not found.";
        /// Another shop has this number.
        PhoneTaken => 409 "phone_taken",
            id "Nomor ini sudah dipakai toko lain.",
            en "Another shop has this number already.";
        /// Somebody else wrote it after the caller looked.
        ChangedMeanwhile { version: i64 } => 409 "changed_meanwhile",
            id "Toko ini baru saja diubah orang lain. Muat ulang, lalu ulangi perubahan Anda.",
            en "Somebody else has just changed this shop. Reload it, then repeat your changes.";
    }
}

/// A shop was made or changed.
#[derive(Clone, Copy, Debug)]
pub struct ShopUpdated {
    /// Which.
    pub shop: ShopId,
}

impl Event for ShopUpdated {
    const NAME: &'static str = "shop.updated";

    fn subject(&self) -> String {
        self.shop.to_string()
    }

    fn audience(&self) -> Vec<Audience> {
        vec![Audience::Permission(ReadShops::INFO.name.to_owned())]
    }
}

/// A shop as orders name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ShopName {
    /// Its id.
    pub id: ShopId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// A shop as it sees itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ShopCard {
    /// Its id.
    pub id: ShopId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The WhatsApp number that receives its codes.
    pub phone: Phone,
}

impl From<shop::Model> for ShopCard {
    fn from(row: shop::Model) -> Self {
        Self { id: row.id, code: row.code, name: row.name, phone: row.phone }
    }
}

/// The shop that is signed in.
///
/// # Errors
/// [`Refusal::NotAShop`] (403) when the account has none, or an inactive one.
pub async fn of(shopper: &Permitted<OrderAsShop>) -> kernel::Result<shop::Model> {
    let row = shop::Entity::find()
        .filter(shop::Column::AccountId.eq(shopper.caller().account))
        .filter(shop::Column::TenantId.eq(shopper.tenant_id()))
        .filter(shop::Column::IsActive.eq(true))
        .one(shopper.db())
        .await?;
    Ok(row.ok_or(Refusal::NotAShop)?)
}

/// A shop's code as it is stored: trimmed, in capitals.
pub fn code_of(text: &str) -> String {
    text.trim().to_uppercase()
}

/// The routes of shops, for the office.
pub fn router() -> OpenApiRouter<App> {
    office::router()
}
