//! Passwords: argon2id, hashed off the async threads and few at a time.

mod change;
pub mod forgot;
pub mod hashing;
pub(crate) mod link;
pub mod reset;

use base::{AccountId, Checks, Invalid};
use chrono::{DateTime, Utc};
use kernel::{App, Event};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::email::{self, Email};

pub use hashing::{PasswordHash, hash};

/// Fewest characters of a password.
const SHORTEST: usize = 10;
/// Most characters: nobody types more, and hashing more only costs.
const LONGEST: usize = 200;

base::id! {
    /// One mailed link that sets a password.
    pub ResetId = "reset"
}

base::refusals! {
    /// Why a password cannot be set or checked now.
    pub enum Refusal in "identity.password" {
        /// Used, expired, or never mailed.
        LinkInvalid => 422 "link_invalid",
            id "Tautan ini sudah tidak berlaku. Minta tautan yang baru.",
            en "This link is no longer valid. Please ask for a new one.";
        /// The account signs in another way, or was never invited to choose one.
        None => 409 "none",
            id "Akun ini masuk tanpa kata sandi.",
            en "This account signs in without a password.";
        /// Too many are being checked at this moment.
        Busy { retry_after: u64 } => 503 "busy",
            id "Server sedang sibuk. Coba lagi dalam {retry_after} detik.",
            en "The server is busy. Please try again in {retry_after} seconds.";
    }
}

/// A password that was just chosen and is good enough.
pub struct Password(String);

impl Password {
    /// Takes 10 to 200 characters that are not the owner's own address; refuses with the field
    /// `password`.
    pub fn chosen(text: &str, owner: Option<&Email>) -> Result<Self, Invalid> {
        let length = text.chars().count();
        let (id, en) =
            ("Kata sandi minimal 10 karakter.", "A password has at least 10 characters.");
        let mut checks = Checks::new();
        checks.require(length >= SHORTEST, "password", "too_short", id, en);
        let (id, en) =
            ("Kata sandi maksimal 200 karakter.", "A password has at most 200 characters.");
        checks.require(length <= LONGEST, "password", "too_long", id, en);
        let own = owner.is_some_and(|owner| owner.as_str() == email::normal(text));
        let (id, en) = (
            "Kata sandi tidak boleh sama dengan e-mail.",
            "A password must not be the e-mail address.",
        );
        checks.require(!own, "password", "is_email", id, en);
        checks.finish()?;
        Ok(Self(text.to_owned()))
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(hidden)")
    }
}

/// Somebody we know forgot their password; whoever subscribes mails the link.
pub struct PasswordResetRequested {
    /// Who.
    pub account: AccountId,
    /// Their display name.
    pub name: String,
    /// Where to.
    pub email: String,
    /// What `POST /api/admin/password/reset` wants to see.
    pub token: String,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

/// Debug output goes to logs, and logs do not tell tokens.
impl std::fmt::Debug for PasswordResetRequested {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PasswordResetRequested")
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}

impl Event for PasswordResetRequested {
    const NAME: &'static str = "password.reset_requested";

    fn subject(&self) -> String {
        self.account.to_string()
    }
}

/// Somebody was taken into the office and has no password yet; whoever subscribes mails the link.
pub struct UserInvited {
    /// Who.
    pub account: AccountId,
    /// Their display name.
    pub name: String,
    /// Where to.
    pub email: String,
    /// The business that invites them.
    pub business: String,
    /// What `POST /api/admin/password/reset` wants to see.
    pub token: String,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

/// Debug output goes to logs, and logs do not tell tokens.
impl std::fmt::Debug for UserInvited {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UserInvited").field("account", &self.account).finish_non_exhaustive()
    }
}

impl Event for UserInvited {
    const NAME: &'static str = "user.invited";

    fn subject(&self) -> String {
        self.account.to_string()
    }
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(forgot::forgot))
        .routes(routes!(reset::reset))
        .routes(routes!(change::change_password))
}

/// The refusal of one's own password, beside the field it was typed into.
pub(crate) fn wrong_password(field: &str) -> Invalid {
    Invalid::field(field, "wrong", "Kata sandi salah.", "The password is wrong.")
}

#[cfg(test)]
mod tests {
    use base::Refuse;

    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        let email = Email::parse("admin@niaga.test").expect("valid");
        match Password::chosen(text, Some(&email)) {
            Ok(_) => Vec::new(),
            Err(invalid) => invalid.fields().into_iter().map(|problem| problem.code).collect(),
        }
    }

    #[test]
    fn a_password_has_ten_to_two_hundred_characters() {
        assert_eq!(codes("niaga-demo"), [""; 0]);
        assert_eq!(codes("niaga-dem"), ["too_short"]);
        assert_eq!(codes(&"ñ".repeat(200)), [""; 0]);
        assert_eq!(codes(&"n".repeat(201)), ["too_long"]);
    }

    #[test]
    fn a_password_is_not_the_address_it_guards() {
        assert_eq!(codes("Admin@niaga.test "), ["is_email"]);
    }
}
