//! What is looked for: words as the index has them, a number, and where they stand in a text.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Most words that are looked for.
const WORDS: usize = 8;
/// Fewest digits that are looked for among numbers: fewer are in every second one.
const FEWEST_DIGITS: usize = 4;
/// Characters before the first match that a snippet shows.
const BEFORE: usize = 40;
/// Characters of a snippet.
const SNIPPET: usize = 160;

/// A piece of a snippet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// Whether they are what was looked for.
    pub hit: bool,
}

/// The words to look for, in small letters, without signs.
pub(crate) fn words(text: &str) -> Vec<String> {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(WORDS).map(str::to_lowercase).collect()
}

/// The digits of a number as numbers are kept: `0812-3456` is kept as `628123456`.
pub(crate) fn digits(text: &str) -> Option<String> {
    let is_number = text.chars().all(|sign| sign.is_ascii_digit() || " +-().".contains(sign));
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if !is_number || digits.len() < FEWEST_DIGITS {
        return None;
    }
    Some(match digits.strip_prefix('0') {
        Some(national) => format!("62{national}"),
        None => digits,
    })
}

/// The part of a text where the words are, in pieces.
pub(crate) fn snippet(text: &str, words: &[String]) -> Vec<Piece> {
    let signs: Vec<char> = text.chars().collect();
    let is_hit = |start: usize| -> Option<usize> {
        let is_inside = start > 0 && signs[start - 1].is_alphanumeric();
        if is_inside {
            return None;
        }
        let fits = |word: &&String| {
            let mut rest = signs[start..].iter().flat_map(|sign| sign.to_lowercase());
            word.chars().all(|sign| rest.next() == Some(sign))
        };
        let word = words.iter().find(fits)?;
        // The whole word is shown as found, also where only its beginning was looked for.
        let length = word.chars().count().min(signs.len() - start);
        let tail = signs[start + length..].iter().take_while(|sign| sign.is_alphanumeric());
        Some(length + tail.count())
    };
    let first = (0..signs.len()).find(|start| is_hit(*start).is_some()).unwrap_or(0);
    let (mut at, mut pieces) = (first.saturating_sub(BEFORE), Vec::<Piece>::new());
    let end = (at + SNIPPET).min(signs.len());
    let mut push = |text: String, hit: bool| match pieces.last_mut() {
        Some(last) if last.hit == hit => last.text.push_str(&text),
        _ => pieces.push(Piece { text, hit }),
    };
    while at < end {
        let length = is_hit(at);
        let until = at + length.unwrap_or(1);
        push(signs[at..until].iter().collect(), length.is_some());
        at = until;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn signs_part_words_and_numbers_are_read_as_kept() {
        assert_eq!(words("Oli 10W-40, POD/2026!"), ["oli", "10w", "40", "pod", "2026"]);
        assert_eq!(digits("0812-3456").as_deref(), Some("628123456"));
        assert_eq!(digits("+62 812 3456").as_deref(), Some("628123456"));
        assert_eq!(digits("123"), None);
        assert_eq!(digits("oli 1234"), None);
    }

    #[test]
    fn a_snippet_marks_whole_words_that_begin_so() {
        let pieces = snippet("Stok OLI-mesin dan polioli?", &words("oli"));
        let hits: Vec<_> =
            pieces.iter().filter(|piece| piece.hit).map(|piece| &*piece.text).collect();
        assert_eq!(hits, ["OLI"]);
        let whole: String = pieces.into_iter().map(|piece| piece.text).collect();
        assert_eq!(whole, "Stok OLI-mesin dan polioli?");
    }

    proptest! {
        #[test]
        fn any_text_has_a_snippet_of_its_own_letters(text in "\\PC{0,300}", query in "\\PC{0,20}") {
            let pieces = snippet(&text, &words(&query));
            let whole: String = pieces.iter().map(|piece| &*piece.text).collect();
            prop_assert!(text.contains(&whole));
            prop_assert!(pieces.windows(2).all(|pair| pair[0].hit != pair[1].hit));
        }
    }
}
