//! One row of a list: what it says of a product, and what becomes of it.

use base::{Checks, FieldProblem, Language, Refuse, Rupiah};
use kernel::Tx;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sheets::Row;
use utoipa::ToSchema;

use super::RowRefusal;
use super::columns::{ACTIVE, CATEGORY, CODE, DESCRIPTION, NAME, PRICE, REFERENCE};
use crate::entity::product;
use crate::entity::product_import_row::RowOutcome;
use crate::products::draft::{Changed, Draft};

/// Longest code that is repeated for a refused row; a good one is not longer.
const CODE_SHOWN: usize = 60;

/// What one row says.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its number in the file.
    pub line: u32,
    /// The code as it stands there, shortened.
    pub code: String,
    /// What it says of a product, or what is wrong with it.
    pub said: Result<Draft, Vec<Reason>>,
}

/// Why a row is refused, kept in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The field it concerns.
    pub field: Option<String>,
    /// Why, for programs.
    pub code: String,
    /// Why, in Indonesian.
    pub id: String,
    /// Why, in English.
    pub en: String,
}

/// One property that changed, or would.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Change {
    /// Which.
    pub field: String,
    /// What it was; null for a new product.
    pub before: Value,
    /// What it is.
    pub after: Value,
}

/// What becomes of a row.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// What becomes of it.
    pub outcome: RowOutcome,
    /// What changes.
    pub changes: Vec<Change>,
    /// Why it is refused.
    pub reasons: Vec<Reason>,
    /// The row to write, if any.
    pub write: Option<product::Model>,
}

impl Line {
    /// What the row says. An empty cell says nothing: what is there stays.
    pub fn of(row: &Row) -> Self {
        let cells = &row.cells;
        let mut checks = Checks::new();
        let mut draft = Draft {
            code: checks.accept("code", cells[CODE].code()).flatten(),
            name: checks.accept("name", cells[NAME].text()).flatten(),
            description: checks.accept("description", cells[DESCRIPTION].text()).flatten(),
            category: checks.accept("category", cells[CATEGORY].text()).flatten(),
            price: checks.accept("price", cells[PRICE].whole()).flatten().map(Rupiah::new),
            is_active: checks.accept("is_active", cells[ACTIVE].yes_or_no()).flatten(),
            ref_part_id: None,
        };
        let reference = checks.accept("ref_part_id", cells[REFERENCE].whole()).flatten();
        draft.ref_part_id = reference.map(Some);
        if cells[CODE].is_empty() {
            checks.require(false, "code", "required", "Wajib diisi.", "Required.");
        }
        let said = match checks.finish() {
            Ok(()) => Ok(draft),
            Err(invalid) => Err(reasons_of(invalid.fields())),
        };
        let known = said.as_ref().ok().and_then(|draft| draft.code.clone());
        let code = known.unwrap_or_else(|| cells[CODE].shown());
        let code = code.chars().take(CODE_SHOWN).collect();
        Self { line: row.line, code, said }
    }

    /// Refuses it because its code stands in row `first` already.
    pub fn duplicates(&mut self, first: u32) {
        let refusal = RowRefusal::Duplicate { first };
        self.said = Err(vec![Reason {
            field: Some("code".to_owned()),
            code: refusal.code().to_owned(),
            id: refusal.text(Language::Id),
            en: refusal.text(Language::En),
        }]);
    }

    /// What becomes of it beside the product that has its code, if there is one.
    pub fn verdict(&self, known: Option<&product::Model>, tx: &Tx, revision: i64) -> Verdict {
        let draft = match &self.said {
            Ok(draft) => draft.clone(),
            Err(reasons) => return Verdict::refused(reasons.clone()),
        };
        match known {
            None => match draft.complete() {
                Ok(content) => Verdict::created(content.row(tx, revision)),
                Err(invalid) => Verdict::refused(reasons_of(invalid.fields())),
            },
            Some(known) => match draft.changes() {
                Ok(changes) => {
                    let mut row = known.clone();
                    let changed = changes.onto(&mut row, tx, revision);
                    Verdict::changed(changed, row)
                }
                Err(invalid) => Verdict::refused(reasons_of(invalid.fields())),
            },
        }
    }
}

impl Verdict {
    fn refused(reasons: Vec<Reason>) -> Self {
        Self { outcome: RowOutcome::Refused, changes: Vec::new(), reasons, write: None }
    }

    fn created(row: product::Model) -> Self {
        let after = serde_json::json!({
            "code": row.code,
            "name": row.name,
            "description": row.description,
            "category": row.category,
            "price": row.price,
            "ref_part_id": row.ref_part_id,
            "is_active": row.is_active,
        });
        let is_said = |value: &Value| !value.is_null() && value != "";
        let fields = after.as_object().cloned().unwrap_or_default().into_iter();
        let changes = fields
            .filter(|(_, after)| is_said(after))
            .map(|(field, after)| Change { field, before: Value::Null, after })
            .collect();
        Self { outcome: RowOutcome::Created, changes, reasons: Vec::new(), write: Some(row) }
    }

    fn changed(changed: Vec<Changed>, row: product::Model) -> Self {
        let outcome = if changed.is_empty() { RowOutcome::Unchanged } else { RowOutcome::Updated };
        let write = (!changed.is_empty()).then_some(row);
        let changes = changed.into_iter().map(Change::from).collect();
        Self { outcome, changes, reasons: Vec::new(), write }
    }
}

impl From<Changed> for Change {
    fn from(changed: Changed) -> Self {
        let Changed { field, before, after } = changed;
        Self { field: field.to_owned(), before, after }
    }
}

fn reasons_of(problems: Vec<FieldProblem>) -> Vec<Reason> {
    let reason = |problem: FieldProblem| Reason {
        field: Some(problem.field),
        code: problem.code.to_owned(),
        id: problem.id,
        en: problem.en,
    };
    problems.into_iter().map(reason).collect()
}
