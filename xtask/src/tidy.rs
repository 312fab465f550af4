//! `cargo x tidy`: the rules of the house that no compiler knows. One file per rule.

mod arrows;
mod barrels;
mod functions;
mod headers;
mod names;
mod sizes;
mod web_arrows;
mod whitespace;
mod words;

pub mod files;
pub mod source;

use std::fmt;

use anyhow::{Result, bail};

use crate::repo::Repo;
use crate::tidy::files::File;

/// One place that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    /// Path from the root.
    pub path: String,
    /// Counted from one; none when the whole file is meant.
    pub line: Option<usize>,
    /// What is wrong and what to do instead.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(formatter, "{}:{line}: {}", self.path, self.message),
            None => write!(formatter, "{}: {}", self.path, self.message),
        }
    }
}

/// A rule that looks at one file at a time.
type Rule = fn(&File) -> Vec<Finding>;

const RULES: &[Rule] = &[
    headers::check,
    whitespace::check,
    sizes::check,
    functions::check,
    names::check,
    words::check,
    barrels::check,
    web_arrows::check,
];

/// Checks every file that git knows or would add, and the manifests; prints what it finds.
pub fn run(repo: &Repo) -> Result<()> {
    let files = files::load(repo)?;
    let mut findings = arrows::check(&repo.metadata()?);
    findings.extend(files.iter().flat_map(|file| RULES.iter().flat_map(|rule| rule(file))));
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => println!("tidy: {} files follow the rules", files.len()),
        1 => bail!("one place breaks the rules"),
        places => bail!("{places} places break the rules"),
    }
    Ok(())
}
