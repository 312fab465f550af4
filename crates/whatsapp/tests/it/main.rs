//! The drivers through their trait, over a store in memory.

mod phones;
mod simulator;
