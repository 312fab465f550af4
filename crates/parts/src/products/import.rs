//! Import of products from a spreadsheet: tried in a dry run, done in bounded steps, told row by row.
//!
//! The file is kept in the database and read again by whoever takes the import up. Each batch of
//! rows commits together with the count of rows that are done, so that a crash anywhere goes on
//! where it stopped and doubles nothing.

pub mod apply;
pub mod batch;
pub mod cancel;
pub mod columns;
pub mod list;
pub mod row;
pub mod rows;
pub mod run;
pub mod show;
pub mod store;
pub mod sweep;
pub mod upload;

use kernel::{App, Audience, Event, Permission};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::ids::ImportId;
use crate::permissions::WriteProducts;

/// Largest file: a list of 200,000 products as CSV is 20 MiB.
pub const FILE_LIMIT: usize = 32 * 1024 * 1024;
/// Most rows: twenty times the largest catalogue that is sold from.
pub const ROWS_LIMIT: usize = 200_000;

base::refusals! {
    /// Why an import is not to be had, or does not move.
    pub enum Refusal in "parts.import" {
        /// No such import.
        NotFound => 404 "not_found",
            id "Impor ini tidak ditemukan.",
            en "This import was not found.";
        /// Only a dry run can be applied.
        NotADryRun => 409 "not_a_dry_run",
            id "Impor ini bukan uji coba, jadi tidak bisa diterapkan.",
            en "This import is no dry run, so it cannot be applied.";
        /// The dry run has not read every row.
        NotFinished => 409 "not_finished",
            id "Uji coba ini belum selesai.",
            en "This dry run has not finished.";
        /// It has ended and cannot be stopped.
        AlreadyFinished => 409 "already_finished",
            id "Impor ini sudah selesai.",
            en "This import has finished already.";
        /// The file was forgotten.
        FileGone => 409 "file_gone",
            id "File impor ini sudah dihapus setelah 7 hari. Unggah lagi.",
            en "The file of this import was removed after 7 days. Please upload it again.";
        /// The machine gave up.
        GaveUp => 409 "gave_up",
            id "Impor ini berhenti karena gangguan di sistem kami. Baris yang sudah masuk tetap tersimpan.",
            en "This import stopped because something went wrong on our side. Rows that were written stay.";
    }
}

base::refusals! {
    /// Why one row is refused, beyond what is wrong with its cells.
    pub enum RowRefusal in "parts.import_row" {
        /// The code stands in an earlier row too.
        Duplicate { first: u32 } => 422 "duplicate",
            id "Kode ini sudah ada di baris {first} file ini.",
            en "This code is already in row {first} of this file.";
    }
}

/// An import has come further.
#[derive(Clone, Copy, Debug)]
pub struct ImportUpdated {
    /// Which.
    pub import: ImportId,
}

impl Event for ImportUpdated {
    const NAME: &'static str = "import.updated";

    fn subject(&self) -> String {
        self.import.to_string()
    }

    fn audience(&self) -> Vec<Audience> {
        vec![Audience::Permission(WriteProducts::INFO.name.to_owned())]
    }
}

/// The routes of imports.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(upload::import))
        .routes(routes!(list::list))
        .routes(routes!(show::show))
        .routes(routes!(rows::rows))
        .routes(routes!(apply::apply))
        .routes(routes!(cancel::cancel))
}
