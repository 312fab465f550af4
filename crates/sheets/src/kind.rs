//! What kind of file it is, told from its bytes: names and declared types are often wrong.

use crate::refusal::Refusal;

/// The kinds that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A ZIP archive, perhaps XLSX.
    Workbook,
    /// Text, perhaps with separators.
    Text,
}

/// How archives begin: with a file, empty, or in parts.
const ZIP: [&[u8]; 3] = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"];
/// The container of old Excel files, and of encrypted new ones.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// The stream that such a container has when it is locked, as UTF-16.
const LOCKED: &str = "EncryptedPackage";
/// Other formats that people upload by mistake.
const OTHERS: [&[u8]; 9] = [
    b"%PDF",
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"GIF8",
    b"\x1F\x8B",
    b"Rar!",
    b"7z\xBC\xAF",
    b"{\\rtf",
    b"BM\0",
];
/// Web pages that call themselves spreadsheets, as some programs export them.
const PAGES: [&str; 4] = ["<html", "<!doctype", "<table", "<?xml"];

/// The kind of this content.
pub(crate) fn of(content: &[u8]) -> Result<Kind, Refusal> {
    if content.is_empty() {
        return Err(Refusal::Empty);
    }
    if ZIP.iter().any(|magic| content.starts_with(magic)) {
        return Ok(Kind::Workbook);
    }
    if content.starts_with(COMPOUND) {
        let locked: Vec<u8> = LOCKED.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = content.windows(locked.len()).any(|window| window == locked);
        return Err(if is_locked { Refusal::Encrypted } else { Refusal::OldExcel });
    }
    if OTHERS.iter().any(|magic| content.starts_with(magic)) || is_page(content) {
        return Err(Refusal::NotASheet);
    }
    Ok(Kind::Text)
}

fn is_page(content: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&content[..content.len().min(64)]).to_lowercase();
    let start = start.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    PAGES.iter().any(|page| start.starts_with(page))
}
