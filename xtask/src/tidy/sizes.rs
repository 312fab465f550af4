//! The rule that a source file keeps to 400 lines: one that outgrows this was two nouns.

use crate::tidy::Finding;
use crate::tidy::files::File;

/// The hard limit; around 100 to 250 lines is the wish.
const LIMIT: usize = 400;

/// Finds Rust and TypeScript files that are too long, generated ones excepted.
pub fn check(file: &File) -> Vec<Finding> {
    if !matches!(file.extension(), "rs" | "ts" | "tsx") || file.is_generated() {
        return Vec::new();
    }
    let lines = file.text.lines().count();
    if lines <= LIMIT {
        return Vec::new();
    }
    vec![file.finding(format!("{lines} lines, {LIMIT} at most: split it by noun"))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    #[test]
    fn the_limit_itself_passes_and_one_line_more_does_not() {
        assert_eq!(check(&file("a.rs", &"x\n".repeat(LIMIT))), []);
        assert_eq!(check(&file("a.rs", &"x\n".repeat(LIMIT + 1))).len(), 1);
        assert_eq!(check(&file("a.tsx", &"x\n".repeat(LIMIT + 1))).len(), 1);
    }

    #[test]
    fn generated_files_and_other_languages_pass() {
        let long = "x\n".repeat(LIMIT * 2);
        assert_eq!(check(&file("web/src/routeTree.gen.ts", &long)), []);
        assert_eq!(check(&file("docs/long.md", &long)), []);
    }
}
