//! The parts shop through its front door, on both databases.

mod cart;
mod checkout;
mod journey;
mod orders;
mod products;
mod stage;
