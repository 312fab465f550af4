//! One tenant's products in memory: searched, filtered, counted and sorted without the database.

mod scores;
mod shelves;

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use base::Page;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::entity::product;
use crate::ids::ProductId;
use crate::products::words::{Collected, Words, is_like_a_code, query_whole, query_words, squash};

use scores::on_paper;
use shelves::{Shelf, Shelves};

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// Best match first; by name when nothing is searched for.
    #[default]
    Relevance,
    /// By name.
    Name,
    /// Cheapest first.
    Price,
    /// Dearest first.
    #[serde(rename = "-price")]
    PriceDown,
    /// By code.
    Code,
    /// Least on hand first; what is not known comes last.
    Stock,
    /// What somebody wrote last comes first.
    #[serde(rename = "-updated_at")]
    UpdatedDown,
}

/// Which products are looked among.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Among {
    /// Those that are sold.
    #[default]
    Active,
    /// Those that no longer are.
    Inactive,
    /// All of them.
    All,
}

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Words of name or code; empty for everything.
    pub text: String,
    /// Only this category.
    pub category: Option<String>,
    /// Only what is known to be in stock.
    pub in_stock: bool,
    /// Whether they are sold.
    pub among: Among,
    /// Only what has no id in the old system.
    pub unlinked: bool,
    /// The order.
    pub sort: Sort,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The rows of the page.
    pub rows: Vec<Arc<product::Model>>,
    /// How many there are on all pages.
    pub total: u64,
    /// How many there would be in each category, whichever is chosen.
    pub categories: BTreeMap<String, u64>,
}

/// The products as they were at one version of the catalogue, sorted by name.
#[derive(Debug)]
pub struct Index {
    version: i64,
    rows: Vec<Arc<product::Model>>,
    facts: Vec<Fact>,
    categories: Vec<String>,
    /// Places in `rows`, cheapest first.
    by_price: Vec<u32>,
    /// Where each row stands in `by_price`.
    price_rank: Vec<u32>,
    /// The lists that shops turn over most.
    shelves: Shelves,
    words: Arc<Words>,
}

/// What filters ask of a row, kept together so that a pass over all rows stays in the cache.
#[derive(Clone, Copy, Debug)]
struct Fact {
    category: u32,
    active: bool,
    in_stock: bool,
    linked: bool,
}

impl Fact {
    /// Whether filters other than the category's let it through.
    fn fits(self, wanted: &Wanted) -> bool {
        let among = match wanted.among {
            Among::Active => self.active,
            Among::Inactive => !self.active,
            Among::All => true,
        };
        among && (self.in_stock || !wanted.in_stock) && !(wanted.unlinked && self.linked)
    }
}

impl Index {
    /// The index with `changed` rows put in their place. Words are only gathered again when a
    /// name, a code or the number of products changed: a new price or stock leaves them be.
    pub fn renewed(old: Option<&Self>, changed: Vec<product::Model>, version: i64) -> Self {
        let mut by_id: HashMap<ProductId, Arc<product::Model>> = HashMap::new();
        let mut rows: Vec<Arc<product::Model>> =
            old.map(|old| old.rows.clone()).unwrap_or_default();
        by_id.extend(changed.into_iter().map(|row| (row.id, Arc::new(row))));
        let mut renamed = old.is_none();
        for row in &mut rows {
            if let Some(new) = by_id.remove(&row.id) {
                renamed |= new.name != row.name || new.code != row.code;
                *row = new;
            }
        }
        renamed |= !by_id.is_empty();
        rows.extend(by_id.into_values());
        let words = match old {
            Some(old) if !renamed => old.words.clone(),
            _ => {
                rows.sort_by_cached_key(|row| (row.name.to_lowercase(), row.code.clone()));
                Arc::new(words_of(&rows))
            }
        };
        Self::arranged(rows, words, version)
    }

