//! `GET /api/session`: who is signed in, and what they may do here.

use base::{AccountId, Phone, TenantId};
use kernel::SignedIn;
use kernel::http::Body;
use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts;
use crate::email::Email;

/// The caller as screens need it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Current {
    /// Who is signed in.
    account: CurrentAccount,
    /// The name of its role here; `none` without membership.
    role: String,
    /// The names of what the role allows, sorted.
    permissions: Vec<String>,
    /// The business.
    tenant: CurrentTenant,
}

/// Who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct CurrentAccount {
    /// Its id.
    #[schema(value_type = String)]
    id: AccountId,
    /// Its display name.
    name: String,
    /// Its address.
    #[schema(value_type = Option<String>)]
    email: Option<Email>,
    /// Its number, as E.164 digits without `+`.
    #[schema(value_type = Option<String>)]
    phone: Option<Phone>,
}

/// The business it is signed in to.
#[derive(Debug, Serialize, ToSchema)]
pub struct CurrentTenant {
    /// Its id.
    #[schema(value_type = String)]
    id: TenantId,
    /// Its name.
    name: String,
    /// The zone of its business days, e.g. `Asia/Jakarta`.
    zone: String,
    /// The modules it switched on.
    modules: Vec<String>,
}

/// Tell who is signed in.
///
/// Any signed-in caller.
#[utoipa::path(
    get,
    path = "/api/session",
    operation_id = "show_session", tag = "identity",
    responses(
        (status = 200, description = "The caller", body = Current),
        (status = 401, description = "Nobody is signed in"),
    )
)]
pub async fn current(me: SignedIn) -> kernel::Result<Body<Current>> {
    let caller = me.caller();
    let account = accounts::find(me.db(), caller.account).await?;
    let account = account.ok_or_else(|| anyhow::anyhow!("a caller without account"))?;
    let accounts::Account { id, name, email, phone, .. } = account;
    let tenant = me.tenant();
    Ok(Body(Current {
        account: CurrentAccount { id, name, email, phone },
        role: caller.role.to_string(),
        permissions: caller.permissions.iter().map(str::to_owned).collect(),
        tenant: CurrentTenant {
            id: tenant.id,
            name: tenant.name.to_string(),
            zone: tenant.zone.to_string(),
            modules: tenant.modules.to_vec(),
        },
    }))
}
