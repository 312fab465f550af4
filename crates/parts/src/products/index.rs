//! One tenant's products in memory: searched, filtered, counted and sorted without the database.

mod facts;
mod marks;
mod matching;
mod scores;
mod shelves;
mod top;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use base::Page;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::entity::product;
use crate::ids::ProductId;
use crate::products::words::{Gathered, Words, squash};

use facts::{Fact, Sieve};
use matching::matching;
use shelves::{Shelf, Shelves};
use top::{Hit, Order, Top};

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
    /// Where each row stands among all, cheapest first.
    price_rank: Vec<u32>,
    /// The lists that shops turn over most.
    shelves: Shelves,
    words: Arc<Words>,
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
            .map(|row| {
                let category = *numbers.entry(&row.category).or_insert_with(|| {
                    categories.push(row.category.clone());
                    count(categories.len() - 1)
                });
                Fact::of(row, category)
            })
            .collect();
        let mut by_price: Vec<u32> = (0..count(rows.len())).collect();
        by_price.sort_by_key(|place| rows[*place as usize].price);
        let mut price_rank = vec![0; rows.len()];
        for (rank, place) in by_price.iter().enumerate() {
            price_rank[*place as usize] = count(rank);
        }
        let shelves = Shelves::filled(&facts, &by_price);
        Self { version, rows, facts, categories, price_rank, shelves, words }
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
        let sieve = Sieve::of(wanted);
        let mut counts = vec![0u64; self.categories.len()];
        let mut total = 0;
        let mut top = Top::new(shown.end, self.order(wanted.sort));
        let look = |place: u32, score: u16| {
            let fact = self.facts[place as usize];
            if sieve.lets_through(fact) {
                counts[fact.category()] += 1;
                if category.is_none_or(|chosen| chosen == Some(fact.category())) {
                    total += 1;
                    top.offer(Hit { place, score });
                }
            }
        };
        if wanted.text.trim().is_empty() {
            let mut look = look;
            (0..count(self.rows.len())).for_each(|place| look(place, 0));
        } else {
            matching(&self.words, self.rows.len(), &wanted.text, look);
        }
        let hits = top.sorted();
        let page = hits.iter().skip(shown.start).take(shown.len());
        Found {
            rows: page.map(|hit| self.rows[hit.place as usize].clone()).collect(),
            total,
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

    /// How hits are put in order; what is equal stands by name.
    fn order(&self, sort: Sort) -> Order<'_> {
        let row = |hit: &Hit| &*self.rows[hit.place as usize];
        let rank = |hit: &Hit| self.price_rank[hit.place as usize];
        match sort {
            Sort::Relevance => Box::new(|a, b| b.score.cmp(&a.score).then(a.place.cmp(&b.place))),
            Sort::Name => Box::new(|a, b| a.place.cmp(&b.place)),
            Sort::Price => Box::new(move |a, b| rank(a).cmp(&rank(b))),
            Sort::PriceDown => Box::new(move |a, b| rank(b).cmp(&rank(a))),
            Sort::Code => {
                Box::new(move |a, b| row(a).code.cmp(&row(b).code).then(a.place.cmp(&b.place)))
            }
            Sort::Stock => Box::new(move |a, b| {
                let key = |hit| (row(hit).stock.is_none(), row(hit).stock, hit.place);
                key(a).cmp(&key(b))
            }),
            Sort::UpdatedDown => Box::new(move |a, b| {
                row(b).updated_at.cmp(&row(a).updated_at).then(a.place.cmp(&b.place))
            }),
        }
    }
}

fn words_of(rows: &[Arc<product::Model>]) -> Words {
    let mut gathered = Gathered::default();
    for (place, row) in rows.iter().enumerate() {
        gathered.add(count(place), &row.code, &row.name);
    }
    gathered.finish()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).expect("a catalogue in memory has fewer rows than u32 counts")
}

#[cfg(test)]
mod tests;
