//! What may be written into a sales person: the one place that trims, limits and names what is
//! wrong.

use base::{Checks, Invalid, Phone};
use serde_json::{Value, json};

use crate::entity::sales_person::{self, Position};
use crate::ids::SalesId;
use crate::products::draft::Changed;

/// Longest name: one line of a table.
const NAME_LIMIT: usize = 120;

/// A sales person as somebody wrote it; what is absent is not spoken of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its name.
    pub name: Option<String>,
    /// Salesman or supervisor.
    pub position: Option<Position>,
    /// A salesman's supervisor; `Some(None)` takes it away.
    pub supervisor: Option<Option<SalesId>>,
    /// Where it can be reached, as people write it; `Some(None)` takes it away.
    pub phone: Option<Option<String>>,
    /// `tblsalesman.id` of the old system; `Some(None)` takes it away.
    pub ref_salesman_id: Option<Option<i64>>,
    /// Whether it still sells.
    pub is_active: Option<bool>,
}

/// What is to change about a sales person, checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub(super) name: Option<String>,
    pub(super) position: Option<Position>,
    pub(super) supervisor: Option<Option<SalesId>>,
    pub(super) phone: Option<Option<Phone>>,
    pub(super) ref_salesman_id: Option<Option<i64>>,
    pub(super) is_active: Option<bool>,
}

impl Draft {
    /// Changes to somebody who is there; what is absent stays.
    ///
    /// # Errors
    /// Every wrong field at once.
    pub fn changes(self) -> Result<Changes, Invalid> {
        let mut checks = Checks::new();
        let changes = self.checked(&mut checks);
        checks.finish()?;
        Ok(changes)
    }

    /// Somebody new, who needs a name and a position.
    ///
    /// # Errors
    /// Every wrong or missing field at once.
    pub fn complete(self) -> Result<Changes, Invalid> {
        let mut checks = Checks::new();
        let (id, en) = ("Wajib diisi.", "Required.");
        checks.require(self.name.is_some(), "name", "required", id, en);
        checks.require(self.position.is_some(), "position", "required", id, en);
        let changes = self.checked(&mut checks);
        checks.finish()?;
        Ok(changes)
    }

    fn checked(self, checks: &mut Checks) -> Changes {
        let name = self.name.map(|name| name.trim().to_owned());
        if let Some(name) = &name {
            let fits = (1..=NAME_LIMIT).contains(&name.chars().count())
                && !name.chars().any(char::is_control);
            let id = "Wajib diisi, paling panjang 120 huruf.";
            checks.require(fits, "name", "required", id, "Required, at most 120 characters.");
        }
        let phone = self.phone.map(|phone| {
            let text = phone.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
            text.and_then(|text| checks.accept("phone", Phone::parse(&text)))
        });
        if let Some(Some(reference)) = self.ref_salesman_id {
            let (id, en) = ("ID sales harus 1 atau lebih.", "The id there is 1 or more.");
            checks.require(reference > 0, "ref_salesman_id", "out_of_range", id, en);
        }
        let superior = self.position == Some(Position::Spv);
        let (id, en) = ("Supervisor tidak punya supervisor.", "A supervisor has no supervisor.");
        let named = matches!(self.supervisor, Some(Some(_)));
        checks.require(!(superior && named), "supervisor_id", "not_for_supervisors", id, en);
        Changes {
            name,
            position: self.position,
            // Whoever becomes a supervisor leaves his own.
            supervisor: if superior { Some(None) } else { self.supervisor },
            phone,
            ref_salesman_id: self.ref_salesman_id,
            is_active: self.is_active,
        }
    }
}

impl Changes {
    /// What would change about `row`.
    pub(super) fn against(&self, row: &sales_person::Model) -> Vec<Changed> {
        let mut changed = Vec::new();
        let mut compare = |field, before: Value, after: Option<Value>| {
            if let Some(after) = after.filter(|after| *after != before) {
                changed.push(Changed { field, before, after });
            }
        };
        compare("name", json!(row.name), self.name.as_ref().map(|name| json!(name)));
        compare("position", json!(row.position), self.position.map(|at| json!(at)));
        compare("supervisor_id", json!(row.supervisor_id), self.supervisor.map(|id| json!(id)));
        compare("phone", json!(row.phone), self.phone.as_ref().map(|phone| json!(phone)));
        let reference = self.ref_salesman_id.map(|id| json!(id));
        compare("ref_salesman_id", json!(row.ref_salesman_id), reference);
        compare("is_active", json!(row.is_active), self.is_active.map(|active| json!(active)));
        changed
    }

    /// The row as it is to be.
    pub(super) fn onto(self, row: &mut sales_person::Model) {
        row.name = self.name.unwrap_or(std::mem::take(&mut row.name));
        row.position = self.position.unwrap_or(row.position);
        row.supervisor_id = self.supervisor.unwrap_or(row.supervisor_id);
        row.phone = self.phone.unwrap_or(row.phone.take());
        row.ref_salesman_id = self.ref_salesman_id.unwrap_or(row.ref_salesman_id);
        row.is_active = self.is_active.unwrap_or(row.is_active);
    }
}
