//! The linked device against a server of our own that speaks Noise and carries real Signal between
//! devices. Two of them talk to each other; nothing of the protocol is mocked. Time
//! passes as fast as nobody has anything to do.

mod answers;
mod files;
mod heard;
mod link;
mod pairing;
mod people;
mod phone;
mod sends;
mod server;
mod vault;
mod wire;
