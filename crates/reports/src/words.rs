//! The fixed words of a report, in both languages.

use base::Language;

/// What a report says by itself, around what people put into it.
pub(crate) struct Words {
    /// The day and clock in it stand behind.
    pub made: &'static str,
    /// The row of totals.
    pub total: &'static str,
    /// The first sheet of a workbook.
    pub summary: &'static str,
    /// A table without title.
    pub table: &'static str,
    /// Between hours and minutes of a clock.
    pub clock: char,
    pub months: [&'static str; 12],
    /// The tag of the language and country in number formats of Excel.
    pub excel: &'static str,
}

const INDONESIAN: Words = Words {
    made: "Dibuat",
    total: "Total",
    summary: "Ringkasan",
    table: "Tabel",
    clock: '.',
    months: [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
    excel: "[$-421]",
};

const ENGLISH: Words = Words {
    made: "Made",
    total: "Total",
    summary: "Summary",
    table: "Table",
    clock: ':',
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    excel: "[$-809]",
};

impl Words {
    /// The words of a language.
    pub(crate) const fn of(language: Language) -> &'static Self {
        match language {
            Language::Id => &INDONESIAN,
            Language::En => &ENGLISH,
        }
    }
}
