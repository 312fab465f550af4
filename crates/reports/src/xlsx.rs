//! A report as a workbook: a summary, and a sheet for each section that can be sorted and summed.

mod look;
mod names;
mod sheet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::report::Report;
use crate::shown::Shown;
use look::Look;

/// The widths of the summary's columns, in characters.
const SUMMARY_WIDTHS: [f64; 2] = [34.0, 30.0];

/// The whole report as an XLSX file. Numbers, days and lengths of time are real ones with formats,
/// sums are formulas that carry their results, and text is never a formula.
///
/// # Errors
/// A fault of the writer; nothing in a report causes one.
pub fn write(report: &Report) -> Result<Vec<u8>, base::Error> {
    book(report).map_err(base::Error::fault)
}

fn book(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let heading = report.heading();
    let shown = Shown::of(heading);
    let mut book = Workbook::new();
    let made = heading.made_at.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    book.set_properties(
        &DocProperties::new()
            .set_title(&heading.title)
            .set_author(&heading.business)
            .set_creation_datetime(&ExcelDateTime::parse_from_str(&made)?),
    );
    let titles = report.sections().iter().map(|table| table.title());
    let names = names::valid(shown.words, titles);
    let look = Look::new(shown.words);
    let (summary, sections) = names.split_first().expect("the summary always has a name");
    summarise(book.add_worksheet().set_name(summary)?, report, &look)?;
    for (table, name) in report.sections().iter().zip(sections) {
        sheet::write(book.add_worksheet().set_name(name)?, table, &look, shown)?;
    }
    book.save_to_buffer()
}

/// The heading and the headline numbers.
fn summarise(sheet: &mut Worksheet, report: &Report, look: &Look) -> Result<(), XlsxError> {
    let heading = report.heading();
    let shown = Shown::of(heading);
    for (place, width) in (0..).zip(SUMMARY_WIDTHS) {
        sheet.set_column_width(place, width)?;
    }
    sheet.write_string_with_format(0, 0, &heading.business, &look.quiet())?;
    sheet.write_string_with_format(1, 0, &heading.title, &look.title())?;
    let period = heading.period.map(|period| shown.period(period));
    let lines = period.into_iter().chain([shown.made(heading.made_at)]);
    let mut row = 2;
    for line in lines {
        sheet.write_string_with_format(row, 0, line, &look.quiet())?;
        row += 1;
    }
    row += 1;
    for fact in report.facts() {
        sheet::write_text(sheet, (row, 0), fact.label(), &look.label())?;
        let decimals = crate::shown::decimals(std::iter::once(fact.value()));
        let format = look.fact(fact.kind(), decimals);
        sheet::write_cell(sheet, (row, 1), fact.value(), &format, shown)?;
        row += 1;
    }
    sheet.set_screen_gridlines(false).set_paper_size(look::A4).set_print_fit_to_pages(1, 0);
    Ok(())
}
