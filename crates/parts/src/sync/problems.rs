//! What a run has to tell people: rows that are no products, and why it waits or failed.

use base::{FieldProblem, Language};
use serde::{Deserialize, Serialize};

/// Problems a run keeps; the count of refused rows goes on.
pub const KEPT: usize = 50;

/// One row of the old system that needs a person's eye, with its sentences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The row's `tblpart_id.id`.
    pub ref_id: i64,
    /// What kind of problem.
    pub code: String,
    /// In Indonesian.
    pub id: String,
    /// In English.
    pub en: String,
}

impl Problem {
    fn of(ref_id: i64, code: &str, id: String, en: String) -> Self {
        Self { ref_id, code: code.to_owned(), id, en }
    }

    /// A field breaks the rules of products.
    pub fn invalid(ref_id: i64, part_code: &str, problem: &FieldProblem) -> Self {
        let named = if part_code.is_empty() { String::new() } else { format!("{part_code}: ") };
        let (field_id, field_en) = label(&problem.field);
        let said = |field: &str, text: &str| {
            // Some rules name their field themselves.
            let field = if text.contains(field) { String::new() } else { format!("{field}: ") };
            format!("{named}{field}{text}")
        };
        let (id, en) = (said(field_id, &problem.id), said(field_en, &problem.en));
        Self::of(ref_id, &format!("invalid_{}", problem.field), id, en)
    }

    /// Its code belongs to another part, which is linked already.
    pub fn duplicate(ref_id: i64, part_code: &str, other: i64) -> Self {
        Self::of(
            ref_id,
            "duplicate_code",
            format!("Kode {part_code} sudah dipakai part {other} di sistem dealer."),
            format!("The code {part_code} is already used by part {other} of the old system."),
        )
    }

    /// Its new code belongs to another product of ours.
    pub fn taken(ref_id: i64, part_code: &str, name: &str) -> Self {
        Self::of(
            ref_id,
            "code_taken",
            format!("Kode {part_code} sudah dipakai produk lain di sini: {name}."),
            format!("The code {part_code} is already used by another product here: {name}."),
        )
    }

    /// The part is there no more; its product is not sold any longer.
    pub fn vanished(ref_id: i64, product_code: &str) -> Self {
        Self::of(
            ref_id,
            "vanished",
            format!("{product_code} tidak ada lagi di sistem dealer; produk dinonaktifkan."),
            format!("{product_code} is gone from the old system; the product was made inactive."),
        )
    }

    /// Its sentence.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Id => &self.id,
            Language::En => &self.en,
        }
    }
}

/// What the old system's people call a field, in Indonesian and in English.
fn label(field: &str) -> (&str, &str) {
    match field {
        "code" => ("Kode", "Code"),
        "name" => ("Nama", "Name"),
        "category" => ("Kategori", "Category"),
        "price" => ("Harga", "Price"),
        other => (other, other),
    }
}

/// Why a run waits, failed, or did not do everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The old system cannot be reached.
    Away,
    /// It answered with an error that time does not heal.
    Refused,
    /// Nobody has worked on it for long.
    Abandoned,
    /// More vanished than can be believed; nothing was made inactive.
    TooManyVanished,
    /// It has no parts at all; nothing was made inactive.
    Empty,
}

impl Trouble {
    /// As it is stored.
    pub fn word(self) -> &'static str {
        match self {
            Self::Away => "away",
            Self::Refused => "refused",
            Self::Abandoned => "abandoned",
            Self::TooManyVanished => "too_many_vanished",
            Self::Empty => "empty",
        }
    }

    fn read(word: &str) -> Option<Self> {
        [Self::Away, Self::Refused, Self::Abandoned, Self::TooManyVanished, Self::Empty]
            .into_iter()
            .find(|trouble| trouble.word() == word)
    }

    fn text(self, language: Language) -> &'static str {
        let (id, en) = match self {
            Self::Away => (
                "Sistem dealer tidak bisa dihubungi; dicoba lagi otomatis.",
                "The old system cannot be reached; it is tried again by itself.",
            ),
            Self::Refused => {
                ("Sistem dealer menolak permintaan kami.", "The old system refused our request.")
            }
            Self::Abandoned => (
                "Terhenti di tengah jalan; yang berikutnya mulai dari awal.",
                "It stopped midway; the next one starts from the beginning.",
            ),
            Self::TooManyVanished => (
                "Terlalu banyak part hilang dari sistem dealer; tidak ada produk yang \
                 dinonaktifkan. Minta sinkronisasi penuh bila memang begitu.",
                "Too many parts are gone from the old system; no product was made inactive. Ask \
                 for a full sync if that is meant.",
            ),
            Self::Empty => (
                "Sistem dealer tidak punya part sama sekali; tidak ada produk yang dinonaktifkan.",
                "The old system has no parts at all; no product was made inactive.",
            ),
        };
        match language {
            Language::Id => id,
            Language::En => en,
        }
    }
}

/// The sentence of a stored trouble, with the machine's words where they help.
pub fn said(word: &str, detail: Option<&str>, language: Language) -> String {
    let text = Trouble::read(word).map_or(word, |trouble| trouble.text(language));
    match detail {
        Some(detail) if !detail.is_empty() => format!("{text} ({detail})"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_says_which_field_of_which_part_is_wrong() {
        let missing = |field: &str| FieldProblem {
            field: field.to_owned(),
            code: "required",
            id: "Wajib diisi.".to_owned(),
            en: "Required.".to_owned(),
        };

        let nameless = Problem::invalid(7, "OLI-7", &missing("name"));
        let codeless = Problem::invalid(8, "", &missing("code"));

        assert_eq!(nameless.text(Language::Id), "OLI-7: Nama: Wajib diisi.");
        assert_eq!(
            (codeless.code.as_str(), codeless.text(Language::En)),
            ("invalid_code", "Code: Required.")
        );
    }

    #[test]
    fn every_trouble_is_read_as_it_was_stored() {
        for trouble in [Trouble::Away, Trouble::Refused, Trouble::Abandoned, Trouble::Empty] {
            assert_eq!(Trouble::read(trouble.word()), Some(trouble));
        }
        assert_eq!(
            said("refused", Some("no such table"), Language::En),
            "The old system refused our request. (no such table)"
        );
    }
}
