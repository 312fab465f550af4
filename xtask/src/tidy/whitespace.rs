//! The rule that no line ends in spaces and every file ends with one newline.

use crate::tidy::Finding;
use crate::tidy::files::File;

/// Snapshots and patches hold other programs' spaces.
const EXEMPT: &[&str] = &["snap", "patch", "diff"];

/// Finds trailing spaces, carriage returns and a missing or doubled last newline.
pub fn check(file: &File) -> Vec<Finding> {
    if EXEMPT.contains(&file.extension()) || file.is_generated() || file.text.is_empty() {
        return Vec::new();
    }
    let mut findings: Vec<Finding> = file
        .text
        .split('\n')
        .enumerate()
        .filter(|(_, line)| line.trim_end() != *line)
        .map(|(number, _)| file.finding_at(number + 1, "the line ends in spaces"))
        .collect();
    if !file.text.ends_with('\n') {
        findings.push(file.finding("the last line has no newline"));
    }
    if file.text.ends_with("\n\n") {
        findings.push(file.finding("the file ends in empty lines"));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    #[test]
    fn spaces_tabs_and_carriage_returns_at_a_line_end_are_found() {
        let findings = check(&file("a.md", "one \ntwo\nthree\t\nfour\r\n"));

        let lines: Vec<_> = findings.iter().map(|finding| finding.line).collect();
        assert_eq!(lines, [Some(1), Some(3), Some(4)]);
    }

    #[test]
    fn a_missing_or_doubled_last_newline_is_found() {
        assert_eq!(check(&file("a.md", "one")).len(), 1);
        assert_eq!(check(&file("a.md", "one\n\n")).len(), 1);
        assert_eq!(check(&file("a.md", "one\n\ntwo\n")), []);
    }

    #[test]
    fn snapshots_and_empty_files_pass() {
        assert_eq!(check(&file("a.snap", "one \n\n")), []);
        assert_eq!(check(&file("public/.gitkeep", "")), []);
    }
}
