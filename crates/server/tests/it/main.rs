//! Guards over the whole house, and the journey of one order through it.

mod access;
mod api;
mod background;
mod backup;
mod desk;
mod journey;
mod killed;
mod language;
mod nasty;
mod pages;
mod realtime;
mod slow;
mod tables;
mod upgrade;
