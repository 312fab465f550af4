//! The desk through its front door, on both databases.

mod answers;
mod assignment;
mod clock;
mod contacts;
mod finding;
mod inbound;
mod plans;
mod sight;
mod stage;
