//! What may be written into a product: the one place that trims, limits and names what is wrong.
//!
//! Forms, imports and the pull from the old system all go through here, so that no way in can
//! write what another would refuse.

use base::{Checks, Invalid, Rupiah};
use kernel::Tx;
use serde::Serialize;
use serde_json::{Value, json};

use crate::entity::product;
use crate::products::search_text;

/// Longest code: no word of a search is looked at beyond it.
pub const CODE_LIMIT: usize = 40;
/// Longest name: three lines on a phone.
pub const NAME_LIMIT: usize = 200;
/// Longest category: one chip on a phone.
pub const CATEGORY_LIMIT: usize = 40;
/// Longest description: one page.
pub const DESCRIPTION_LIMIT: usize = 2_000;
/// Highest price: with 9,999 pieces a line and 2,000 lines a cart no sum can leave `i64`.
pub const PRICE_LIMIT: i64 = 100_000_000_000;

/// A product as somebody wrote it; what is absent is not spoken of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its code.
    pub code: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// What else a buyer should know.
    pub description: Option<String>,
    /// Its category, in any case.
    pub category: Option<String>,
    /// The price of one piece.
    pub price: Option<Rupiah>,
    /// `tblpart_id.id` of the old system; `Some(None)` takes it away.
    pub ref_part_id: Option<Option<i64>>,
    /// Whether shops see and order it.
    pub is_active: Option<bool>,
}

/// Everything about a product that people write, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    code: String,
    name: String,
    description: String,
    category: String,
    price: Rupiah,
    ref_part_id: Option<i64>,
    is_active: bool,
}

/// What is to change about a product, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes(Draft);

/// One property that became another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Its name: `code`, `name`, `description`, `category`, `price`, `ref_part_id` or `is_active`.
    pub field: &'static str,
    /// What it was.
    pub before: Value,
    /// What it is now.
    pub after: Value,
}

impl Draft {
    /// A product to be made: active unless said otherwise, without description or link to the old
    /// system unless they are given.
    ///
    /// # Errors
    /// Every wrong or missing field at once.
    pub fn complete(self) -> Result<Content, Invalid> {
        let mut checks = Checks::new();
        let draft = self.checked(&mut checks);
        let (id, en) = ("Wajib diisi.", "Required.");
        checks.require(draft.code.is_some(), "code", "required", id, en);
        checks.require(draft.name.is_some(), "name", "required", id, en);
        checks.require(draft.category.is_some(), "category", "required", id, en);
        checks.require(draft.price.is_some(), "price", "required", id, en);
        checks.finish()?;
        Ok(Content {
            code: draft.code.unwrap_or_default(),
            name: draft.name.unwrap_or_default(),
            description: draft.description.unwrap_or_default(),
            category: draft.category.unwrap_or_default(),
            price: draft.price.unwrap_or_default(),
            ref_part_id: draft.ref_part_id.flatten(),
            is_active: draft.is_active.unwrap_or(true),
        })
    }

    /// Changes to a product that is there; what is absent stays.
    ///
    /// # Errors
    /// Every wrong field at once.
    pub fn changes(self) -> Result<Changes, Invalid> {
        let mut checks = Checks::new();
        let draft = self.checked(&mut checks);
        checks.finish()?;
        Ok(Changes(draft))
    }

    /// Trimmed, in capitals where it must be, with a note for whatever cannot be kept.
    fn checked(self, checks: &mut Checks) -> Self {
        let trimmed = |text: Option<String>| text.map(|text| text.trim().to_owned());
        let draft = Self {
            code: trimmed(self.code),
            name: trimmed(self.name),
            description: trimmed(self.description),
            category: self.category.map(|text| text.trim().to_uppercase()),
            ..self
        };
        word(checks, "code", draft.code.as_deref(), CODE_LIMIT);
        word(checks, "name", draft.name.as_deref(), NAME_LIMIT);
        word(checks, "category", draft.category.as_deref(), CATEGORY_LIMIT);
        prose(checks, draft.description.as_deref());
        if let Some(price) = draft.price {
            let fits = (0..=PRICE_LIMIT).contains(&price.get());
            let id = "Harga antara Rp 0 dan Rp 100.000.000.000.";
            let en = "The price is between Rp 0 and Rp 100,000,000,000.";
            checks.require(fits, "price", "out_of_range", id, en);
        }
        if let Some(Some(reference)) = draft.ref_part_id {
            let (id, en) = ("ID part harus 1 atau lebih.", "The part id is 1 or more.");
            checks.require(reference > 0, "ref_part_id", "out_of_range", id, en);
        }
        draft
    }
}

