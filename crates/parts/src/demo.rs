//! A believable parts shop for looking around: catalogue, shops, sales people and 90 days of
//! orders, in our tables and in the old system's, all of it made up.

mod catalogue;
mod differences;
mod families;
mod goods;
mod legacy;
mod number;
mod people;
mod plan;
mod rows;

use kernel::{App, Random, Tenant};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::State;
use crate::entity::product;
use crate::sync::Kind;
use crate::sync::job::Sync;

/// The seed of everything that chance decides here: the same demo every time.
const SEED: u64 = 2026;

/// How a newcomer signs in as a shop, for the console.
pub const SIGN_INS: &str = "\
Shops sign in with a WhatsApp code: shop code TK001 to TK020, or a phone.
  TK001  Toko Jaya Motor     0812-3456-789
  TK002  Sinar Abadi Motor   0812-0000-0002
The code arrives in the phone simulator.";

/// Fills an empty tenant; one that has products keeps what it has. The old system's tables are
/// made and filled first: they do not depend on ours, and filling them again changes nothing.
pub async fn load(app: &App, tenant: &Tenant) -> anyhow::Result<()> {
    if !is_empty(app, tenant).await? {
        return Ok(());
    }
    let random = Random::seeded(SEED);
    let parts = catalogue::catalogue(&random);
    let orders = plan::plan(&random, &parts, app.now(), tenant.zone);
    let data_part = &app.state::<State>().data_part;
    data_part.create_fixture().await?;
    data_part.fill(&legacy::tables(&parts, &orders, tenant.zone)).await?;
    let admin = admin(app, tenant).await?;

    let mut tx = app.begin_as("demo", tenant).await?;
    let salesmen = rows::sales_people(&tx).await?;
    let shops = rows::make_shops(&mut tx, &salesmen).await?;
    let products = rows::products(&tx, &parts).await?;
    rows::orders(&tx, &orders, (&parts, &products), &shops, &admin).await?;
    // The old system has moved on a little: the first runs find it out.
    for kind in [Kind::Products, Kind::Stock] {
        tx.enqueue(&Sync { kind, may_open: true })?;
    }
    tx.commit().await.map_err(base::Error::into_fault)
}

async fn is_empty(app: &App, tenant: &Tenant) -> anyhow::Result<bool> {
    let ours = product::Entity::find().filter(product::Column::TenantId.eq(tenant.id));
    Ok(ours.one(app.db.read()).await?.is_none())
}

/// The first admin of the office, if it has one yet.
async fn admin(app: &App, tenant: &Tenant) -> anyhow::Result<rows::Admin> {
    let members = identity::accounts::members(app.db.read(), tenant.id, &["admin"]);
    let first = members.await?.into_iter().next();
    Ok(match first {
        Some(member) => rows::Admin { account: Some(member.id), name: member.name },
        None => rows::Admin { account: None, name: "Admin".to_owned() },
    })
}
