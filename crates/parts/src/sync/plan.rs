//! What one page of the old system's parts means for our products. Pure: no database, no clock.

use std::collections::{BTreeSet, HashMap};

use super::problems::Problem;
use super::reading::{self, Fields};
use crate::data_part::Part;
use crate::ids::ProductId;

/// One of our products, as far as following goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ours {
    /// Its id.
    pub id: ProductId,
    /// What the old system also knows of it.
    pub fields: Fields,
    /// Its part.
    pub part: Option<i64>,
    /// Whether it was made inactive because its part vanished.
    pub is_gone: bool,
}

/// A product that must follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub product: ProductId,
    /// What it becomes.
    pub fields: Fields,
    /// Its part from now on.
    pub part: i64,
    /// Whether it comes back because its part has.
    pub is_back: bool,
}

/// What a page means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Products to make, with their parts.
    pub create: Vec<(i64, Fields)>,
    /// Products to change.
    pub change: Vec<Change>,
    /// How many are in step.
    pub unchanged: i64,
    /// Rows that are no products.
    pub problems: Vec<Problem>,
}

impl Plan {
    /// Whether nothing is to be written.
    pub fn is_empty(&self) -> bool {
        self.create.is_empty() && self.change.is_empty()
    }

    /// The plan of a page. `living` says which parts, other than the page's own, are still there:
    /// a product whose part is gone may be taken by a new part with its code.
    pub fn of(parts: &[Part], ours: &[Ours], living: &BTreeSet<i64>) -> Self {
        let mut planner = Planner::new(parts, ours, living);
        for part in parts {
            planner.place(part);
        }
        planner.plan
    }
}

/// Parts that our products with the codes of this page are linked to, and that are not of this
/// page: whether they are still there decides whose the code is.
pub fn rivals(parts: &[Part], ours: &[Ours]) -> Vec<i64> {
    let page: BTreeSet<i64> = parts.iter().map(|part| part.id).collect();
    let codes: BTreeSet<String> = parts.iter().map(reading::code).collect();
    let elsewhere = ours
        .iter()
        .filter(|ours| codes.contains(&ours.fields.code))
        .filter_map(|ours| ours.part.filter(|part| !page.contains(part)));
    elsewhere.collect::<BTreeSet<_>>().into_iter().collect()
}

struct Planner<'a> {
    ours: &'a [Ours],
    living: BTreeSet<i64>,
    by_part: HashMap<i64, usize>,
    by_code: HashMap<&'a str, usize>,
    /// Codes that a part of this page has taken, and which.
    taken: HashMap<String, i64>,
    plan: Plan,
}

impl<'a> Planner<'a> {
    fn new(parts: &[Part], ours: &'a [Ours], living: &BTreeSet<i64>) -> Self {
        let mut by_part = HashMap::new();
        let mut by_code = HashMap::new();
        for (place, product) in ours.iter().enumerate() {
            if let Some(part) = product.part {
                by_part.entry(part).or_insert(place);
            }
            by_code.insert(product.fields.code.as_str(), place);
        }
        let living = parts.iter().map(|part| part.id).chain(living.iter().copied()).collect();
        Self { ours, living, by_part, by_code, taken: HashMap::new(), plan: Plan::default() }
    }

    fn place(&mut self, part: &Part) {
        let fields = match reading::read(part) {
            Ok(fields) => fields,
            Err(problem) => return self.plan.problems.push(problem),
        };
        if let Some(other) = self.taken.get(&fields.code) {
            let problem = Problem::duplicate(part.id, &fields.code, *other);
            return self.plan.problems.push(problem);
        }
        let holder = self.by_code.get(fields.code.as_str()).map(|place| &self.ours[*place]);
        let linked = self.by_part.get(&part.id).map(|place| &self.ours[*place]);
        match (linked, holder) {
            (Some(linked), Some(holder)) if linked.id != holder.id => {
                let problem = Problem::taken(part.id, &fields.code, &holder.fields.name);
                self.plan.problems.push(problem);
            }
            (Some(linked), _) => self.follow(linked, part.id, fields),
            (None, Some(holder)) => match holder.part.filter(|other| self.living.contains(other)) {
                Some(other) => {
                    let problem = Problem::duplicate(part.id, &fields.code, other);
                    self.plan.problems.push(problem);
                }
                None => self.follow(holder, part.id, fields),
            },
            (None, None) => {
                self.taken.insert(fields.code.clone(), part.id);
                self.plan.create.push((part.id, fields));
            }
        }
    }

    fn follow(&mut self, ours: &Ours, part: i64, fields: Fields) {
        self.taken.insert(fields.code.clone(), part);
        if ours.fields == fields && ours.part == Some(part) && !ours.is_gone {
            self.plan.unchanged += 1;
            return;
        }
        let change = Change { product: ours.id, fields, part, is_back: ours.is_gone };
        self.plan.change.push(change);
    }
}

#[cfg(test)]
mod tests;
