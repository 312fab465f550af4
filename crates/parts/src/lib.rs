//! The B2B parts shop: shops sign in, browse, fill a cart and order; an admin approves; only then
//! the order goes to the old system, `data_part`.

pub mod config;
pub mod entity;
pub mod ids;
mod migrations;
pub mod orders;
pub mod permissions;

pub use config::Config;
