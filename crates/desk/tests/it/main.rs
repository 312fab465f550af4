//! The desk through its front door, on both databases.

mod answers;
mod assignment;
mod contacts;
mod inbound;
mod sight;
mod stage;
