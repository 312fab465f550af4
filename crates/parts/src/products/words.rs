//! The words of the catalogue and which products bear them: exact, by beginning, by part, or with
//! a typo.

use std::collections::{BTreeMap, HashMap};

/// Longest word of a query that is looked at; longer ones are cut. No code is longer.
const WORD_LIMIT: usize = 40;
/// Words of a query that are looked at.
const WORDS_LIMIT: usize = 8;
/// How good a match can be.
const EXACT: u32 = 100;
const PREFIX: u32 = 60;
const PART: u32 = 40;
const ONE_EDIT: u32 = 35;
const TWO_EDITS: u32 = 20;
/// Added to a prefix or part by how much of the word it covers.
const COVERAGE: u32 = 25;

/// How much a word says about its product.
#[derive(Clone, Copy, Debug)]
pub enum Weight {
    /// The whole code.
    Code = 14,
    /// A word of the name, or two neighbours written as one.
    Name = 10,
    /// A piece of the code.
    CodePiece = 8,
}

/// The dictionary.
#[derive(Debug, Default)]
pub struct Words {
    /// All words, sorted.
    texts: Vec<Box<str>>,
    /// Where each word's bearers end in `bearers`; they begin where the previous word's end.
    ends: Vec<u32>,
    /// Product and weight.
    bearers: Vec<(u32, u8)>,
    /// Places in `texts`, sorted by their words read from the end.
    backwards: Vec<u32>,
    /// The words that hold each pair of neighbouring bytes; `^` and `$` stand for the ends.
    pairs: HashMap<[u8; 2], Vec<u32>>,
}

/// Collects words before they are put in order.
#[derive(Debug, Default)]
pub struct Collected(BTreeMap<String, Vec<(u32, u8)>>);

impl Collected {
    /// Notes the words of one product.
    pub fn add(&mut self, product: u32, code: &str, name: &str) {
        let mut note = |word: String, weight: Weight| {
            if !word.is_empty() {
                self.0.entry(word).or_default().push((product, weight as u8));
            }
        };
        note(squash(code), Weight::Code);
        let pieces = split(code);
        if pieces.len() > 1 {
            pieces.into_iter().for_each(|piece| note(piece, Weight::CodePiece));
        }
        let names = split(name);
        for pair in names.windows(2) {
            note(pair.concat(), Weight::Name);
        }
        names.into_iter().for_each(|word| note(word, Weight::Name));
    }

    /// The finished dictionary.
    pub fn finish(self) -> Words {
        let mut words = Words::default();
        for (place, (text, bearers)) in self.0.into_iter().enumerate() {
            let place = u32::try_from(place).expect("a catalogue has fewer words than u32 counts");
            for pair in pairs_of(text.as_bytes()) {
                let holders = words.pairs.entry(pair).or_default();
                if holders.last() != Some(&place) {
                    holders.push(place);
                }
            }
            words.bearers.extend(bearers);
            words.ends.push(u32::try_from(words.bearers.len()).expect("as above"));
            words.texts.push(text.into());
        }
        words.bearers.shrink_to_fit();
        words.backwards = count_places(0..words.texts.len()).collect();
        let texts = &words.texts;
        let text = |place: &u32| texts[*place as usize].bytes().rev();
        words.backwards.sort_unstable_by(|a, b| text(a).cmp(text(b)));
        words
    }
}

impl Words {
    /// Tells `found` every product that bears the word, with how well it fits: 0 to 1400. A typo
    /// is looked for only when nothing fits without one. A product may be told more than once.
    pub fn look_up(&self, word: &str, mut found: impl FnMut(u32, u32)) {
        let mut any = self.beginning_with(word, &mut found);
        if word.len() >= 3 {
            any |= self.holding(word, &mut found);
        }
        if !any {
            self.resembling(word, &mut found);
        }
    }

    /// The products whose whole code this is, squashed.
    pub fn bearing_code(&self, code: &str) -> impl Iterator<Item = u32> {
        let place = self.texts.binary_search_by(|text| (**text).cmp(code)).ok();
        let bearers = place.map_or(&[][..], |place| self.bearers_of(place));
        let is_code = |(_, weight): &&(u32, u8)| *weight == Weight::Code as u8;
        bearers.iter().filter(is_code).map(|(product, _)| *product)
    }

