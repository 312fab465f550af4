//! Files: what a message tells of one, how it is fetched later, and how one is sent.

use std::io::{self, Cursor, Seek, SeekFrom, Write};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use whatsapp_rust::download::{DownloadParams, DownloadWriter};
use whatsapp_rust::media::{
    AudioOptions, DocumentOptions, ImageOptions, VideoOptions, audio_message, document_message,
    image_message, video_message,
};
use whatsapp_rust::wacore::download::MediaType;
use whatsapp_rust::waproto::whatsapp as wa;
use whatsapp_rust::{Client, UploadOptions, upload::UploadResponse};

use super::kind::filled;
use crate::content::{Media as Outbound, MediaKind};
use crate::driver::FetchError;
use crate::inbound::{Media, MediaClass, MediaSource};

/// What it takes to fetch a file and to open it.
#[derive(Serialize, Deserialize)]
struct Ticket {
    path: String,
    key: Vec<u8>,
    sha256: Vec<u8>,
    enc_sha256: Vec<u8>,
    size: u64,
}

impl Ticket {
    /// As the text of an id.
    fn write(&self) -> Option<String> {
        serde_json::to_vec(self).ok().map(|json| URL_SAFE_NO_PAD.encode(json))
    }

    fn read(id: &str) -> Option<Self> {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(id).ok()?).ok()
    }
}

/// The file of a message. The macro reads what all kinds of files share under the same names.
pub(super) fn found(base: &wa::Message) -> Option<Media> {
    macro_rules! media {
        ($it:ident, $class:expr, $name:expr, $caption:expr) => {{
            let ticket = (|| {
                Some(Ticket {
                    path: filled($it.direct_path.as_ref())?,
                    key: $it.media_key.clone()?,
                    sha256: $it.file_sha256.clone()?,
                    enc_sha256: $it.file_enc_sha256.clone()?,
                    size: $it.file_length?,
                })
            })();
            Media {
                class: $class,
                source: ticket.and_then(|it| it.write()).map(MediaSource::Id),
                mime: filled($it.mimetype.as_ref()),
                file_name: $name,
                caption: $caption,
                size: $it.file_length,
                sha256: $it.file_sha256.as_ref().map(|hash| STANDARD.encode(hash)),
            }
        }};
    }
    if let Some(it) = base.image_message.as_option() {
        return Some(media!(it, MediaClass::Image, None, filled(it.caption.as_ref())));
    }
    let films = [&base.video_message, &base.ptv_message];
    if let Some(it) = films.into_iter().find_map(|it| it.as_option()) {
        return Some(media!(it, MediaClass::Video, None, filled(it.caption.as_ref())));
    }
    if let Some(it) = base.audio_message.as_option() {
        let is_voice = it.ptt.unwrap_or_default();
        let class = if is_voice { MediaClass::Voice } else { MediaClass::Audio };
        return Some(media!(it, class, None, None));
    }
    if let Some(it) = base.document_message.as_option() {
        let name = filled(it.file_name.as_ref()).or_else(|| filled(it.title.as_ref()));
        return Some(media!(it, MediaClass::Document, name, filled(it.caption.as_ref())));
    }
    let it = base.sticker_message.as_option()?;
    Some(media!(it, MediaClass::Sticker, None, None))
}

/// What is fetched for a file that came in. The path came from whoever wrote the message and is put
/// behind the name of a host, so nothing in it may make another host of that.
pub(super) fn params(media: &Media, limit: u64) -> Result<DownloadParams, FetchError> {
    let id = match &media.source {
        None => return Err(FetchError::Gone),
        Some(MediaSource::Id(id)) => id,
        Some(_) => return Err(FetchError::Refused("address")),
    };
    let ticket = Ticket::read(id).ok_or(FetchError::Refused("media_id"))?;
    if ticket.size > limit {
        return Err(FetchError::TooLarge);
    }
    let is_plain = |c: u8| c.is_ascii_alphanumeric() || b"/-_.~?=&%+:,".contains(&c);
    if !ticket.path.starts_with('/') || !ticket.path.bytes().all(is_plain) {
        return Err(FetchError::Refused("path"));
    }
    let kind = match media.class {
        MediaClass::Image => MediaType::Image,
        MediaClass::Video => MediaType::Video,
        MediaClass::Audio | MediaClass::Voice => MediaType::Audio,
        MediaClass::Document => MediaType::Document,
        MediaClass::Sticker => MediaType::Sticker,
    };
    let Ticket { path, key, sha256, enc_sha256, size } = ticket;
    Ok(DownloadParams::encrypted(path, &key, &sha256, &enc_sha256, size, kind))
}

