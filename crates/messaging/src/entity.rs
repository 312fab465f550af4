//! The tables of messaging, one a file.

pub(crate) mod attempt;
pub(crate) mod early_receipt;
pub(crate) mod inbound_body;
pub(crate) mod inbound_message;
pub(crate) mod known_peer;
pub(crate) mod line;
pub(crate) mod line_hour;
pub(crate) mod line_secret;
pub(crate) mod mailbox_message;
pub(crate) mod message;
pub(crate) mod opt_out;
pub(crate) mod simulator_message;
