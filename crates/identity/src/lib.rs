//! Who people and tenants are: accounts, memberships, roles, sign-in and sessions.
//!
//! Accounts are global, so that one person may work for two businesses; everything they may do
//! hangs on the membership in one tenant. Ways in end in [`sessions::open`], and every request is
//! judged by [`People`] against the session's row, so that revoking it ends it on every node.

pub mod accounts;
pub mod codes;
pub mod commands;
pub mod cookies;
pub mod devices;
pub mod email;
mod entity;
mod migrations;
pub mod passwords;
mod people;
pub mod permissions;
pub mod roles;
pub mod sessions;
pub mod sign_in;
mod sweep;
pub mod tenants;
pub mod totp;
pub mod users;

use kernel::Module;

pub use email::Email;
pub use people::People;

/// What identity brings to the house.
pub fn module() -> Module {
    let module = Module::new("identity")
        .routes(sessions::router())
        .routes(sign_in::router())
        .routes(passwords::router())
        .routes(accounts::router())
        .routes(users::router())
        .routes(totp::router())
        .migrations::<migrations::Migrator>()
        .entity::<entity::tenant::Entity>()
        .entity::<entity::account::Entity>()
        .entity::<entity::membership::Entity>()
        .entity::<entity::tenant_role::Entity>()
        .entity::<entity::session::Entity>()
        .entity::<entity::one_time_code::Entity>()
        .entity::<entity::code_block::Entity>()
        .entity::<entity::password_reset::Entity>()
        .entity::<entity::account_totp::Entity>()
        .entity::<entity::recovery_code::Entity>()
        .job::<sweep::Sweep>()
        .cron(sweep::CRON)
        .permissions(permissions::ALL)
        .refusals(accounts::Refusal::TEXTS)
        .refusals(codes::Refusal::TEXTS)
        .refusals(passwords::Refusal::TEXTS)
        .refusals(roles::Refusal::TEXTS)
        .refusals(sign_in::Refusal::TEXTS)
        .refusals(tenants::Refusal::TEXTS)
        .refusals(totp::Refusal::TEXTS)
        .refusals(users::Refusal::TEXTS);
    roles::BUILT_IN.iter().fold(module, |module, role| module.role(*role))
}
