//! `cargo x web`: builds the web application into web/dist, unless nothing changed since.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process;
use crate::repo::Repo;
use crate::setup;

/// The folders whose files go into the build, besides the files of web/ itself.
const SOURCES: &[&str] = &["src", "public", "scripts"];

/// Builds the web application when its sources differ from those of the last build.
pub fn build(repo: &Repo) -> Result<()> {
    let web = repo.web();
    setup::npm_packages(&web)?;
    let stamp = stamp_file(&web);
    let wanted = fingerprint(&web)?;
    let is_current = fs::read_to_string(&stamp).is_ok_and(|built| built == wanted);
    if is_current && web.join("dist/index.html").exists() {
        println!("web: nothing changed, web/dist stays");
        return Ok(());
    }
    process::run(process::command("npm", &["run", "build"]).current_dir(&web))?;
    // Taken after the build: it may generate sources, such as the route tree.
    fs::write(&stamp, fingerprint(&web)?).context("the stamp of the web build cannot be written")
}

/// Makes sure that web/dist exists, so that the server compiles before the web is built.
pub fn make_folder(repo: &Repo) -> Result<()> {
    fs::create_dir_all(repo.web().join("dist")).context("web/dist cannot be made")
}

/// Beside the packages and not in dist: all of dist is embedded in the binary.
fn stamp_file(web: &Path) -> PathBuf {
    web.join("node_modules/.niaga-build")
}

/// A hash over the path and content of every file that the build reads.
///
/// The hasher may change with the Rust version; then the web is built once more.
fn fingerprint(web: &Path) -> Result<String> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(web).with_context(|| format!("{} is missing", web.display()))? {
        let path = entry?.path();
        if path.is_file() {
            files.insert(path.clone(), fs::read(&path)?);
        }
    }
    for folder in SOURCES {
        collect(&web.join(folder), &mut files)?;
    }
    let mut hasher = DefaultHasher::new();
    for (path, content) in &files {
        path.strip_prefix(web).unwrap_or(path).hash(&mut hasher);
        content.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            let content = fs::read(&path)?;
            files.insert(path, content);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::Folder;

    #[test]
    fn the_fingerprint_follows_sources_and_configuration_and_nothing_else() {
        let folder = Folder::create("web").unwrap();
        let web = folder.path();
        fs::create_dir_all(web.join("src/ui")).unwrap();
        fs::create_dir_all(web.join("dist")).unwrap();
        fs::write(web.join("src/ui/button.tsx"), "1").unwrap();
        fs::write(web.join("vite.config.ts"), "1").unwrap();
        let first = fingerprint(web).unwrap();

        fs::write(web.join("dist/index.html"), "built").unwrap();
        assert_eq!(fingerprint(web).unwrap(), first);

        fs::write(web.join("src/ui/button.tsx"), "2").unwrap();
        let second = fingerprint(web).unwrap();
        assert_ne!(second, first);

        fs::write(web.join("vite.config.ts"), "2").unwrap();
        assert_ne!(fingerprint(web).unwrap(), second);
    }
}