/// One line of text that may not be empty.
fn word(checks: &mut Checks, field: &str, text: Option<&str>, limit: usize) {
    let Some(text) = text else { return };
    if text.is_empty() {
        checks.require(false, field, "required", "Wajib diisi.", "Required.");
        return;
    }
    let (id, en) =
        (format!("Paling panjang {limit} huruf."), format!("At most {limit} characters."));
    checks.require(text.chars().count() <= limit, field, "too_long", id, en);
    let (id, en) = ("Ada karakter yang tidak bisa disimpan.", "Some characters cannot be kept.");
    checks.require(!text.chars().any(char::is_control), field, "bad_characters", id, en);
}

/// A description: empty or several lines.
fn prose(checks: &mut Checks, text: Option<&str>) {
    let Some(text) = text else { return };
    let fits = text.chars().count() <= DESCRIPTION_LIMIT;
    let (id, en) = ("Keterangan paling panjang 2.000 huruf.", "At most 2,000 characters.");
    checks.require(fits, "description", "too_long", id, en);
    let bad = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    let (id, en) = ("Ada karakter yang tidak bisa disimpan.", "Some characters cannot be kept.");
    checks.require(!text.chars().any(bad), "description", "bad_characters", id, en);
}

impl Content {
    /// Its code, trimmed.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Its name, trimmed.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its category, in capitals.
    pub fn category(&self) -> &str {
        &self.category
    }

    /// The price of one piece.
    pub fn price(&self) -> Rupiah {
        self.price
    }

    /// The row of a new product; `revision` comes from
    /// [`next_revision`](crate::products::next_revision). Insert it with
    /// [`write::insert`](crate::products::write::insert), or many of them with one statement.
    pub fn row(self, tx: &Tx, revision: i64) -> product::Model {
        product::Model {
            id: tx.new_id(),
            tenant_id: tx.tenant().id,
            search_text: search_text(&self.code, &self.name),
            code: self.code,
            name: self.name,
            description: self.description,
            category: self.category,
            price: self.price,
            ref_part_id: self.ref_part_id,
            stock: None,
            stock_as_of: None,
            is_active: self.is_active,
            revision,
            version: 1,
            created_at: tx.now(),
            updated_at: tx.now(),
        }
    }
}

impl Changes {
    /// The code it is to have, if that is spoken of.
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// What would change about `row`, without changing it.
    pub fn against(&self, row: &product::Model) -> Vec<Changed> {
        let Draft { code, name, description, category, price, ref_part_id, is_active } = &self.0;
        let mut changed = Vec::new();
        let mut compare = |field, before: Value, after: Option<Value>| {
            if let Some(after) = after.filter(|after| *after != before) {
                changed.push(Changed { field, before, after });
            }
        };
        compare("code", json!(row.code), code.as_ref().map(|code| json!(code)));
        compare("name", json!(row.name), name.as_ref().map(|name| json!(name)));
        let described = description.as_ref().map(|text| json!(text));
        compare("description", json!(row.description), described);
        compare("category", json!(row.category), category.as_ref().map(|name| json!(name)));
        compare("price", json!(row.price), price.map(|price| json!(price)));
        compare("ref_part_id", json!(row.ref_part_id), ref_part_id.map(|part| json!(part)));
        compare("is_active", json!(row.is_active), is_active.map(|active| json!(active)));
        changed
    }

    /// Changes `row` and says what became another; a row of which nothing did is left as it was,
    /// and need not be written. `revision` comes from
    /// [`next_revision`](crate::products::next_revision).
    pub fn onto(self, row: &mut product::Model, tx: &Tx, revision: i64) -> Vec<Changed> {
        let changed = self.against(row);
        if changed.is_empty() {
            return changed;
        }
        let Draft { code, name, description, category, price, ref_part_id, is_active } = self.0;
        row.code = code.unwrap_or(std::mem::take(&mut row.code));
        row.name = name.unwrap_or(std::mem::take(&mut row.name));
        row.description = description.unwrap_or(std::mem::take(&mut row.description));
        row.category = category.unwrap_or(std::mem::take(&mut row.category));
        row.price = price.unwrap_or(row.price);
        if ref_part_id.is_some_and(|part| part != row.ref_part_id) {
            // Another part's stock is not its own.
            (row.stock, row.stock_as_of) = (None, None);
        }
        row.ref_part_id = ref_part_id.unwrap_or(row.ref_part_id);
        row.is_active = is_active.unwrap_or(row.is_active);
        row.search_text = search_text(&row.code, &row.name);
        row.revision = revision;
        row.version += 1;
        row.updated_at = tx.now();
        changed
    }
}

#[cfg(test)]
mod tests;
