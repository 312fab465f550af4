//! Files that the gateway keeps: where they may be fetched from, and what they may be.

use bytes::Bytes;
use http::Uri;

use super::Inner;
use crate::driver::FetchError;
use crate::inbound::{Media, MediaClass, MediaSource};

impl Inner {
    /// Fetches a file from the gateway. Its address came from outside, so it is asked only below
    /// the configured one.
    pub(super) async fn download(&self, media: &Media, limit: u64) -> Result<Bytes, FetchError> {
        let url = match &media.source {
            None => return Err(FetchError::Gone),
            Some(MediaSource::Id(_)) => return Err(FetchError::Refused("address")),
            Some(MediaSource::Url(url)) => url.clone(),
            Some(MediaSource::Path(path)) => {
                format!("{}/{}", self.wire.base(), path.trim_start_matches('/'))
            }
        };
        if media.size.is_some_and(|size| size > limit) {
            return Err(FetchError::TooLarge);
        }
        let uri = below(&url, self.wire.base())?;
        let download = self.wire.download(uri, limit).await?;
        match download.content_type {
            Some(kind) if !is_of(media.class, &kind) => Err(FetchError::Refused("media_type")),
            _ => Ok(download.bytes),
        }
    }
}

/// `url`, if it is below `base` to the letter. Nothing is resolved or decoded here: two ways to
/// write one host are two hosts, and a path that could lead upwards leads nowhere.
fn below(url: &str, base: &str) -> Result<Uri, FetchError> {
    let parse = |text: &str| text.parse::<Uri>().map_err(|_| FetchError::Refused("address"));
    let (uri, base) = (parse(url)?, parse(base)?);
    let is_same_place = uri.scheme().is_some()
        && uri.scheme() == base.scheme()
        && uri.authority().is_some()
        && uri.authority() == base.authority()
        && uri.authority().is_none_or(|authority| !authority.as_str().contains('@'));
    if !is_same_place {
        return Err(FetchError::Refused("host"));
    }
    let folder = base.path().trim_end_matches('/');
    let rest = uri.path().strip_prefix(folder).filter(|rest| rest.starts_with('/'));
    let path = uri.path().to_ascii_lowercase();
    // Encoded dots, slashes and percents, which somebody behind us may decode once more.
    let is_disguised = ["%2e", "%2f", "%5c", "%25", "\\", "//"].iter().any(|c| path.contains(c));
    let leads_up = path.split('/').any(|segment| segment == "." || segment == "..");
    if rest.is_none() || is_disguised || leads_up {
        return Err(FetchError::Refused("path"));
    }
    Ok(uri)
}

/// Whether what was fetched can be what was told: a login page is no picture.
fn is_of(class: MediaClass, kind: &str) -> bool {
    let family = kind.split('/').next().unwrap_or_default();
    let is_page = matches!(kind, "text/html" | "application/xhtml+xml");
    match class {
        _ if is_page => false,
        _ if kind == "application/octet-stream" => true,
        MediaClass::Image | MediaClass::Sticker => family == "image",
        MediaClass::Video => family == "video",
        MediaClass::Audio | MediaClass::Voice => {
            matches!(family, "audio" | "video") || kind == "application/ogg"
        }
        MediaClass::Document => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(url: &str, base: &str) -> Option<&'static str> {
        match below(url, base) {
            Ok(_) => None,
            Err(FetchError::Refused(why)) => Some(why),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn only_what_is_below_the_configured_address_is_asked_for() {
        let base = "http://waha:3000/gate";
        let good = [
            "http://waha:3000/gate/api/files/default/a.jpeg",
            "http://WAHA:3000/gate/api/files/a%20b.pdf?token=1",
        ];
        let hosts = [
            "http://waha/gate/x",
            "http://waha:3001/gate/x",
            "https://waha:3000/gate/x",
            "http://waha.evil.example:3000/gate/x",
            "http://evil.example/http://waha:3000/gate/x",
            "http://waha:3000@evil.example/gate/x",
            "http://user:pass@waha:3000/gate/x",
            "http://127.0.0.1:3000/gate/x",
            "http://2130706433:3000/gate/x",
            "http://0x7f.1:3000/gate/x",
            "http://[::1]:3000/gate/x",
            "http://[::ffff:7f00:1]:3000/gate/x",
            "http://169.254.169.254/latest/meta-data",
            "//waha:3000/gate/x",
            "/gate/x",
            "gopher://waha:3000/gate/x",
        ];
        let paths = [
            "http://waha:3000/",
            "http://waha:3000/gate",
            "http://waha:3000/gateway/x",
            "http://waha:3000/api/sessions",
            "http://waha:3000/gate/../api/sessions",
            "http://waha:3000/gate/%2e%2e/api",
            "http://waha:3000/gate/%2E./api",
            "http://waha:3000/gate/..%2Fapi",
            "http://waha:3000/gate/%252e%252e/api",
            "http://waha:3000/gate//evil.example/x",
            "http://waha:3000/gate/./x",
            "http://waha:3000/gate/%5c..%5capi",
        ];
        for url in good {
            assert_eq!(refused(url, base), None, "{url}");
        }
        for url in hosts {
            assert!(matches!(refused(url, base), Some("host" | "address")), "{url}");
        }
        for url in paths {
            assert_eq!(refused(url, base), Some("path"), "{url}");
        }
        assert_eq!(refused("http://waha\u{e9}:3000/gate/x", base), Some("address"));
        assert_eq!(refused("http://wa ha:3000/gate/x\r\nx: y", base), Some("address"));
    }

    #[test]
    fn a_page_is_no_file_and_a_film_is_no_picture() {
        use MediaClass::{Document, Image, Video, Voice};
        let good = [
            (Image, "image/jpeg"),
            (Image, "application/octet-stream"),
            (Voice, "audio/ogg"),
            (Voice, "application/ogg"),
            (Document, "application/pdf"),
            (Document, "text/csv"),
        ];
        let bad = [
            (Image, "text/html"),
            (Document, "text/html"),
            (Image, "application/json"),
            (Video, "image/png"),
            (Voice, "text/plain"),
        ];
        assert!(good.iter().all(|(class, kind)| is_of(*class, kind)));
        assert!(!bad.iter().any(|(class, kind)| is_of(*class, kind)));
    }
}
