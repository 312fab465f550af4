//! Link a number to a phone: begin, show the QR, ask for a code, log out.

use base::Phone;
use kernel::audit::Entry;
use kernel::http::{Body, Param};
use kernel::{Permitted, Result};
use qrcode::QrCode;
use qrcode::render::svg;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveEnum, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;
use whatsapp::{Driver, LinkState, Pairing};

use super::view::{LineView, one, row};
use super::{LineChanged, LineId, LineState, Refusal};
use crate::entity::line::{Column, Entity};
use crate::gateway::Gateway;
use crate::permissions::ManageLines;

/// Pixels of the picture's side at least.
const PICTURE: u32 = 264;

/// What the phone scans now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LineQr {
    /// What the line is in; anything but `pairing` has no QR.
    pub state: LineState,
    /// The text of the QR; it changes every twenty seconds or so.
    pub text: Option<String>,
    /// The same as a picture, an SVG.
    pub svg: Option<String>,
}

/// The phone to be linked by a code.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct PairByCode {
    /// Its number, in any spelling.
    pub phone: Phone,
}

/// What is typed on the phone.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PairCode {
    /// The code.
    pub code: String,
}

/// Begin to link a number to a phone.
///
/// For whoever may manage the numbers. From then on `GET /api/lines/{id}/qr` shows what the phone
/// scans, until it has or nobody did for a while. Audited.
///
/// Refusals: `messaging.line.not_found`, `messaging.line.not_paired`, `messaging.line.off`,
/// `messaging.line.gateway_failed`.
#[utoipa::path(
    post, path = "/api/lines/{id}/pair", tag = "lines", operation_id = "pair_line",
    params(("id" = LineId, Path)),
    responses((status = 200, body = LineView)),
)]
pub async fn pair(me: Permitted<ManageLines>, Param(id): Param<LineId>) -> Result<Body<LineView>> {
    let driver = driver(&me, id).await?;
    let (app, gateway) = (me.app(), me.app().state::<Gateway>());
    if driver.link() == LinkState::Idle {
        let line = gateway.book().get(&id).cloned().ok_or(Refusal::NotFound)?;
        gateway.start(app, &line, &*driver).await;
    }
    if driver.link() != LinkState::Online {
        begin(&*driver).await?;
    }
    note(&me, id, "messaging.line.pair").await
}

/// Show what the phone scans to link a number.
///
/// For whoever may manage the numbers.
///
/// Refusals: `messaging.line.not_found`, `messaging.line.not_paired`, `messaging.line.off`.
#[utoipa::path(
    get, path = "/api/lines/{id}/qr", tag = "lines", operation_id = "show_line_qr",
    params(("id" = LineId, Path)),
    responses((status = 200, body = LineQr)),
)]
pub async fn qr(me: Permitted<ManageLines>, Param(id): Param<LineId>) -> Result<Body<LineQr>> {
    let driver = driver(&me, id).await?;
    let (state, _) = LineState::of(driver.link());
    if state != LineState::Pairing {
        return Ok(Body(LineQr { state, text: None, svg: None }));
    }
    // Between two codes there may be none: the page asks again.
    let text = match pairing(&*driver)?.qr().await {
        Ok(text) => Some(text),
        Err(error) => {
            tracing::info!(line = %id, error = format!("{error:#}"), "no QR at the moment");
            None
        }
    };
    let svg = text
        .as_deref()
        .and_then(|text| QrCode::new(text).ok())
        .map(|code| code.render::<svg::Color>().min_dimensions(PICTURE, PICTURE).build());
    Ok(Body(LineQr { state, text, svg }))
}

/// Ask for a code that is typed on the phone, in place of a QR.
///
/// For whoever may manage the numbers.
///
/// Refusals: `messaging.line.not_found`, `messaging.line.not_paired`, `messaging.line.off`,
/// `messaging.line.gateway_failed`, `platform.phone.*`.
#[utoipa::path(
    post, path = "/api/lines/{id}/pair-code", tag = "lines", operation_id = "pair_line_by_code",
    params(("id" = LineId, Path)), request_body = PairByCode,
    responses((status = 200, body = PairCode)),
)]
pub async fn code(
    me: Permitted<ManageLines>,
    Param(id): Param<LineId>,
    Body(input): Body<PairByCode>,
) -> Result<Body<PairCode>> {
    let driver = driver(&me, id).await?;
    let code = pairing(&*driver)?.code(&input.phone).await.map_err(failed)?;
    Ok(Body(PairCode { code }))
}

