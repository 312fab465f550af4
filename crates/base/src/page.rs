//! Lists in pages: what a caller asks for, and the envelope every list answers in.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::validation::Invalid;

/// Rows of a page unless asked otherwise.
const DEFAULT_ROWS: u32 = 20;
/// Most rows of a page.
pub const MAX_ROWS: u32 = 100;

/// The page a caller asks for.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// Which page, from 1.
    #[param(minimum = 1)]
    pub page: Option<u32>,
    /// Rows of a page, at most 100.
    #[param(minimum = 1, maximum = 100)]
    pub per_page: Option<u32>,
}

impl PageQuery {
    /// The page, unless it cannot be.
    pub fn page(self) -> Result<Page, Invalid> {
        let number = self.page.unwrap_or(1);
        let rows = self.per_page.unwrap_or(DEFAULT_ROWS);
        if number == 0 {
            return Err(Invalid::field(
                "page",
                "too_small",
                "Halaman dimulai dari 1.",
                "Pages begin at 1.",
            ));
        }
        if rows == 0 || rows > MAX_ROWS {
            let (id, en) = (
                "Isi halaman antara 1 dan 100 baris.",
                "A page has 1 to 100 rows.",
            );
            return Err(Invalid::field("per_page", "out_of_range", id, en));
        }
        Ok(Page { number, rows })
    }
}

/// A page that exists, at least in principle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Which page, from 1.
    pub number: u32,
    /// Rows of a page.
    pub rows: u32,
}

impl Page {
    /// Rows before it.
    pub fn offset(self) -> u64 {
        u64::from(self.number - 1) * u64::from(self.rows)
    }

    /// Rows it shows at most.
    pub fn limit(self) -> u64 {
        u64::from(self.rows)
    }

    /// The envelope of `data` out of `total` rows.
    pub fn list<T>(self, data: Vec<T>, total: u64) -> List<T> {
        List {
            data,
            meta: self.meta(total),
        }
    }

    /// Where this page stands among `total` rows.
    pub fn meta(self, total: u64) -> Meta {
        Meta {
            page: self.number,
            per_page: self.rows,
            total,
        }
    }
}

/// Every list answers in this envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct List<T> {
    /// The rows of this page.
    pub data: Vec<T>,
    /// Where this page stands.
    pub meta: Meta,
}

/// Where a page stands in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Meta {
    /// Which page, from 1.
    pub page: u32,
    /// Rows of a page.
    pub per_page: u32,
    /// Rows of the whole list.
    pub total: u64,
}