    /// Tells `found` every product whose whole code begins so; says whether there is one.
    pub fn codes_beginning(&self, word: &str, mut found: impl FnMut(u32, u32)) -> bool {
        let mut any = false;
        for (place, quality) in self.begun_by(word) {
            for &(product, weight) in self.bearers_of(place) {
                if weight == Weight::Code as u8 {
                    any = true;
                    found(product, quality * u32::from(weight));
                }
            }
        }
        any
    }

    /// The words that begin so, with how well each fits.
    fn begun_by(&self, word: &str) -> impl Iterator<Item = (usize, u32)> {
        let start = self.texts.partition_point(|text| **text < *word);
        let begun = self.texts[start..].iter().take_while(move |text| text.starts_with(word));
        begun.enumerate().map(move |(place, text)| {
            let whole = text.len() == word.len();
            (start + place, if whole { EXACT } else { PREFIX + cover(word, text) })
        })
    }

    fn beginning_with(&self, word: &str, found: &mut impl FnMut(u32, u32)) -> bool {
        let mut any = false;
        for (place, quality) in self.begun_by(word) {
            self.tell(place, quality, found);
            any = true;
        }
        any
    }

    fn holding(&self, word: &str, found: &mut impl FnMut(u32, u32)) -> bool {
        let mut any = false;
        let inner: Vec<[u8; 2]> =
            word.as_bytes().windows(2).map(|pair| [pair[0], pair[1]]).collect();
        // The rarest pair leaves the fewest words to look at.
        let Some(rarest) = inner.iter().map(|pair| self.holders(*pair)).min_by_key(|all| all.len())
        else {
            return false;
        };
        for &place in rarest {
            let text = &*self.texts[place as usize];
            if text.len() > word.len() && !text.starts_with(word) && text.contains(word) {
                self.tell(place as usize, PART + cover(word, text), found);
                any = true;
            }
        }
        any
    }

    fn resembling(&self, word: &str, found: &mut impl FnMut(u32, u32)) {
        let limit = edits_allowed(word);
        if limit == 0 {
            return;
        }
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            self.resembling_code(word, found);
            return;
        }
        let pairs = pairs_of(word.as_bytes());
        // One edit touches at most three pairs (a swap of neighbours), so what is left must agree.
        let least = pairs.len().saturating_sub(3 * limit).max(1);
        let mut shared = vec![0u8; self.texts.len()];
        let mut touched = Vec::new();
        for pair in &pairs {
            for &place in self.holders(*pair) {
                let shared = &mut shared[place as usize];
                if *shared == 0 {
                    touched.push(place as usize);
                }
                *shared = shared.saturating_add(1);
            }
        }
        for place in touched {
            let text = &*self.texts[place];
            let agreed = usize::from(shared[place]);
            if agreed < least || text.len().abs_diff(word.len()) > limit {
                continue;
            }
            match edits(word.as_bytes(), text.as_bytes()) {
                0 | 1 => self.tell(place, ONE_EDIT, found),
                2 if limit >= 2 => self.tell(place, TWO_EDITS, found),
                _ => {}
            }
        }
    }

    /// One wrong key leaves the beginning or the end as it was, and few codes share either: looks
    /// only at those.
    fn resembling_code(&self, word: &str, found: &mut impl FnMut(u32, u32)) {
        let middle = word.len() / 2;
        let (begin, end) = (&word.as_bytes()[..middle - 1], &word.as_bytes()[middle + 1..]);
        let start = self.texts.partition_point(|text| text.as_bytes() < begin);
        let ahead = count_places(start..self.texts.len());
        let begun = ahead.take_while(|place| self.bytes(*place).starts_with(begin));
        let start = self.backwards.partition_point(|place| is_before(self.bytes(*place), end));
        let behind = self.backwards[start..].iter().copied();
        let ended = behind.take_while(|place| self.bytes(*place).ends_with(end));
        for place in begun.chain(ended) {
            let text = self.bytes(place);
            if text.len().abs_diff(word.len()) <= 1 && edits(word.as_bytes(), text) <= 1 {
                self.tell(place as usize, ONE_EDIT, found);
            }
        }
    }

    fn bytes(&self, place: u32) -> &[u8] {
        self.texts[place as usize].as_bytes()
    }

    fn holders(&self, pair: [u8; 2]) -> &[u32] {
        self.pairs.get(&pair).map_or(&[], Vec::as_slice)
    }

    fn tell(&self, place: usize, quality: u32, found: &mut impl FnMut(u32, u32)) {
        for &(product, weight) in self.bearers_of(place) {
            found(product, quality * u32::from(weight));
        }
    }

    fn bearers_of(&self, place: usize) -> &[(u32, u8)] {
        let start = if place == 0 { 0 } else { self.ends[place - 1] as usize };
        &self.bearers[start..self.ends[place] as usize]
    }
}

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

