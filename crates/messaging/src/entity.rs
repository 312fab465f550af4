//! The tables of messaging, one a file.

pub(crate) mod attempt;
pub(crate) mod mailbox_message;
pub(crate) mod message;
pub(crate) mod simulator_message;