/// Bring a number's link up again.
///
/// For whoever may manage the numbers: after a repair at the provider, or when a link hangs.
/// Audited.
///
/// Refusals: `messaging.line.not_found`, `messaging.line.off`, `messaging.line.banned`.
#[utoipa::path(
    post, path = "/api/lines/{id}/restart", tag = "lines", operation_id = "restart_line",
    params(("id" = LineId, Path)),
    responses((status = 200, body = LineView)),
)]
pub async fn restart(
    me: Permitted<ManageLines>,
    Param(id): Param<LineId>,
) -> Result<Body<LineView>> {
    let driver = driver(&me, id).await?;
    let gateway = me.app().state::<Gateway>();
    let line = gateway.book().get(&id).cloned().ok_or(Refusal::NotFound)?;
    if matches!(driver.link(), LinkState::Paused { .. }) {
        return Err(Refusal::Banned.into());
    }
    driver.stop().await;
    gateway.start(me.app(), &line, &*driver).await;
    note(&me, id, "messaging.line.restart").await
}

/// End a number's link: the phone's list of linked devices forgets us.
///
/// For whoever may manage the numbers. The credentials are wiped; messages wait until it is
/// linked again. Audited.
///
/// Refusals: `messaging.line.not_found`, `messaging.line.not_paired`, `messaging.line.off`,
/// `messaging.line.gateway_failed`.
#[utoipa::path(
    post, path = "/api/lines/{id}/log-out", tag = "lines", operation_id = "log_line_out",
    params(("id" = LineId, Path)),
    responses((status = 200, body = LineView)),
)]
pub async fn log_out(
    me: Permitted<ManageLines>,
    Param(id): Param<LineId>,
) -> Result<Body<LineView>> {
    let driver = driver(&me, id).await?;
    pairing(&*driver)?.log_out().await.map_err(failed)?;
    let gateway = me.app().state::<Gateway>();
    gateway.note_links(me.app()).await?;
    // The link is idle now; what a person ended, only a person begins again.
    let tx = me.begin().await?;
    Entity::update_many()
        .col_expr(Column::State, Expr::value(LineState::LoggedOut.to_value()))
        .col_expr(Column::Trouble, Expr::value("logged_out"))
        .col_expr(Column::StateAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(id))
        .exec(tx.conn())
        .await?;
    tx.commit().await?;
    gateway.refresh(me.app()).await?;
    note(&me, id, "messaging.line.log_out").await
}

async fn driver(me: &Permitted<ManageLines>, id: LineId) -> Result<Arc<dyn Driver>> {
    row(me.db(), me.tenant_id(), id).await?;
    let gateway = me.app().state::<Gateway>();
    if let Some(driver) = gateway.driver(id) {
        return Ok(driver);
    }
    gateway.refresh(me.app()).await?;
    Ok(gateway.driver(id).ok_or(Refusal::Off)?)
}

fn pairing(driver: &dyn Driver) -> Result<&dyn Pairing> {
    Ok(driver.pairing().ok_or(Refusal::NotPaired)?)
}

async fn begin(driver: &dyn Driver) -> Result<()> {
    pairing(driver)?.begin().await.map_err(failed)
}

/// A gateway's fault is its operator's to read, and never ours to show word by word.
fn failed(error: anyhow::Error) -> base::Error {
    tracing::warn!(error = format!("{error:#}"), "the gateway did not do it");
    Refusal::GatewayFailed.into()
}

/// Writes down what the link is in now, who did it, and shows the line.
async fn note(
    me: &Permitted<ManageLines>,
    id: LineId,
    action: &'static str,
) -> Result<Body<LineView>> {
    me.app().state::<Gateway>().note_links(me.app()).await?;
    let mut tx = me.begin().await?;
    tx.audit(Entry::new(action, id));
    tx.announce(LineChanged { id });
    let shown = one(tx.conn(), me.tenant_id(), id, me.tenant().zone, me.now()).await?;
    tx.commit().await?;
    Ok(Body(shown))
}
