//! The drivers through their trait: the simulator over a store in memory, the others against
//! providers of our own.

mod bench;
mod cloud;
mod fake;
mod phones;
mod simulator;
