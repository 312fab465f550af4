//! One tenant's products in memory: searched, filtered, counted and sorted without the database.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use base::Page;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::entity::product;
use crate::ids::ProductId;
use crate::products::words::{Collected, Words, query_whole, query_words};

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
        let facts = rows
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
        Self { version, rows, facts, categories, by_price, price_rank, words }
    }

    /// The version of the catalogue that it knows completely.
    pub fn version(&self) -> i64 {
        self.version
    }

    /// One page of what is wanted, with its facets, in one pass.
    pub fn find(&self, wanted: &Wanted, page: Page) -> Found {
        let category = wanted.category.as_ref();
        let category = category.map(|name| self.categories.iter().position(|known| known == name));
        let mut counts = vec![0u64; self.categories.len()];
        let mut keep = |place: u32| {
            let fact = self.facts[place as usize];
            if !fact.fits(wanted) {
                return false;
            }
            counts[fact.category as usize] += 1;
            category.is_none_or(|chosen| chosen == Some(fact.category as usize))
        };
        let start = usize::try_from(page.offset()).unwrap_or(usize::MAX);
        let end = start.saturating_add(page.rows as usize);
        let hits: Vec<u32> = if wanted.text.trim().is_empty() {
            let mut hits: Vec<u32> = self.all(wanted.sort).filter(|place| keep(*place)).collect();
            self.sort_rows(&mut hits, wanted.sort, end);
            hits
        } else {
            let mut hits = self.matching(&wanted.text);
            hits.retain(|(place, _)| keep(*place));
            self.sort(&mut hits, wanted.sort);
            let mut hits: Vec<u32> = hits.into_iter().map(|(place, _)| place).collect();
            self.sort_rows(&mut hits, wanted.sort, end);
            hits
        };
        let shown = hits.iter().skip(start).take(page.rows as usize);
        Found {
            rows: shown.map(|place| self.rows[*place as usize].clone()).collect(),
            total: hits.len() as u64,
            categories: self.counted(&counts),
        }
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

    fn sort(&self, hits: &mut [(u32, u32)], sort: Sort) {
        let rank = |place: u32| self.price_rank[place as usize];
        match sort {
            Sort::Relevance => {
                hits.sort_unstable_by_key(|(place, score)| (std::cmp::Reverse(*score), *place));
            }
            Sort::Price => hits.sort_unstable_by_key(|(place, _)| rank(*place)),
            Sort::PriceDown => {
                hits.sort_unstable_by_key(|(place, _)| std::cmp::Reverse(rank(*place)));
            }
            _ => hits.sort_unstable_by_key(|(place, _)| *place),
        }
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
    /// as bearing all when the text without its spaces and dashes fits its code.
    fn matching(&self, text: &str) -> Vec<(u32, u32)> {
        let words = query_words(text);
        let mut scores = Scores::new(self.rows.len());
        for word in &words {
            self.words.look_up(word, |place, score| scores.note(place, score));
            scores.next_word();
        }
        if let Some(whole) = query_whole(text, &words) {
            let all = count(words.len());
            self.words.look_up(&whole, |place, score| scores.note(place, score));
            scores.all_words(all);
        }
        scores.best(count(words.len()))
    }
}

/// The running sum of what each product scores, word by word.
struct Scores {
    sums: Vec<u32>,
    borne: Vec<u32>,
    /// The best score of the running word.
    bests: Vec<u32>,
    touched: Vec<u32>,
}

impl Scores {
    fn new(products: usize) -> Self {
        let zeros = || vec![0; products];
        Self { sums: zeros(), borne: zeros(), bests: zeros(), touched: Vec::new() }
    }

    fn note(&mut self, place: u32, score: u32) {
        let best = &mut self.bests[place as usize];
        if *best == 0 {
            self.touched.push(place);
        }
        *best = (*best).max(score);
    }

    fn next_word(&mut self) {
        for place in self.touched.drain(..) {
            let place = place as usize;
            self.sums[place] += std::mem::take(&mut self.bests[place]);
            self.borne[place] += 1;
        }
    }

    /// What was noted fits the whole text, which stands for `words` words.
    fn all_words(&mut self, words: u32) {
        for place in self.touched.drain(..) {
            let place = place as usize;
            let whole = std::mem::take(&mut self.bests[place]) * words;
            self.sums[place] = self.sums[place].max(whole);
            self.borne[place] = words;
        }
    }

    fn best(self, words: u32) -> Vec<(u32, u32)> {
        let most = self.borne.iter().copied().max().unwrap_or(0);
        if most * 2 <= words {
            return Vec::new();
        }
        let bearers = self.borne.iter().zip(self.sums).enumerate();
        bearers
            .filter(|(_, (borne, _))| **borne == most)
            .map(|(place, (_, sum))| (count(place), sum))
            .collect()
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
