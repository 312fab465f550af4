//! How much a report may hold, and why not more.

/// Rows of all sections together: a year of a busy desk, and what spreadsheets still scroll well.
pub const MAX_ROWS: usize = 100_000;

/// Columns of one table; more is a matrix, not a report that somebody reads.
pub const MAX_COLUMNS: usize = 60;

/// Sections of one report; each is a sheet of the workbook.
pub const MAX_SECTIONS: usize = 50;

/// Headline numbers of one report; more are no headline.
pub const MAX_FACTS: usize = 24;

/// Characters of one cell: half of what a cell of Excel holds, which counts UTF-16 units.
pub const MAX_TEXT: usize = 16_000;

/// Characters of a title, label or key.
pub const MAX_LABEL: usize = 300;

/// The largest number, either way: fifteen digits are what Excel and JSON readers keep exactly. In
/// whole rupiah, whole units, seconds, basis points, and thousandths of a quantity.
pub const MAX_NUMBER: i64 = 999_999_999_999_999;

/// The first year of a date: Excel counts days from 1900 and gets that year wrong.
pub const FIRST_YEAR: i32 = 1901;

/// The last year of a date: Excel ends with 9999, and no zone may push a moment over it.
pub const LAST_YEAR: i32 = 9998;

/// Cells of a PDF: 5,000 rows of eight, which took 170 pages, five seconds of one core and 590 MB
/// of memory when measured. All three grow with the cells.
pub const MAX_PDF_CELLS: usize = 40_000;

/// Cells up to which a PDF names its rows and cells for readers of screens: that makes the file ten
/// times as large, 160 bytes more a cell as measured, and a longer list is hardly read aloud.
pub const MAX_TAGGED_CELLS: usize = 5_000;

/// Lines of a PDF, as estimated before it is laid out: the rows above, with two lines each and some
/// room, or about 300 pages.
pub const MAX_PDF_LINES: usize = 12_000;