    fn arranged(rows: Vec<Arc<product::Model>>, words: Arc<Words>, version: i64) -> Self {
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut categories = Vec::new();
        let facts: Vec<Fact> = rows
            .iter()
            .map(|row| Fact {
                category: *numbers.entry(&row.category).or_insert_with(|| {
                    categories.push(row.category.clone());
                    count(categories.len() - 1)
                }),
                active: row.is_active,
                in_stock: row.stock.is_some_and(|stock| stock > 0),
                linked: row.ref_part_id.is_some(),
            })
            .collect();
        let mut by_price: Vec<u32> = (0..count(rows.len())).collect();
        by_price.sort_by_key(|place| rows[*place as usize].price);
        let mut price_rank = vec![0; rows.len()];
        for (rank, place) in by_price.iter().enumerate() {
            price_rank[*place as usize] = count(rank);
        }
        let shelves = Shelves::filled(&facts, &by_price);
        Self { version, rows, facts, categories, by_price, price_rank, shelves, words }
    }

    /// The version of the catalogue that it knows completely.
    pub fn version(&self) -> i64 {
        self.version
    }

    /// One page of what is wanted, with its facets.
    pub fn find(&self, wanted: &Wanted, page: Page) -> Found {
        let category = wanted.category.as_ref();
        let category = category.map(|name| self.categories.iter().position(|known| known == name));
        let start = usize::try_from(page.offset()).unwrap_or(usize::MAX);
        let shown = start..start.saturating_add(page.rows as usize);
        match self.shelf(wanted) {
            Some(shelf) => self.turn_over(shelf, category, wanted.sort, shown),
            None => self.look_through(wanted, category, shown),
        }
    }

    /// The list in the kept order, if one is kept for what is wanted.
    fn shelf(&self, wanted: &Wanted) -> Option<&Shelf> {
        let plain = wanted.text.trim().is_empty() && !wanted.unlinked;
        let kept = plain && wanted.among == Among::Active;
        if kept { self.shelves.of(wanted.sort, wanted.in_stock) } else { None }
    }

    fn turn_over(
        &self,
        shelf: &Shelf,
        category: Option<Option<usize>>,
        sort: Sort,
        shown: Range<usize>,
    ) -> Found {
        let places = match category {
            None => shelf.places(None),
            Some(None) => &[],
            Some(chosen) => shelf.places(chosen),
        };
        let row = |place: &u32| self.rows[*place as usize].clone();
        let rows = match sort {
            Sort::PriceDown => {
                places.iter().rev().skip(shown.start).take(shown.len()).map(row).collect()
            }
            _ => places.iter().skip(shown.start).take(shown.len()).map(row).collect(),
        };
        Found { rows, total: places.len() as u64, categories: self.counted(&shelf.counts()) }
    }

    fn look_through(
        &self,
        wanted: &Wanted,
        category: Option<Option<usize>>,
        shown: Range<usize>,
    ) -> Found {
        let mut counts = vec![0u64; self.categories.len()];
        let mut keep = |place: u32| {
            let fact = self.facts[place as usize];
            if !fact.fits(wanted) {
                return false;
            }
            counts[fact.category as usize] += 1;
            category.is_none_or(|chosen| chosen == Some(fact.category as usize))
        };
        let mut hits: Vec<u32> = if wanted.text.trim().is_empty() {
            self.all(wanted.sort).filter(|place| keep(*place)).collect()
        } else {
            let mut hits = self.matching(&wanted.text);
            hits.retain(|(place, _)| keep(*place));
            self.sort(&mut hits, wanted.sort, shown.end);
            hits.into_iter().map(|(place, _)| place).collect()
        };
        self.sort_rows(&mut hits, wanted.sort, shown.end);
        let page = hits.iter().skip(shown.start).take(shown.len());
        Found {
            rows: page.map(|place| self.rows[*place as usize].clone()).collect(),
            total: hits.len() as u64,
            categories: self.counted(&counts),
        }
    }

