//! Why a report cannot be built, or not be written in a format.

base::refusals! {
    /// Why a report is not made.
    pub enum Refusal in "platform.report" {
        /// A row has more or fewer cells than the table has columns.
        RowWidth { expected: usize, found: usize } => 422 "row_width",
            id "Baris ini berisi {found} sel, padahal tabelnya {expected} kolom.",
            en "This row has {found} cells, but the table has {expected} columns.";
        /// A cell is of another kind than its column.
        CellKind { column: String } => 422 "cell_kind",
            id "Isi sel tidak sesuai dengan kolom {column}.",
            en "The cell does not fit the column {column}.";
        /// No column.
        NoColumns => 422 "no_columns",
            id "Tabel harus punya kolom.",
            en "A table needs columns.";
        /// Two columns have one key.
        ColumnTwice { column: String } => 422 "column_twice",
            id "Kolom {column} ada dua.",
            en "The column {column} is there twice.";
        /// Texts, dates and percentages have no sum.
        NotSummable { column: String } => 422 "not_summable",
            id "Kolom {column} tidak bisa dijumlahkan.",
            en "The column {column} cannot be summed.";
        /// More columns than fit.
        TooManyColumns { limit: usize } => 422 "too_many_columns",
            id "Laporan paling banyak {limit} kolom.",
            en "A report has at most {limit} columns.";
        /// More rows than are taken.
        TooManyRows { limit: usize } => 422 "too_many_rows",
            id "Laporan ini lebih dari {limit} baris. Pilih periode yang lebih pendek.",
            en "This report has more than {limit} rows. Choose a shorter period.";
        /// More sections than are taken.
        TooManySections { limit: usize } => 422 "too_many_sections",
            id "Laporan paling banyak {limit} bagian.",
            en "A report has at most {limit} sections.";
        /// More headline numbers than are taken.
        TooManyFacts { limit: usize } => 422 "too_many_facts",
            id "Laporan paling banyak {limit} angka utama.",
            en "A report has at most {limit} headline numbers.";
        /// A text is too long.
        TextTooLong { limit: usize } => 422 "text_too_long",
            id "Teks dalam laporan paling panjang {limit} karakter.",
            en "A text in a report has at most {limit} characters.";
        /// A number, or a sum, that formats would round.
        NumberTooLarge => 422 "number_too_large",
            id "Angka dalam laporan paling banyak 15 digit.",
            en "A number in a report has at most 15 digits.";
        /// A date that spreadsheets do not know.
        DateOutOfRange => 422 "date_out_of_range",
            id "Tanggal dalam laporan harus antara tahun 1901 dan 9998.",
            en "A date in a report must be between the years 1901 and 9998.";
        /// A period that ends before it begins.
        PeriodReversed => 422 "period_reversed",
            id "Akhir periode harus setelah awalnya.",
            en "The end of the period must come after its beginning.";
        /// No such section.
        SectionMissing => 404 "section_missing",
            id "Bagian laporan ini tidak ada.",
            en "This section of the report does not exist.";
        /// More than a PDF takes.
        TooLongForPdf => 422 "too_long_for_pdf",
            id "Laporan ini terlalu panjang untuk PDF. Pilih periode yang lebih pendek, atau unduh sebagai Excel.",
            en "This report is too long for a PDF. Choose a shorter period, or download it as Excel.";
        /// Columns that no page can hold side by side.
        TooWideForPdf { section: String } => 422 "too_wide_for_pdf",
            id "Tabel \"{section}\" terlalu lebar untuk PDF. Unduh sebagai Excel.",
            en "The table \"{section}\" is too wide for a PDF. Download it as Excel.";
    }
}
