//! What filters ask of a product, packed so that a pass over a large catalogue stays in the cache.

use super::{Among, Wanted};
use crate::entity::product;

const ACTIVE: u32 = 1;
const IN_STOCK: u32 = 2;
const LINKED: u32 = 4;
/// Bits below the category's number.
const FLAGS: u32 = 3;

/// What filters ask of one product.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fact(u32);

impl Fact {
    /// Of a row whose category has this number.
    pub(super) fn of(row: &product::Model, category: u32) -> Self {
        let flag = |is_so, flag| if is_so { flag } else { 0 };
        let flags = flag(row.is_active, ACTIVE)
            | flag(row.stock.is_some_and(|stock| stock > 0), IN_STOCK)
            | flag(row.ref_part_id.is_some(), LINKED);
        Self(category << FLAGS | flags)
    }

    pub(super) fn category(self) -> usize {
        (self.0 >> FLAGS) as usize
    }

    pub(super) fn is_active(self) -> bool {
        self.0 & ACTIVE != 0
    }

    pub(super) fn is_in_stock(self) -> bool {
        self.0 & IN_STOCK != 0
    }
}

/// The filters other than the category's: what is looked at, and what must be seen there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sieve {
    looked_at: u32,
    seen: u32,
}

impl Sieve {
    pub(super) fn of(wanted: &Wanted) -> Self {
        let (mut looked_at, mut seen) = match wanted.among {
            Among::Active => (ACTIVE, ACTIVE),
            Among::Inactive => (ACTIVE, 0),
            Among::All => (0, 0),
        };
        if wanted.in_stock {
            looked_at |= IN_STOCK;
            seen |= IN_STOCK;
        }
        if wanted.unlinked {
            looked_at |= LINKED;
        }
        Self { looked_at, seen }
    }

    pub(super) fn lets_through(self, fact: Fact) -> bool {
        fact.0 & self.looked_at == self.seen
    }
}
