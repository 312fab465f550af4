//! The outbox, its log, mail and the simulated phones through the front door, on both databases.

mod crash;
mod lines;
mod listener;
mod log;
mod mailbox;
mod nodes;
mod outbox;
mod phones;
mod policy;
mod received;
mod retry;
mod secrets;
mod smtp;
mod stage;
mod webhook;
