//! The simulated phones and the development mailbox, as the page `/simulator` and tests see them.

mod chat;
mod lines;
mod mailbox;
mod phones;
mod store;

use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use kernel::App;
use kernel::http::param::PathRefusal;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::config::Config;

pub use store::TablePhones;
pub(crate) use store::name_of;

base::id! {
    /// One bubble on a simulated phone.
    pub BubbleId = "sim",
    /// One mail in the development mailbox.
    pub MailId = "mail"
}

base::refusals! {
    /// Why a simulated phone does not do it.
    pub enum Refusal in "messaging.simulator" {
        /// Nothing is said.
        Empty => 422 "empty", id "Pesan masih kosong.", en "The message is empty.";
        /// Longer than WhatsApp takes.
        TooLong { limit: usize } => 422 "too_long",
            id "Pesan lebih dari {limit} huruf.",
            en "The message has more than {limit} characters.";
        /// The business has no such simulated line.
        NoLine => 404 "no_line",
            id "Nomor simulasi ini tidak ditemukan.",
            en "This simulated number was not found.";
        /// There is no such message in the chat.
        NoMessage => 404 "no_message",
            id "Pesan ini tidak ada dalam percakapan.",
            en "This message is not in the chat.";
        /// The line shows no QR.
        NoQr => 409 "no_qr",
            id "Nomor ini sedang tidak menampilkan kode QR.",
            en "This number does not show a QR code now.";
        /// A time that cannot be.
        OutOfRange => 422 "out_of_range",
            id "Waktu di luar batas.",
            en "The time is out of range.";
    }
}

/// Headers of a proxy: behind one, the world is at the door of a loopback address.
const PROXY_HEADERS: &[&str] = &["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip"];

/// The phones' routes, open to anybody who reaches the development machine.
pub(crate) fn phones_router(config: &Config) -> OpenApiRouter<App> {
    let router = OpenApiRouter::new()
        .routes(routes!(phones::phones))
        .routes(routes!(phones::act))
        .routes(routes!(chat::read, chat::write))
        .routes(routes!(chat::send_file))
        .routes(routes!(chat::show_file))
        .routes(routes!(lines::lines))
        .routes(routes!(lines::act));
    guarded(router, config)
}

/// The mailbox's route.
pub(crate) fn mailbox_router(config: &Config) -> OpenApiRouter<App> {
    guarded(OpenApiRouter::new().routes(routes!(mailbox::mailbox)), config)
}

fn guarded(router: OpenApiRouter<App>, config: &Config) -> OpenApiRouter<App> {
    if config.open_simulator { router } else { router.layer(middleware::from_fn(refuse_proxies)) }
}

/// Whoever comes through a proxy finds nothing here: one-time codes are not for the world.
async fn refuse_proxies(request: Request, next: Next) -> Response {
    if PROXY_HEADERS.iter().any(|name| request.headers().contains_key(*name)) {
        return base::Error::from(PathRefusal::NotFound).into_response();
    }
    next.run(request).await
}