    /// The products with this code, whatever its case and punctuation; inactive ones too.
    pub fn with_code(&self, code: &str) -> Vec<Arc<product::Model>> {
        let code = squash(code);
        let places = self.words.bearing_code(&code);
        places.map(|place| self.rows[place as usize].clone()).collect()
    }

    fn counted(&self, counts: &[u64]) -> BTreeMap<String, u64> {
        let named = self.categories.iter().cloned().zip(counts.iter().copied());
        named.filter(|(_, count)| *count > 0).collect()
    }

    /// All places in the wanted order.
    fn all(&self, sort: Sort) -> Box<dyn Iterator<Item = u32> + '_> {
        match sort {
            Sort::Price => Box::new(self.by_price.iter().copied()),
            Sort::PriceDown => Box::new(self.by_price.iter().rev().copied()),
            _ => Box::new(0..count(self.rows.len())),
        }
    }

    /// Puts the first `end` hits in order; later pages need none yet.
    fn sort(&self, hits: &mut [(u32, u32)], sort: Sort, end: usize) {
        let rank = |place: u32| self.price_rank[place as usize];
        let key = |&(place, score): &(u32, u32)| match sort {
            Sort::Relevance => (u32::MAX - score, place),
            Sort::Price => (rank(place), place),
            Sort::PriceDown => (u32::MAX - rank(place), place),
            _ => (place, place),
        };
        if end < hits.len() {
            hits.select_nth_unstable_by_key(end, key);
        }
        let end = end.min(hits.len());
        hits[..end].sort_unstable_by_key(key);
    }

    /// Puts the first `end` hits in an order that is not kept: only the pages up to the one that
    /// is shown are sorted, so that a long list costs one pass.
    fn sort_rows(&self, hits: &mut [u32], sort: Sort, end: usize) {
        let row = |place: &u32| &*self.rows[*place as usize];
        let order: &dyn Fn(&u32, &u32) -> Ordering = match sort {
            Sort::Code => &|a, b| row(a).code.cmp(&row(b).code),
            Sort::Stock => &|a, b| {
                let key = |place| (row(place).stock.is_none(), row(place).stock, *place);
                key(a).cmp(&key(b))
            },
            Sort::UpdatedDown => {
                &|a, b| row(b).updated_at.cmp(&row(a).updated_at).then_with(|| a.cmp(b))
            }
            Sort::Relevance | Sort::Name | Sort::Price | Sort::PriceDown => return,
        };
        if end < hits.len() {
            hits.select_nth_unstable_by(end, order);
        }
        let end = end.min(hits.len());
        hits[..end].sort_unstable_by(order);
    }

    /// Places and scores of the products that bear the words of `text`: all of them, or, when
    /// none bears all, those that bear the most, if that is more than half. A product also counts
    /// as bearing all when the text without its spaces and dashes fits its code; a text that begins
    /// a code looks no further.
    fn matching(&self, text: &str) -> Vec<(u32, u32)> {
        let words = query_words(text);
        let all = count(words.len());
        let whole = query_whole(text, &words);
        on_paper(self.rows.len(), |scores| {
            if let Some(code) = whole.as_deref().filter(|whole| is_like_a_code(whole))
                && self.words.codes_beginning(code, |place, score| scores.note(place, score))
            {
                scores.all_words(all);
                return scores.best(all);
            }
            for word in &words {
                self.words.look_up(word, |place, score| scores.note(place, score));
                scores.next_word();
            }
            if let Some(whole) = whole {
                self.words.look_up(&whole, |place, score| scores.note(place, score));
                scores.all_words(all);
            }
            scores.best(all)
        })
    }
}

fn words_of(rows: &[Arc<product::Model>]) -> Words {
    let mut collected = Collected::default();
    for (place, row) in rows.iter().enumerate() {
        collected.add(count(place), &row.code, &row.name);
    }
    collected.finish()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).expect("a catalogue in memory has fewer rows than u32 counts")
}

#[cfg(test)]
mod tests;
