//! The floor every module stands on: database, transactions, permissions, jobs, events, audit and HTTP.
//!
//! A request becomes a [`Permitted`] context, the context begins a [`Tx`], the transaction carries
//! rows, events, jobs and audit entries, and one commit makes all of them true together.

pub mod actor;
pub mod app;
pub mod audit;
pub mod clock;
pub mod config;
pub mod db;
pub mod events;
pub mod files;
pub mod health;
pub mod http;
pub mod idempotency;
pub mod jobs;
pub mod keys;
pub mod limits;
pub mod live;
pub mod module;
pub mod openapi;
pub mod permitted;
pub mod pump;
pub mod random;
pub mod registry;
pub mod serials;
pub mod tasks;
pub mod tx;

pub mod entity;
mod migrations;

pub use actor::{Actor, Caller, PermissionSet, Tenant};
pub use app::{App, Kernel};
pub use base::{Error, Refuse};
pub use clock::Clock;
pub use db::{Db, Engine};
pub use events::{Audience, Event};
pub use jobs::{Failure, Job, JobContext};
pub use module::Module;
pub use permitted::{Ctx, Open, Permission, Permitted, SignedIn};
pub use pump::{Progress, Pump};
pub use random::Random;
pub use tx::Tx;

/// What a verb answers: a value, a refusal (4xx) or a fault (5xx).
pub type Result<T, E = Error> = std::result::Result<T, E>;
