//! The rule that nothing unfinished, muted or forgotten is left in the code.

use crate::tidy::Finding;
use crate::tidy::files::File;
use crate::tidy::source::{Kind, Language, Source, is_word};

/// Words of a comment that promise work for later: do it now or leave it.
const PROMISES: &[&str] = &["TODO", "FIXME", "XXX"];

/// What must not stand in Rust code, and why.
const RUST: &[(&str, &str)] = &[
    ("todo!(", "write it, or do not offer it"),
    ("unimplemented!(", "write it, or do not offer it"),
    ("dbg!(", "remove it, or trace it"),
    ("#[ignore", "a test that does not run proves nothing"),
    ("#[allow(", "use `#[expect(lint, reason = \"…\")]`"),
    ("#![allow(", "use `#![expect(lint, reason = \"…\")]`"),
];

/// What must not stand in TypeScript, and why.
const SCRIPT: &[(&str, &str)] =
    &[(".only(", "the other tests would not run"), ("debugger;", "remove it")];

/// Finds them, in code and comments each, never in strings.
pub fn check(file: &File) -> Vec<Finding> {
    let Some(language) = file.language() else {
        return Vec::new();
    };
    if file.is_generated() {
        return Vec::new();
    }
    let source = Source::read(&file.text, language);
    let banned = if language == Language::Rust { RUST } else { SCRIPT };
    let mut findings = Vec::new();
    for (number, line) in source.lines_of(Kind::Code).iter().enumerate() {
        for (word, instead) in banned.iter().filter(|(word, _)| has_token(line, word)) {
            findings.push(file.finding_at(number + 1, format!("`{word}`: {instead}")));
        }
    }
    for (number, line) in source.lines_of(Kind::Comment).iter().enumerate() {
        for word in line.split(|c| !is_word(c)).filter(|word| PROMISES.contains(word)) {
            findings.push(file.finding_at(number + 1, format!("{word}: do it now or leave it")));
        }
    }
    findings
}

/// Whether a line contains the text, not as the end of a longer word.
fn has_token(line: &str, token: &str) -> bool {
    line.match_indices(token).any(|(at, _)| {
        let is_longer = line[..at].chars().next_back().is_some_and(is_word);
        !(is_longer && token.starts_with(is_word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    fn lines(path: &str, text: &str) -> Vec<usize> {
        check(&file(path, text)).iter().filter_map(|finding| finding.line).collect()
    }

    #[test]
    fn unfinished_muted_and_forgotten_rust_is_found() {
        for text in [
            "fn a() { todo!() }",
            "fn a() { unimplemented!(\"later\") }",
            "fn a() { dbg!(x); }",
            "#[ignore]\n#[test]",
            "#[ignore = \"slow\"]",
            "#[allow(dead_code)]",
            "#![allow(dead_code)]",
        ] {
            assert_eq!(lines("a.rs", text), [1], "{text}");
        }
    }

    #[test]
    fn promises_in_comments_are_found_in_every_language() {
        assert_eq!(lines("a.rs", "x\n// TODO: later\n/* FIXME */\n"), [2, 3]);
        assert_eq!(lines("a.tsx", "x; // XXX\n"), [1]);
    }

    #[test]
    fn a_lone_test_is_found() {
        assert_eq!(lines("a.test.ts", "test.only('x', f);\n"), [1]);
    }

    #[test]
    fn the_same_words_in_strings_and_in_longer_words_pass() {
        assert!(lines("a.rs", "f(\"todo!(TODO)\"); my_todo!(); // TODOS\n").is_empty());
        assert!(lines("a.ts", "f('08XX-XXX .only('); a.onlyOnce();\n").is_empty());
        assert!(lines("a.rs", "#[expect(dead_code, reason = \"x\")]\n").is_empty());
        assert!(lines("a.gen.ts", "// TODO\n").is_empty());
    }
}
