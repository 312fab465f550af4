//! Looks into an archive before it is trusted: what it really holds, and how much of it.

use std::io::{Cursor, Read, sink};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::refusal::Refusal;

/// Most bytes of all sheets together once opened: 200,000 rows of a price list take 60 MiB.
const TOTAL_LIMIT: u64 = 256 * MIB;
/// Most bytes of one other part, which is kept in memory: 200,000 different names take 20 MiB.
const PART_LIMIT: u64 = 64 * MIB;
/// Most files inside; a workbook with pictures has hundreds.
const FILES_LIMIT: usize = 10_000;
const MIB: u64 = 1024 * 1024;

/// Refuses what is no workbook, and what would fill the memory when read. Sizes that an archive
/// declares are promises, so everything is unpacked once and forgotten.
pub(crate) fn check(content: &[u8]) -> Result<(), Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(content)).map_err(refusal)?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    if !has("xl/workbook.xml") && !has("[Content_Types].xml") || has("xl/workbook.bin") {
        return Err(Refusal::NotASheet);
    }
    if archive.len() > FILES_LIMIT {
        return Err(Refusal::TooLargeInside { limit_mib: TOTAL_LIMIT / MIB });
    }
    let mut total = 0;
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).map_err(refusal)?;
        let name = part.name().map_err(refusal)?.to_lowercase();
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        let own = if name.contains("worksheets/") { TOTAL_LIMIT } else { PART_LIMIT };
        let limit = own.min(TOTAL_LIMIT - total);
        let size = std::io::copy(&mut part.by_ref().take(limit + 1), &mut sink())
            .map_err(|_| Refusal::Broken)?;
        if size > limit {
            return Err(Refusal::TooLargeInside { limit_mib: limit_of(own) });
        }
        total += size;
    }
    Ok(())
}

fn limit_of(bytes: u64) -> u64 {
    bytes / MIB
}

fn refusal(error: ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Encrypted,
        _ => Refusal::Broken,
    }
}
