//! The kernel's own tables, one a file.

pub mod audit_entry;
pub mod audit_head;
pub mod cron_run;
pub mod event;
pub mod idempotency_key;
pub mod job;
pub mod rate_limit;
pub mod serial;
