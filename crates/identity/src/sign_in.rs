//! Sign-in by e-mail and password, at the office door and at the API's.

pub mod api;
pub mod check;
pub mod office;
pub mod profile;
pub(crate) mod tries;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

base::refusals! {
    /// Why nobody is signed in.
    pub enum Refusal in "identity.sign_in" {
        /// Unknown address, wrong password, no business here: which of them is nobody's business.
        Wrong => 401 "wrong",
            id "E-mail atau kata sandi salah.",
            en "The e-mail address or the password is wrong.";
        /// The password is right, and the account asks for a second step.
        TotpRequired => 401 "totp_required",
            id "Masukkan kode dari aplikasi autentikator Anda.",
            en "Enter the code of your authenticator app.";
        /// The password is right, and the second step is not.
        TotpWrong => 401 "totp_wrong",
            id "Kode salah atau sudah dipakai. Tunggu kode berikutnya.",
            en "The code is wrong or was used already. Wait for the next one.";
    }
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(office::log_in))
        .routes(routes!(api::log_in))
        .routes(routes!(profile::profile))
}
