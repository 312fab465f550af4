//! What gateways post, through the front door: fixtures of every dialect, and what is no fixture.

mod addresses;
pub mod fixtures;
mod malformed;
mod moments;
mod nonsense;
mod proofs;
mod tables;
