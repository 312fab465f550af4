//! Reports and documents of figures: one table model, shown on screen, as PDF, XLSX and CSV.
//!
//! A [`Report`] is built once, row by row, and refuses what no format could show faithfully. It
//! serialises as what the screen shows (raw values with their kinds); [`pdf::write`],
//! [`xlsx::write`] and [`csv::write`] make files of it. All are pure: the same report gives the
//! same bytes. All take as long as the report is large: call them where blocking is allowed.

mod cell;
mod column;
pub mod csv;
pub mod limits;
#[cfg(feature = "pdf")]
pub mod pdf;
mod period;
mod refusal;
mod report;
mod shown;
mod table;
mod words;
pub mod xlsx;

pub use cell::Cell;
pub use column::{Align, Column, Kind, Total};
pub use period::Period;
pub use refusal::Refusal;
pub use report::{Fact, Heading, Report};
pub use table::Table;
