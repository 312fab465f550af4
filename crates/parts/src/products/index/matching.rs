//! Which products a text finds, and how well each fits.

use super::scores::{Scores, WORTH_A_GALLOP, on_paper};
use crate::products::words::{Reach, Words, is_like_a_code, query_whole, query_words};

/// Tells `found` the places and scores of the products that bear the words of `text`, by place: all
/// of the words, or, when no product bears all, those that bear the most, if that is more than
/// half. A product also counts as bearing all when the text without its spaces and dashes fits its
/// code; a text that begins a code looks no further.
pub(super) fn matching(words: &Words, products: usize, text: &str, found: impl FnMut(u32, u16)) {
    let typed = query_words(text);
    let whole = query_whole(text, &typed);
    on_paper(products, |scores| {
        if let Some(code) = whole.as_deref().filter(|whole| is_like_a_code(whole)) {
            words.codes_beginning(code, |product, score| scores.admit_with(product, score));
            scores.line_up();
            scores.all_words(typed.len());
        }
        if scores.is_empty() {
            let query = Query::new(words, &typed, whole.as_deref());
            let all = query.reaches.len();
            query.bear_at_least(all, scores);
            if scores.is_empty() && all / 2 + 1 < all {
                query.bear_at_least(all / 2 + 1, scores);
            }
        }
        scores.tell_best(found);
    });
}

/// What the words of a text reach.
struct Query<'a> {
    words: &'a Words,
    /// What each word reaches and how many bearers that has, the rarest first.
    reaches: Vec<(usize, Reach)>,
    /// What the text without its spaces reaches.
    whole: Option<Reach>,
}

impl<'a> Query<'a> {
    fn new(words: &'a Words, typed: &[String], whole: Option<&str>) -> Self {
        let reach = |word| {
            let reach = words.reach(word);
            (words.size(&reach), reach)
        };
        let mut reaches: Vec<_> = typed.iter().map(|word| reach(word)).collect();
        reaches.sort_by_key(|(size, _)| *size);
        Self { words, reaches, whole: whole.map(|whole| words.reach(whole)) }
    }

    /// Scores those that bear at least `least` of the words, or the whole: they are left as
    /// candidates.
    fn bear_at_least(&self, least: usize, scores: &mut Scores) {
        self.choose_candidates(least, scores);
        for (done, (_, reach)) in self.reaches.iter().enumerate() {
            let left = self.reaches.len() - done - 1;
            self.words.tell(reach, |bearers, worth| scores.note(bearers, worth));
            scores.next_word(least.saturating_sub(left));
        }
        if let Some(whole) = &self.whole {
            self.words.tell(whole, |bearers, worth| scores.note(bearers, worth));
            scores.all_words(self.reaches.len());
        }
    }

    /// Who bears at least `least` of `n` words bears one of any `n - least + 1`: only the bearers
    /// of so many words, the rarest, are candidates. When all words must be borne, those are
    /// intersected with the bearers of words that are not much more frequent; among the bearers of
    /// the others they are quicker found than marked.
    fn choose_candidates(&self, least: usize, scores: &mut Scores) {
        if let Some(whole) = &self.whole {
            self.words.bearers(whole, |bearers| scores.keep(bearers));
        }
        let enough = self.reaches.len().min(self.reaches.len() + 1 - least);
        let (rarest, others) = self.reaches.split_at(enough);
        for (_, reach) in rarest {
            self.words.bearers(reach, |bearers| scores.admit(bearers));
        }
        if let [(few, _)] = rarest {
            for (_, reach) in others.iter().take_while(|(size, _)| size / WORTH_A_GALLOP <= *few) {
                self.words.bearers(reach, |bearers| scores.demand(bearers));
                scores.narrow();
            }
        }
        scores.line_up();
    }
}
