//! Temporary folders that go away with their owner.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result};

use crate::stop;

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A folder of our own under the system's temporary folder, removed on drop and on a signal.
///
/// It is not under the target folder: as root that lies in a home that the `postgres` user may not
/// enter, and a Unix socket's path must stay under 108 bytes.
pub struct Folder {
    path: PathBuf,
    owned: u64,
}

impl Folder {
    /// Makes an empty folder whose name begins with `niaga-<purpose>`.
    pub fn create(purpose: &str) -> Result<Self> {
        sweep(&std::env::temp_dir());
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("niaga-{purpose}-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir(&path)
            .with_context(|| format!("the folder {} cannot be made", path.display()))?;
        let owned = stop::own_folder(path.clone());
        Ok(Self { path, owned })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Best effort: a temporary folder left behind harms nobody.
        let _ = std::fs::remove_dir_all(&self.path);
        stop::release(self.owned);
    }
}

/// Removes the folders of processes that were killed before they could do it themselves.
fn sweep(temporary: &Path) {
    let Ok(entries) = std::fs::read_dir(temporary) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let owner = name.to_str().and_then(owner);
        if owner.is_some_and(|pid| !Path::new("/proc").join(pid.to_string()).exists()) {
            // Best effort: it may be another user's.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// The process that a folder of ours belongs to, by its name.
fn owner(name: &str) -> Option<u32> {
    let mut parts = name.strip_prefix("niaga-")?.rsplit('-');
    let _number: u32 = parts.next()?.parse().ok()?;
    let pid = parts.next()?.parse().ok()?;
    parts.next().map(|_purpose| pid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_folders_whose_owner_is_dead_are_swept() {
        let folder = Folder::create("sweep").unwrap();
        let dead = folder.path().join("niaga-postgres-4294967295-0");
        let living = folder.path().join(format!("niaga-postgres-{}-0", std::process::id()));
        let foreign = folder.path().join("niaga-web-4294967295");
        for path in [&dead, &living, &foreign] {
            std::fs::create_dir(path).unwrap();
        }

        sweep(folder.path());

        assert!(!dead.exists());
        assert!(living.exists());
        assert!(foreign.exists());
    }

    #[test]
    fn a_folder_and_what_is_in_it_go_away_with_their_owner() {
        let folder = Folder::create("test").unwrap();
        let path = folder.path().to_path_buf();
        std::fs::write(path.join("inside"), "x").unwrap();

        drop(folder);

        assert!(!path.exists());
    }
}
