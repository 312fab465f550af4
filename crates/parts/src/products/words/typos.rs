//! Words that resemble a word: what a wrong key or two could have made of it.

use super::edits::{edits, is_one_edit};
use super::grams::{Grams, runs};
use super::texts::Texts;
use super::{Fit, ONE_EDIT, TWO_EDITS};

/// Wrong keys that are forgiven in the longest words.
const EDITS_LIMIT: usize = 2;

/// What is kept of a dictionary to find words that resemble one.
#[derive(Debug, Default)]
pub(super) struct Typos {
    /// The words that could resemble one without digits: those with no more digits than edits are
    /// forgiven. Codes are most words of a dictionary, and few of them are among these.
    plain: Vec<u32>,
    /// The places in `plain` by neighbouring bytes; `^` and `$` stand for the ends of a word.
    pairs: Grams<2>,
    /// All words, sorted by what they are read from the end.
    backwards: Vec<u32>,
}

impl Typos {
    pub(super) fn of(texts: &Texts) -> Self {
        let mut typos = Self { backwards: backwards(texts), ..Self::default() };
        for place in 0..texts.len() {
            let text = texts.bytes(place);
            if digits(text) <= EDITS_LIMIT {
                let number = u32::try_from(typos.plain.len()).expect("no more than all words");
                typos.pairs.add(number, pairs(text));
                typos.plain.push(place);
            }
        }
        typos.pairs.shrink();
        typos.plain.shrink_to_fit();
        typos
    }

    /// The words that `word` could have been meant for. It is none of them itself.
    pub(super) fn resembling(&self, texts: &Texts, word: &str) -> Vec<Fit> {
        let word = word.as_bytes();
        match edits_allowed(word) {
            0 => Vec::new(),
            _ if digits(word) > 0 => self.codes(texts, word),
            limit => self.words(texts, word, limit),
        }
    }

    fn words(&self, texts: &Texts, word: &[u8], limit: usize) -> Vec<Fit> {
        let mut fits = Vec::new();
        for number in self.sharing(word, limit) {
            let place = self.plain[number as usize];
            let text = texts.bytes(place);
            if text.len().abs_diff(word.len()) > limit {
                continue;
            }
            if is_one_edit(word, text) {
                fits.push(Fit { place, quality: ONE_EDIT });
            } else if limit >= 2 && edits(word, text) == 2 {
                fits.push(Fit { place, quality: TWO_EDITS });
            }
        }
        fits
    }

    /// The places in `plain` of the words that share as many pairs with `word` as `limit` edits
    /// must leave: one touches at most three of them (a swap of neighbours).
    fn sharing(&self, word: &[u8], limit: usize) -> Vec<u32> {
        let pairs: Vec<[u8; 2]> = pairs(word).collect();
        let least = pairs.len().saturating_sub(3 * limit).max(1);
        let mut shared = vec![0u8; self.plain.len()];
        let mut enough = Vec::new();
        for pair in pairs {
            for &number in self.pairs.holders(pair) {
                let shared = &mut shared[number as usize];
                *shared = shared.saturating_add(1);
                if usize::from(*shared) == least {
                    enough.push(number);
                }
            }
        }
        enough
    }

    /// One wrong key leaves the beginning or the end as it was, and few codes share either: looks
    /// only at those.
    fn codes(&self, texts: &Texts, word: &[u8]) -> Vec<Fit> {
        let middle = word.len() / 2;
        let (begin, end) = (&word[..middle - 1], &word[middle + 1..]);
        let before = |place: &u32| texts.bytes(*place).iter().rev().lt(end.iter().rev());
        let start = self.backwards.partition_point(before);
        let behind = self.backwards[start..].iter().copied();
        let ended = behind.take_while(|place| texts.bytes(*place).ends_with(end));
        let near = texts.begun_by(begin).chain(ended);
        near.filter(|place| is_one_edit(word, texts.bytes(*place)))
            .map(|place| Fit { place, quality: ONE_EDIT })
            .collect()
    }
}

/// All places, sorted by their texts read from the end.
fn backwards(texts: &Texts) -> Vec<u32> {
    // Eight bytes decide nearly always, and are compared without a look at the texts.
    let key = |place| {
        let last = texts.bytes(place).iter().rev().take(8);
        let key = last
            .fold((0u64, 64), |(key, left), byte| (key | u64::from(*byte) << (left - 8), left - 8));
        (key.0, place)
    };
    let mut all: Vec<(u64, u32)> = (0..texts.len()).map(key).collect();
    let backwards = |place| texts.bytes(place).iter().rev();
    all.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| backwards(a.1).cmp(backwards(b.1))));
    all.into_iter().map(|(_, place)| place).collect()
}

/// Wrong keys that are forgiven. Short words resemble too many others, and a code one digit off
/// is another product.
fn edits_allowed(word: &[u8]) -> usize {
    let digits = digits(word);
    match word.len() {
        0..=3 => 0,
        len if digits == len => 0,
        len if digits > 0 => usize::from(len >= 5),
        4..=7 => 1,
        _ => EDITS_LIMIT,
    }
}

fn digits(word: &[u8]) -> usize {
    word.iter().filter(|byte| byte.is_ascii_digit()).count()
}

fn pairs(word: &[u8]) -> impl Iterator<Item = [u8; 2]> {
    let first = word.first().map(|first| [b'^', *first]);
    let last = word.last().map(|last| [*last, b'$']);
    first.into_iter().chain(runs(word)).chain(last)
}
