//! The rule that a Rust file's first line says what lives in it.

use crate::tidy::Finding;
use crate::tidy::files::File;

/// Finds Rust files that do not begin with `//! …`.
pub fn check(file: &File) -> Vec<Finding> {
    if file.extension() != "rs" {
        return Vec::new();
    }
    let first = file.text.lines().next().unwrap_or_default();
    match first.strip_prefix("//!") {
        Some(words) if !words.trim().is_empty() => Vec::new(),
        _ => vec![file.finding_at(1, "the first line must be `//!` and what lives here")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    #[test]
    fn a_rust_file_without_a_first_sentence_is_found() {
        assert_eq!(check(&file("a.rs", "use x;\n//! Late.\n")).len(), 1);
        assert_eq!(check(&file("a.rs", "//!\n")).len(), 1);
        assert_eq!(check(&file("a.rs", "")).len(), 1);
    }

    #[test]
    fn a_first_sentence_and_other_languages_pass() {
        assert_eq!(check(&file("a.rs", "//! Money.\nuse x;\n")), []);
        assert_eq!(check(&file("a.ts", "import x;\n")), []);
    }
}
