//! `POST /api/v1/webhook/whatsapp-inbound`: where gateways post what they hear.

use axum::extract::{FromRequest, RawQuery, Request};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use kernel::http::Body;
use kernel::{App, Open, Result};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;
use whatsapp::Secret;
use whatsapp::inbound::proof::{self, Posted, Scheme};
use whatsapp::inbound::{self, Channel, Heard};

use super::take::{Tally, hear};
use crate::gateway::{Gateway, Line};
use crate::lines::Settings;

base::refusals! {
    /// Why a gateway's post is not taken in.
    pub enum Refusal in "messaging.inbound" {
        /// Nobody signed it with a secret of this business, or too long ago.
        Unproven => 401 "unproven",
            id "Tanda tangan pengirim tidak sah.",
            en "The sender's signature is not valid.";
        /// The word that Meta says when the webhook is set up is another one.
        WrongToken => 403 "wrong_token",
            id "Token verifikasi salah.",
            en "The verification token is wrong.";
        /// It breaks the rules of its own dialect.
        Malformed { field: String, problem: String } => 400 "malformed",
            id "Isi {field} tidak bisa dibaca: {problem}.",
            en "{field} cannot be read: {problem}.";
    }
}

/// What became of a post.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct Received {
    /// What was taken in now.
    pub accepted: usize,
    /// Messages that were told before.
    pub duplicate: usize,
    /// What nobody understands, kept for a person to look at.
    pub unknown: usize,
}

/// Take in what a WhatsApp gateway posts: messages, receipts, states.
///
/// For gateways. Reads the dialects of Meta's Cloud API, WAHA, whatsapp-web.js and
/// go-whatsapp-web-multidevice by the body's shape. Signed with the secret of one of the
/// business's numbers (`X-Hub-Signature-256`, `X-Webhook-Hmac`, or `X-Niaga-Signature` with
/// `X-Niaga-Timestamp`), or with its token (`X-Niaga-Token`, `Authorization: Bearer`, `?token=`).
/// All of it is stored before the answer; the same message twice is stored once. What nobody
/// understands is kept, and answered with 202.
///
/// Refusals: `messaging.inbound.unproven`, `messaging.inbound.malformed`, `platform.too_large`.
#[utoipa::path(
    post, path = "/api/v1/webhook/whatsapp-inbound", tag = "webhook",
    operation_id = "receive_whatsapp",
    request_body(content = Object, description = "What the gateway tells"),
    responses((status = 200, body = Received), (status = 202, body = Received)),
)]
pub async fn receive(
    visitor: Open,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
    Content(body): Content,
) -> Result<(StatusCode, Body<Received>)> {
    let (app, now) = (visitor.app(), visitor.now());
    let query = query.unwrap_or_default();
    let posted = Posted { headers: &headers, query: &query, body: &body };
    let gateway = app.state::<Gateway>();
    let lines = gateway.lines_of(app, visitor.tenant()).await?;
    let proven: Vec<Arc<Line>> =
        lines.into_iter().filter(|line| is_proven(line, posted, now)).collect();
    if proven.is_empty() {
        return Err(Refusal::Unproven.into());
    }
    let heard = inbound::read(&body, now).map_err(|malformed| Refusal::Malformed {
        problem: malformed.problem.to_string(),
        field: if malformed.field.is_empty() { "body".to_owned() } else { malformed.field },
    })?;
    let tally = take_in(app, &proven, heard, &body).await?;
    let Tally { accepted, duplicate, unknown } = tally;
    let is_understood = accepted + duplicate > 0 || unknown == 0;
    let status = if is_understood { StatusCode::OK } else { StatusCode::ACCEPTED };
    Ok((status, Body(Received { accepted, duplicate, unknown })))
}

