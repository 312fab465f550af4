//! Where two modules meet: one file a pair, belonging to neither.

pub mod desk_parts;
pub mod identity_messaging;
pub mod parts_messaging;
