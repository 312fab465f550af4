//! The server through its front door: real sockets on loopback, each documented rule a case.

mod api;
mod cache;
mod client;
mod client_events;
mod connecting;
mod faults;
mod host;
mod mounted;
mod nodes;
mod presence;
mod subscribing;
mod users;
mod webhooks;
