//! `/api/simulator/phones/{phone}/messages`: one simulated phone's chat with this business.

use std::sync::Arc;

use axum::response::Response;
use base::Phone;
use chrono::{DateTime, Utc};
use http::StatusCode;
use kernel::http::param::PathRefusal;
use kernel::http::upload::Upload;
use kernel::http::{Body, Param, Query};
use kernel::{Open, Result};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use whatsapp::inbound::MediaClass;
use whatsapp::simulator::{Bubble, File, NewFile, Phones, Said, Simulator};

use super::{Refusal, TablePhones};
use crate::gateway::Gateway;
use crate::lines::LineId;

/// WhatsApp takes no longer texts.
const TEXT_MAX: usize = 4096;
/// WhatsApp takes no larger pictures, films and voice notes.
const FILE_MAX: usize = 16 * 1024 * 1024;

/// The chat of one phone.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SimulatorMessages {
    /// The messages, oldest first.
    pub data: Vec<SimulatorMessage>,
}

/// One message of a chat.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SimulatorMessage {
    /// Its id.
    pub id: String,
    /// `out`: the business wrote it; `in`: the phone's owner did.
    pub direction: &'static str,
    /// What it says; the caption of a file.
    pub text: String,
    /// When it arrived.
    pub at: DateTime<Utc>,
    /// How far it has come, as its sender's screen shows it: `sent`, `delivered` or `read`.
    pub tick: &'static str,
    /// Its file.
    pub file: Option<SimulatorFile>,
    /// The id of the message that it answers.
    pub quoted: Option<String>,
    /// The sign that the phone's owner put on it.
    pub reaction: Option<String>,
}

/// A file of a message.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SimulatorFile {
    /// What is in it: `image/jpeg`.
    pub mime: String,
    /// The name it had with the sender.
    pub name: Option<String>,
    /// Its length in bytes.
    pub size: u64,
}

impl From<Bubble> for SimulatorMessage {
    fn from(bubble: Bubble) -> Self {
        let Bubble { id, direction, text, at, tick, file, quoted, reaction, .. } = bubble;
        let file = file.map(|File { mime, name, size, .. }| SimulatorFile { mime, name, size });
        let (direction, tick) = (direction.as_str(), tick.as_str());
        Self { id, direction, text, at, tick, file, quoted, reaction }
    }
}

/// What a phone's owner writes.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct SimulatorText {
    /// The text, 1 to 4096 characters.
    pub text: String,
    /// The id of the message that it answers.
    #[serde(default)]
    pub quoted: Option<String>,
}

/// The business's number that the phone writes with.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OnLine {
    /// A simulated line of the business; its first one unless given.
    pub line: Option<LineId>,
}

/// Show a simulated phone's chat, oldest message first; the newest 500.
///
/// Open to anybody; there only with the WhatsApp driver `simulator`. What the business wrote counts
/// as read from then on. The phone may be spelt in any way people write numbers.
#[utoipa::path(
    get, path = "/api/simulator/phones/{phone}/messages", tag = "simulator",
    operation_id = "read_simulator_chat",
    params(("phone" = String, Path, example = "0812-3456-789"), OnLine),
    responses((status = 200, body = SimulatorMessages)),
)]
pub async fn read(
    visitor: Open,
    Param(phone): Param<Phone>,
    Query(on): Query<OnLine>,
) -> Result<Body<SimulatorMessages>> {
    let simulator = simulator(&visitor, on.line).await?;
    simulator.open(&phone).await?;
    let bubbles = simulator.phones().bubbles(simulator.line(), &phone).await?;
    let data = bubbles.into_iter().map(SimulatorMessage::from).collect();
    Ok(Body(SimulatorMessages { data }))
}