/// Answer Meta's handshake when the webhook is set up.
///
/// For Meta: echoes the challenge to whoever knows the verify token of one of the business's
/// numbers.
///
/// Refusals: `messaging.inbound.wrong_token`.
#[utoipa::path(
    get, path = "/api/v1/webhook/whatsapp-inbound", tag = "webhook",
    operation_id = "verify_whatsapp_webhook",
    responses((status = 200, description = "The challenge", content_type = "text/plain")),
)]
pub async fn handshake(visitor: Open, RawQuery(query): RawQuery) -> Result<Response> {
    let app = visitor.app();
    let query = query.unwrap_or_default();
    for line in app.state::<Gateway>().lines_of(app, visitor.tenant()).await? {
        let token = line.secrets.verify_token.as_deref().and_then(secret);
        let Some(token) = token else { continue };
        if let Ok(challenge) = proof::handshake(&query, &token) {
            return Ok(challenge.into_response());
        }
    }
    Err(Refusal::WrongToken.into())
}

/// Takes in what each of the proven lines heard. One secret may stand for several lines: then the
/// body says which it is, and what it does not say is the first one's.
async fn take_in(app: &App, proven: &[Arc<Line>], heard: Vec<Heard>, body: &[u8]) -> Result<Tally> {
    let mut by_line: Vec<Vec<Heard>> = proven.iter().map(|_| Vec::new()).collect();
    for one in heard {
        let place = match channel(&one) {
            Some(channel) => proven.iter().position(|line| is_on(line, channel)).unwrap_or(0),
            None => 0,
        };
        by_line[place].push(one);
    }
    let mut tally = Tally::default();
    for (line, heard) in proven.iter().zip(by_line) {
        if heard.is_empty() {
            continue;
        }
        if let Some(driver) = app.state::<Gateway>().driver(line.id) {
            heard.iter().for_each(|one| driver.notice(one));
        }
        let one = hear(app, line, heard, Some(body)).await?;
        tally.accepted += one.accepted;
        tally.duplicate += one.duplicate;
        tally.unknown += one.unknown;
    }
    Ok(tally)
}

fn channel(heard: &Heard) -> Option<&Channel> {
    match heard {
        Heard::Message(message) => Some(&message.channel),
        Heard::Receipt(receipt) => Some(&receipt.channel),
        Heard::Unknown(unknown) => Some(&unknown.channel),
        Heard::Typing { .. } | Heard::Session(_) | Heard::Ignored(_) => None,
    }
}

/// Whether a body that names this channel is about the line.
fn is_on(line: &Line, channel: &Channel) -> bool {
    match (&line.settings, channel) {
        (Settings::Cloud(cloud), Channel::PhoneNumberId(id)) => cloud.phone_number_id == *id,
        (Settings::Bridge(bridge), Channel::Session(session)) => bridge.session == *session,
        _ => false,
    }
}

fn is_proven(line: &Line, posted: Posted<'_>, now: chrono::DateTime<chrono::Utc>) -> bool {
    schemes(line).iter().any(|scheme| scheme.verify(posted, now).is_ok())
}

/// How a line's gateway may prove itself.
fn schemes(line: &Line) -> Vec<Scheme> {
    let given = |text: &Option<String>| text.as_deref().and_then(secret);
    let mut schemes = Vec::new();
    if let Some(app_secret) = given(&line.secrets.app_secret) {
        schemes.push(Scheme::Hub(app_secret));
    }
    if let Some(shared) = given(&line.secrets.webhook_secret) {
        schemes.push(Scheme::Niaga(shared.clone()));
        schemes.push(Scheme::Waha(shared.clone()));
        schemes.push(Scheme::Hub(shared));
    }
    if let Some(token) = given(&line.secrets.webhook_token) {
        schemes.push(Scheme::Token(token));
    }
    schemes
}

fn secret(text: &str) -> Option<Secret> {
    Secret::new(text)
}

/// The raw bytes of a post, within the limit of all bodies.
pub struct Content(Bytes);

impl FromRequest<App> for Content {
    type Rejection = base::Error;

    async fn from_request(request: Request, app: &App) -> Result<Self> {
        let read = Bytes::from_request(request, app).await;
        read.map(Self).map_err(|_| kernel::http::body::BodyRefusal::TooLarge.into())
    }
}
