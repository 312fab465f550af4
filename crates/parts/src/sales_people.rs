//! Sales people: salesmen, who have shops, and supervisors, who have salesmen.
//!
//! A shop has exactly one active salesman, a salesman at most one active supervisor. Whoever gives
//! somebody something keeps their row as it is until the transaction ends, and whoever lets them
//! go takes it: so the database decides who was first.

pub mod create;
pub mod deactivate;
pub mod draft;
pub mod hand_over;
pub mod list;
pub mod show;
pub mod update;
pub mod write;

use std::collections::HashMap;

use base::{Phone, TenantId};
use kernel::{App, Audience, Event, Permission, Result, Tx};
use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::entity::sales_person::{self, Position};
use crate::entity::shop;
use crate::ids::SalesId;
use crate::orders::show::Salesman;
use crate::permissions::ReadSales;
use crate::shops;

base::refusals! {
    /// Why a sales person stays as it is.
    pub enum Refusal in "parts.sales_person" {
        /// No such person here.
        NotFound => 404 "not_found",
            id "Sales atau supervisor tidak ditemukan.",
            en "The sales person was not found.";
        /// Somebody else wrote it after the caller looked.
        ChangedMeanwhile { version: i64 } => 409 "changed_meanwhile",
            id "Data ini baru saja diubah orang lain. Muat ulang, lalu ulangi perubahan Anda.",
            en "Somebody else has just changed this person. Reload it, then repeat your changes.";
        /// Shops would be left without a salesman.
        HasShops { count: u64 } => 409 "has_shops",
            id "Masih memegang {count} toko. Serahkan dahulu ke sales lain.",
            en "Still has {count} shops. Hand them over to another salesman first.";
        /// Salesmen would be left without their supervisor.
        HasTeam { count: u64 } => 409 "has_team",
            id "Masih membawahi {count} sales. Serahkan dahulu ke supervisor lain.",
            en "Still has {count} salesmen. Hand them over to another supervisor first.";
        /// No such supervisor, or he is not active, or is a salesman.
        UnknownSupervisor => 422 "unknown_supervisor",
            id "Supervisor yang dipilih tidak ada atau tidak aktif.",
            en "The chosen supervisor does not exist or is not active.";
        /// Nobody, or somebody of another position, or the same person.
        UnknownReceiver => 422 "unknown_receiver",
            id "Penerima harus orang lain yang aktif dengan posisi yang sama.",
            en "The receiver must be somebody else who is active and has the same position.";
    }
}

/// A sales person as the office sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SalesPerson {
    /// Its id.
    pub id: SalesId,
    /// Its name.
    pub name: String,
    /// Salesman or supervisor.
    pub position: Position,
    /// The supervisor of a salesman, if it has one.
    pub supervisor: Option<Salesman>,
    /// Where it can be reached.
    pub phone: Option<Phone>,
    /// `tblsalesman.id` of the old system; orders of a salesman's shops cannot be approved without.
    pub ref_salesman_id: Option<i64>,
    /// Whether it still sells.
    pub is_active: bool,
    /// How often it was written; send it back with changes, and nobody else's are lost.
    pub version: i64,
    /// Shops it has, inactive ones too.
    pub shops: u64,
    /// Salesmen it has, inactive ones too.
    pub team: u64,
}

/// A sales person was made or changed, or what it has.
#[derive(Clone, Copy, Debug)]
pub struct SalesPersonUpdated {
    /// Who.
    pub person: SalesId,
}

impl Event for SalesPersonUpdated {
    const NAME: &'static str = "sales_person.updated";

    fn subject(&self) -> String {
        self.person.to_string()
    }

    fn audience(&self) -> Vec<Audience> {
        vec![Audience::Permission(ReadSales::INFO.name.to_owned())]
    }
}

