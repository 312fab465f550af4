//! A report as the template reads it: every value a text already, every width decided.

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use super::breaks::{breakable, lines, width};
use super::figures::Figures;
use super::layout::Layout;
use crate::cell::Cell;
use crate::column::{Align, Column, Kind};
use crate::limits::MAX_PDF_LINES;
use crate::refusal::Refusal;
use crate::report::{Heading, Report};
use crate::shown::{Shown, decimals};
use crate::table::Table;

/// A row keeps apart what a blank in a number would let a line break: `Rp 5.000`.
const HARD_BLANK: &str = "\u{A0}";

/// The room of a title, in parts of its letters' size.
const TITLE_ROOM: f64 = 20.0;
/// How many headline numbers may stand side by side, and the room that each then has in parts of
/// its letters' size; the last holds whatever a report can.
const FACTS_UPRIGHT: &[(usize, f64)] = &[(4, 7.6), (3, 10.4), (2, 16.2)];
const FACTS_ON_ITS_SIDE: &[(usize, f64)] = &[(6, 7.6), (5, 9.3), (4, 11.6), (3, 15.7)];
/// The room of a name above the later pages.
const RUNNING_ROOM: f64 = 21.0;

/// Everything on the pages.
#[derive(Serialize)]
pub(super) struct Page {
    language: &'static str,
    on_its_side: bool,
    title: String,
    business: String,
    period: Option<String>,
    /// Above every page but the first.
    running: String,
    made: String,
    page: &'static str,
    of: &'static str,
    no_rows: &'static str,
    /// Headline numbers beside each other.
    across: usize,
    facts: Vec<FactOnPage>,
    sections: Vec<Section>,
}

#[derive(Serialize)]
struct FactOnPage {
    label: String,
    value: String,
}

#[derive(Serialize)]
struct Section {
    title: String,
    #[serde(flatten)]
    layout: Layout,
    aligns: Vec<Align>,
    header: Vec<String>,
    /// Row after row.
    cells: Vec<String>,
    totals: Option<Vec<String>>,
}

impl Page {
    /// The report on pages.
    ///
    /// # Errors
    /// It is too long, or a table too wide.
    pub(super) fn of(report: &Report) -> Result<Self, Refusal> {
        let heading = report.heading();
        let shown = Shown::of(heading);
        let figures = Figures::of(heading);
        let mut drafts = Vec::new();
        for table in report.sections() {
            let texts = texts(table, shown, &figures);
            drafts.push((table, Layout::of(table, &texts)?, texts));
        }
        let on_its_side = drafts.iter().any(|(_, layout, _)| layout.is_wide());
        let mut lines_left = MAX_PDF_LINES;
        let mut sections = Vec::new();
        for (table, layout, texts) in drafts {
            let layout = if on_its_side { layout.turned() } else { layout };
            sections.push(section(table, layout, texts, &mut lines_left)?);
        }
        let (across, facts) = facts(report, &figures, on_its_side);
        Ok(Self {
            language: heading.language.tag(),
            on_its_side,
            title: breakable(&heading.title, TITLE_ROOM),
            business: breakable(&heading.business, TITLE_ROOM),
            period: heading.period.map(|period| shown.period(period)),
            running: running(heading, shown),
            made: shown.made(heading.made_at),
            page: figures.page,
            of: figures.of,
            no_rows: figures.no_rows,
            across,
            facts,
            sections,
        })
    }
}

/// The heading on one line.
fn running(heading: &Heading, shown: Shown) -> String {
    let names = [&heading.business, &heading.title].map(|name| short(name));
    let period = heading.period.map(|period| shown.period(period));
    let parts = names.into_iter().chain(period).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("  ·  ")
}

/// The text, or its beginning, in the room that half a line has.
fn short(text: &str) -> String {
    let mut wide = 0.0;
    let cut = text.grapheme_indices(true).find(|(_, letter)| {
        wide += width(letter);
        wide > RUNNING_ROOM
    });
    cut.map_or_else(|| text.to_owned(), |(at, _)| format!("{}…", text[..at].trim_end()))
}

/// The headline numbers, and how many of them stand beside each other without touching.
fn facts(report: &Report, figures: &Figures, on_its_side: bool) -> (usize, Vec<FactOnPage>) {
    let value = |cell: &Cell| match (figures.cell(cell, decimals(std::iter::once(cell))), cell) {
        (_, Cell::Empty) => "–".to_owned(),
        (text, Cell::Text(_)) => text,
        (text, _) => text.replace(' ', HARD_BLANK),
    };
    let values: Vec<String> = report.facts().iter().map(|fact| value(fact.value())).collect();
    let numbers = values.iter().zip(report.facts()).filter(|(_, fact)| fact.kind() != Kind::Text);
    let widest = numbers.map(|(value, _)| width(value)).fold(0.0, f64::max);
    let steps = if on_its_side { FACTS_ON_ITS_SIDE } else { FACTS_UPRIGHT };
    let fitting = steps.iter().find(|(_, room)| widest <= *room);
    let (across, room) = *fitting.unwrap_or(&steps[steps.len() - 1]);
    let facts = report.facts().iter().zip(values).map(|(fact, value)| FactOnPage {
        label: breakable(fact.label(), room),
        value: if fact.kind() == Kind::Text { breakable(&value, room) } else { value },
    });
    (across, facts.collect())
}

/// All rows of the table as texts, its totals last.
fn texts(table: &Table, shown: Shown, figures: &Figures) -> Vec<Vec<String>> {
    let places = 0..table.columns().len();
    let decimals: Vec<usize> = places.map(|place| decimals(table.column(place))).collect();
    let text = |(cell, decimals): (&Cell, &usize)| {
        let text = figures.cell(cell, *decimals);
        if let Cell::Text(_) = cell { text } else { text.replace(' ', HARD_BLANK) }
    };
    let row = |row: &[Cell]| row.iter().zip(&decimals).map(text).collect::<Vec<_>>();
    let mut texts: Vec<Vec<String>> = table.rows().iter().map(|cells| row(cells)).collect();
    if let Some(totals) = table.totals() {
        let mut last = row(totals);
        if last[0].is_empty() {
            shown.words.total.clone_into(&mut last[0]);
        }
        texts.push(last);
    }
    texts
}

/// # Errors
/// More lines than the whole report has left.
fn section(
    table: &Table,
    layout: Layout,
    mut texts: Vec<Vec<String>>,
    lines_left: &mut usize,
) -> Result<Section, Refusal> {
    for row in &mut texts {
        let taken = row.iter().enumerate().map(|(place, text)| lines(text, layout.room(place)));
        let taken = taken.max().unwrap_or_default();
        *lines_left = lines_left.checked_sub(taken).ok_or(Refusal::TooLongForPdf)?;
        for (place, text) in row.iter_mut().enumerate() {
            *text = breakable(text, layout.room(place));
        }
    }
    let totals = if table.totals().is_some() { texts.pop() } else { None };
    let label = |(place, column): (usize, &Column)| breakable(column.label(), layout.room(place));
    Ok(Section {
        title: breakable(table.title(), TITLE_ROOM),
        aligns: table.columns().iter().map(|column| column.align).collect(),
        header: table.columns().iter().enumerate().map(label).collect(),
        cells: texts.into_iter().flatten().collect(),
        totals,
        layout,
    })
}
