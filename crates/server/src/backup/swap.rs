//! The moment of a restore: the old is moved aside, the new into place. A mark in the data folder
//! keeps everybody out between the first step and the last, so that a half is never taken for a whole.

use std::path::Path;

use anyhow::Context;

use super::manifest::Manifest;
use super::{FILES, SECRET_MEMBER, SQLITE_MEMBER, place};

/// There while a restore has begun and not ended.
const MARK: &str = "restore.unfinished";
/// SQLite keeps its newest rows beside the database.
const SQLITE_FILES: &[&str] = &["niaga.db", "niaga.db-wal", "niaga.db-shm"];

/// Refuses to open a data folder in which a restore was cut off.
pub fn refuse_half_restored(data: &Path) -> anyhow::Result<()> {
    anyhow::ensure!(
        !is_half_restored(data),
        "a restore into {} was cut off and left it half done: run `niaga restore` again",
        data.display()
    );
    Ok(())
}

/// Whether a restore was cut off here.
pub(super) fn is_half_restored(data: &Path) -> bool {
    data.join(MARK).exists()
}

/// Keeps everybody out until [`unmark`].
pub(super) fn mark(data: &Path) -> anyhow::Result<()> {
    let path = data.join(MARK);
    let file = std::fs::File::create(&path);
    file.and_then(|file| file.sync_all()).with_context(|| format!("making {}", path.display()))?;
    place::sync(data)
}

/// Lets everybody in again.
pub(super) fn unmark(data: &Path) -> anyhow::Result<()> {
    place::remove(&data.join(MARK))?;
    place::sync(data)
}

/// Moves what the archive replaces into `aside`; answers whether there was anything.
pub(super) fn move_aside(data: &Path, manifest: &Manifest, aside: &Path) -> anyhow::Result<bool> {
    let mut old: Vec<&str> = Vec::new();
    if manifest.holds(SQLITE_MEMBER) {
        old.extend(SQLITE_FILES);
    }
    if manifest.holds(SECRET_MEMBER) {
        old.push(SECRET_MEMBER);
    }
    old.push(FILES);
    old.retain(|name| data.join(name).exists());
    if old.is_empty() {
        return Ok(false);
    }
    std::fs::create_dir_all(aside).with_context(|| format!("making {}", aside.display()))?;
    for name in old {
        rename(&data.join(name), &aside.join(name))?;
    }
    place::sync(aside)?;
    place::sync(data)?;
    Ok(true)
}

/// Moves what was unpacked and proved into the data folder.
pub(super) fn move_in(staged: &Path, data: &Path, manifest: &Manifest) -> anyhow::Result<()> {
    if manifest.holds(SQLITE_MEMBER) {
        for name in SQLITE_FILES.iter().filter(|name| staged.join(name).exists()) {
            rename(&staged.join(name), &data.join(name))?;
        }
    }
    if manifest.holds(SECRET_MEMBER) {
        rename(&staged.join(SECRET_MEMBER), &data.join(SECRET_MEMBER))?;
    }
    let files = staged.join(FILES);
    if files.exists() {
        rename(&files, &data.join(FILES))?;
    }
    place::sync(data)
}

fn rename(from: &Path, to: &Path) -> anyhow::Result<()> {
    std::fs::rename(from, to)
        .with_context(|| format!("moving {} to {}", from.display(), to.display()))
}
