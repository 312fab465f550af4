//! What messaging's routes ask for, and who may.

use kernel::Permission;

kernel::permissions! {
    /// Read the log of messages.
    ReadLog = "messaging.log.read",
        id "Melihat log pesan",
        en "Read the message log";
    /// Send a message again.
    RetryMessages = "messaging.log.retry",
        id "Mengirim ulang pesan yang gagal",
        en "Send failed messages again";
}

/// Whoever keeps the log.
pub(crate) const LOG_KEEPER: &[&str] =
    &[<ReadLog as Permission>::INFO.name, <RetryMessages as Permission>::INFO.name];
