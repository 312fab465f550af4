//! Where an archive goes: a draft beside its name, a scratch folder, and how many stay.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::Context;
use chrono::{DateTime, Utc};
use tempfile::TempDir;

use crate::settings::Settings;

/// Where archives go unless told otherwise, inside the data folder.
const FOLDER: &str = "backups";
/// How names of archives begin and end; between is the moment, so that names sort by age.
const BEGIN: &str = "niaga-";
const END: &str = ".tar.zst";
/// What belongs to a backup that is under way, or was cut off.
const UNFINISHED: &str = ".niaga-unfinished-";
/// Held while a backup is under way.
const LOCK: &str = ".niaga-backup.lock";

/// Where the caller wants the archive.
#[derive(Clone, Debug)]
pub enum To {
    /// In the data folder's `backups`.
    Default,
    /// A folder, when it is one or ends in `/`; else the archive's own name.
    Path(PathBuf),
}

/// A place that this backup has for itself.
pub(super) struct Place {
    archive: PathBuf,
    folder: PathBuf,
    draft: PathBuf,
    _lock: File,
}

impl To {
    /// Makes the folder, keeps other backups out of it, and clears what a cut-off one left.
    pub(super) fn claim(self, settings: &Settings, at: DateTime<Utc>) -> anyhow::Result<Place> {
        let archive = self.archive(settings, at);
        anyhow::ensure!(!archive.exists(), "{} exists already", archive.display());
        let folder = match archive.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        make_private(&folder)?;
        let lock = File::create(folder.join(LOCK))
            .with_context(|| format!("writing into {}", folder.display()))?;
        anyhow::ensure!(
            lock.try_lock().is_ok(),
            "another backup into {} is under way",
            folder.display()
        );
        for left in entries(&folder, UNFINISHED)? {
            remove(&left)?;
        }
        let draft = folder.join(format!("{UNFINISHED}archive"));
        Ok(Place { archive, folder, draft, _lock: lock })
    }

    fn archive(self, settings: &Settings, at: DateTime<Utc>) -> PathBuf {
        let name = format!("{BEGIN}{}{END}", at.format("%Y%m%dT%H%M%S%3fZ"));
        match self {
            Self::Default => settings.data.join(FOLDER).join(name),
            Self::Path(path) if is_folder(&path) => path.join(name),
            Self::Path(path) => path,
        }
    }
}

impl Place {
    /// Where the archive is written until it is proved.
    pub(super) fn draft(&self) -> &Path {
        &self.draft
    }

    /// A private folder beside the archive, removed when dropped or by the next backup.
    pub(super) fn scratch(&self) -> anyhow::Result<Scratch> {
        let folder = tempfile::Builder::new()
            .prefix(UNFINISHED)
            .tempdir_in(&self.folder)
            .with_context(|| format!("making a scratch folder in {}", self.folder.display()))?;
        Ok(Scratch(folder))
    }

    /// Gives the archive its name, for good.
    pub(super) fn publish(self) -> anyhow::Result<PathBuf> {
        std::fs::rename(&self.draft, &self.archive)
            .with_context(|| format!("naming {}", self.archive.display()))?;
        sync(&self.folder)?;
        Ok(self.archive)
    }
}

/// A folder that goes away with its owner.
pub(super) struct Scratch(TempDir);

impl Scratch {
    /// In the system's temporary folder.
    pub(super) fn elsewhere() -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("niaga-restore-").tempdir();
        Ok(Self(folder.context("making a scratch folder")?))
    }

    pub(super) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Removes what is in it.
    pub(super) fn empty(&self) -> anyhow::Result<()> {
        for entry in std::fs::read_dir(self.path())? {
            remove(&entry?.path())?;
        }
        Ok(())
    }
}

/// Removes all but the newest archives of a folder; answers what went. Files with other names stay.
pub(super) fn forget(archive: &Path, keep: usize) -> anyhow::Result<Vec<PathBuf>> {
    let folder = archive.parent().context("an archive lies in a folder")?;
    let mut archives = entries(folder, BEGIN)?;
    archives.retain(|path| path.to_str().is_some_and(|name| name.ends_with(END)));
    archives.sort_unstable();
    archives.truncate(archives.len().saturating_sub(keep));
    // Whatever its name sorts as, the one that was just made stays.
    archives.retain(|path| path != archive);
    for old in &archives {
        remove(old)?;
    }
    Ok(archives)
}

/// Makes a folder's entries durable.
pub(super) fn sync(folder: &Path) -> anyhow::Result<()> {
    let opened = File::open(folder).and_then(|folder| folder.sync_all());
    opened.with_context(|| format!("writing {} down", folder.display()))
}

/// Removes a file or a folder.
pub(super) fn remove(path: &Path) -> anyhow::Result<()> {
    let removed =
        if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
    removed.with_context(|| format!("removing {}", path.display()))
}

/// What a folder holds whose name begins so.
pub(super) fn entries(folder: &Path, begin: &str) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("{}", folder.display()))? {
        let entry = entry?;
        if entry.file_name().to_str().is_some_and(|name| name.starts_with(begin)) {
            found.push(entry.path());
        }
    }
    Ok(found)
}

fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with('/')
}

fn make_private(folder: &Path) -> anyhow::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).with_context(|| format!("making {}", folder.display()))
}
