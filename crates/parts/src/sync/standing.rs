//! `GET /api/admin/data-part`: how the old system is, and how far we follow it.

use std::time::Duration as Limit;

use base::{Language, TenantId};
use chrono::{DateTime, Utc};
use kernel::http::Body;
use kernel::{Ctx, Permitted, Result};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::list::{self, SyncRun};
use super::{Kind, marks};
use crate::State as Parts;
use crate::data_part::DataPartError;
use crate::entity::sales_person::{self, Position};
use crate::entity::{order, product, shop, sync_run};
use crate::orders::state::Status;
use crate::permissions::ReadDataPart;

/// How long the screen waits for a sign of life.
const PATIENCE: Limit = Limit::from_secs(2);

/// The old system's state.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct DataPartState {
    /// Whether the operator has said where it is.
    pub configured: bool,
    /// Whether it answered just now.
    pub reachable: bool,
    /// How long its answer took.
    pub latency_ms: Option<i64>,
    /// Why it is not reachable, in the caller's language.
    pub problem: Option<String>,
    /// When it was asked.
    pub checked_at: DateTime<Utc>,
    /// How far products follow it.
    pub products: Followed,
    /// How far stock follows it.
    pub stock: Followed,
    /// How far its decisions are followed.
    pub decisions: Polled,
    /// Approved orders that it has not taken yet.
    pub waiting_orders: u64,
    /// When the oldest of them was approved.
    pub oldest_waiting_at: Option<DateTime<Utc>>,
    /// Orders that it has taken and not decided.
    pub undecided_orders: u64,
    /// What is active here and not linked with it.
    pub missing_references: MissingReferences,
}

/// How far rows follow the old system.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Followed {
    /// When the last complete pass began.
    pub synced_at: Option<DateTime<Utc>>,
    /// The newest run.
    pub run: Option<SyncRun>,
}

/// How far decisions are followed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Polled {
    /// When they were last looked up.
    pub polled_at: Option<DateTime<Utc>>,
}

/// What cannot be part of a sales order for want of a link.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct MissingReferences {
    /// Active products without a part.
    pub products: u64,
    /// Active shops without a toko.
    pub shops: u64,
    /// Active salesmen without a counterpart; supervisors need none.
    pub sales_people: u64,
}

/// Show how the old system is and how far we follow it.
///
/// For whoever may see the old system's state. Asks it for a sign of life, for at most two seconds.
#[utoipa::path(
    get, path = "/api/admin/data-part", tag = "parts",
    responses((status = 200, body = DataPartState)),
)]
pub async fn standing(admin: Permitted<ReadDataPart>) -> Result<Body<DataPartState>> {
    let (db, tenant, language) = (admin.db(), admin.tenant_id(), admin.origin().language);
    let life = sign_of_life(&admin).await;
    let marks = marks::load(db, tenant).await?;
    let (waiting_orders, oldest_waiting_at) = waiting(db, tenant).await?;
    Ok(Body(DataPartState {
        configured: admin.app().state::<Parts>().data_part.is_configured(),
        reachable: life.is_ok(),
        latency_ms: life.as_ref().ok().copied(),
        problem: life.err(),
        checked_at: admin.now(),
        products: Followed {
            synced_at: marks.products_synced_at,
            run: newest(db, tenant, Kind::Products, language).await?,
        },
        stock: Followed {
            synced_at: marks.stock_synced_at,
            run: newest(db, tenant, Kind::Stock, language).await?,
        },
        decisions: Polled { polled_at: marks.decisions_polled_at },
        waiting_orders,
        oldest_waiting_at,
        undecided_orders: count_orders(db, tenant, Status::Submitted).await?,
        missing_references: missing(db, tenant).await?,
    }))
}

/// Milliseconds until it answered, or why it did not.
async fn sign_of_life(ctx: &Ctx) -> std::result::Result<i64, String> {
    let said = |id: &str, en: &str| match ctx.origin().language {
        Language::Id => id.to_owned(),
        Language::En => en.to_owned(),
    };
    let door = &ctx.app().state::<Parts>().data_part;
    if !door.is_configured() {
        return Err(said("Alamat sistem dealer belum diatur.", "Its address is not configured."));
    }
    let before = ctx.app().now();
    match tokio::time::timeout(PATIENCE, door.ping()).await {
        Ok(Ok(())) => Ok((ctx.app().now() - before).num_milliseconds()),
        Ok(Err(DataPartError::Refused(why))) => Err(format!(
            "{} ({why:#})",
            said("Ia menolak permintaan kami.", "It refused our request.")
        )),
        Ok(Err(DataPartError::Away(_))) | Err(_) => {
            Err(said("Sistem dealer tidak bisa dihubungi.", "The old system cannot be reached."))
        }
    }
}

async fn newest(
    db: &impl ConnectionTrait,
    tenant: TenantId,
    kind: Kind,
    language: Language,
) -> Result<Option<SyncRun>> {
    let row = sync_run::Entity::find()
        .filter(sync_run::Column::TenantId.eq(tenant))
        .filter(sync_run::Column::Kind.eq(kind))
        .order_by_desc(sync_run::Column::CreatedAt)
        .order_by_desc(sync_run::Column::Id)
        .one(db)
        .await?;
    Ok(row.map(|row| list::shown(row, language)).transpose()?)
}

async fn waiting(
    db: &impl ConnectionTrait,
    tenant: TenantId,
) -> Result<(u64, Option<DateTime<Utc>>)> {
    let (count, oldest): (i64, Option<DateTime<Utc>>) = order::Entity::find()
        .select_only()
        .column_as(order::Column::Id.count(), "count")
        .column_as(order::Column::ApprovedAt.min(), "oldest")
        .filter(order::Column::TenantId.eq(tenant))
        .filter(order::Column::Status.eq(Status::Waiting))
        .into_tuple()
        .one(db)
        .await?
        .unwrap_or_default();
    Ok((u64::try_from(count).unwrap_or(0), oldest))
}

async fn count_orders(db: &impl ConnectionTrait, tenant: TenantId, status: Status) -> Result<u64> {
    let orders = order::Entity::find()
        .filter(order::Column::TenantId.eq(tenant))
        .filter(order::Column::Status.eq(status));
    Ok(orders.count(db).await?)
}

async fn missing(db: &impl ConnectionTrait, tenant: TenantId) -> Result<MissingReferences> {
    let products = product::Entity::find()
        .filter(product::Column::TenantId.eq(tenant))
        .filter(product::Column::IsActive.eq(true))
        .filter(product::Column::RefPartId.is_null());
    let shops = shop::Entity::find()
        .filter(shop::Column::TenantId.eq(tenant))
        .filter(shop::Column::IsActive.eq(true))
        .filter(shop::Column::RefTokoId.is_null());
    let people = sales_person::Entity::find()
        .filter(sales_person::Column::TenantId.eq(tenant))
        .filter(sales_person::Column::IsActive.eq(true))
        .filter(sales_person::Column::Position.eq(Position::Sales))
        .filter(sales_person::Column::RefSalesmanId.is_null());
    Ok(MissingReferences {
        products: products.count(db).await?,
        shops: shops.count(db).await?,
        sales_people: people.count(db).await?,
    })
}
