//! How cells of a workbook look: formats of numbers, and a calm hand with lines.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::column::{Align, Column, Kind};
use crate::words::Words;

/// Excel's number of the paper size.
pub(super) const A4: u8 = 9;

/// The grey of what is not the matter itself.
const QUIET: Color = Color::RGB(0x5F_6B76);
/// The grey of lines.
const LINE: Color = Color::RGB(0xC9_D1D9);
/// The ground of the header.
const HEADER: Color = Color::RGB(0xF1_F4F7);
/// Points of the report's title.
const TITLE_SIZE: f64 = 16.0;

/// Formats in the words of a language.
pub(super) struct Look {
    words: &'static Words,
}

impl Look {
    pub(super) const fn new(words: &'static Words) -> Self {
        Self { words }
    }

    /// Lines around the matter.
    pub(super) fn quiet(&self) -> Format {
        Format::new().set_font_color(QUIET)
    }

    /// The report's title.
    pub(super) fn title(&self) -> Format {
        Format::new().set_bold().set_font_size(TITLE_SIZE)
    }

    /// What a fact counts.
    pub(super) fn label(&self) -> Format {
        Format::new().set_align(FormatAlign::Top).set_text_wrap()
    }

    /// The number of a fact.
    pub(super) fn fact(&self, kind: Kind, decimals: usize) -> Format {
        let format = Format::new().set_bold().set_align(FormatAlign::Right).set_text_wrap();
        format.set_num_format(self.number(kind, decimals))
    }

    /// The title of a column.
    pub(super) fn header(&self, column: &Column) -> Format {
        let format = aligned(column).set_bold().set_background_color(HEADER).set_text_wrap();
        format.set_border_bottom(FormatBorder::Thin).set_border_bottom_color(LINE)
    }

    /// A cell of a column.
    pub(super) fn cell(&self, column: &Column, decimals: usize) -> Format {
        let format = aligned(column).set_num_format(self.number(column.kind(), decimals));
        if column.kind() == Kind::Text { format.set_text_wrap() } else { format }
    }

    /// What stands below a column.
    pub(super) fn total(&self, column: &Column, decimals: usize) -> Format {
        let format = aligned(column).set_num_format(self.number(column.kind(), decimals));
        format.set_bold().set_border_top(FormatBorder::Thin)
    }

    /// The format of a kind's numbers. Excel puts in the separators of its own language.
    fn number(&self, kind: Kind, decimals: usize) -> String {
        let zeros = |whole: &str| match decimals {
            0 => whole.to_owned(),
            decimals => format!("{whole}.{}", "0".repeat(decimals)),
        };
        match kind {
            Kind::Text => "@".to_owned(),
            Kind::Integer => "#,##0".to_owned(),
            Kind::Rupiah => "\"Rp\" #,##0;-\"Rp\" #,##0".to_owned(),
            Kind::Quantity => zeros("#,##0"),
            Kind::Percent => format!("{}%", zeros("0")),
            Kind::Duration => "[h]:mm:ss".to_owned(),
            Kind::Date => format!("{}d mmm yyyy", self.words.excel),
            Kind::Moment => format!("{}d mmm yyyy hh:mm", self.words.excel),
        }
    }
}

fn aligned(column: &Column) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    format.set_align(match column.align {
        Align::Start => FormatAlign::Left,
        Align::Center => FormatAlign::Center,
        Align::End => FormatAlign::Right,
    })
}
