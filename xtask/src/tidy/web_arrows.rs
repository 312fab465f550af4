//! The rule of the web's arrows: `lib ← ui ← api ← modules ← routes ← app`.

use crate::tidy::Finding;
use crate::tidy::files::File;
use crate::tidy::source::Source;

/// From the bottom up: a folder may import from itself and from those before it.
const LAYERS: &[&str] = &["lib", "ui", "api", "modules", "routes", "app"];

/// Finds imports that climb, and folders that have no place in the order.
///
/// Files directly under web/src (the entry, the generated route tree) belong to `app`.
pub fn check(file: &File) -> Vec<Finding> {
    let Some(path) = file.path.strip_prefix("web/src/") else {
        return Vec::new();
    };
    let Some(language) = file.language() else {
        return Vec::new();
    };
    if file.is_generated() {
        return Vec::new();
    }
    let Some(here) = layer(path) else {
        let message = format!("the folder is none of {}", LAYERS.join(", "));
        return vec![file.finding(message)];
    };
    let mut findings = Vec::new();
    for (line, import) in imports(&Source::read(&file.text, language)) {
        let Some(target) = resolve(path, &import) else {
            continue;
        };
        let message = match layer(&target) {
            Some(there) if there <= here => continue,
            Some(there) => {
                format!("{} may not import `{import}` from {}", LAYERS[here], LAYERS[there])
            }
            None => format!("`{import}` lies outside of the web's folders"),
        };
        findings.push(file.finding_at(line, message));
    }
    findings
}

/// The place of a path (from web/src) in the order.
fn layer(path: &str) -> Option<usize> {
    match path.split_once('/') {
        Some((folder, _)) => LAYERS.iter().position(|layer| *layer == folder),
        None => LAYERS.iter().position(|layer| *layer == path).or(Some(LAYERS.len() - 1)),
    }
}

/// Every import, re-export and dynamic import, with its line.
fn imports(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut last = 0;
    for range in source.literals() {
        let before = source.text(last..range.start);
        let before = before.trim_end();
        let call = before.strip_suffix('(').map_or(before, str::trim_end);
        if ends_with_word(before, "from")
            || ends_with_word(before, "import")
            || ends_with_word(call, "import")
        {
            let literal = source.text(range.clone());
            let specifier = literal.trim_matches(['"', '\'', '`']).to_owned();
            found.push((source.line(range.start), specifier));
        }
        last = range.end;
    }
    found
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word)
        .is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || "_$.".contains(c)))
}

/// The imported path from web/src; none for packages. A path that leaves web/src begins with `..`.
fn resolve(importer: &str, import: &str) -> Option<String> {
    if let Some(path) = import.strip_prefix("@/") {
        return Some(path.to_owned());
    }
    if !import.starts_with('.') {
        return None;
    }
    let mut parts: Vec<&str> = importer.split('/').collect();
    parts.pop();
    for part in import.split('/') {
        match part {
            "." | "" => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    fn lines(path: &str, text: &str) -> Vec<usize> {
        check(&file(path, text)).iter().filter_map(|finding| finding.line).collect()
    }

    #[test]
    fn imports_that_climb_are_found_by_alias_and_by_relative_path() {
        assert_eq!(lines("web/src/lib/money.ts", "import { a } from '@/ui/button';\n"), [1]);
        assert_eq!(
            lines("web/src/ui/a/button.tsx", "\nimport a from \"../../api/client\";\n"),
            [2]
        );
        assert_eq!(lines("web/src/api/a.ts", "export * from '@/modules/parts/cart';\n"), [1]);
        assert_eq!(lines("web/src/modules/parts/a.ts", "await import('@/routes/x');\n"), [1]);
        assert_eq!(lines("web/src/routes/a.tsx", "import '@/app/start';\n"), [1]);
        assert_eq!(lines("web/src/routes/a.tsx", "import { r } from '../main';\n"), [1]);
    }

    #[test]
    fn imports_over_several_lines_are_found_where_the_path_stands() {
        assert_eq!(lines("web/src/lib/a.ts", "import {\n  b,\n} from '@/api/b';\n"), [3]);
    }

    #[test]
    fn imports_that_fall_or_stay_and_packages_pass() {
        let text = "import a from '@/lib/a';\nimport b from './b';\nimport c from 'react';\n\
                    import d from '../ui/d';\nimport e from '@mantine/core';\n";
        assert!(lines("web/src/modules/a.ts", text).is_empty());
        assert!(
            lines("web/src/main.tsx", "import '@/app/a';\nimport './routeTree.gen';\n").is_empty()
        );
    }

    #[test]
    fn strings_that_only_look_like_paths_pass() {
        let text =
            "const a = '@/app/start';\n// import x from '@/app/start'\nArray.from('./app');\n";
        assert!(lines("web/src/lib/a.ts", text).is_empty());
    }

    #[test]
    fn a_folder_without_a_place_and_a_path_out_of_the_web_are_found() {
        assert_eq!(check(&file("web/src/stuff/a.ts", "")).len(), 1);
        assert_eq!(lines("web/src/lib/a.ts", "import a from '../../scripts/a';\n"), [1]);
    }
}
