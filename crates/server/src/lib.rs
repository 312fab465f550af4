//! `niaga`, the whole house in one program: composition, bridges, web app and command line.

pub mod backup;
pub mod bridges;
pub mod cli;
pub mod compose;
pub mod demo;
pub mod pages;
pub mod realtime;
pub mod serve;
pub mod settings;
