//! Which product each row of a quick order means.

use std::sync::Arc;

use base::{Page, Refuse};

use super::lines::Line;
use super::{Refusal, in_range};
use crate::cart::put::Wanted;
use crate::entity::product;
use crate::products::ProductName;
use crate::products::index::{self, Index};

/// Suggestions for an unknown code: what fits below it on a phone.
const SUGGESTIONS: u32 = 3;
/// Unknown codes that get some: a list of nothing but unknown codes is the wrong list.
const SUGGESTED_LIMIT: usize = 100;
/// Longest code that is repeated.
const CODE_SHOWN: usize = 60;

/// A row with the product it means, or why it means none.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) row: u32,
    pub(super) code: String,
    pub(super) qty: Option<i64>,
    pub(super) product: Option<ProductName>,
    pub(super) refusal: Option<Box<dyn Refuse>>,
    pub(super) suggestions: Vec<ProductName>,
}

impl Choice {
    /// What is to be put in the cart.
    pub(super) fn wanted(&self) -> Option<Wanted> {
        let product = self.product.as_ref().filter(|_| self.refusal.is_none())?;
        Some(Wanted { product: product.id, qty: self.qty? })
    }
}

/// The choice for each row.
pub(super) fn all(index: &Index, lines: Vec<Line>) -> Vec<Choice> {
    let mut suggested = 0;
    let choose = |line| {
        let mut choice = one(index, line);
        let is_unknown = choice.product.is_none() && !choice.code.is_empty();
        if is_unknown && choice.suggestions.is_empty() && suggested < SUGGESTED_LIMIT {
            suggested += 1;
            choice.suggestions = resembling(index, &choice.code);
        }
        choice
    };
    lines.into_iter().map(choose).collect()
}

fn one(index: &Index, line: Line) -> Choice {
    let mut choice = Choice {
        row: line.row,
        code: String::new(),
        qty: None,
        product: None,
        refusal: None,
        suggestions: Vec::new(),
    };
    let (code, qty) = match (line.code, line.qty) {
        (Err(refusal), _) => return choice.refused(refusal),
        (Ok(None), _) => return choice.refused(Refusal::CodeMissing),
        (Ok(Some(code)), qty) => (code, qty),
    };
    let mut found = index.with_code(&code);
    let mut pieces = qty.map(|qty| qty.unwrap_or(1));
    choice.code = code.chars().take(CODE_SHOWN).collect();
    // Only when the whole is no code is its last word a number of pieces.
    if let Some((code, qty)) = line.other.filter(|_| found.is_empty()) {
        found = index.with_code(&code);
        pieces = Ok(qty);
        choice.code = code.chars().take(CODE_SHOWN).collect();
    }
    choice.qty = pieces.as_ref().ok().copied();
    choice.pick(found);
    if choice.refusal.is_none() {
        match pieces.map(in_range) {
            Ok(Ok(_)) => {}
            Ok(Err(refusal)) => choice.refusal = Some(Box::new(refusal)),
            Err(refusal) => choice.refusal = Some(Box::new(refusal)),
        }
    }
    choice
}

impl Choice {
    fn refused(mut self, refusal: impl Refuse) -> Self {
        self.refusal = Some(Box::new(refusal));
        self
    }

    /// Takes the product that is meant: the one with exactly this code, else the only one that is
    /// sold. What is no longer sold is refused by the cart, by name.
    fn pick(&mut self, found: Vec<Arc<product::Model>>) {
        let text = self.code.clone();
        let exact = found.iter().find(|row| row.code == text).cloned();
        let sold: Vec<_> = found.iter().filter(|row| row.is_active).collect();
        let chosen = match (exact, sold.as_slice()) {
            (Some(exact), _) => Some(exact),
            (None, [only]) => Some((*only).clone()),
            (None, []) => found.first().cloned(),
            (None, several) => {
                self.suggestions =
                    several.iter().take(SUGGESTIONS as usize).map(|row| name_of(row)).collect();
                self.refusal = Some(Box::new(Refusal::AmbiguousCode { text }));
                return;
            }
        };
        match chosen {
            Some(row) => self.product = Some(name_of(&row)),
            None => self.refusal = Some(Box::new(Refusal::UnknownCode { text })),
        }
    }
}

fn resembling(index: &Index, text: &str) -> Vec<ProductName> {
    let wanted = index::Wanted { text: text.to_owned(), ..index::Wanted::default() };
    let found = index.find(&wanted, Page { number: 1, rows: SUGGESTIONS });
    found.rows.iter().map(|row| name_of(row)).collect()
}

fn name_of(row: &product::Model) -> ProductName {
    ProductName { id: row.id, code: row.code.clone(), name: row.name.clone() }
}
