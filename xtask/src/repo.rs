//! Where things are: the repository's root, its folders, and what cargo knows of its packages.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process;

/// The checked-out repository.
pub struct Repo {
    /// Absolute path of the folder with the workspace's `Cargo.toml`.
    pub root: PathBuf,
}

impl Repo {
    /// Finds the root from `CARGO_MANIFEST_DIR` (set by `cargo run`) or the current folder.
    ///
    /// The path is looked up at run time: one target folder may serve several checkouts.
    pub fn find() -> Result<Self> {
        let start = match std::env::var_os("CARGO_MANIFEST_DIR") {
            Some(folder) => PathBuf::from(folder),
            None => std::env::current_dir()?,
        };
        let root = start.ancestors().find(|folder| is_root(folder));
        match root {
            Some(root) => Ok(Self { root: root.to_path_buf() }),
            None => bail!("{} is not inside the repository", start.display()),
        }
    }

    /// The web application's folder.
    pub fn web(&self) -> PathBuf {
        self.root.join("web")
    }

    /// The browser journeys' folder.
    pub fn e2e(&self) -> PathBuf {
        self.root.join("e2e")
    }

    /// The folder with the real-time server's conformance cases.
    pub fn conformance(&self) -> PathBuf {
        self.root.join("conformance")
    }

    /// What `cargo metadata --no-deps` says: the workspace's packages and target folder.
    pub fn metadata(&self) -> Result<Value> {
        let text = process::capture(
            process::command("cargo", &["metadata", "--no-deps", "--format-version", "1"])
                .current_dir(&self.root),
        )?;
        serde_json::from_str(&text).context("cargo metadata answered something that is not JSON")
    }

    /// The folder that cargo builds into, wherever the environment has put it.
    pub fn target(&self) -> Result<PathBuf> {
        let metadata = self.metadata()?;
        let folder = metadata["target_directory"].as_str();
        Ok(PathBuf::from(folder.context("cargo metadata names no target folder")?))
    }
}

fn is_root(folder: &Path) -> bool {
    std::fs::read_to_string(folder.join("Cargo.toml"))
        .is_ok_and(|manifest| manifest.lines().any(|line| line.trim() == "[workspace]"))
}
