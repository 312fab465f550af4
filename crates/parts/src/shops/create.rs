//! Make a shop: its account, its membership and its row, together.

use base::{Checks, Phone};
use identity::accounts::{self, NewAccount};
use kernel::{Tx, audit};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::entity::sales_person::{self, Position};
use crate::entity::shop;
use crate::ids::SalesId;
use crate::shops::{Refusal, code_of};

/// Longest code, name or part of an address, in characters.
const TEXT_LIMIT: usize = 120;

/// A shop to be made.
#[derive(Clone, Debug)]
pub struct NewShop {
    /// Its code; kept trimmed and in capitals.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The WhatsApp number it signs in with.
    pub phone: Phone,
    /// Street and number; may be empty.
    pub address: String,
    /// City or regency; may be empty.
    pub city: String,
    /// Province; may be empty.
    pub province: String,
    /// Its salesman.
    pub salesman: SalesId,
    /// `tbltoko.id` of the old system, if known.
    pub ref_toko_id: Option<i64>,
}

/// Makes a shop that can sign in at once.
///
/// # Errors
/// 422 for a wrong field or an unknown salesman; 409 for a taken code
/// ([`Refusal::CodeTaken`]) or a number that an account has already
/// (`identity.account.phone_taken`).
pub async fn create(tx: &mut Tx, new: NewShop) -> kernel::Result<shop::Model> {
    check(&new)?;
    require_salesman(tx, new.salesman).await?;
    let account = NewAccount {
        name: new.name.clone(),
        email: None,
        phone: Some(new.phone.clone()),
        password: None,
    };
    let account_id = accounts::create(tx, account).await?;
    accounts::join(tx, account_id, "shop").await?;
    let row = shop::Model {
        id: tx.new_id(),
        tenant_id: tx.tenant().id,
        account_id,
        code: code_of(&new.code),
        name: new.name.trim().to_owned(),
        phone: new.phone,
        address: new.address.trim().to_owned(),
        city: new.city.trim().to_owned(),
        province: new.province.trim().to_owned(),
        salesman_id: new.salesman,
        ref_toko_id: new.ref_toko_id,
        is_active: true,
        version: 1,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    insert(tx, &row).await?;
    tx.audit(audit::Entry::new("parts.shop.create", row.id).after(card(&row)));
    Ok(row)
}

fn check(new: &NewShop) -> Result<(), base::Invalid> {
    let mut checks = Checks::new();
    let fits = |text: &str| text.chars().count() <= TEXT_LIMIT;
    let filled = |text: &str| !text.trim().is_empty() && fits(text);
    let (id, en) = ("Wajib diisi, paling panjang 120 huruf.", "Required, at most 120 characters.");
    checks.require(filled(&new.code), "code", "required", id, en);
    checks.require(filled(&new.name), "name", "required", id, en);
    let (id, en) = ("Paling panjang 120 huruf.", "At most 120 characters.");
    let optional = [("address", &new.address), ("city", &new.city), ("province", &new.province)];
    for (field, text) in optional {
        checks.require(fits(text), field, "too_long", id, en);
    }
    checks.finish()
}

async fn require_salesman(tx: &Tx, id: SalesId) -> kernel::Result<()> {
    let known = sales_person::Entity::find_by_id(id)
        .filter(sales_person::Column::TenantId.eq(tx.tenant().id))
        .filter(sales_person::Column::Position.eq(Position::Sales))
        .filter(sales_person::Column::IsActive.eq(true))
        .count(tx.conn())
        .await?;
    if known == 0 { Err(Refusal::UnknownSalesman.into()) } else { Ok(()) }
}

/// The database decides whether the code is free; the number is decided by the account's.
async fn insert(tx: &Tx, row: &shop::Model) -> kernel::Result<()> {
    let inserted = shop::Entity::insert(shop::ActiveModel {
        id: Set(row.id),
        tenant_id: Set(row.tenant_id),
        account_id: Set(row.account_id),
        code: Set(row.code.clone()),
        name: Set(row.name.clone()),
        phone: Set(row.phone.clone()),
        address: Set(row.address.clone()),
        city: Set(row.city.clone()),
        province: Set(row.province.clone()),
        salesman_id: Set(row.salesman_id),
        ref_toko_id: Set(row.ref_toko_id),
        is_active: Set(row.is_active),
        version: Set(row.version),
        created_at: Set(row.created_at),
        updated_at: Set(row.updated_at),
    })
    .on_conflict(OnConflict::new().do_nothing().to_owned())
    .exec_without_returning(tx.conn())
    .await?;
    if inserted == 0 {
        return Err(Refusal::CodeTaken { shop_code: row.code.clone() }.into());
    }
    Ok(())
}

fn card(row: &shop::Model) -> serde_json::Value {
    serde_json::json!({
        "code": row.code,
        "name": row.name,
        "phone": row.phone,
        "city": row.city,
        "salesman_id": row.salesman_id,
        "ref_toko_id": row.ref_toko_id,
    })
}
