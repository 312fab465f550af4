//! A report as PDF, laid out by typst from one template that is part of the program.
//!
//! Typst sees two files, the template and the report's data as JSON, and three fonts. There is no
//! disk, no network, no package and no clock behind it. What people wrote reaches the page as
//! strings of that JSON, which typst never reads as markup.

mod breaks;
mod figures;
mod house;
mod layout;
mod page;

use base::Error;
use chrono::{DateTime, Datelike, Timelike, Utc};
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, Timestamp};

use crate::limits::{MAX_PDF_CELLS, MAX_TAGGED_CELLS};
use crate::refusal::Refusal;
use crate::report::Report;
use house::House;
use page::Page;

/// The whole report as PDF: A4, on its side when a table needs it.
///
/// Keeps all cores busy for as long as the report is large; `docs/reports.md` has the figures.
///
/// # Errors
/// Refuses what is too long or too wide for pages; a fault when typst fails, which nothing in a
/// report should cause.
pub fn write(report: &Report) -> Result<Vec<u8>, Error> {
    let cells: usize = report.sections().iter().map(|t| t.rows().len() * t.columns().len()).sum();
    if cells > MAX_PDF_CELLS {
        return Err(Refusal::TooLongForPdf.into());
    }
    let page = serde_json::to_vec(&Page::of(report)?).map_err(Error::fault)?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Niaga".to_owned())),
        timestamp: timestamp(report.heading().made_at),
        tagged: cells <= MAX_TAGGED_CELLS,
        ..PdfOptions::default()
    };
    let made = typeset(page, &options);
    // Typst remembers every layout for the next one; here the next one is another report.
    comemo::evict(0);
    made
}

fn typeset(page: Vec<u8>, options: &PdfOptions) -> Result<Vec<u8>, Error> {
    let house = House::with(page);
    let document = typst::compile::<PagedDocument>(&house).output.map_err(|found| fault(&found))?;
    typst_pdf::pdf(&document, options).map_err(|found| fault(&found))
}

/// Typst's first complaint; the others follow from it.
fn fault(found: &[SourceDiagnostic]) -> Error {
    let first = found.first().map_or("no reason", |diagnostic| diagnostic.message.as_str());
    Error::Fault(anyhow::anyhow!("typst does not make the PDF: {first}"))
}

/// The moment as PDF writes it; its parts are small, and the years are limited.
fn timestamp(at: DateTime<Utc>) -> Option<Timestamp> {
    let part = |part: u32| u8::try_from(part).ok();
    let datetime = Datetime::from_ymd_hms(
        at.year(),
        part(at.month())?,
        part(at.day())?,
        part(at.hour())?,
        part(at.minute())?,
        part(at.second())?,
    )?;
    Some(Timestamp::new_utc(datetime))
}
