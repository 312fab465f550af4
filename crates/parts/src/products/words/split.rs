//! Texts taken apart into words: names, codes and what people type.

/// Longest word of a query that is looked at; longer ones are cut. No code is longer.
const WORD_LIMIT: usize = 40;
/// Words of a query that are looked at.
const WORDS_LIMIT: usize = 8;

/// The words of a text in lower case: what punctuation and spaces leave of it.
pub fn split(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The text as one word in lower case, without punctuation and spaces: `BRK-0012 A` → `brk0012a`.
pub fn squash(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words of a query, within limits.
pub fn query_words(text: &str) -> Vec<String> {
    let mut words = split(text);
    words.truncate(WORDS_LIMIT);
    words.iter_mut().for_each(cut);
    words
}

/// Whether a word could only be a code: letters and digits, and enough of them.
pub fn is_like_a_code(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    word.len() >= 5 && digits > 0 && digits < word.len()
}

/// The whole query as one word, if it is of more than one and could be a code or two words.
pub fn query_whole(text: &str, words: &[String]) -> Option<String> {
    let whole = squash(text);
    (words.len() > 1 && whole.len() <= WORD_LIMIT).then_some(whole)
}

fn cut(word: &mut String) {
    let end = (0..=WORD_LIMIT.min(word.len())).rev().find(|end| word.is_char_boundary(*end));
    word.truncate(end.unwrap_or(0));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_overlong_query_is_cut_at_a_whole_character() {
        let words = query_words(&"é".repeat(100));

        assert_eq!(words, ["é".repeat(WORD_LIMIT / 2)]);
    }
}
