//! The gateway to WhatsApp: what a driver must do, what a link can be in, and the drivers.
//!
//! Knows messages and phones, not customers and not policy. A provider's codes end in its driver;
//! whoever sends sees a [`SendOutcome`] and decides by it.

mod address;
pub mod bridge;
pub mod cloud;
mod content;
mod driver;
mod host;
pub mod inbound;
mod lifeline;
mod link;
mod outgoing;
mod pairing;
mod secret;
pub mod simulator;
pub mod testing;
mod timing;
mod verdict;
#[cfg(feature = "whatsapp-web")]
pub mod web;
mod wire;

pub use address::{Address, AddressError, Handle, Silent};
pub use content::{Content, Media, MediaKind, MediaSource, Template};
pub use driver::{Caps, Driver, FetchError, Own, Typing};
pub use host::{Ears, Host, Vault, VaultChange};
pub use link::{BREAKER_DROPS, BREAKER_WINDOW, Link, LinkState, Signal};
pub use outgoing::{Outgoing, ReceiptStage, SendOutcome};
pub use pairing::Pairing;
pub use secret::Secret;
pub use timing::Timing;
