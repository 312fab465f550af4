//! What each product scores in one search, on paper that is used again: a search pays for the
//! products that can still win, not for all that bear a word, nor for the catalogue's size.

use std::cell::RefCell;

use super::marks::Marks;
use crate::products::words::{Bearer, Worth, gallop};

/// How many bearers a word must have for each candidate before candidates are looked for among
/// them, instead of the other way round. A gallop takes about as long as a dozen steps.
pub(super) const WORTH_A_GALLOP: usize = 12;

thread_local! {
    static PAPER: RefCell<Scores> = RefCell::default();
}

/// The running sums of a search, word by word. The columns hold zeros but for candidates.
#[derive(Debug, Default)]
pub(super) struct Scores {
    sums: Vec<u16>,
    borne: Vec<u8>,
    /// The best score of the running word.
    bests: Vec<u16>,
    candidates: Marks,
    /// The candidates that stay, whichever words they bear.
    kept: Marks,
    /// Who bears a word that candidates must bear.
    demanded: Marks,
    /// The candidates in order, once they stand in line.
    places: Vec<u32>,
}

/// Lets `search` score up to `products` products.
pub(super) fn on_paper<T>(products: usize, search: impl FnOnce(&mut Scores) -> T) -> T {
    PAPER.with_borrow_mut(|scores| {
        if scores.sums.len() < products {
            scores.sums.resize(products, 0);
            scores.borne.resize(products, 0);
            scores.bests.resize(products, 0);
        }
        for marks in [&mut scores.candidates, &mut scores.kept, &mut scores.demanded] {
            marks.make_room(products);
        }
        let found = search(scores);
        scores.wipe();
        found
    })
}

impl Scores {
    /// Makes these products candidates.
    pub(super) fn admit(&mut self, bearers: &[Bearer]) {
        bearers.iter().for_each(|bearer| self.candidates.set(bearer.product()));
    }

    /// Makes them candidates that stay.
    pub(super) fn keep(&mut self, bearers: &[Bearer]) {
        self.admit(bearers);
        bearers.iter().for_each(|bearer| self.kept.set(bearer.product()));
    }

    /// Has them bear a word that candidates must bear.
    pub(super) fn demand(&mut self, bearers: &[Bearer]) {
        bearers.iter().for_each(|bearer| self.demanded.set(bearer.product()));
    }

    /// Leaves the candidates that bear the demanded word, and those that stay.
    pub(super) fn narrow(&mut self) {
        self.candidates.narrow(&self.demanded, &self.kept);
        self.demanded.clear();
    }

    /// Puts the candidates in line. From here on there are no new ones.
    pub(super) fn line_up(&mut self) {
        self.places.clear();
        self.candidates.tell(|place| self.places.push(place));
    }

    /// The running word fits these products so well; only candidates are noted. `bearers` are in
    /// order.
    pub(super) fn note(&mut self, bearers: &[Bearer], worth: Worth) {
        let Self { bests, candidates, places, .. } = self;
        let mut note = |bearer: Bearer| {
            let best = &mut bests[bearer.product() as usize];
            *best = (*best).max(worth.to(bearer));
        };
        if bearers.len() / WORTH_A_GALLOP <= places.len() {
            for bearer in bearers.iter().filter(|bearer| candidates.has(bearer.product())) {
                note(*bearer);
            }
            return;
        }
        let mut left = bearers;
        for &place in places.iter() {
            left = &left[gallop(left, |bearer| bearer.product() < place)..];
            left.iter().take_while(|bearer| bearer.product() == place).for_each(|to| note(*to));
        }
    }

    /// The running word fits this product so well, which makes it a candidate.
    pub(super) fn admit_with(&mut self, product: u32, score: u16) {
        let best = &mut self.bests[product as usize];
        *best = (*best).max(score);
        self.candidates.set(product);
    }

    /// The running word is done. Drops the candidates that have borne fewer than `least` words.
    pub(super) fn next_word(&mut self, least: usize) {
        let Self { sums, borne, bests, candidates, kept, places, .. } = self;
        places.retain(|&place| {
            let at = place as usize;
            let best = std::mem::take(&mut bests[at]);
            sums[at] += best;
            borne[at] += u8::from(best > 0);
            let stays = usize::from(borne[at]) >= least || kept.has(place);
            if !stays {
                (sums[at], borne[at]) = (0, 0);
                candidates.unset(place);
            }
            stays
        });
    }

    /// What was noted fits the whole text, which stands for `words` words.
    pub(super) fn all_words(&mut self, words: usize) {
        let words = u8::try_from(words).expect("a query has few words");
        for &place in &self.places {
            let at = place as usize;
            let best = std::mem::take(&mut self.bests[at]);
            if best > 0 {
                self.sums[at] = self.sums[at].max(best * u16::from(words));
                self.borne[at] = words;
            }
        }
    }

    /// Whether nobody can win any more.
    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Tells `found` who bears the most words, in order, with their sums.
    pub(super) fn tell_best(&self, mut found: impl FnMut(u32, u16)) {
        let borne = |place: u32| self.borne[place as usize];
        let most = self.places.iter().map(|place| borne(*place)).max().unwrap_or(0);
        for &place in self.places.iter().filter(|place| borne(**place) == most) {
            found(place, self.sums[place as usize]);
        }
    }

    /// Makes the paper blank. The candidates must stand in line.
    pub(super) fn wipe(&mut self) {
        for place in self.places.drain(..) {
            let at = place as usize;
            (self.sums[at], self.borne[at], self.bests[at]) = (0, 0, 0);
        }
        self.candidates.clear();
        self.kept.clear();
    }
}
