//! `cargo x figures`: start time, idle memory, binary size and lines per crate, beside the targets.

use std::collections::BTreeMap;
use std::thread;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::folder::Folder;
use crate::repo::Repo;
use crate::server::{self, Profile, Running};
use crate::tidy::files::{self, File};
use crate::tidy::source::Source;
use crate::web;

/// From start to a ready /readyz, with the demo's data already there.
const START_TARGET: Duration = Duration::from_millis(300);
/// Resident five seconds after the start.
const MEMORY_TARGET: u64 = 60 * 1024 * 1024;
/// Loading the demo's data for the first time.
const SEED_LIMIT: Duration = Duration::from_secs(120);
const START_LIMIT: Duration = Duration::from_secs(30);
const IDLE: Duration = Duration::from_secs(5);

/// Measures a release build; with `strict` a missed target is an error.
pub fn run(repo: &Repo, strict: bool) -> Result<()> {
    web::build(repo)?;
    let binary = server::build(repo, Profile::Release)?;
    let folder = Folder::create("figures")?;
    let seed = Running::start(&binary, folder.path())?.wait_ready(SEED_LIMIT)?;
    let mut niaga = Running::start(&binary, folder.path())?;
    let start = niaga.wait_ready(START_LIMIT)?;
    thread::sleep(IDLE);
    let memory = niaga.memory()?;
    drop(niaga);

    println!("\n{:<28} {:>10}   target", "figure", "measured");
    println!("{:<28} {:>10}", "first start with demo data", format!("{} ms", seed.as_millis()));
    let start_met = start < START_TARGET;
    let target = format!("< {} ms", START_TARGET.as_millis());
    row("start to ready", &format!("{} ms", start.as_millis()), &target, start_met);
    let memory_met = memory < MEMORY_TARGET;
    let target = format!("< {} MB", MEMORY_TARGET / 1024 / 1024);
    row("idle memory after 5 s", &megabytes(memory), &target, memory_met);
    let size = std::fs::metadata(&binary)?.len();
    println!("{:<28} {:>10}", "binary", megabytes(size));

    println!("\n{:<28} {:>10}", "lines of code", "");
    for (folder, lines) in count(&files::load(repo)?) {
        println!("{folder:<28} {lines:>10}");
    }
    if strict && !(start_met && memory_met) {
        bail!("a target is missed");
    }
    Ok(())
}

fn row(figure: &str, measured: &str, target: &str, is_met: bool) {
    let verdict = if is_met { "met" } else { "MISSED" };
    println!("{figure:<28} {measured:>10}   {target} {verdict}");
}

/// Megabytes with one decimal, by whole numbers.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes * 10 / (1024 * 1024);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

/// Code lines (neither blank nor comment only) by crate or top folder; generated files left out.
fn count(files: &[File]) -> BTreeMap<String, usize> {
    let mut lines = BTreeMap::new();
    for file in files.iter().filter(|file| !file.is_generated()) {
        let Some(language) = file.language() else {
            continue;
        };
        let source = Source::read(&file.text, language);
        *lines.entry(owner(&file.path)).or_default() += source.code_lines();
    }
    lines
}

fn owner(path: &str) -> String {
    let mut parts = path.split('/');
    let top = parts.next().unwrap_or_default();
    match parts.next() {
        Some(name) if top == "crates" => format!("{top}/{name}"),
        _ => top.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn lines_are_counted_by_crate_without_blanks_comments_and_generated_files() {
        let counted = count(&[
            file("crates/base/src/lib.rs", "//! Base.\n\nfn one() {}\n"),
            file("crates/base/src/money.rs", "/* long\n talk */ fn two() {}\n"),
            file("web/src/app/main.tsx", "// start\nrun();\n"),
            file("web/src/api/schema.gen.ts", "generated();\n"),
            file("README.md", "words\n"),
        ]);

        let expected = BTreeMap::from([("crates/base".to_owned(), 2), ("web".to_owned(), 1)]);
        assert_eq!(counted, expected);
    }

    #[test]
    fn megabytes_keep_one_decimal() {
        assert_eq!(megabytes(60 * 1024 * 1024), "60.0 MB");
        assert_eq!(megabytes(1_600_000), "1.5 MB");
    }
}
