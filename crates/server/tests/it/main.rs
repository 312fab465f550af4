//! Guards over the whole house, and the journey of one order through it.

mod access;
mod api;
mod background;
mod backup;
mod journey;
mod language;
mod pages;
mod tables;
mod user_command;
