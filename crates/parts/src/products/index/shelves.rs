//! The lists that shops turn over most, put in order once for every version of the catalogue, so
//! that a page costs the same in a large catalogue as in a small one.

use super::facts::Fact;
use super::{Sort, count};

/// Places of rows in one order, all of them and those of each category.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    all: Vec<u32>,
    by_category: Vec<Vec<u32>>,
}

impl Shelf {
    fn put(&mut self, place: u32, category: usize) {
        if self.by_category.len() <= category {
            self.by_category.resize_with(category + 1, Vec::new);
        }
        self.by_category[category].push(place);
        self.all.push(place);
    }

    /// The places of one category, or of all.
    pub(super) fn places(&self, category: Option<usize>) -> &[u32] {
        match category {
            None => &self.all,
            Some(category) => self.by_category.get(category).map_or(&[], Vec::as_slice),
        }
    }

    /// How many places each category has; those at the end that have none may be missing.
    pub(super) fn counts(&self) -> Vec<u64> {
        self.by_category.iter().map(|places| places.len() as u64).collect()
    }
}

/// What is sold, and what of it is in stock, by name and by price.
#[derive(Debug, Default)]
pub(super) struct Shelves {
    by_name: [Shelf; 2],
    by_price: [Shelf; 2],
}

impl Shelves {
    /// `facts` are by name; `by_price` holds their places, cheapest first.
    pub(super) fn filled(facts: &[Fact], by_price: &[u32]) -> Self {
        let mut shelves = Self::default();
        let names = 0..count(facts.len());
        names.for_each(|place| fill(&mut shelves.by_name, place, facts[place as usize]));
        by_price.iter().for_each(|&place| {
            fill(&mut shelves.by_price, place, facts[place as usize]);
        });
        shelves
    }

    /// The shelf for this order, if one is kept; [`Sort::PriceDown`] reads it from its end.
    pub(super) fn of(&self, sort: Sort, in_stock: bool) -> Option<&Shelf> {
        let kept = match sort {
            Sort::Relevance | Sort::Name => &self.by_name,
            Sort::Price | Sort::PriceDown => &self.by_price,
            Sort::Code | Sort::Stock | Sort::UpdatedDown => return None,
        };
        Some(&kept[usize::from(in_stock)])
    }
}

fn fill(shelves: &mut [Shelf; 2], place: u32, fact: Fact) {
    if fact.is_active() {
        shelves[0].put(place, fact.category());
        if fact.is_in_stock() {
            shelves[1].put(place, fact.category());
        }
    }
}
