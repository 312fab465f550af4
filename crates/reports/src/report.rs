//! A report: whose, of what, of when, its headline numbers and its tables.

use base::{Language, Zone};
use chrono::{DateTime, Datelike, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::cell::{Cell, cleaned_label};
use crate::column::Kind;
use crate::limits::{FIRST_YEAR, LAST_YEAR, MAX_FACTS, MAX_LABEL, MAX_ROWS, MAX_SECTIONS};
use crate::period::Period;
use crate::refusal::Refusal;
use crate::table::Table;

/// What stands above a report.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = ReportHeading)]
pub struct Heading {
    /// What it is about.
    pub title: String,
    /// The business that it belongs to.
    pub business: String,
    /// The days that it covers; none for a document of one moment.
    pub period: Option<Period>,
    /// When its figures were read.
    pub made_at: DateTime<Utc>,
    /// The zone in which its moments are shown.
    pub zone: Zone,
    /// The language of its fixed words.
    pub language: Language,
}

/// A headline number.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = ReportFact)]
pub struct Fact {
    label: String,
    kind: Kind,
    value: Cell,
}

impl Fact {
    /// What it counts.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// What the number is.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The number.
    pub const fn value(&self) -> &Cell {
        &self.value
    }
}

/// A report as it is shown: its JSON is the screen's.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = Report)]
pub struct Report {
    #[serde(flatten)]
    heading: Heading,
    facts: Vec<Fact>,
    sections: Vec<Table>,
}

impl Report {
    /// A report with nothing below its heading.
    ///
    /// # Errors
    /// A title too long, or made in no year of the calendar.
    pub fn new(heading: Heading) -> Result<Self, Refusal> {
        if !(FIRST_YEAR..=LAST_YEAR).contains(&heading.made_at.year()) {
            return Err(Refusal::DateOutOfRange);
        }
        let title = cleaned_label(&heading.title)?;
        let business = cleaned_label(&heading.business)?;
        let heading = Heading { title, business, ..heading };
        Ok(Self { heading, facts: Vec::new(), sections: Vec::new() })
    }

    /// With one more headline number behind the others.
    ///
    /// # Errors
    /// One too many, or a value that cannot be shown in a few words.
    pub fn with_fact(
        mut self,
        label: impl AsRef<str>,
        value: impl Into<Cell>,
    ) -> Result<Self, Refusal> {
        if self.facts.len() == MAX_FACTS {
            return Err(Refusal::TooManyFacts { limit: MAX_FACTS });
        }
        let value = match value.into().checked()? {
            Cell::Text(text) if text.chars().nth(MAX_LABEL).is_some() => {
                return Err(Refusal::TextTooLong { limit: MAX_LABEL });
            }
            Cell::Text(text) => Cell::text(cleaned_label(&text)?),
            value => value,
        };
        let kind = value.kind().unwrap_or(Kind::Text);
        self.facts.push(Fact { label: cleaned_label(label.as_ref())?, kind, value });
        Ok(self)
    }

    /// With one more table below the others.
    ///
    /// # Errors
    /// One too many, or too many rows together.
    pub fn with_section(mut self, table: Table) -> Result<Self, Refusal> {
        if self.sections.len() == MAX_SECTIONS {
            return Err(Refusal::TooManySections { limit: MAX_SECTIONS });
        }
        if self.row_count() + table.rows().len() > MAX_ROWS {
            return Err(Refusal::TooManyRows { limit: MAX_ROWS });
        }
        self.sections.push(table);
        Ok(self)
    }

    /// What stands above it.
    pub const fn heading(&self) -> &Heading {
        &self.heading
    }

    /// Its headline numbers.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// Its tables.
    pub fn sections(&self) -> &[Table] {
        &self.sections
    }

    fn row_count(&self) -> usize {
        self.sections.iter().map(|table| table.rows().len()).sum()
    }
}
