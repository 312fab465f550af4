//! Names of sheets as Excel takes them: short, without its own signs, and no two alike.

use std::collections::HashSet;

use crate::words::Words;

/// UTF-16 units of a name.
const MAX_UNITS: usize = 31;

/// Signs that mean something in references.
const SIGNS: &[char] = &['[', ']', ':', '*', '?', '/', '\\'];

/// Excel keeps this name for itself, in any case.
const RESERVED: &str = "history";

/// The name of the summary, then one for each title, in order.
pub(super) fn valid<'a>(words: &Words, titles: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = HashSet::from([RESERVED.to_owned()]);
    let summary = std::iter::once((0, words.summary));
    summary
        .chain((1..).zip(titles))
        .map(|(place, title)| {
            let plain = plain(title);
            let wish = if plain.is_empty() { format!("{} {place}", words.table) } else { plain };
            free(&wish, &mut taken)
        })
        .collect()
}

/// The title without signs, and without apostrophes at its ends.
fn plain(title: &str) -> String {
    let blank = |c: char| if SIGNS.contains(&c) || c.is_control() { ' ' } else { c };
    let title: String = title.chars().map(blank).collect();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    title.trim_matches(['\'', ' ']).to_owned()
}

/// The wish, cut to length, or the first `wish (2)` that nobody has.
fn free(wish: &str, taken: &mut HashSet<String>) -> String {
    (1..)
        .map(|attempt| match attempt {
            1 => cut(wish, MAX_UNITS),
            attempt => {
                let mark = format!(" ({attempt})");
                cut(wish, MAX_UNITS - mark.len()) + &mark
            }
        })
        .find(|name| taken.insert(name.to_lowercase()))
        .expect("sections are fewer than numbers")
}

/// As much of the text as fits, not ending with an apostrophe.
fn cut(text: &str, units: usize) -> String {
    let mut used = 0;
    let fits = |c: &char| {
        used += c.len_utf16();
        used <= units
    };
    let short: String = text.chars().take_while(fits).collect();
    short.trim_end_matches(['\'', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use base::Language;

    use super::*;

    fn names(titles: &[&str]) -> Vec<String> {
        valid(Words::of(Language::Id), titles.iter().copied())
    }

    #[test]
    fn signs_of_references_and_apostrophes_at_the_ends_go() {
        assert_eq!(
            names(&["Per agen: [A/B]?*\\", "'Kutip'", "Toko 'Jaya'  Abadi"])[1..],
            ["Per agen A B", "Kutip", "Toko 'Jaya' Abadi"]
        );
    }

    #[test]
    fn a_title_of_nothing_is_called_by_its_place() {
        assert_eq!(names(&["", "///", "''"]), ["Ringkasan", "Tabel 1", "Tabel 2", "Tabel 3"]);
    }

    #[test]
    fn names_that_differ_in_case_only_are_told_apart_and_so_are_the_reserved_ones() {
        assert_eq!(
            names(&["Agen", "AGEN", "agen", "ringkasan", "History"])[1..],
            ["Agen", "AGEN (2)", "agen (3)", "ringkasan (2)", "History (2)"]
        );
    }

    #[test]
    fn long_names_are_cut_by_the_units_that_excel_counts() {
        let long = "😀".repeat(20);
        let twice = names(&[&long, &long]);

        assert_eq!(twice[1], "😀".repeat(15));
        assert_eq!(twice[2], format!("{} (2)", "😀".repeat(13)));
    }
}
