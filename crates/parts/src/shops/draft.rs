//! What may be written into a shop: the one place that trims, limits and names what is wrong.

use base::{Checks, Invalid, Phone};
use serde_json::{Value, json};

use crate::entity::shop;
use crate::ids::SalesId;
use crate::products::draft::Changed;
use crate::shops::code_of;

/// Longest code: it is typed at the door.
const CODE_LIMIT: usize = 40;
/// Longest name, city or province; the account that bears the name keeps no more.
const NAME_LIMIT: usize = 120;
/// Longest street and number: three lines on a parcel.
const ADDRESS_LIMIT: usize = 300;

/// A shop as somebody wrote it; what is absent is not spoken of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its code, in any case.
    pub code: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// The WhatsApp number it signs in with, as people write it.
    pub phone: Option<String>,
    /// Street and number.
    pub address: Option<String>,
    /// City or regency.
    pub city: Option<String>,
    /// Province.
    pub province: Option<String>,
    /// Its salesman.
    pub salesman: Option<SalesId>,
    /// `tbltoko.id` of the old system; `Some(None)` takes it away.
    pub ref_toko_id: Option<Option<i64>>,
    /// Whether it may sign in and order.
    pub is_active: Option<bool>,
}

/// What is to change about a shop, checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub(super) code: Option<String>,
    pub(super) name: Option<String>,
    pub(super) phone: Option<Phone>,
    pub(super) address: Option<String>,
    pub(super) city: Option<String>,
    pub(super) province: Option<String>,
    pub(super) salesman: Option<SalesId>,
    pub(super) ref_toko_id: Option<Option<i64>>,
    pub(super) is_active: Option<bool>,
}

impl Draft {
    /// Changes to a shop that is there; what is absent stays.
    ///
    /// # Errors
    /// Every wrong field at once.
    pub fn changes(self) -> Result<Changes, Invalid> {
        let mut checks = Checks::new();
        let changes = self.checked(&mut checks);
        checks.finish()?;
        Ok(changes)
    }

    /// A shop to be made, of which code, name, phone and salesman are needed.
    ///
    /// # Errors
    /// Every wrong or missing field at once.
    pub fn complete(self) -> Result<super::NewShop, Invalid> {
        let mut checks = Checks::new();
        let (id, en) = ("Wajib diisi.", "Required.");
        checks.require(self.code.is_some(), "code", "required", id, en);
        checks.require(self.name.is_some(), "name", "required", id, en);
        checks.require(self.phone.is_some(), "phone", "required", id, en);
        checks.require(self.salesman.is_some(), "salesman_id", "required", id, en);
        let changes = self.checked(&mut checks);
        checks.finish()?;
        let (Some(phone), Some(salesman)) = (changes.phone, changes.salesman) else {
            return Err(Invalid::field("phone", "required", id, en));
        };
        Ok(super::NewShop {
            code: changes.code.unwrap_or_default(),
            name: changes.name.unwrap_or_default(),
            phone,
            address: changes.address.unwrap_or_default(),
            city: changes.city.unwrap_or_default(),
            province: changes.province.unwrap_or_default(),
            salesman,
            ref_toko_id: changes.ref_toko_id.flatten(),
        })
    }

    /// Trimmed, with a note for whatever cannot be kept.
    fn checked(self, checks: &mut Checks) -> Changes {
        let trimmed = |text: Option<String>| text.map(|text| text.trim().to_owned());
        let phone = self.phone.and_then(|text| checks.accept("phone", Phone::parse(&text)));
        let changes = Changes {
            code: self.code.as_deref().map(code_of),
            name: trimmed(self.name),
            phone,
            address: trimmed(self.address),
            city: trimmed(self.city),
            province: trimmed(self.province),
            salesman: self.salesman,
            ref_toko_id: self.ref_toko_id,
            is_active: self.is_active,
        };
        filled(checks, "code", changes.code.as_deref());
        filled(checks, "name", changes.name.as_deref());
        text(checks, "code", changes.code.as_deref(), CODE_LIMIT);
        text(checks, "name", changes.name.as_deref(), NAME_LIMIT);
        text(checks, "address", changes.address.as_deref(), ADDRESS_LIMIT);
        text(checks, "city", changes.city.as_deref(), NAME_LIMIT);
        text(checks, "province", changes.province.as_deref(), NAME_LIMIT);
        if let Some(Some(reference)) = changes.ref_toko_id {
            let (id, en) = ("ID toko harus 1 atau lebih.", "The shop's id there is 1 or more.");
            checks.require(reference > 0, "ref_toko_id", "out_of_range", id, en);
        }
        changes
    }
}

fn filled(checks: &mut Checks, field: &str, text: Option<&str>) {
    let (id, en) = ("Wajib diisi.", "Required.");
    checks.require(text.is_none_or(|text| !text.is_empty()), field, "required", id, en);
}

fn text(checks: &mut Checks, field: &str, text: Option<&str>, limit: usize) {
    let Some(text) = text else { return };
    let (id, en) =
        (format!("Paling panjang {limit} huruf."), format!("At most {limit} characters."));
    checks.require(text.chars().count() <= limit, field, "too_long", id, en);
    let (id, en) = ("Ada karakter yang tidak bisa disimpan.", "Some characters cannot be kept.");
    checks.require(!text.chars().any(char::is_control), field, "bad_characters", id, en);
}

impl Changes {
    /// What would change about `row`.
    pub(super) fn against(&self, row: &shop::Model) -> Vec<Changed> {
        let mut changed = Vec::new();
        let mut compare = |field, before: Value, after: Option<Value>| {
            if let Some(after) = after.filter(|after| *after != before) {
                changed.push(Changed { field, before, after });
            }
        };
        compare("code", json!(row.code), self.code.as_ref().map(|code| json!(code)));
        compare("name", json!(row.name), self.name.as_ref().map(|name| json!(name)));
        compare("phone", json!(row.phone), self.phone.as_ref().map(|phone| json!(phone)));
        compare("address", json!(row.address), self.address.as_ref().map(|text| json!(text)));
        compare("city", json!(row.city), self.city.as_ref().map(|text| json!(text)));
        compare("province", json!(row.province), self.province.as_ref().map(|text| json!(text)));
        compare("salesman_id", json!(row.salesman_id), self.salesman.map(|id| json!(id)));
        compare("ref_toko_id", json!(row.ref_toko_id), self.ref_toko_id.map(|id| json!(id)));
        compare("is_active", json!(row.is_active), self.is_active.map(|active| json!(active)));
        changed
    }

    /// The row as it is to be.
    pub(super) fn onto(self, row: &mut shop::Model) {
        row.code = self.code.unwrap_or(std::mem::take(&mut row.code));
        row.name = self.name.unwrap_or(std::mem::take(&mut row.name));
        row.phone = self.phone.unwrap_or_else(|| row.phone.clone());
        row.address = self.address.unwrap_or(std::mem::take(&mut row.address));
        row.city = self.city.unwrap_or(std::mem::take(&mut row.city));
        row.province = self.province.unwrap_or(std::mem::take(&mut row.province));
        row.salesman_id = self.salesman.unwrap_or(row.salesman_id);
        row.ref_toko_id = self.ref_toko_id.unwrap_or(row.ref_toko_id);
        row.is_active = self.is_active.unwrap_or(row.is_active);
    }
}
