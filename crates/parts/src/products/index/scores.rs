//! What each product scores in one search, on paper that is used again: a search pays for the
//! products it touches, not for the catalogue's size.

use std::cell::RefCell;

use super::count;

thread_local! {
    static PAPER: RefCell<Scores> = RefCell::default();
}

/// The running sums of a search, word by word.
#[derive(Debug, Default)]
pub(super) struct Scores {
    sums: Vec<u32>,
    borne: Vec<u32>,
    /// The best score of the running word.
    bests: Vec<u32>,
    /// Who has one.
    touched: Vec<u32>,
    /// Who scored at all, once.
    scored: Vec<u32>,
}

/// Lets `search` score up to `products` products.
pub(super) fn on_paper<T>(products: usize, search: impl FnOnce(&mut Scores) -> T) -> T {
    PAPER.with_borrow_mut(|scores| {
        if scores.sums.len() < products {
            for column in [&mut scores.sums, &mut scores.borne, &mut scores.bests] {
                column.resize(products, 0);
            }
        }
        let found = search(scores);
        scores.wipe();
        found
    })
}

impl Scores {
    /// The running word fits this product so well.
    pub(super) fn note(&mut self, place: u32, score: u32) {
        let best = &mut self.bests[place as usize];
        if *best == 0 {
            self.touched.push(place);
        }
        *best = (*best).max(score);
    }

    /// The running word is done.
    pub(super) fn next_word(&mut self) {
        for place in self.touched.drain(..) {
            let at = place as usize;
            if self.borne[at] == 0 {
                self.scored.push(place);
            }
            self.sums[at] += std::mem::take(&mut self.bests[at]);
            self.borne[at] += 1;
        }
    }

    /// What was noted fits the whole text, which stands for `words` words.
    pub(super) fn all_words(&mut self, words: u32) {
        for place in self.touched.drain(..) {
            let at = place as usize;
            if self.borne[at] == 0 {
                self.scored.push(place);
            }
            let whole = std::mem::take(&mut self.bests[at]) * words;
            self.sums[at] = self.sums[at].max(whole);
            self.borne[at] = words;
        }
    }

    /// Those that bear the most of the `words` words, if that is more than half, with their sums.
    pub(super) fn best(&self, words: u32) -> Vec<(u32, u32)> {
        let borne = |place: &u32| self.borne[*place as usize];
        let most = self.scored.iter().map(borne).max().unwrap_or(0);
        if most * 2 <= words {
            return Vec::new();
        }
        let bearers = self.scored.iter().filter(|place| borne(place) == most);
        bearers.map(|place| (*place, self.sums[*place as usize])).collect()
    }

    fn wipe(&mut self) {
        for place in self.touched.drain(..).chain(self.scored.drain(..)) {
            let at = place as usize;
            (self.sums[at], self.borne[at], self.bests[at]) = (0, 0, 0);
        }
        debug_assert!(
            self.sums.iter().all(|sum| *sum == 0),
            "{} were left",
            count(self.sums.len())
        );
    }
}
