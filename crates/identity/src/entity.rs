//! Identity's tables, one a file.

pub mod account;
pub mod code_block;
pub mod membership;
pub mod one_time_code;
pub mod password_reset;
pub mod session;
pub mod tenant;
pub mod tenant_role;
