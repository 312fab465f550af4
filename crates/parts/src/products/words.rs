//! The words of the catalogue and which products bear them: exact, by beginning, by part, or with
//! a typo.

mod edits;
mod gather;
mod grams;
mod sorted;
mod split;
mod texts;
mod typos;

use std::ops::Range;

pub use gather::Gathered;
pub use sorted::gallop;
pub use split::{is_like_a_code, query_whole, query_words, split, squash};

use grams::{Grams, runs};
use sorted::retain_common;
use texts::Texts;
use typos::Typos;

/// How good a match can be.
const EXACT: u16 = 100;
const PREFIX: u16 = 60;
const PART: u16 = 40;
const ONE_EDIT: u16 = 35;
const TWO_EDITS: u16 = 20;
/// Added to a prefix or part by how much of the word it covers.
const COVERAGE: u16 = 25;

/// How much a word says about its product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// A piece of the code.
    CodePiece,
    /// A word of the name, or two neighbours written as one.
    Name,
    /// The whole code.
    Code,
}

/// A product that bears a word, and as what; ordered by product. Packed, because there are a dozen
/// for each product.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bearer(u32);

impl Bearer {
    /// Of `product`, which is less than 2³⁰.
    fn new(product: u32, weight: Weight) -> Self {
        debug_assert!(product < 1 << 30, "no catalogue in memory has a billion products");
        Self(product << 2 | weight as u32)
    }

    /// The product.
    pub fn product(self) -> u32 {
        self.0 >> 2
    }

    /// Whether the word is its whole code.
    fn is_by_code(self) -> bool {
        self.0 & 3 == Weight::Code as u32
    }
}

/// What a fitting word is worth to each of its bearers: 0 to 1400.
#[derive(Clone, Copy, Debug)]
pub struct Worth([u16; 4]);

impl Worth {
    fn of(quality: u16) -> Self {
        Self([quality * 8, quality * 10, quality * 14, 0])
    }

    /// To this bearer.
    pub fn to(self, bearer: Bearer) -> u16 {
        self.0[(bearer.0 & 3) as usize]
    }
}

/// A word of the dictionary that fits, and how well.
#[derive(Clone, Copy, Debug)]
struct Fit {
    place: u32,
    quality: u16,
}

/// The words of the dictionary that a word of a query fits.
#[derive(Debug)]
pub struct Reach {
    /// How long the word of the query is.
    len: usize,
    /// The words that begin so.
    begun: Range<u32>,
    /// The words that hold it elsewhere, or resemble it.
    others: Vec<Fit>,
}

impl Reach {
    /// Whether it fits no word.
    pub fn is_empty(&self) -> bool {
        self.begun.is_empty() && self.others.is_empty()
    }
}

/// The dictionary.
///
/// Two neighbours of a name are also one word, and most bearers are of such pairs. Whoever bears a
/// pair bears its halves, and what fits within a half fits that half better than the pair. So
/// a pair that is nothing else is only asked for what reaches across its *seam*.
#[derive(Debug)]
pub struct Words {
    /// All words, sorted.
    texts: Texts,
    /// Where the second half of each word begins; 0 for what is not only a pair.
    seams: Vec<u8>,
    /// Where each word's bearers end in `bearers`; they begin where the previous word's end.
    ends: Vec<u32>,
    bearers: Vec<Bearer>,
    /// The words by three neighbouring bytes.
    grams: Grams<3>,
    typos: Typos,
}

impl Words {
    /// What the word fits. A typo is looked for only when nothing fits without one.
    pub fn reach(&self, word: &str) -> Reach {
        let mut reach = Reach {
            len: word.len(),
            begun: self.texts.begun_by(word.as_bytes()),
            others: self.holding(word),
        };
        if reach.is_empty() {
            reach.others = self.typos.resembling(&self.texts, word);
        }
        reach
    }

    /// How many bearers it has at most: one that bears several of its words counts for each.
    pub fn size(&self, reach: &Reach) -> usize {
        let begun = self.start(reach.begun.end) - self.start(reach.begun.start);
        let others = reach.others.iter().map(|fit| self.bearers_of(fit.place).len());
        begun + others.sum::<usize>()
    }

    /// Tells `found` all bearers, many at once. A product may be told more than once.
    pub fn bearers(&self, reach: &Reach, mut found: impl FnMut(&[Bearer])) {
        let mut from = reach.begun.start;
        for place in reach.begun.clone() {
            if self.is_told_by_a_half(place, reach) {
                found(&self.bearers[self.start(from)..self.start(place)]);
                from = place + 1;
            }
        }
        found(&self.bearers[self.start(from)..self.start(reach.begun.end)]);
        reach.others.iter().for_each(|fit| found(self.bearers_of(fit.place)));
    }

