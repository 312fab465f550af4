//! Make a shop: its account, its membership and its row, together.

use base::Phone;
use identity::accounts::{self, NewAccount};
use kernel::{Tx, audit};
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, IntoActiveModel};

use crate::entity::shop;
use crate::ids::SalesId;
use crate::sales_people;
use crate::shops::draft::Draft;
use crate::shops::{Refusal, ShopUpdated};

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

impl From<NewShop> for Draft {
    fn from(new: NewShop) -> Self {
        Self {
            code: Some(new.code),
            name: Some(new.name),
            phone: Some(new.phone.to_string()),
            address: Some(new.address),
            city: Some(new.city),
            province: Some(new.province),
            salesman: Some(new.salesman),
            ref_toko_id: Some(new.ref_toko_id),
            is_active: None,
        }
    }
}

/// Makes a shop that can sign in at once.
///
/// # Errors
/// 422 for wrong fields or an unknown salesman; 409 for a taken code
/// ([`Refusal::CodeTaken`]) or a number that an account has already
/// (`identity.account.phone_taken`).
pub async fn create(tx: &mut Tx, new: impl Into<Draft>) -> kernel::Result<shop::Model> {
    let new = new.into().complete()?;
    sales_people::keep_salesman(tx, new.salesman).await?;
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
        code: new.code,
        name: new.name,
        phone: new.phone,
        address: new.address,
        city: new.city,
        province: new.province,
        salesman_id: new.salesman,
        ref_toko_id: new.ref_toko_id,
        is_active: true,
        version: 1,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    insert(tx, &row).await?;
    tx.announce(ShopUpdated { shop: row.id });
    tx.audit(audit::Entry::new("parts.shop.create", row.id).after(card(&row)));
    Ok(row)
}

/// The database decides whether the code is free; the number is decided by the account's.
async fn insert(tx: &Tx, row: &shop::Model) -> kernel::Result<()> {
    let inserted = shop::Entity::insert(row.clone().into_active_model())
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
        "address": row.address,
        "city": row.city,
        "province": row.province,
        "salesman_id": row.salesman_id,
        "ref_toko_id": row.ref_toko_id,
    })
}
