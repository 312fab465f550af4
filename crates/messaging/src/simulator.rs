//! The simulated phones and the development mailbox, as the page `/simulator` and tests see them.

mod chat;
mod mailbox;
mod phones;
mod store;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use store::TablePhones;

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
    }
}

/// The phones' routes, open to anybody who reaches the development machine.
pub(crate) fn phones_router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(phones::phones))
        .routes(routes!(chat::read, chat::write))
}

/// The mailbox's route.
pub(crate) fn mailbox_router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(mailbox::mailbox))
}