    /// Tells `found` the bearers of each word that is reached, in order, and what it is worth to
    /// them. A product may be told more than once.
    pub fn tell(&self, reach: &Reach, mut found: impl FnMut(&[Bearer], Worth)) {
        for place in reach.begun.clone() {
            if !self.is_told_by_a_half(place, reach) {
                found(self.bearers_of(place), Worth::of(self.quality(place, reach.len)));
            }
        }
        for fit in &reach.others {
            found(self.bearers_of(fit.place), Worth::of(fit.quality));
        }
    }

    /// The products whose whole code this is, squashed.
    pub fn bearing_code(&self, code: &str) -> impl Iterator<Item = u32> {
        let bearers = self.texts.find(code).map_or(&[][..], |place| self.bearers_of(place));
        let by_code = bearers.iter().filter(|bearer| bearer.is_by_code());
        by_code.map(|bearer| bearer.product())
    }

    /// Tells `found` every product whose whole code begins so, with how well it fits.
    pub fn codes_beginning(&self, word: &str, mut found: impl FnMut(u32, u16)) {
        for place in self.texts.begun_by(word.as_bytes()) {
            let worth = Worth::of(self.quality(place, word.len()));
            for bearer in self.bearers_of(place).iter().filter(|bearer| bearer.is_by_code()) {
                found(bearer.product(), worth.to(*bearer));
            }
        }
    }

    /// Whether the word at `place`, which begins as is asked, is a pair whose first half does too.
    fn is_told_by_a_half(&self, place: u32, reach: &Reach) -> bool {
        reach.len <= usize::from(self.seams[place as usize])
    }

    /// How well the word at `place` fits its first `len` bytes.
    fn quality(&self, place: u32, len: usize) -> u16 {
        let whole = self.texts.len_of(place);
        if whole == len { EXACT } else { PREFIX + cover(len, whole) }
    }

    /// The words that hold this one behind their beginning.
    fn holding(&self, word: &str) -> Vec<Fit> {
        let mut lists: Vec<&[u32]> =
            runs(word.as_bytes()).map(|run| self.grams.holders(run)).collect();
        lists.sort_unstable_by_key(|list| list.len());
        let Some((rarest, others)) = lists.split_first() else {
            return Vec::new();
        };
        let mut places = rarest.to_vec();
        others.iter().for_each(|other| retain_common(&mut places, other));
        places.retain(|place| self.holds(*place, word));
        let fit =
            |place| Fit { place, quality: PART + cover(word.len(), self.texts.len_of(place)) };
        places.into_iter().map(fit).collect()
    }

    fn holds(&self, place: u32, word: &str) -> bool {
        let text = self.texts.text(place);
        let (first, second) = text.split_at(usize::from(self.seams[place as usize]));
        let is_within_a_half = !first.is_empty() && (first.contains(word) || second.contains(word));
        !is_within_a_half && !text.starts_with(word) && text.contains(word)
    }

    fn bearers_of(&self, place: u32) -> &[Bearer] {
        &self.bearers[self.start(place)..self.ends[place as usize] as usize]
    }

    /// Where the bearers of the word at `place` begin.
    fn start(&self, place: u32) -> usize {
        if place == 0 { 0 } else { self.ends[place as usize - 1] as usize }
    }
}

fn cover(part: usize, whole: usize) -> u16 {
    u16::try_from(part * usize::from(COVERAGE) / whole).unwrap_or(COVERAGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(products: &[(&str, &str)]) -> Words {
        let mut gathered = Gathered::default();
        for (place, (code, name)) in products.iter().enumerate() {
            gathered.add(u32::try_from(place).unwrap(), code, name);
        }
        gathered.finish()
    }

    fn bearers(words: &Words, word: &str) -> Vec<u32> {
        let mut found = Vec::new();
        words.tell(&words.reach(word), |bearers, _| {
            found.extend(bearers.iter().map(|bearer| bearer.product()));
        });
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
    fn a_pair_is_asked_only_for_what_reaches_across_its_seam() {
        let words = words(&[("KR-01", "Kampas Rem")]);
        let told = |word| {
            let mut told = 0;
            words.tell(&words.reach(word), |bearers, _| told += bearers.len());
            told
        };

        assert_eq!((told("kampas"), told("mpas"), told("rem")), (1, 1, 1));
        assert_eq!((told("kampasr"), told("pasrem"), told("sre")), (1, 1, 1));
    }
}
