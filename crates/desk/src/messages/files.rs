//! `POST /api/desk/files`: a file that is to be sent.

use axum::extract::DefaultBodyLimit;
use http::StatusCode;
use kernel::http::{Body, Upload};
use kernel::{App, Permitted, Result, files};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::permissions::WriteDesk;

/// A file that is kept.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct UploadedFile {
    /// What a message calls it.
    pub file: String,
    /// Its length.
    pub bytes: i64,
}

/// Upload a file to be sent.
///
/// For agents. A form with the field `file`, or the bare bytes: JPEG, PNG, WebP or PDF, told by its
/// content, 10 MB at most. The same file again is the same file.
///
/// Refusals: `platform.file.unknown_kind`, `platform.too_large`.
#[utoipa::path(
    post, path = "/api/desk/files", tag = "desk", operation_id = "upload_desk_file",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = UploadedFile), (status = 413, description = "Too large")),
)]
pub async fn upload(
    agent: Permitted<WriteDesk>,
    upload: Upload<{ files::MAX_BYTES }>,
) -> Result<(StatusCode, Body<UploadedFile>)> {
    let bytes = i64::try_from(upload.content.len()).unwrap_or(i64::MAX);
    let file = agent.app().files.put(agent.tenant_id(), upload.content).await?;
    Ok((StatusCode::CREATED, Body(UploadedFile { file, bytes })))
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(upload)).layer(DefaultBodyLimit::max(files::MAX_BYTES))
}
