//! Kinds of files: told by their first bytes, because names and headers lie.

/// What is in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    Webp,
    Gif,
    Pdf,
    Ogg,
    Mp3,
    Mp4,
    M4a,
    Amr,
    Threegp,
    Zip,
    Docx,
    Xlsx,
    Pptx,
    Text,
    Csv,
    /// Whatever else: never shown, only handed over.
    Other,
}

const ALL: [(Kind, &str, &str); 18] = [
    (Kind::Jpeg, "jpg", "image/jpeg"),
    (Kind::Png, "png", "image/png"),
    (Kind::Webp, "webp", "image/webp"),
    (Kind::Gif, "gif", "image/gif"),
    (Kind::Pdf, "pdf", "application/pdf"),
    (Kind::Ogg, "ogg", "audio/ogg"),
    (Kind::Mp3, "mp3", "audio/mpeg"),
    (Kind::Mp4, "mp4", "video/mp4"),
    (Kind::M4a, "m4a", "audio/mp4"),
    (Kind::Amr, "amr", "audio/amr"),
    (Kind::Threegp, "3gp", "video/3gpp"),
    (Kind::Zip, "zip", "application/zip"),
    (Kind::Docx, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (Kind::Xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (
        Kind::Pptx,
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    (Kind::Text, "txt", "text/plain"),
    (Kind::Csv, "csv", "text/csv"),
    (Kind::Other, "bin", "application/octet-stream"),
];

impl Kind {
    /// By the first bytes; none for what they do not tell.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        Some(match bytes {
            [0xff, 0xd8, 0xff, ..] => Self::Jpeg,
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Self::Png,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Self::Webp,
            [b'G', b'I', b'F', b'8', ..] => Self::Gif,
            [b'%', b'P', b'D', b'F', b'-', ..] => Self::Pdf,
            [b'O', b'g', b'g', b'S', ..] => Self::Ogg,
            [b'I', b'D', b'3', ..] | [0xff, 0xfb | 0xf3 | 0xf2, ..] => Self::Mp3,
            [b'#', b'!', b'A', b'M', b'R', ..] => Self::Amr,
            [_, _, _, _, b'f', b't', b'y', b'p', b'M', b'4', b'A', ..] => Self::M4a,
            [_, _, _, _, b'f', b't', b'y', b'p', b'3', b'g', ..] => Self::Threegp,
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => Self::Mp4,
            [b'P', b'K', 0x03, 0x04, ..] => Self::Zip,
            _ => return None,
        })
    }

    /// What its sender says of content that tells nothing itself: only kinds without first bytes of
    /// their own are believed, because the others would have shown.
    pub(super) fn told(told: Option<&str>) -> Self {
        match ALL.iter().find(|(_, _, mime)| Some(*mime) == told) {
            Some((kind @ (Self::Text | Self::Csv), ..)) => *kind,
            _ => Self::Other,
        }
    }

    /// What the bytes tell, made finer by what the sender says: an office's paper is a ZIP.
    pub(super) fn refined(self, told: Option<&str>) -> Self {
        let finer = ALL.iter().find(|(_, _, mime)| Some(*mime) == told).map(|(kind, ..)| *kind);
        match (self, finer) {
            (Self::Zip, Some(paper @ (Self::Docx | Self::Xlsx | Self::Pptx))) => paper,
            (Self::Mp4, Some(sound @ Self::M4a)) => sound,
            (kind, _) => kind,
        }
    }

    /// By the name of a kept file.
    pub(super) fn named(name: &str) -> Self {
        let extension = name.rsplit_once('.').map(|(_, extension)| extension);
        let found = ALL.iter().find(|(_, known, _)| Some(*known) == extension);
        found.map_or(Self::Other, |(kind, ..)| *kind)
    }

    /// `jpg`
    pub(super) fn extension(self) -> &'static str {
        self.row().1
    }

    /// `image/jpeg`
    pub(super) fn mime(self) -> &'static str {
        self.row().2
    }

    /// What documents of a business are kept as: pictures and PDF.
    pub(super) fn is_picture_or_paper(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp | Self::Pdf)
    }

    /// Whether a browser may show it beside our own pages: nothing in it can run.
    pub(super) fn is_shown(self) -> bool {
        !matches!(
            self,
            Self::Zip | Self::Docx | Self::Xlsx | Self::Pptx | Self::Text | Self::Csv | Self::Other
        )
    }

    fn row(self) -> &'static (Self, &'static str, &'static str) {
        ALL.iter().find(|(kind, ..)| *kind == self).unwrap_or(&ALL[ALL.len() - 1])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_believed_and_not_its_sender() {
        let html = b"<html><script>alert(1)</script>";

        assert_eq!(Kind::of(html), None);
        assert_eq!(Kind::told(Some("image/png")), Kind::Other);
        assert_eq!(Kind::told(Some("text/html")), Kind::Other);
        assert!(!Kind::Other.is_shown() && !Kind::Text.is_shown());
        assert_eq!(Kind::Jpeg.refined(Some("text/plain")), Kind::Jpeg);
    }

    #[test]
    fn an_office_paper_is_a_zip_that_says_so() {
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        let zip = Kind::of(b"PK\x03\x04rest").expect("a ZIP");

        assert_eq!(zip.refined(Some(word)), Kind::Docx);
        assert_eq!(zip.refined(Some("application/pdf")), Kind::Zip);
    }

    #[test]
    fn every_kind_is_found_by_its_own_name() {
        for (kind, extension, mime) in ALL {
            let found = Kind::named(&format!("abc.{extension}"));
            assert_eq!((found, found.extension(), found.mime()), (kind, extension, mime));
        }
        assert_eq!(Kind::named("abc"), Kind::Other);
    }
}
