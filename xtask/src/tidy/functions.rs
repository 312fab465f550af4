//! The rule that a Rust function keeps to 70 lines, from `fn` to its closing brace.

use crate::tidy::Finding;
use crate::tidy::files::File;
use crate::tidy::source::{Kind, Language, Source, is_word, line_of};

const LIMIT: usize = 70;

/// Finds Rust functions that are too long.
pub fn check(file: &File) -> Vec<Finding> {
    if file.language() != Some(Language::Rust) || file.is_generated() {
        return Vec::new();
    }
    measure(&file.text)
        .into_iter()
        .filter(|function| function.lines > LIMIT)
        .map(|Function { name, line, lines }| {
            file.finding_at(line, format!("fn {name} has {lines} lines, {LIMIT} at most"))
        })
        .collect()
}

#[derive(Debug, PartialEq, Eq)]
struct Function {
    name: String,
    line: usize,
    lines: usize,
}

/// Every function with a body, nested ones too.
fn measure(text: &str) -> Vec<Function> {
    let code = Source::read(text, Language::Rust).only(Kind::Code);
    let mut functions = Vec::new();
    let mut at = 0;
    while at < code.len() {
        let end = word_end(&code, at);
        if end == at {
            at += 1;
            continue;
        }
        if code[at..end] == ['f', 'n'] {
            functions.extend(function(&code, at));
        }
        at = end;
    }
    functions
}

/// The function whose `fn` is at `at`; none for a function type or one without a body.
fn function(code: &[char], at: usize) -> Option<Function> {
    let begin = (at + 2..code.len()).find(|at| !code[*at].is_whitespace())?;
    // A macro's `fn $name` counts as well.
    let end = word_end(code, if code[begin] == '$' { begin + 1 } else { begin });
    if end == begin {
        return None;
    }
    let open = body(code, end)?;
    let close = closing(code, open)?;
    let line = line_of(code, at);
    let name = code[begin..end].iter().collect();
    Some(Function { name, line, lines: line_of(code, close) - line + 1 })
}

fn word_end(code: &[char], from: usize) -> usize {
    (from..code.len()).find(|at| !is_word(code[*at])).unwrap_or(code.len())
}

/// The brace that opens the body, or none when a semicolon ends the signature.
fn body(code: &[char], from: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in code.iter().enumerate().skip(from) {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.checked_sub(1)?,
            '{' if depth == 0 => return Some(at),
            ';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

fn closing(code: &[char], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in code.iter().enumerate().skip(open) {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    fn sizes(text: &str) -> Vec<(String, usize, usize)> {
        measure(text).into_iter().map(|f| (f.name, f.line, f.lines)).collect()
    }

    #[test]
    fn a_function_of_71_lines_is_found_and_one_of_70_passes() {
        let long = format!("fn long() {{\n{}}}\n", "    x();\n".repeat(69));
        let fair = format!("fn fair() {{\n{}}}\n", "    x();\n".repeat(68));

        assert_eq!(check(&file("a.rs", &fair)), []);
        let findings = check(&file("a.rs", &format!("{fair}\n{long}")));
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].line, Some(72));
        assert!(findings[0].message.contains("fn long has 71 lines"));
    }

    #[test]
    fn braces_in_strings_characters_and_comments_do_not_count() {
        let text = "fn a() {\n    f(\"}\", '}', r#\"}\"#); // }\n    /* } */\n}\nfn b() {}\n";

        assert_eq!(sizes(text), [("a".to_owned(), 1, 4), ("b".to_owned(), 5, 1)]);
    }

    #[test]
    fn functions_inside_functions_are_measured_too() {
        let text = "fn a() {\n    fn b() {\n    }\n}\n";

        assert_eq!(sizes(text), [("a".to_owned(), 1, 4), ("b".to_owned(), 2, 2)]);
    }

    #[test]
    fn function_types_and_signatures_without_a_body_are_no_functions() {
        let text = "type F = fn(u8) -> u8;\ntrait T {\n    fn a(&self, x: [u8; 4]);\n}\n";

        assert_eq!(sizes(text), []);
    }

    #[test]
    fn the_body_begins_after_the_whole_signature() {
        let text = "fn a<T>(\n    x: T,\n) -> [u8; 2]\nwhere\n    T: Fn(u8) -> u8,\n{\n}\n";

        assert_eq!(sizes(text), [("a".to_owned(), 1, 7)]);
    }

    #[test]
    fn a_words_end_is_no_function() {
        assert_eq!(sizes("let often = x; struct Efn { a: u8 }"), []);
    }
}