/// Wrong keys that are forgiven. Short words resemble too many others, and a code one digit off
/// is another product.
fn edits_allowed(word: &str) -> usize {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    match word.len() {
        0..=3 => 0,
        len if digits == len => 0,
        len if digits > 0 => usize::from(len >= 5),
        4..=7 => 1,
        _ => 2,
    }
}

/// Whether `text`, read from its end, stands before all texts that end with `end`.
fn is_before(text: &[u8], end: &[u8]) -> bool {
    text.iter().rev().lt(end.iter().rev())
}

fn count_places(places: std::ops::Range<usize>) -> impl Iterator<Item = u32> {
    places.map(|place| u32::try_from(place).expect("a catalogue has fewer words than u32 counts"))
}

fn cover(word: &str, text: &str) -> u32 {
    let part = word.len() * COVERAGE as usize / text.len();
    u32::try_from(part).unwrap_or(COVERAGE)
}

fn pairs_of(word: &[u8]) -> Vec<[u8; 2]> {
    let (Some(first), Some(last)) = (word.first(), word.last()) else {
        return Vec::new();
    };
    let inner = word.windows(2).map(|pair| [pair[0], pair[1]]);
    std::iter::once([b'^', *first]).chain(inner).chain([[*last, b'$']]).collect()
}

/// Insertions, deletions, replacements and swaps of neighbours between two words (optimal string
/// alignment), on bytes.
fn edits(a: &[u8], b: &[u8]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i);
        for j in 1..=b.len() {
            let replaced = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(products: &[(&str, &str)]) -> Words {
        let mut collected = Collected::default();
        for (place, (code, name)) in products.iter().enumerate() {
            collected.add(u32::try_from(place).unwrap(), code, name);
        }
        collected.finish()
    }

    fn bearers(words: &Words, word: &str) -> Vec<u32> {
        let mut found = Vec::new();
        words.look_up(word, |product, _| found.push(product));
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn a_word_is_found_whole_by_its_beginning_by_its_middle_and_with_a_typo() {
        let words = words(&[("KR-01", "Kampas Rem Depan"), ("OL-02", "Oli Mesin")]);

        for typed in ["kampas", "kam", "mpas", "kmpas", "kampsa", "kampaz", "kkampas"] {
            assert_eq!(bearers(&words, typed), [0], "{typed}");
        }
    }

    #[test]
    fn a_code_is_found_however_it_is_punctuated() {
        let words = words(&[("06455-KVB-401", "Kampas Rem"), ("06455-KVB-402", "Kampas Rem")]);

        assert_eq!(bearers(&words, "06455kvb401"), [0]);
        assert_eq!(bearers(&words, "kvb402"), [1]);
        assert_eq!(bearers(&words, "kvb"), [0, 1]);
    }

    #[test]
    fn a_short_word_or_a_number_is_not_guessed_at() {
        let words = words(&[("A-1", "Oli 1234")]);

        assert!(bearers(&words, "olu").is_empty());
        assert!(bearers(&words, "1235").is_empty());
    }

    #[test]
    fn edits_count_a_swap_of_neighbours_once() {
        assert_eq!(edits(b"busi", b"bsui"), 1);
        assert_eq!(edits(b"busi", b"busi"), 0);
        assert_eq!(edits(b"", b"abc"), 3);
        assert_eq!(edits(b"kampas", b"kapmaz"), 2);
    }

    #[test]
    fn an_overlong_query_is_cut_at_a_whole_character() {
        let words = query_words(&"é".repeat(100));

        assert_eq!(words, ["é".repeat(WORD_LIMIT / 2)]);
    }
}
