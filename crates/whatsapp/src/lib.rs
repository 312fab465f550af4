//! The gateway to WhatsApp: what a driver must do, what a link can be in, and the drivers.
//!
//! Knows messages and phones, not customers and not policy. A provider's codes end in its driver;
//! whoever sends sees a [`SendOutcome`] and decides by it.

mod address;
mod driver;
pub mod inbound;
mod link;
pub mod simulator;

pub use address::{Address, AddressError, Handle, Silent};
pub use driver::{
    Caps, Driver, DriverEvent, Host, Inbound, Line, Outgoing, Receipt, ReceiptStage, SendOutcome,
};
pub use link::{BREAKER_DROPS, BREAKER_WINDOW, Link, LinkState, Signal};
