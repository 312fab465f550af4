//! What the real-time server's pages ask for, and who may.

use kernel::Permission;

kernel::permissions! {
    /// See how the real-time server is doing.
    ReadRealtime = "realtime.read",
        id "Melihat keadaan server waktu nyata",
        en "See how the real-time server is doing";
}

/// Whoever runs the business.
pub(super) const OVERSEER: &[&str] = &[<ReadRealtime as Permission>::INFO.name];
