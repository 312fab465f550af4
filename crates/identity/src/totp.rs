//! The second step of signing in: codes of an authenticator (RFC 6238), and recovery codes for
//! when it is lost.
//!
//! Secrets are sealed with the installation's key, recovery codes kept as HMACs; neither appears in
//! logs, in `Debug` output or in the audit log. A code works once: the half minute it belongs to is
//! written down by the same statement that accepts it.

mod authenticator;
mod begin;
mod confirm;
mod disable;
pub(crate) mod off;
mod owner;
mod recovery;
mod renew;
mod show;
mod spend;

use base::Invalid;
use kernel::App;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use owner::Owner;
pub(crate) use spend::{is_on, spend};

base::id! {
    /// One recovery code.
    pub RecoveryCodeId = "recovery"
}

base::refusals! {
    /// Why the second step cannot be switched.
    pub enum Refusal in "identity.totp" {
        /// It is on; switch it off before beginning anew.
        AlreadyOn => 409 "already_on",
            id "Verifikasi dua langkah sudah aktif.",
            en "Two-step sign-in is on already.";
        /// There is no secret that waits for its first code.
        NotBegun => 409 "not_begun",
            id "Mulai dahulu dengan memindai kode QR yang baru.",
            en "Begin by scanning a new QR code.";
        /// There is nothing to switch off or to renew.
        NotOn => 409 "not_on",
            id "Verifikasi dua langkah belum aktif.",
            en "Two-step sign-in is not on.";
    }
}

/// A code as somebody typed it.
#[derive(Deserialize, ToSchema)]
pub struct TotpCode {
    /// Six digits of the authenticator.
    code: String,
}

/// Codes that open the door once each, told once.
#[derive(Serialize, ToSchema)]
pub struct RecoveryCodes {
    /// Ten of them, like `7K3QX-M0W2D`.
    recovery_codes: Vec<String>,
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(show::show_totp, begin::begin_totp))
        .routes(routes!(confirm::confirm_totp))
        .routes(routes!(disable::disable_totp))
        .routes(routes!(renew::renew_recovery_codes))
}

/// The refusal of a code, beside its field.
fn wrong_code() -> Invalid {
    Invalid::field(
        "code",
        "wrong",
        "Kode salah atau sudah dipakai. Tunggu kode berikutnya.",
        "The code is wrong or was used already. Wait for the next one.",
    )
}
