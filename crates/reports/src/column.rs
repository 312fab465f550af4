//! A column of a table: what it is called, what it holds, and what stands below it.

use serde::Serialize;
use utoipa::ToSchema;

use crate::cell::{Cell, cleaned_label};
use crate::refusal::Refusal;

/// What the values of a column, or a fact, are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ReportKind)]
pub enum Kind {
    /// Words.
    Text,
    /// A count.
    Integer,
    /// Whole rupiah.
    Rupiah,
    /// Units with at most three decimals.
    Quantity,
    /// Seconds.
    Duration,
    /// Basis points: 1250 is 12,5%.
    Percent,
    /// `YYYY-MM-DD`
    Date,
    /// UTC, shown in the report's zone.
    Moment,
}

impl Kind {
    /// Whether adding up its values means something.
    pub const fn is_summable(self) -> bool {
        matches!(self, Self::Integer | Self::Rupiah | Self::Quantity | Self::Duration)
    }

    /// How its values stand under one another, so that they compare at a glance.
    const fn align(self) -> Align {
        match self {
            Self::Text | Self::Date | Self::Moment => Align::Start,
            _ => Align::End,
        }
    }
}

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ReportAlign)]
pub enum Align {
    /// Left.
    Start,
    /// In the middle.
    Center,
    /// Right, as numbers do.
    End,
}

/// What stands below a column, in the row of totals.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Total {
    /// Nothing.
    #[default]
    Nothing,
    /// The sum of the column; a formula in a workbook.
    Sum,
    /// What only the caller can work out: an average, a share of the whole.
    Given(Cell),
}

/// A column; made with [`Column::new`].
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = ReportColumn)]
pub struct Column {
    /// Its name for programs.
    pub(crate) key: String,
    /// Its name for people.
    pub(crate) label: String,
    pub(crate) kind: Kind,
    pub(crate) align: Align,
    #[serde(skip)]
    pub(crate) total: Total,
}

impl Column {
    /// A column without total, aligned as its kind is read best.
    pub fn new(key: impl Into<String>, label: impl Into<String>, kind: Kind) -> Self {
        let (key, label) = (key.into(), label.into());
        Self { key, label, kind, align: kind.align(), total: Total::Nothing }
    }

    /// Aligned otherwise.
    #[must_use]
    pub fn aligned(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// With this below it.
    #[must_use]
    pub fn with_total(self, total: Total) -> Self {
        Self { total, ..self }
    }

    /// Its name for programs.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Its name for people.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// What it holds.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The cell, if it may stand in this column.
    pub(crate) fn accept(&self, cell: Cell) -> Result<Cell, Refusal> {
        match cell.kind() {
            Some(kind) if kind != self.kind => {
                Err(Refusal::CellKind { column: self.label.clone() })
            }
            _ => cell.checked(),
        }
    }

    /// The column as every format can show it, and the total of no rows.
    pub(crate) fn checked(self) -> Result<(Self, Cell), Refusal> {
        let column =
            Self { key: cleaned_label(&self.key)?, label: cleaned_label(&self.label)?, ..self };
        let total = match &column.total {
            Total::Nothing => Cell::Empty,
            Total::Sum if column.kind.is_summable() => Cell::of_number(column.kind, 0),
            Total::Sum => return Err(Refusal::NotSummable { column: column.label }),
            Total::Given(cell) => column.accept(cell.clone())?,
        };
        Ok((column, total))
    }
}
