//! Identity through the front door, on both databases.

mod accounts;
mod codes;
mod commands;
mod own_password;
mod passwords;
mod roles;
mod sessions;
mod sign_in;
mod stage;
mod tenants;
mod totp;
mod users;
