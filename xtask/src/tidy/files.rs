//! The repository's text files, as the rules read them.

use anyhow::Result;

use crate::process;
use crate::repo::Repo;
use crate::tidy::Finding;
use crate::tidy::source::Language;

/// A text file.
pub struct File {
    /// Path from the root, with `/`.
    pub path: String,
    /// Its whole content.
    pub text: String,
}

impl File {
    /// The language that the scanner knows it as, if it does.
    pub fn language(&self) -> Option<Language> {
        match self.extension() {
            "rs" => Some(Language::Rust),
            "ts" | "tsx" | "mts" | "js" | "mjs" => Some(Language::TypeScript),
            _ => None,
        }
    }

    /// What stands behind the last dot of its name, or nothing.
    pub fn extension(&self) -> &str {
        self.name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// Its name without folders.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Whether a program wrote it: the sizes and shapes of such files are not ours.
    pub fn is_generated(&self) -> bool {
        self.name().contains(".gen.")
    }

    /// A finding about the whole file.
    pub fn finding(&self, message: impl Into<String>) -> Finding {
        Finding { path: self.path.clone(), line: None, message: message.into() }
    }

    /// A finding about a line, counted from one.
    pub fn finding_at(&self, line: usize, message: impl Into<String>) -> Finding {
        Finding { path: self.path.clone(), line: Some(line), message: message.into() }
    }
}

/// Every text file that git tracks or would add; pictures and the like are left out.
pub fn load(repo: &Repo) -> Result<Vec<File>> {
    let arguments = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let listed = process::capture(process::command("git", &arguments).current_dir(&repo.root))?;
    let mut paths: Vec<&str> = listed.split('\0').filter(|path| !path.is_empty()).collect();
    paths.sort_unstable();
    paths.dedup();
    Ok(paths.into_iter().filter_map(|path| read(repo, path)).collect())
}

/// Nothing for a file that was deleted and not yet committed, or that is not text.
fn read(repo: &Repo, path: &str) -> Option<File> {
    let bytes = std::fs::read(repo.root.join(path)).ok()?;
    if bytes.contains(&0) {
        return None;
    }
    Some(File { path: path.to_owned(), text: String::from_utf8(bytes).ok()? })
}

/// A file for the rules' own tests.
#[cfg(test)]
pub fn file(path: &str, text: &str) -> File {
    File { path: path.to_owned(), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_files_are_known_by_name() {
        assert!(file("web/src/api/schema.gen.ts", "").is_generated());
        assert!(file("web/src/routeTree.gen.ts", "").is_generated());
        assert!(!file("web/src/api/generate.ts", "").is_generated());
    }

    #[test]
    fn a_file_without_a_dot_has_no_extension() {
        assert_eq!(file(".ci/run", "").extension(), "");
        assert_eq!(file("crates/base/src/lib.rs", "").extension(), "rs");
    }
}
