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
    /// See the WhatsApp numbers and how they are doing.
    ReadLines = "messaging.lines.read",
        id "Melihat nomor WhatsApp dan sambungannya",
        en "See the WhatsApp numbers and their connection";
    /// Set up, pair, stop and take away WhatsApp numbers.
    ManageLines = "messaging.lines.manage",
        id "Mengatur dan menautkan nomor WhatsApp",
        en "Set up and pair WhatsApp numbers";
}

/// Whoever keeps the log, and the numbers.
pub(crate) const LOG_KEEPER: &[&str] = &[
    <ReadLog as Permission>::INFO.name,
    <RetryMessages as Permission>::INFO.name,
    <ReadLines as Permission>::INFO.name,
    <ManageLines as Permission>::INFO.name,
];
