//! Office users: the members of a business who sign in by e-mail and password.
//!
//! What happens to them passes one by one through their tenant's row, so that two super admins who
//! demote each other at the same moment do it one after the other: see [`turn`].

mod change;
mod create;
mod deactivate;
mod list;
mod reset_totp;
mod send_reset;
mod show;
mod turn;

use base::AccountId;
use chrono::{DateTime, Utc};
use kernel::App;
use sea_orm::prelude::StringLen;
use sea_orm::{DeriveActiveEnum, EnumIter, FromQueryResult};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::email::Email;
use crate::roles;

base::refusals! {
    /// Why an office user cannot be made or changed.
    pub enum Refusal in "identity.user" {
        /// No such user here.
        NotFound => 404 "not_found",
            id "Pengguna tidak ditemukan.",
            en "The user was not found.";
        /// Nobody would be left who may manage users.
        LastSuperAdmin => 409 "last_super_admin",
            id "Harus tetap ada satu super admin yang aktif.",
            en "One active super admin must remain.";
        /// Nobody takes their own role, entry or second step away here.
        Yourself => 409 "yourself",
            id "Anda tidak dapat melakukan ini pada akun Anda sendiri.",
            en "You cannot do this to your own account.";
        /// The account works for another business too, which must not suffer from this one.
        Shared => 409 "shared",
            id "Akun ini juga dipakai di usaha lain, jadi hanya pemiliknya yang dapat mengubahnya.",
            en "This account also belongs to another business, so only its owner can change it.";
        /// A link would open nothing.
        Inactive => 409 "inactive",
            id "Pengguna ini tidak aktif. Aktifkan dahulu.",
            en "This user is not active. Activate them first.";
        /// There is nowhere to mail to.
        NoEmail => 409 "no_email",
            id "Pengguna ini tidak punya alamat e-mail.",
            en "This user has no e-mail address.";
    }
}

/// What somebody does in the office.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Deserialize, Serialize, ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
pub enum OfficeRole {
    /// Everything, users included.
    #[sea_orm(string_value = "super_admin")]
    SuperAdmin,
    /// Products, shops, orders.
    #[sea_orm(string_value = "admin")]
    Admin,
    /// The customer-service desk, and who works there.
    #[sea_orm(string_value = "supervisor")]
    Supervisor,
    /// Customers' conversations.
    #[sea_orm(string_value = "agent")]
    Agent,
}

impl OfficeRole {
    /// The role's name in the house.
    pub fn name(self) -> &'static str {
        match self {
            Self::SuperAdmin => roles::SUPER_ADMIN,
            Self::Admin => roles::ADMIN,
            Self::Supervisor => roles::SUPERVISOR,
            Self::Agent => roles::AGENT,
        }
    }
}

/// One office user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema, FromQueryResult)]
pub struct OfficeUser {
    /// The account's id.
    #[schema(value_type = String)]
    pub id: AccountId,
    /// Display name.
    pub name: String,
    /// Sign-in address.
    #[schema(value_type = Option<String>)]
    pub email: Option<Email>,
    /// What they do here.
    pub role: OfficeRole,
    /// Whether they may come in.
    pub is_active: bool,
    /// Whether their sign-in asks for a second step.
    pub totp_enabled: bool,
    /// When one of their devices was last used here, to five minutes; null before the first
    /// sign-in.
    pub last_seen_at: Option<DateTime<Utc>>,
    /// When they became a member.
    pub created_at: DateTime<Utc>,
}

impl OfficeUser {
    /// Whether this one alone could keep the office running.
    fn heads(&self) -> bool {
        self.is_active && self.role == OfficeRole::SuperAdmin
    }
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list_users, create::create_user))
        .routes(routes!(show::show_user, change::change_user, deactivate::deactivate_user))
        .routes(routes!(reset_totp::reset_user_totp))
        .routes(routes!(send_reset::send_user_reset))
}
