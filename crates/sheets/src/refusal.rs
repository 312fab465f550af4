//! Why a file, or one of its cells, cannot be read.

base::refusals! {
    /// Why a file as a whole is not read.
    pub enum Refusal in "platform.sheet" {
        /// Nothing is in it.
        Empty => 422 "empty",
            id "File ini kosong.",
            en "This file is empty.";
        /// Neither CSV nor XLSX.
        NotASheet => 422 "not_a_sheet",
            id "File ini bukan CSV atau Excel (.xlsx). Buka di Excel, lalu simpan sebagai .xlsx.",
            en "This file is neither CSV nor Excel (.xlsx). Open it in Excel and save it as .xlsx.";
        /// The format of Excel before 2007.
        OldExcel => 422 "old_excel",
            id "Ini format Excel lama (.xls). Buka di Excel, lalu simpan sebagai .xlsx.",
            en "This is the old Excel format (.xls). Open it in Excel and save it as .xlsx.";
        /// It wants a password.
        Encrypted => 422 "encrypted",
            id "File ini dikunci kata sandi. Hapus kata sandinya di Excel, lalu unggah lagi.",
            en "This file is locked with a password. Remove the password in Excel and upload it again.";
        /// A workbook that cannot be opened.
        Broken => 422 "broken",
            id "File Excel ini rusak atau tidak lengkap.",
            en "This Excel file is damaged or incomplete.";
        /// Small on the outside, huge inside.
        TooLargeInside { limit_mib: u64 } => 422 "too_large_inside",
            id "Isi file ini lebih dari {limit_mib} MiB setelah dibuka. Bagi menjadi beberapa file.",
            en "This file holds more than {limit_mib} MiB once opened. Split it into several files.";
        /// No row names the columns.
        HeaderMissing { columns: String } => 422 "header_missing",
            id "Baris judul kolom tidak ditemukan. Kolom yang dikenal: {columns}.",
            en "No row with column titles was found. Columns that are recognised: {columns}.";
        /// A column that must be there is not.
        ColumnMissing { column: String } => 422 "column_missing",
            id "Kolom {column} tidak ada.",
            en "The column {column} is missing.";
        /// Titles, and nothing below them.
        NoRows => 422 "no_rows",
            id "Tidak ada baris di bawah judul kolom.",
            en "There are no rows below the column titles.";
        /// More rows than are taken at once.
        TooManyRows { limit: usize } => 422 "too_many_rows",
            id "File ini lebih dari {limit} baris. Bagi menjadi beberapa file.",
            en "This file has more than {limit} rows. Split it into several files.";
    }
}

base::refusals! {
    /// Why one cell cannot be read as what it should hold.
    pub enum CellRefusal in "platform.cell" {
        /// A number was expected.
        NotANumber { text: String } => 422 "not_a_number",
            id "\"{text}\" bukan angka. Tulis seperti 1250000 atau Rp 1.250.000.",
            en "\"{text}\" is not a number. Write it like 1250000 or Rp 1.250.000.";
        /// Below zero.
        Negative { text: String } => 422 "negative",
            id "\"{text}\" kurang dari nol.",
            en "\"{text}\" is below zero.";
        /// A part of one.
        Fraction { text: String } => 422 "fraction",
            id "\"{text}\" bukan angka bulat.",
            en "\"{text}\" is not a whole number.";
        /// Beyond counting.
        TooLarge { text: String } => 422 "too_large",
            id "\"{text}\" terlalu besar.",
            en "\"{text}\" is too large.";
        /// Excel made a date of a code.
        DateNotCode { text: String } => 422 "date_not_code",
            id "Excel mengubah kode ini menjadi tanggal ({text}). Jadikan kolomnya Teks, lalu ketik ulang kodenya.",
            en "Excel turned this code into a date ({text}). Make the column Text and type the code again.";
        /// Excel made a number of a code, and digits were lost.
        DigitsLost { text: String } => 422 "digits_lost",
            id "Excel mengubah kode ini menjadi angka {text}, sehingga ada digit yang hilang. Jadikan kolomnya Teks, lalu ketik ulang kodenya.",
            en "Excel turned this code into the number {text} and digits were lost. Make the column Text and type the code again.";
        /// The formula has no result.
        FormulaError { text: String } => 422 "formula_error",
            id "Rumus di sel ini salah ({text}).",
            en "The formula in this cell fails ({text}).";
        /// A date where something else was expected.
        UnexpectedDate { text: String } => 422 "unexpected_date",
            id "Sel ini berisi tanggal ({text}).",
            en "This cell holds a date ({text}).";
        /// Neither yes nor no.
        NotYesOrNo { text: String } => 422 "not_yes_or_no",
            id "\"{text}\" tidak dikenal. Tulis aktif atau nonaktif.",
            en "\"{text}\" is not known. Write active or inactive.";
    }
}
