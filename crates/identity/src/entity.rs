//! Identity's tables, one a file.

pub mod account;
pub mod account_totp;
pub mod code_block;
pub mod membership;
pub mod one_time_code;
pub mod password_reset;
pub mod recovery_code;
pub mod session;
pub mod tenant;
pub mod tenant_role;
