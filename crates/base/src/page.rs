//! Lists in pages: what a caller asks for, and the envelope every list answers in.

use std::fmt;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::validation::Invalid;

/// Rows of a page unless asked otherwise.
const DEFAULT_ROWS: u32 = 20;
/// Most rows of a page.
pub const MAX_ROWS: u32 = 100;

/// The page a caller asks for; may be flattened into a list's own parameters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// Which page, from 1.
    #[serde(default, deserialize_with = "count")]
    #[param(minimum = 1, default = 1, example = 1)]
    pub page: Option<u32>,
    /// Rows of a page, at most 100.
    #[serde(default, deserialize_with = "count")]
    #[param(minimum = 1, maximum = 100, default = 20, example = 20)]
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
            let (id, en) = ("Isi halaman antara 1 dan 100 baris.", "A page has 1 to 100 rows.");
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
        u64::from(self.number.saturating_sub(1)) * u64::from(self.rows)
    }

    /// Rows it shows at most.
    pub fn limit(self) -> u64 {
        u64::from(self.rows)
    }

    /// The envelope of `data` out of `total` rows.
    pub fn list<T>(self, data: Vec<T>, total: u64) -> List<T> {
        List { data, meta: self.meta(total) }
    }

    /// Where this page stands among `total` rows.
    pub fn meta(self, total: u64) -> Meta {
        Meta { page: self.number, per_page: self.rows, total }
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

impl<T> List<T> {
    /// The same page with every row turned into something else.
    pub fn map<U>(self, turn: impl FnMut(T) -> U) -> List<U> {
        List { data: self.data.into_iter().map(turn).collect(), meta: self.meta }
    }
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

/// Reads a count from a number or from its text: a flattened query string only has texts.
fn count<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    deserializer.deserialize_any(Count)
}

/// Reads a count that may be missing or empty.
struct Count;

impl<'de> Visitor<'de> for Count {
    type Value = Option<u32>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number")
    }

    fn visit_none<E: de::Error>(self) -> Result<Option<u32>, E> {
        Ok(None)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Option<u32>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<u32>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_u64<E: de::Error>(self, count: u64) -> Result<Option<u32>, E> {
        let count_is = de::Unexpected::Unsigned(count);
        u32::try_from(count).map(Some).map_err(|_| E::invalid_value(count_is, &self))
    }

    fn visit_i64<E: de::Error>(self, count: i64) -> Result<Option<u32>, E> {
        let count_is = de::Unexpected::Signed(count);
        u32::try_from(count).map(Some).map_err(|_| E::invalid_value(count_is, &self))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Option<u32>, E> {
        match text.trim() {
            "" => Ok(None),
            text => {
                let text_is = de::Unexpected::Str(text);
                text.parse().map(Some).map_err(|_| E::invalid_value(text_is, &self))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{List, Meta, Page, PageQuery};
    use crate::Invalid;

    fn asked(page: u32, per_page: u32) -> Result<Page, Invalid> {
        PageQuery { page: Some(page), per_page: Some(per_page) }.page()
    }

    #[test]
    fn a_caller_who_says_nothing_gets_the_first_twenty() {
        let page = PageQuery::default().page().unwrap();

        assert_eq!((page.number, page.rows, page.offset(), page.limit()), (1, 20, 0, 20));
    }

    #[test]
    fn pages_follow_one_another_without_gap() {
        assert_eq!(asked(3, 25).unwrap().offset(), 50);
        assert_eq!(asked(u32::MAX, 100).unwrap().offset(), 429_496_729_400);
    }

    #[test]
    fn page_zero_and_sizes_beyond_the_limit_are_refused_beside_their_field() {
        for (page, per_page, field) in [(0, 20, "page"), (1, 0, "per_page"), (1, 101, "per_page")] {
            let invalid = asked(page, per_page).unwrap_err();
            assert_eq!(invalid.problems()[0].field, field);
        }
        assert!(asked(1, 100).is_ok());
    }

    #[test]
    fn a_query_is_read_from_numbers_and_from_texts() {
        let numbers: PageQuery = serde_json::from_str(r#"{"page": 2, "per_page": 50}"#).unwrap();
        let texts: PageQuery = serde_json::from_str(r#"{"page": "2", "per_page": "50"}"#).unwrap();
        let empty: PageQuery = serde_json::from_str(r#"{"page": "", "per_page": null}"#).unwrap();

        assert_eq!(numbers, PageQuery { page: Some(2), per_page: Some(50) });
        assert_eq!(texts, numbers);
        assert_eq!(empty, PageQuery::default());
        for refused in [r#"{"page": "two"}"#, r#"{"page": -1}"#, r#"{"page": 4294967296}"#] {
            assert!(serde_json::from_str::<PageQuery>(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn a_list_says_where_its_rows_stand() {
        let page = asked(3, 2).unwrap();

        let list: List<i32> = page.list(vec![1, 2], 6).map(|row| row * 10);

        assert_eq!(list.meta, Meta { page: 3, per_page: 2, total: 6 });
        assert_eq!(
            serde_json::to_value(&list).unwrap(),
            serde_json::json!({"data": [10, 20], "meta": {"page": 3, "per_page": 2, "total": 6}})
        );
    }
}
