//! The desk's tables, one a file.

pub mod address;
pub mod agent;
pub mod assignment;
pub mod contact;
pub mod conversation;
pub mod conversation_label;
pub mod csat;
pub mod inbox;
pub mod label;
pub mod macro_;
pub mod mention;
pub mod merge_proposal;
pub mod message;
pub mod read;
pub mod settings;
pub mod team;
pub mod team_member;
