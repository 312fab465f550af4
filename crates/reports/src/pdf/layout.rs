//! How wide columns are, and whether the page lies on its side: decided before typst sees them.

use serde::Serialize;

use super::breaks::{widest_word, width};
use crate::column::Kind;
use crate::refusal::Refusal;
use crate::table::Table;

/// Points that a table may be wide on A4, upright and on its side: the template's margins are off.
const UPRIGHT: f64 = 495.0;
const ON_ITS_SIDE: f64 = 741.0;

/// Points of the letters in tables, and of the smallest that are still read on paper.
const SIZE: f64 = 9.0;
const LEAST_SIZE: f64 = 6.5;

/// Between two columns, in parts of the letters' size.
const GAP: f64 = 1.2;

/// Widths of text columns, in parts of the letters' size: what long texts ask for, what is
/// comfortable, and what is still a column.
const LONG: f64 = 28.0;
const COMFORTABLE: f64 = 13.0;
const LEAST: f64 = 6.5;

/// What a column asks for, in parts of the letters' size.
struct Wish {
    /// What it would like.
    natural: f64,
    /// What it needs at least, where it can be pressed.
    least: f64,
}

/// A table's columns on a page.
#[derive(Serialize)]
pub(super) struct Layout {
    /// Points of the letters.
    pub size: f64,
    /// Points between two columns.
    gap: f64,
    /// Points of each column, the gap included.
    pub widths: Vec<f64>,
    #[serde(skip)]
    is_wide: bool,
}

impl Layout {
    /// Lays out the columns of a table whose cells are these texts, row by row, header and totals
    /// among them.
    ///
    /// # Errors
    /// No page holds them side by side.
    pub(super) fn of(table: &Table, cells: &[Vec<String>]) -> Result<Self, Refusal> {
        let wishes: Vec<Wish> = (0..table.columns().len())
            .map(|place| wish(table, place, cells.iter().map(|row| row[place].as_str())))
            .collect();
        let comfortable = points(&wishes, |wish| wish.natural.min(wish.least.max(COMFORTABLE)));
        let is_wide = comfortable(SIZE) > UPRIGHT;
        let room = if is_wide { ON_ITS_SIDE } else { UPRIGHT };
        let least = points(&wishes, |wish| wish.least);
        let fits = |size: &f64| least(*size) <= room;
        let sizes = [SIZE, 8.5, 8.0, 7.5, 7.0, LEAST_SIZE];
        let size = sizes.into_iter().find(|size| comfortable(*size) <= room);
        let size = size.or_else(|| sizes.into_iter().find(fits));
        let size =
            size.ok_or_else(|| Refusal::TooWideForPdf { section: table.title().to_owned() })?;
        Ok(Self { size, gap: size * GAP, widths: shared(&wishes, size, room), is_wide })
    }

    /// The same columns on a page that another table turned on its side.
    pub(super) fn turned(mut self) -> Self {
        if !self.is_wide {
            for width in &mut self.widths {
                *width *= ON_ITS_SIDE / UPRIGHT;
            }
            self.is_wide = true;
        }
        self
    }

    /// Whether it needs the page on its side.
    pub(super) const fn is_wide(&self) -> bool {
        self.is_wide
    }

    /// The room for text in a column, in parts of the letters' size.
    pub(super) fn room(&self, place: usize) -> f64 {
        self.widths[place] / self.size - GAP
    }
}

/// Points that all columns take together in letters of a size.
fn points(wishes: &[Wish], of: impl Fn(&Wish) -> f64) -> impl Fn(f64) -> f64 {
    let letters: f64 = wishes.iter().map(|wish| of(wish) + GAP).sum();
    move |size| letters * size
}

/// Numbers never break; texts do, between words and if need be inside them.
fn wish<'a>(table: &Table, place: usize, cells: impl Iterator<Item = &'a str>) -> Wish {
    let column = &table.columns()[place];
    let header = widest_word(column.label());
    if column.kind() == Kind::Text {
        let lines = cells.flat_map(|cell| cell.split('\n'));
        let natural = lines.map(width).fold(header, f64::max).min(LONG);
        return Wish { natural: natural.max(LEAST), least: natural.clamp(1.0, LEAST) };
    }
    // A header of several words takes a second line before its numbers take more room.
    let natural = cells.map(width).fold(header.min(LEAST * 2.0), f64::max);
    Wish { natural, least: natural }
}

/// The room shared out: everybody gets what it needs, then by what each would like.
fn shared(wishes: &[Wish], size: f64, room: f64) -> Vec<f64> {
    let least = points(wishes, |wish| wish.least)(size);
    let natural = points(wishes, |wish| wish.natural)(size);
    if natural <= room {
        let more = room / natural;
        return wishes.iter().map(|wish| (wish.natural + GAP) * size * more).collect();
    }
    let more = (room - least) / (natural - least);
    let width = |wish: &Wish| wish.least + (wish.natural - wish.least) * more + GAP;
    wishes.iter().map(|wish| width(wish) * size).collect()
}
