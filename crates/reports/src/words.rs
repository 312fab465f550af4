//! The fixed words of a report, in both languages.

use base::Language;

/// What a report says by itself, around what people put into it.
pub(crate) struct Words {
    /// The day and clock in it stand behind.
    pub made: &'static str,
    /// The row of totals.
    pub total: &'static str,
    /// A table without rows.
    pub no_rows: &'static str,
    /// The first sheet of a workbook.
    pub summary: &'static str,
    /// A table without title.
    pub table: &'static str,
    /// `Halaman 1 dari 3`.
    #[cfg(feature = "pdf")]
    pub page: &'static str,
    #[cfg(feature = "pdf")]
    pub of: &'static str,
    /// Hours, minutes, seconds.
    pub hours: &'static str,
    pub minutes: &'static str,
    pub seconds: &'static str,
    /// Between hours and minutes of a clock.
    pub clock: char,
    pub months: [&'static str; 12],
    pub short_months: [&'static str; 12],
    /// The tag of the language and country in number formats of Excel.
    pub excel: &'static str,
}

const INDONESIAN: Words = Words {
    made: "Dibuat",
    total: "Total",
    no_rows: "Tidak ada data.",
    summary: "Ringkasan",
    table: "Tabel",
    #[cfg(feature = "pdf")]
    page: "Halaman",
    #[cfg(feature = "pdf")]
    of: "dari",
    hours: "j",
    minutes: "mnt",
    seconds: "dtk",
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
    short_months: [
        "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
    ],
    excel: "[$-421]",
};

const ENGLISH: Words = Words {
    made: "Made",
    total: "Total",
    no_rows: "No data.",
    summary: "Summary",
    table: "Table",
    #[cfg(feature = "pdf")]
    page: "Page",
    #[cfg(feature = "pdf")]
    of: "of",
    hours: "h",
    minutes: "min",
    seconds: "s",
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
    short_months: [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
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
