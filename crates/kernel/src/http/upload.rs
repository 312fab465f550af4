//! Files that come in: as a form's `file`, or as the whole body. Within a limit of the route's own.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use base::Invalid;
use bytes::Bytes;
use futures::StreamExt;
use http::header::CONTENT_TYPE;

use super::body::BodyRefusal;
use crate::app::App;

/// What a form may hold besides its file: boundaries and a few words.
const FORM_ROOM: usize = 64 * 1024;
/// Fields of a form that are looked at.
const FIELDS_LIMIT: usize = 16;
/// Times the limit that is still read, and thrown away, of a body that is too large: a client that
/// is cut off while it sends never hears why.
const PATIENCE: usize = 4;

base::refusals! {
    /// Why an upload cannot be read at all.
    pub enum UploadRefusal in "platform" {
        /// It broke off, or is no form although it says so.
        UploadBroken => 400 "upload_broken",
            id "Unggahan terputus atau tidak lengkap. Coba unggah lagi.",
            en "The upload broke off or is incomplete. Please upload it again.";
    }
}

/// A file of at most `MAX` bytes, with the words that came beside it in a form.
#[derive(Clone, Debug)]
pub struct Upload<const MAX: usize> {
    /// The file.
    pub content: Bytes,
    /// The declared kind of the whole body, without parameters: `text/csv`. Often wrong.
    pub content_type: String,
    /// The file's name, where a form gave one.
    pub file_name: Option<String>,
    fields: BTreeMap<String, String>,
}

impl<const MAX: usize> Upload<MAX> {
    /// A field of the form beside the file.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(String::as_str)
    }
}

impl<const MAX: usize> FromRequest<App> for Upload<MAX> {
    type Rejection = base::Error;

    async fn from_request(request: Request, app: &App) -> crate::Result<Self> {
        let content_type = content_type_of(&request);
        let is_form = content_type == "multipart/form-data";
        let is_over = Arc::new(AtomicBool::new(false));
        let (parts, body) = request.into_parts();
        let limit = if is_form { MAX + FORM_ROOM } else { MAX };
        let mut request = Request::from_parts(parts, limited(body, limit, is_over.clone()));
        DefaultBodyLimit::disable().apply(&mut request);
        let read =
            if is_form { read_form(request, app).await } else { read_whole(request, app).await };
        let mut upload: Self = match read {
            Err(_) if is_over.load(Ordering::Relaxed) => return Err(BodyRefusal::TooLarge.into()),
            read => read?,
        };
        if upload.content.len() > MAX {
            return Err(BodyRefusal::TooLarge.into());
        }
        upload.content_type = content_type;
        Ok(upload)
    }
}

fn content_type_of(request: &Request) -> String {
    let header = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = header.unwrap_or_default().split(';').next().unwrap_or_default();
    kind.trim().to_ascii_lowercase()
}

/// The body until it is too large; then the rest is read, up to [`PATIENCE`], and forgotten.
fn limited(body: Body, limit: usize, is_over: Arc<AtomicBool>) -> Body {
    let start = (body.into_data_stream(), 0_usize);
    Body::from_stream(futures::stream::try_unfold(start, move |(mut rest, seen)| {
        let is_over = is_over.clone();
        async move {
            let Some(chunk) = rest.next().await else {
                return Ok(None);
            };
            let chunk = chunk.map_err(std::io::Error::other)?;
            let mut seen = seen + chunk.len();
            if seen <= limit {
                return Ok(Some((chunk, (rest, seen))));
            }
            is_over.store(true, Ordering::Relaxed);
            while seen < limit.saturating_mul(PATIENCE)
                && let Some(Ok(chunk)) = rest.next().await
            {
                seen += chunk.len();
            }
            Err(std::io::Error::other("the body is too large"))
        }
    }))
}

async fn read_whole<const MAX: usize>(request: Request, app: &App) -> crate::Result<Upload<MAX>> {
    let content =
        Bytes::from_request(request, app).await.map_err(|_| UploadRefusal::UploadBroken)?;
    Ok(Upload { content, content_type: String::new(), file_name: None, fields: BTreeMap::new() })
}

async fn read_form<const MAX: usize>(request: Request, app: &App) -> crate::Result<Upload<MAX>> {
    let broken = || UploadRefusal::UploadBroken;
    let mut form = Multipart::from_request(request, app).await.map_err(|_| broken())?;
    let mut file = None;
    let mut fields = BTreeMap::new();
    while let Some(field) = form.next_field().await.map_err(|_| broken())? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" && file.is_none() {
            let file_name = field.file_name().map(str::to_owned);
            file = Some((file_name, field.bytes().await.map_err(|_| broken())?));
        } else if fields.len() < FIELDS_LIMIT {
            fields.insert(name, field.text().await.map_err(|_| broken())?);
        }
    }
    let Some((file_name, content)) = file else {
        let (id, en) = ("Pilih file yang akan diunggah.", "Choose the file to upload.");
        return Err(Invalid::field("file", "required", id, en).into());
    };
    Ok(Upload { content, content_type: String::new(), file_name, fields })
}
