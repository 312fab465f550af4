//! `cargo x setup`: makes sure of everything that the other chores need and says what it does.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::conformance;
use crate::postgres;
use crate::process;
use crate::repo::Repo;

/// Where Debian's package puts the browser.
pub const CHROMIUM: &str = "/usr/bin/chromium";

/// What Vite and the journeys' test runner need.
const NODE_MAJOR: u32 = 20;

/// Debian's packages, and why each is wanted.
const PACKAGES: &[(&str, &str)] = &[
    ("postgresql", "the tests run on it as well as on SQLite"),
    ("redis-server", "the real-time server's nodes meet on it"),
    ("nats-server", "the real-time server's nodes meet on it"),
    ("chromium", "the browser journeys"),
    ("python3-venv", "the conformance cases drive a Python library too"),
    ("sqlite3", "the journeys look into the old system with it"),
    ("fonts-noto-core", "screenshots look alike everywhere"),
    ("fonts-noto-color-emoji", "screenshots look alike everywhere"),
];

/// Installs what is missing and refuses clearly where that cannot be done.
pub fn run(repo: &Repo) -> Result<()> {
    node()?;
    system()?;
    cargo_tool("nextest")?;
    cargo_tool("deny")?;
    npm_packages(&repo.web())?;
    npm_packages(&repo.e2e())?;
    npm_packages(&repo.conformance())?;
    conformance::python(repo)?;
    println!("setup: everything is there");
    Ok(())
}

/// Installs the npm packages of a folder when its lock file is newer than what is installed; a
/// folder without package.json needs none.
pub fn npm_packages(folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    if !folder.join("package.json").exists() {
        return Ok(());
    }
    if !lock.exists() {
        bail!("{} is missing: run `npm install` there once and commit it", lock.display());
    }
    if is_installed(&lock, &folder.join("node_modules/.package-lock.json")) {
        return Ok(());
    }
    println!("setup: the packages of {} are missing or old", folder.display());
    process::run(process::command("npm", &["ci", "--no-audit", "--no-fund"]).current_dir(folder))
}

fn is_installed(lock: &Path, installed: &Path) -> bool {
    let modified = |path: &Path| path.metadata().and_then(|file| file.modified());
    match (modified(lock), modified(installed)) {
        (Ok(lock), Ok(installed)) => installed >= lock,
        _ => false,
    }
}

/// Refuses when Node.js or npm is missing or too old; nothing here can install them.
pub fn node() -> Result<()> {
    let version = process::capture(&mut process::command("node", &["--version"]))
        .with_context(|| format!("Node.js {NODE_MAJOR} or newer is needed: install it first"))?;
    let Some(major) = major(&version) else {
        bail!("node --version answers {:?}, which is no version", version.trim());
    };
    if major < NODE_MAJOR {
        bail!("Node.js {NODE_MAJOR} or newer is needed, this is {}", version.trim());
    }
    if !process::works("npm", &["--version"]) {
        bail!("npm is needed beside Node.js: install it first");
    }
    Ok(())
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn system() -> Result<()> {
    if !process::works("dpkg-query", &["--version"]) {
        return without_packages();
    }
    let missing: Vec<_> = PACKAGES.iter().filter(|(name, _)| !has_package(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    for (name, why) in &missing {
        println!("setup: the package {name} is missing ({why})");
    }
    let names: Vec<&str> = missing.iter().map(|(name, _)| *name).collect();
    if !postgres::is_root() {
        bail!("as root, run: apt-get update && apt-get install -y {}", names.join(" "));
    }
    apt(&["update"])?;
    let mut install = vec!["install", "-y", "--no-install-recommends"];
    install.extend(names);
    apt(&install)
}

/// On a system without Debian's packages the programs themselves must be there.
fn without_packages() -> Result<()> {
    if postgres::programs().is_none() {
        bail!("this is not Debian: install a PostgreSQL server under /usr/lib/postgresql yourself");
    }
    if !Path::new(CHROMIUM).exists() {
        bail!("this is not Debian: install Chromium as {CHROMIUM} yourself");
    }
    Ok(())
}

fn has_package(name: &str) -> bool {
    let query = ["-W", "-f=${db:Status-Status}", name];
    process::ask(&mut process::command("dpkg-query", &query))
        .is_ok_and(|answer| answer.success && answer.stdout == "installed")
}

fn apt(arguments: &[&str]) -> Result<()> {
    let mut command = process::command("apt-get", arguments);
    process::run(command.env("DEBIAN_FRONTEND", "noninteractive"))
}

fn cargo_tool(name: &str) -> Result<()> {
    if process::works("cargo", &[name, "--version"]) {
        return Ok(());
    }
    println!("setup: cargo-{name} is missing; building it takes about three minutes");
    let mut install = process::cargo(&["install", "--locked", &format!("cargo-{name}")]);
    if let Some(home) = std::env::var_os("HOME") {
        // A target folder that stays: the next installation takes seconds.
        install.env("CARGO_TARGET_DIR", Path::new(&home).join(".cache/niaga-tools"));
    }
    process::run(&mut install)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::Folder;

    #[test]
    fn a_version_of_node_is_read_by_its_first_number() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v8.1.0"), Some(8));
        assert_eq!(major("not found"), None);
    }

    #[test]
    fn packages_are_installed_only_when_their_record_is_not_older_than_the_lock() {
        let folder = Folder::create("npm").unwrap();
        let lock = folder.path().join("package-lock.json");
        let record = folder.path().join("record.json");
        std::fs::write(&lock, "{}").unwrap();
        assert!(!is_installed(&lock, &record));

        std::fs::write(&record, "{}").unwrap();
        assert!(is_installed(&lock, &record));

        let later = std::time::SystemTime::now() + std::time::Duration::from_secs(60);
        std::fs::File::options().write(true).open(&lock).unwrap().set_modified(later).unwrap();
        assert!(!is_installed(&lock, &record));
    }
}
