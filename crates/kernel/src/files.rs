//! Pictures and proofs: private by default, named by their content, handed out by signed links.

mod kinds;

use std::path::Path;

use anyhow::Context;
use axum::body::Body as Stream;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use chrono::{DateTime, Duration, Utc};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use object_store::local::LocalFileSystem;
use object_store::{ObjectStore, ObjectStoreExt, path::Path as Key};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use utoipa::IntoParams;

use base::TenantId;

use kinds::Kind;

use crate::app::App;
use crate::http::param::PathRefusal;
use crate::http::{Param, Query};

/// Largest file that is kept.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;

base::refusals! {
    /// Why a file is not kept.
    pub enum FileRefusal in "platform.file" {
        /// Too large.
        TooLarge { megabytes: usize } => 413 "too_large",
            id "Berkas terlalu besar (maksimum {megabytes} MB).",
            en "The file is too large (at most {megabytes} MB).";
        /// The content is none of the kinds we keep, whatever its name says.
        UnknownKind => 422 "unknown_kind",
            id "Jenis berkas tidak didukung. Gunakan JPEG, PNG, WebP atau PDF.",
            en "This kind of file is not supported. Use JPEG, PNG, WebP or PDF.";
    }
}

/// The store of one installation: a local folder, or an S3-compatible bucket.
#[derive(Clone, Debug)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
}

impl Files {
    /// Files in `folder`, made when missing.
    pub fn local(folder: &Path) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
        let store = LocalFileSystem::new_with_prefix(folder)?.with_automatic_cleanup(true);
        Ok(Self { store: Arc::new(store) })
    }

    /// Keeps `bytes` for a tenant and answers its name: `{sha256}.{kind}`. The same content kept
    /// twice is one file.
    pub async fn put(&self, tenant: TenantId, bytes: Bytes) -> crate::Result<String> {
        if bytes.len() > MAX_BYTES {
            return Err(FileRefusal::TooLarge { megabytes: MAX_BYTES / 1024 / 1024 }.into());
        }
        let kind = Kind::of(&bytes).filter(|kind| kind.is_picture_or_paper());
        Ok(self.keep(tenant, bytes, kind.ok_or(FileRefusal::UnknownKind)?).await?.name)
    }

    /// Keeps a file of any kind: what people send one another. `told` is what its sender says it
    /// is, and is believed only where the content does not speak against it. The caller has
    /// limited its length.
    pub async fn put_any(
        &self,
        tenant: TenantId,
        bytes: Bytes,
        told: Option<&str>,
    ) -> anyhow::Result<Kept> {
        let kind = Kind::of(&bytes).map_or_else(|| Kind::told(told), |kind| kind.refined(told));
        self.keep(tenant, bytes, kind).await
    }

    async fn keep(&self, tenant: TenantId, bytes: Bytes, kind: Kind) -> anyhow::Result<Kept> {
        let name = format!("{}.{}", hex::encode(Sha256::digest(&bytes)), kind.extension());
        self.store.put(&key(tenant, &name), bytes.into()).await.context("keeping a file")?;
        Ok(Kept { name, mime: kind.mime() })
    }

    /// The content of a kept file, or `None`.
    pub async fn get(&self, tenant: TenantId, name: &str) -> anyhow::Result<Option<Bytes>> {
        match self.store.get(&key(tenant, name)).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error).context("reading a file"),
        }
    }
}

/// A file that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its name: `{sha256}.{kind}`.
    pub name: String,
    /// What is in it: `image/jpeg`.
    pub mime: &'static str,
}

/// What is in a file: by its content, else by its name where the content tells nothing.
pub fn mime_of_content(content: &[u8], name: Option<&str>) -> &'static str {
    let named = Kind::named(name.unwrap_or_default()).mime();
    Kind::of(content)
        .map_or_else(|| Kind::told(Some(named)), |kind| kind.refined(Some(named)))
        .mime()
}

/// A file as an answer: shown by a browser only if nothing in it can run.
pub fn answer(content: Bytes) -> Response {
    let kind = Kind::of(&content).unwrap_or(Kind::Other);
    respond(kind, content)
}

/// What is in a kept file, by its name.
pub fn mime_of(name: &str) -> &'static str {
    Kind::named(name).mime()
}

fn key(tenant: TenantId, name: &str) -> Key {
    Key::from_iter([tenant.to_string().as_str(), name])
}

/// The path of a link that shows a file until `lifetime` is over, to whoever holds the link.
pub fn link(app: &App, tenant: TenantId, name: &str, lifetime: Duration) -> String {
    let until = (app.now() + lifetime).timestamp();
    let signature = app.keys.sign("file link", format!("{tenant}/{name}/{until}").as_bytes());
    format!("/api/files/{tenant}/{name}?until={until}&signature={signature}")
}

/// The proof inside a link.
#[derive(Debug, Deserialize, IntoParams)]
pub struct Proof {
    /// When the link ends, in seconds since the epoch.
    until: i64,
    /// Our signature over tenant, name and end.
    signature: String,
}

/// Show a file to whoever holds its signed link.
///
/// Open to anybody with the link, until it ends. Refuses with `platform.not_found` when the link
/// is wrong, over, or its file is gone.
#[utoipa::path(
    get, path = "/api/files/{tenant}/{name}", tag = "files",
    params(("tenant" = String, Path), ("name" = String, Path), Proof),
    responses((status = 200, description = "The file"), (status = 404, description = "No such link"))
)]
pub async fn show(
    axum::extract::State(app): axum::extract::State<App>,
    Param((tenant, name)): Param<(TenantId, String)>,
    Query(proof): Query<Proof>,
) -> crate::Result<Response> {
    let message = format!("{tenant}/{name}/{}", proof.until);
    let alive =
        DateTime::<Utc>::from_timestamp(proof.until, 0).is_some_and(|until| until > app.now());
    if !alive || !app.keys.verify("file link", message.as_bytes(), &proof.signature) {
        return Err(PathRefusal::NotFound.into());
    }
    let bytes = app.files.get(tenant, &name).await?.ok_or(PathRefusal::NotFound)?;
    Ok(respond(Kind::named(&name), bytes))
}

fn respond(kind: Kind, bytes: Bytes) -> Response {
    let headers = [
        (CONTENT_TYPE, kind.mime()),
        (CONTENT_DISPOSITION, if kind.is_shown() { "inline" } else { "attachment" }),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CACHE_CONTROL, "private, max-age=3600"),
    ];
    (headers, Stream::from(bytes)).into_response()
}
