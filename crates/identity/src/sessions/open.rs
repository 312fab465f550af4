//! Open a session: the end of every way in.

use base::{AccountId, SessionId};
use chrono::{DateTime, Utc};
use kernel::http::credentials::csrf_token;
use kernel::{Tx, audit};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::{SessionKind, token};
use crate::entity::session::{ActiveModel, Entity};

/// Longest device name that is kept, in characters.
const DEVICE_MAX: usize = 120;

/// A session that has just been opened. The token is told once; the row keeps only its hash.
#[derive(Clone)]
pub struct Opened {
    /// Its id.
    pub session: SessionId,
    /// The bearer token, also the value of the session cookie.
    pub token: String,
    /// When it ends by itself, unless use lengthens it.
    pub expires_at: DateTime<Utc>,
    /// The token that a browser sends back with every unsafe request.
    pub csrf: String,
    /// Which way in it was.
    pub kind: SessionKind,
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opened").field("session", &self.session).finish_non_exhaustive()
    }
}

/// Opens a session in the transaction's tenant for somebody who has just proved who they are.
/// `device`: see [`crate::devices::device_of`].
pub async fn open(
    tx: &mut Tx,
    account: AccountId,
    kind: SessionKind,
    device: &str,
) -> kernel::Result<Opened> {
    let session: SessionId = tx.new_id();
    let keys = &tx.app().keys;
    let token = token::sign(keys, account, tx.tenant().id, session, tx.now())?;
    let csrf = csrf_token(keys, session);
    let expires_at = tx.now() + kind.lifetime();
    let device: String = device.chars().take(DEVICE_MAX).collect();
    let row = ActiveModel {
        id: Set(session),
        tenant_id: Set(tx.tenant().id),
        account_id: Set(account),
        kind: Set(kind),
        token_hash: Set(token::hash(&token)),
        created_at: Set(tx.now()),
        last_seen_at: Set(tx.now()),
        expires_at: Set(expires_at),
        idle_seconds: Set(kind.idle().map_or(0, |idle| idle.num_seconds())),
        revoked_at: Set(None),
        address: Set(tx.origin().address.as_deref().map(str::to_owned)),
        device: Set(device.clone()),
    };
    Entity::insert(row).exec_without_returning(tx.conn()).await?;
    let after = serde_json::json!({"account": account, "device": device});
    tx.audit(audit::Entry::new("identity.session.open", session).after(after));
    Ok(Opened { session, token, expires_at, csrf, kind })
}
