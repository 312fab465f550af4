//! The drivers through their trait: the simulator over a store in memory, the others against
//! providers of our own.

mod bench;
mod bridge;
mod bytes;
mod cloud;
mod fake;
mod inbound;
mod phones;
mod secrets;
mod simulator;
#[cfg(feature = "whatsapp-web")]
mod web;
