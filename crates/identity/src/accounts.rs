//! Accounts: people and companies that can sign in, and their membership in the tenant.

pub mod change;
pub mod create;
pub mod find;
pub mod register;

use base::{AccountId, Phone};
use kernel::App;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::email::Email;
use crate::entity::account::Model;

pub(crate) use change::replace_password;
pub use change::{AccessChanged, Activity, Changes, change, set_active, set_password, set_role};
pub use create::{NewAccount, create, join};
pub use find::{
    Member, Reachable, emails_with_permission, find, find_by_email, find_by_phone, members,
    names_of, phones_with_permission,
};

base::refusals! {
    /// Why an account cannot be made or changed.
    pub enum Refusal in "identity.account" {
        /// Another account has this address.
        EmailTaken => 409 "email_taken",
            id "E-mail ini sudah terdaftar.",
            en "This e-mail address is already registered.";
        /// Another account has this number.
        PhoneTaken => 409 "phone_taken",
            id "Nomor telepon ini sudah terdaftar.",
            en "This phone number is already registered.";
        /// No such member here.
        NotFound => 404 "not_found",
            id "Akun tidak ditemukan.",
            en "The account was not found.";
        /// A name is missing or too long.
        NameInvalid => 422 "name_invalid",
            id "Nama wajib diisi, paling banyak 120 karakter.",
            en "A name is required, 120 characters at most.";
    }
}

/// Longest display name in characters.
const NAME_MAX: usize = 120;

/// One account as other modules see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Its display name.
    pub name: String,
    /// Its address.
    pub email: Option<Email>,
    /// Its number.
    pub phone: Option<Phone>,
    /// Whether it may sign in at all.
    pub is_active: bool,
}

impl From<Model> for Account {
    fn from(row: Model) -> Self {
        let Model { id, name, email, phone, is_active, .. } = row;
        Self { id, name, email, phone, is_active }
    }
}

/// An account and its role, as sign-in answers tell it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct User {
    /// The account's id.
    #[schema(value_type = String)]
    pub id: AccountId,
    /// Its display name.
    pub name: String,
    /// Its address.
    #[schema(value_type = Option<String>)]
    pub email: Option<Email>,
    /// The name of its role in this tenant; `none` for an account without membership.
    pub role: String,
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(register::register))
}

/// The name in its kept form, or a refusal.
pub(crate) fn name_of(text: &str) -> Result<String, Refusal> {
    let name = text.trim();
    let length = name.chars().count();
    if (1..=NAME_MAX).contains(&length) { Ok(name.to_owned()) } else { Err(Refusal::NameInvalid) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_trimmed_and_bounded() {
        assert_eq!(name_of("  Budi "), Ok("Budi".to_owned()));
        assert_eq!(name_of("   "), Err(Refusal::NameInvalid));
        assert_eq!(name_of(&"ñ".repeat(120)).map(|name| name.chars().count()), Ok(120));
        assert_eq!(name_of(&"n".repeat(121)), Err(Refusal::NameInvalid));
    }
}