/// Uploads a file; what comes back is the message that shows it.
pub(super) async fn upload(
    client: &Client,
    file: &Outbound,
    bytes: &Bytes,
    caption: &str,
) -> anyhow::Result<wa::Message> {
    let kind = match file.kind {
        MediaKind::Image => MediaType::Image,
        MediaKind::Video => MediaType::Video,
        MediaKind::Audio => MediaType::Audio,
        MediaKind::Document => MediaType::Document,
    };
    let uploaded = client.upload(bytes.to_vec(), kind, UploadOptions::new()).await?;
    Ok(shown(file, uploaded, caption))
}

fn shown(file: &Outbound, uploaded: UploadResponse, caption: &str) -> wa::Message {
    let mimetype = Some(file.mime_type.clone());
    let caption = (!caption.is_empty()).then(|| caption.to_owned());
    match file.kind {
        MediaKind::Image => {
            image_message(uploaded, ImageOptions { caption, mimetype, ..Default::default() })
        }
        MediaKind::Video => {
            video_message(uploaded, VideoOptions { caption, mimetype, ..Default::default() })
        }
        MediaKind::Audio => {
            audio_message(uploaded, AudioOptions { mimetype, ..Default::default() })
        }
        MediaKind::Document => {
            let file_name = file.filename.clone();
            let options = DocumentOptions { caption, mimetype, file_name, ..Default::default() };
            document_message(uploaded, options)
        }
    }
}

/// A place for a file that takes no more bytes than it may have.
pub(super) struct Limited {
    bytes: Cursor<Vec<u8>>,
    limit: u64,
}

impl Limited {
    pub(super) fn new(limit: u64) -> Self {
        Self { bytes: Cursor::default(), limit }
    }

    pub(super) fn into_bytes(self) -> Bytes {
        self.bytes.into_inner().into()
    }
}

impl Write for Limited {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        if self.bytes.position().saturating_add(more.len() as u64) > self.limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.write(more)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Limited {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}

impl DownloadWriter for Limited {
    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.bytes.get_mut().truncate(usize::try_from(len).unwrap_or(usize::MAX));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn media(path: &str, size: u64) -> Media {
        let (key, hash) = (vec![1; 32], vec![2; 32]);
        let ticket =
            Ticket { path: path.to_owned(), key, sha256: hash.clone(), enc_sha256: hash, size };
        Media {
            class: MediaClass::Image,
            source: ticket.write().map(MediaSource::Id),
            mime: None,
            file_name: None,
            caption: None,
            size: Some(size),
            sha256: None,
        }
    }

    #[test]
    fn a_path_that_makes_another_host_is_never_asked_for() {
        let bad =
            ["@evil.example/x", ".evil.example/x", ":80@evil/x", "", "/a\\b", "/a b", "/a\r\nx"];
        for path in bad {
            assert_eq!(
                params(&media(path, 1), 9).err(),
                Some(FetchError::Refused("path")),
                "{path}"
            );
        }
        assert!(params(&media("/v/t62.7118-24/1_n.enc?ccb=11-4&oh=01_Q5&oe=68", 1), 9).is_ok());
    }

    #[test]
    fn what_says_that_it_is_too_large_is_not_fetched_and_what_lies_is_cut_off() {
        assert_eq!(params(&media("/x", 10), 9).err(), Some(FetchError::TooLarge));

        let mut place = Limited::new(9);
        assert!(place.write_all(&[0; 9]).is_ok());
        assert_eq!(
            place.write_all(&[0]).map_err(|error| error.kind()),
            Err(io::ErrorKind::FileTooLarge)
        );
    }

    #[test]
    fn an_id_of_another_driver_is_refused() {
        let mut other = media("/x", 1);
        other.source = Some(MediaSource::Id("1234567890".to_owned()));
        assert_eq!(params(&other, 9).err(), Some(FetchError::Refused("media_id")));
        other.source = Some(MediaSource::Url("https://evil.example/".to_owned()));
        assert_eq!(params(&other, 9).err(), Some(FetchError::Refused("address")));
        other.source = None;
        assert_eq!(params(&other, 9).err(), Some(FetchError::Gone));
    }
}
