//! The rule that files, folders and modules are named for what they hold, not for being handy.

use crate::tidy::Finding;
use crate::tidy::files::File;
use crate::tidy::source::{Kind, Language, Source};

/// Names that say nothing about what is inside.
const BANNED: &[&str] =
    &["util", "utils", "common", "helper", "helpers", "types", "manager", "managers", "service"];

/// Finds source files, their folders and inline modules with an empty name.
pub fn check(file: &File) -> Vec<Finding> {
    let Some(language) = file.language() else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for part in file.path.split('/') {
        // `orders.types.ts` is as empty as `types.ts`.
        if let Some(word) = part.split('.').find(|word| is_banned(word)) {
            findings.push(file.finding(format!("`{word}` says nothing: name what it holds")));
        }
    }
    if language == Language::Rust {
        let code = Source::read(&file.text, language).lines_of(Kind::Code);
        for (number, line) in code.iter().enumerate() {
            if let Some(word) = module(line).filter(|word| is_banned(word)) {
                let message = format!("`mod {word}` says nothing: name what it holds");
                findings.push(file.finding_at(number + 1, message));
            }
        }
    }
    findings
}

fn is_banned(word: &str) -> bool {
    BANNED.contains(&word.to_lowercase().as_str())
}

/// The name in a line that declares a module.
fn module(line: &str) -> Option<&str> {
    let mut words = line.split_whitespace().skip_while(|word| *word != "mod").skip(1);
    Some(words.next()?.trim_end_matches([';', '{', '}']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    #[test]
    fn empty_names_of_files_and_folders_are_found() {
        for path in [
            "crates/kernel/src/utils.rs",
            "crates/kernel/src/common/mod.rs",
            "web/src/lib/helpers.ts",
            "web/src/modules/parts/order.types.ts",
            "crates/kernel/src/service.rs",
        ] {
            assert_eq!(check(&file(path, "")).len(), 1, "{path}");
        }
    }

    #[test]
    fn empty_names_of_modules_are_found() {
        let findings = check(&file("a.rs", "//! A.\nmod orders;\npub mod common {\n}\n"));

        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].line, Some(3));
    }

    #[test]
    fn names_that_only_contain_such_a_word_pass_and_so_do_other_files() {
        assert_eq!(check(&file("web/src/app/service-worker.ts", "")), []);
        assert_eq!(check(&file("deploy/niaga.service", "")), []);
        assert_eq!(check(&file("a.rs", "// mod utils;\nconst A: &str = \"mod utils;\";\n")), []);
    }
}
