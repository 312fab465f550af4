//! Tenants: the businesses of this installation.

use std::sync::Arc;

use base::{TenantId, Zone};
use kernel::{App, Tenant, audit};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::Json;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, Order, QueryFilter, QueryOrder};

use crate::entity::tenant::{ActiveModel, Column, Entity, Model};

/// Tenants that schedules look at; beyond it an installation has outgrown one database.
const MOST_TENANTS: usize = 10_000;
/// Longest label of a host name (RFC 1035 §2.3.4).
const SLUG_MAX: usize = 63;

base::refusals! {
    /// Why a tenant cannot be made.
    pub enum Refusal in "identity.tenant" {
        /// Not a host label that begins with a letter.
        SlugInvalid { slug: String } => 422 "slug_invalid",
            id "Nama singkat {slug} tidak sah: huruf kecil, angka dan tanda hubung, diawali huruf.",
            en "The short name {slug} is not valid: lower-case letters, digits and hyphens, a letter first.";
        /// Another tenant has this short name or host.
        Taken { slug: String } => 409 "taken",
            id "Nama singkat {slug} atau alamatnya sudah dipakai.",
            en "The short name {slug} or its host is already taken.";
    }
}

/// A tenant to be made.
#[derive(Clone, Debug)]
pub struct NewTenant {
    /// Its short name: first label of its subdomain.
    pub slug: String,
    /// Its name as customers know it.
    pub name: String,
    /// The host name it is reached at, if it has one of its own.
    pub host: Option<String>,
    /// The zone of its business days.
    pub zone: Zone,
    /// The names of the modules it switches on.
    pub modules: Vec<String>,
}

/// Makes a tenant.
///
/// Refusals: `identity.tenant.slug_invalid`, `identity.tenant.taken`.
pub async fn create(app: &App, new: NewTenant) -> kernel::Result<Tenant> {
    if !is_slug(&new.slug) {
        return Err(Refusal::SlugInvalid { slug: new.slug }.into());
    }
    let modules: Arc<[String]> = new.modules.into();
    let id: TenantId = app.random.id(app.now());
    let tenant = Tenant { id, name: new.name.into(), zone: new.zone, modules };
    let mut tx = app.begin_as("identity.tenant", &tenant).await?;
    let row = ActiveModel {
        id: Set(id),
        slug: Set(new.slug.clone()),
        name: Set(tenant.name.to_string()),
        host: Set(new.host.map(|host| host.to_ascii_lowercase())),
        zone: Set(tenant.zone),
        language: Set("id".to_owned()),
        modules: Set(serde_json::json!(&*tenant.modules)),
        is_active: Set(true),
        created_at: Set(tx.now()),
    };
    let inserted = Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    if inserted == 0 {
        return Err(Refusal::Taken { slug: new.slug }.into());
    }
    let after = serde_json::json!({"slug": new.slug, "modules": &*tenant.modules});
    tx.audit(audit::Entry::new("identity.tenant.create", id).after(after));
    tx.commit().await?;
    Ok(tenant)
}

/// The active tenant with this short name.
pub async fn find_by_slug(app: &App, slug: &str) -> kernel::Result<Option<Tenant>> {
    let row = Entity::find()
        .filter(Column::Slug.eq(slug))
        .filter(Column::IsActive.eq(true))
        .one(app.db.read())
        .await?;
    Ok(row.map(tenant_of).transpose()?)
}

/// The tenant a visitor means: of this host, else of this subdomain, else the first one made.
pub(crate) async fn find_by_host(app: &App, host: Option<&str>) -> anyhow::Result<Option<Tenant>> {
    let host = host.unwrap_or_default();
    let label = host.split_once('.').map_or("", |(label, _)| label);
    let fit: Expr =
        Expr::case(Column::Host.eq(host), 0).case(Column::Slug.eq(label), 1).finally(2).into();
    let row = Entity::find()
        .filter(Column::IsActive.eq(true))
        .order_by(fit, Order::Asc)
        .order_by_asc(Column::Id)
        .one(app.db.read())
        .await?;
    row.map(tenant_of).transpose()
}

/// Every active tenant, oldest first.
pub(crate) async fn active(app: &App) -> anyhow::Result<Vec<Tenant>> {
    let rows = Entity::find()
        .filter(Column::IsActive.eq(true))
        .order_by_asc(Column::Id)
        .all(app.db.read())
        .await?;
    anyhow::ensure!(rows.len() <= MOST_TENANTS, "more than {MOST_TENANTS} tenants");
    rows.into_iter().map(tenant_of).collect()
}

/// One tenant, active or not: what it owns does not vanish with it.
pub(crate) async fn find(app: &App, id: TenantId) -> anyhow::Result<Option<Tenant>> {
    let row = Entity::find_by_id(id).one(app.db.read()).await?;
    row.map(tenant_of).transpose()
}

fn tenant_of(row: Model) -> anyhow::Result<Tenant> {
    assemble(row.id, &row.name, row.zone, row.modules)
}

/// A tenant from its columns; a list that cannot be read is a fault.
pub(crate) fn assemble(
    id: TenantId,
    name: &str,
    zone: Zone,
    modules: Json,
) -> anyhow::Result<Tenant> {
    let modules: Vec<String> = serde_json::from_value(modules)?;
    Ok(Tenant { id, name: name.into(), zone, modules: modules.into() })
}

fn is_slug(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && text.chars().all(plain)
        && text.len() <= SLUG_MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_a_host_label_that_no_number_can_be() {
        for good in ["niaga", "toko-jaya", "resto2"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "127", "-toko", "toko-", "Toko", "toko jaya", &"a".repeat(64)] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}
