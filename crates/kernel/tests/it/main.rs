//! The kernel through the whole house, on both databases: each name is a promise.

mod audit;
mod config;
mod events;
mod files;
mod http;
mod idempotency;
mod jobs;
mod keys;
mod limits;
mod live;
mod serials;
mod stage;
