//! All that typst can see: the template, the report's data, and the fonts in the program.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// Inter for everything; DejaVu for the letters that Inter does not have (Arabic, Hebrew, signs).
const FONTS: [&[u8]; 3] = [
    include_bytes!("../../fonts/Inter-Regular.otf"),
    include_bytes!("../../fonts/Inter-SemiBold.otf"),
    include_bytes!("../../fonts/DejaVuSans.ttf"),
];

static TEMPLATE: LazyLock<Source> =
    LazyLock::new(|| Source::new(id("/report.typ"), include_str!("report.typ").to_owned()));

static DATA: LazyLock<FileId> = LazyLock::new(|| id("/report.json"));

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

static LOADED: LazyLock<Vec<Font>> =
    LazyLock::new(|| FONTS.iter().filter_map(|file| Font::new(Bytes::new(*file), 0)).collect());

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(LOADED.iter())));

fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("a path without surprises");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

/// The world of one report.
pub(super) struct House {
    data: Bytes,
}

impl House {
    /// A house with this JSON in it.
    pub(super) fn with(data: Vec<u8>) -> Self {
        Self { data: Bytes::new(data) }
    }
}

impl World for House {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TEMPLATE.id() { Ok(TEMPLATE.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *DATA { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        LOADED.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_is_loaded_and_known_by_name() {
        assert_eq!(LOADED.len(), FONTS.len());
        let mut families: Vec<&str> = BOOK.families().map(|(name, _)| name).collect();
        families.sort_unstable();
        assert_eq!(families, ["DejaVu Sans", "Inter"]);
    }

    #[test]
    fn nothing_but_the_template_and_the_data_is_there() {
        let house = House::with(b"{}".to_vec());

        assert!(house.source(id("/report.typ")).is_ok());
        assert!(house.file(id("/report.json")).is_ok());
        for path in ["/etc/passwd", "/report.typ2", "/other.json"] {
            assert!(house.file(id(path)).is_err(), "{path}");
            assert!(house.source(id(path)).is_err(), "{path}");
        }
        assert!(house.today(None).is_none());
    }
}
