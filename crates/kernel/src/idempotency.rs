//! Idempotency keys: a command that is sent again answers with what the first one made.

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use http::request::Parts;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::entity::idempotency_key::{ActiveModel, Column, Entity};
use crate::tx::Tx;

/// Longest key that is accepted; a UUID has 36 characters.
const MAX_LENGTH: usize = 200;

base::refusals! {
    /// Why a key cannot be used.
    pub enum KeyRefusal in "platform" {
        /// The command creates value and needs a key.
        KeyMissing => 422 "idempotency_key_missing",
            id "Header Idempotency-Key wajib diisi (1–200 karakter).",
            en "The Idempotency-Key header is required (1–200 characters).";
        /// The key stands for another command.
        KeyReused => 409 "idempotency_key_reused",
            id "Idempotency-Key ini sudah dipakai untuk permintaan lain.",
            en "This Idempotency-Key was already used for another request.";
    }
}

/// The client's `Idempotency-Key` header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// A key made by a program, e.g. by an import.
    pub fn new(key: impl Into<String>) -> Self {
        Self(key.into())
    }
}

impl FromRequestParts<App> for IdempotencyKey {
    type Rejection = base::Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> crate::Result<Self> {
        let value = parts.headers.get("idempotency-key").and_then(|value| value.to_str().ok());
        match value.map(str::trim) {
            Some(key) if !key.is_empty() && key.len() <= MAX_LENGTH => Ok(Self(key.to_owned())),
            _ => Err(KeyRefusal::KeyMissing.into()),
        }
    }
}

/// Where a key is welcome and not needed: none is none, a bad one is refused all the same.
impl OptionalFromRequestParts<App> for IdempotencyKey {
    type Rejection = base::Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> crate::Result<Option<Self>> {
        if !parts.headers.contains_key("idempotency-key") {
            return Ok(None);
        }
        <Self as FromRequestParts<App>>::from_request_parts(parts, app).await.map(Some)
    }
}

/// What a key turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Used for the first time: do the work, then [`fulfil`].
    First,
    /// Used before: the id of what it made then.
    Repeat(String),
}

/// Claims `key` for `command` by this caller. A second caller with the same key waits until the
/// first one's transaction ends, so that both can never be first.
///
/// Answer a [`Claim::Repeat`] from this transaction and commit it before answering: on SQLite the
/// first one may still wait for the fsync that both share, and no reader sees it before that.
pub async fn claim(
    tx: &Tx,
    command: &str,
    key: &IdempotencyKey,
    body: &impl Serialize,
) -> crate::Result<Claim> {
    claim_with(tx, command, key, body, None).await
}

/// The same for a command whose result has its id already: saves [`fulfil`].
pub async fn claim_for(
    tx: &Tx,
    command: &str,
    key: &IdempotencyKey,
    body: &impl Serialize,
    result: impl ToString,
) -> crate::Result<Claim> {
    claim_with(tx, command, key, body, Some(result.to_string())).await
}

async fn claim_with(
    tx: &Tx,
    command: &str,
    key: &IdempotencyKey,
    body: &impl Serialize,
    result: Option<String>,
) -> crate::Result<Claim> {
    let body = serde_json::to_vec(body).map_err(anyhow::Error::from)?;
    let fingerprint = hex::encode(Sha256::digest(body));
    let scope = format!("{command}/{}", tx.actor());
    let row = ActiveModel {
        tenant_id: Set(tx.tenant().id),
        scope: Set(scope.clone()),
        key: Set(key.0.clone()),
        fingerprint: Set(fingerprint.clone()),
        result: Set(result),
        created_at: Set(tx.now()),
    };
    let inserted = Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    if inserted == 1 {
        return Ok(Claim::First);
    }
    let known = Entity::find_by_id((tx.tenant().id, scope, key.0.clone())).one(tx.conn()).await?;
    let known = known.ok_or_else(|| anyhow::anyhow!("a claimed key is gone"))?;
    match known.result {
        Some(result) if known.fingerprint == fingerprint => Ok(Claim::Repeat(result)),
        _ => Err(KeyRefusal::KeyReused.into()),
    }
}

/// Remembers what the command made, in the same transaction.
pub async fn fulfil(
    tx: &Tx,
    command: &str,
    key: &IdempotencyKey,
    result: impl ToString,
) -> crate::Result<()> {
    Entity::update_many()
        .col_expr(Column::Result, Expr::value(result.to_string()))
        .filter(Column::TenantId.eq(tx.tenant().id))
        .filter(Column::Scope.eq(format!("{command}/{}", tx.actor())))
        .filter(Column::Key.eq(&key.0))
        .exec(tx.conn())
        .await?;
    Ok(())
}
