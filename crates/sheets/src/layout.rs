//! What a caller looks for in a file: its columns by the words they may be titled with.

use crate::refusal::Refusal;

/// One column that is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name for programs.
    pub name: &'static str,
    /// Titles it is recognised by; case, blanks and punctuation do not matter.
    pub titles: &'static [&'static str],
    /// Whether a file without it is refused.
    pub is_required: bool,
}

/// The columns that are looked for.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// In the order in which rows give their cells.
    pub fields: &'static [Field],
    /// Recognised titles that make a row the header; more than one keeps a title line out.
    pub least_titles: usize,
    /// Whether a file without header is read by the places of its columns.
    pub is_header_optional: bool,
    /// Most rows below the header.
    pub max_rows: usize,
}

impl Layout {
    /// Whether a column may be titled so.
    pub fn knows_title(&self, title: &str) -> bool {
        self.field_of(title).is_some()
    }

    /// The place of the field with this title.
    pub(crate) fn field_of(&self, title: &str) -> Option<usize> {
        let wanted = squashed(title);
        let has = |field: &Field| field.titles.iter().any(|known| squashed(known) == wanted);
        if wanted.is_empty() { None } else { self.fields.iter().position(has) }
    }

    /// The first required field that is not among these.
    pub(crate) fn missing(&self, present: &[Option<usize>]) -> Option<&Field> {
        let is_there = |place: usize| present.contains(&Some(place));
        let all = self.fields.iter().enumerate();
        all.filter(|(_, field)| field.is_required)
            .find(|(place, _)| !is_there(*place))
            .map(|(_, field)| field)
    }

    /// The refusal of a file in which no header was found.
    pub(crate) fn header_missing(&self) -> Refusal {
        let names: Vec<&str> = self.fields.iter().map(|field| field.titles[0]).collect();
        Refusal::HeaderMissing { columns: names.join(", ") }
    }
}

/// A title without case, blanks and punctuation: `Harga (Rp.)` and `HARGA RP` are one.
pub(crate) fn squashed(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