/// Write a message to the business as the owner of a simulated phone.
///
/// Open to anybody; there only with the WhatsApp driver `simulator`. The modules that listen for
/// incoming messages hear of it at once.
///
/// Refusals: `messaging.simulator.empty`, `messaging.simulator.too_long`.
#[utoipa::path(
    post, path = "/api/simulator/phones/{phone}/messages", tag = "simulator",
    operation_id = "write_simulator_message",
    params(("phone" = String, Path, example = "0812-3456-789"), OnLine),
    request_body = SimulatorText,
    responses((status = 201, body = SimulatorMessage)),
)]
pub async fn write(
    visitor: Open,
    Param(phone): Param<Phone>,
    Query(on): Query<OnLine>,
    Body(input): Body<SimulatorText>,
) -> Result<(StatusCode, Body<SimulatorMessage>)> {
    let text = input.text.trim();
    if text.is_empty() {
        return Err(Refusal::Empty.into());
    }
    if text.chars().count() > TEXT_MAX {
        return Err(Refusal::TooLong { limit: TEXT_MAX }.into());
    }
    let simulator = simulator(&visitor, on.line).await?;
    let said = Said { text: text.to_owned(), file: None, quoted: input.quoted };
    let bubble = simulator.say(&phone, said).await?;
    Ok((StatusCode::CREATED, Body(bubble.into())))
}

/// Send a file to the business as the owner of a simulated phone.
///
/// Open to anybody; there only with the WhatsApp driver `simulator`. A form with `file`, and
/// `text` for its caption.
///
/// Refusals: `platform.too_large`, `platform.upload_broken`, `messaging.simulator.too_long`.
#[utoipa::path(
    post, path = "/api/simulator/phones/{phone}/files", tag = "simulator",
    operation_id = "send_simulator_file",
    params(("phone" = String, Path, example = "0812-3456-789"), OnLine),
    request_body(content = Vec<u8>, content_type = "multipart/form-data"),
    responses((status = 201, body = SimulatorMessage)),
)]
pub async fn send_file(
    visitor: Open,
    Param(phone): Param<Phone>,
    Query(on): Query<OnLine>,
    upload: Upload<FILE_MAX>,
) -> Result<(StatusCode, Body<SimulatorMessage>)> {
    let text = upload.field("text").unwrap_or_default().trim().to_owned();
    if text.chars().count() > TEXT_MAX {
        return Err(Refusal::TooLong { limit: TEXT_MAX }.into());
    }
    let mime = kernel::files::mime_of_content(&upload.content, upload.file_name.as_deref());
    let file = NewFile {
        class: class_of(mime),
        mime: mime.to_owned(),
        name: upload.file_name,
        bytes: upload.content,
    };
    let simulator = simulator(&visitor, on.line).await?;
    let bubble = simulator.say(&phone, Said { text, file: Some(file), quoted: None }).await?;
    Ok((StatusCode::CREATED, Body(bubble.into())))
}

/// Show the file of a message on a simulated phone.
///
/// Open to anybody; there only with the WhatsApp driver `simulator`.
///
/// Refusals: `platform.not_found`.
#[utoipa::path(
    get, path = "/api/simulator/messages/{id}/file", tag = "simulator",
    operation_id = "show_simulator_file",
    params(("id" = String, Path), OnLine),
    responses((status = 200, description = "The file")),
)]
pub async fn show_file(
    visitor: Open,
    Param(id): Param<String>,
    Query(on): Query<OnLine>,
) -> Result<Response> {
    let simulator = simulator(&visitor, on.line).await?;
    let bytes = simulator.phones().file(simulator.line(), &id).await?;
    let bytes = bytes.ok_or(PathRefusal::NotFound)?;
    Ok(kernel::files::answer(bytes))
}

/// The simulator of a line, or of the business's first simulated one.
pub(super) async fn simulator(
    visitor: &Open,
    line: Option<LineId>,
) -> Result<Arc<Simulator<TablePhones>>> {
    let (app, gateway) = (visitor.app(), visitor.app().state::<Gateway>());
    gateway.lines_of(app, visitor.tenant()).await?;
    let found = gateway.simulator_of(visitor.tenant_id(), line);
    Ok(found.ok_or(Refusal::NoLine)?)
}

fn class_of(mime: &str) -> MediaClass {
    match mime.split('/').next() {
        Some("image") => MediaClass::Image,
        Some("video") => MediaClass::Video,
        Some("audio") => MediaClass::Voice,
        _ => MediaClass::Document,
    }
}
