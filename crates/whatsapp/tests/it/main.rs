//! The drivers through their trait, over a store in memory.

mod inbound;
mod phones;
mod simulator;