/// Keeps a salesman one until the transaction ends, for whoever gives him a shop.
///
/// # Errors
/// [`shops::Refusal::UnknownSalesman`] (422) when he is none, or no longer sells.
pub async fn keep_salesman(tx: &Tx, id: SalesId) -> Result<()> {
    let known = sales_person::Entity::find_by_id(id)
        .filter(sales_person::Column::TenantId.eq(tx.tenant().id))
        .filter(sales_person::Column::Position.eq(Position::Sales))
        .filter(sales_person::Column::IsActive.eq(true))
        .lock(LockType::Share)
        .one(tx.conn())
        .await?;
    known.map(drop).ok_or_else(|| shops::Refusal::UnknownSalesman.into())
}

/// The rows as the office sees them, in their order, in three more statements however many.
async fn dressed(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
    rows: Vec<sales_person::Model>,
) -> Result<Vec<SalesPerson>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<SalesId> = rows.iter().map(|row| row.id).collect();
    let names: Vec<(SalesId, String)> = sales_person::Entity::find()
        .select_only()
        .columns([sales_person::Column::Id, sales_person::Column::Name])
        .filter(sales_person::Column::TenantId.eq(tenant))
        .filter(sales_person::Column::Id.is_in(rows.iter().filter_map(|row| row.supervisor_id)))
        .into_tuple()
        .all(conn)
        .await?;
    let names: HashMap<_, _> = names.into_iter().collect();
    let (shops, team) = (shops_of(conn, tenant, &ids).await?, team_of(conn, tenant, &ids).await?);
    let supervisor = |id: SalesId| Some(Salesman { id, name: names.get(&id)?.clone() });
    Ok(rows
        .into_iter()
        .map(|row| SalesPerson {
            supervisor: row.supervisor_id.and_then(supervisor),
            shops: shops.get(&row.id).copied().unwrap_or(0),
            team: team.get(&row.id).copied().unwrap_or(0),
            id: row.id,
            name: row.name,
            position: row.position,
            phone: row.phone,
            ref_salesman_id: row.ref_salesman_id,
            is_active: row.is_active,
            version: row.version,
        })
        .collect())
}

/// One row as the office sees it.
async fn dressed_one(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
    row: sales_person::Model,
) -> Result<SalesPerson> {
    let person = dressed(conn, tenant, vec![row]).await?.pop();
    Ok(person.ok_or_else(|| anyhow::anyhow!("a sales person that was there is gone"))?)
}

/// How many shops each of them has; those without are absent.
async fn shops_of(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
    ids: &[SalesId],
) -> Result<HashMap<SalesId, u64>> {
    let counts: Vec<(SalesId, i64)> = shop::Entity::find()
        .select_only()
        .column(shop::Column::SalesmanId)
        .column_as(shop::Column::Id.count(), "count")
        .filter(shop::Column::TenantId.eq(tenant))
        .filter(shop::Column::SalesmanId.is_in(ids.iter().copied()))
        .group_by(shop::Column::SalesmanId)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(counted(counts))
}

/// How many salesmen each of them has; those without are absent.
async fn team_of(
    conn: &impl ConnectionTrait,
    tenant: TenantId,
    ids: &[SalesId],
) -> Result<HashMap<SalesId, u64>> {
    let counts: Vec<(SalesId, i64)> = sales_person::Entity::find()
        .select_only()
        .column(sales_person::Column::SupervisorId)
        .column_as(sales_person::Column::Id.count(), "count")
        .filter(sales_person::Column::TenantId.eq(tenant))
        .filter(sales_person::Column::SupervisorId.is_in(ids.iter().copied()))
        .group_by(sales_person::Column::SupervisorId)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(counted(counts))
}

fn counted(counts: Vec<(SalesId, i64)>) -> HashMap<SalesId, u64> {
    counts.into_iter().map(|(id, count)| (id, u64::try_from(count).unwrap_or(0))).collect()
}

/// The routes of sales people, for the office.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(show::show, update::update, deactivate::deactivate))
        .routes(routes!(hand_over::hand_over))
}
