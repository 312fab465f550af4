//! The kernel's question "who is this?", answered from the database on every request.

use std::sync::Arc;

use base::{AccountId, SessionId, TenantId, Zone};
use chrono::{DateTime, Utc};
use kernel::actor::Proof;
use kernel::registry::Directory;
use kernel::{App, Caller, PermissionSet, Tenant};
use sea_orm::entity::prelude::Json;
use sea_orm::{FromQueryResult, Statement};

use crate::sessions::token;
use crate::sessions::touch::{self, Seen};
use crate::{roles, tenants};

/// Identity as the kernel's directory. Keeps nothing in memory: a revoked session, a deactivated
/// member or an edited role holds on every node from the next request on.
#[derive(Clone, Copy, Debug, Default)]
pub struct People;

#[async_trait::async_trait]
impl Directory for People {
    async fn caller(&self, app: &App, token: &str, proof: Proof) -> anyhow::Result<Option<Caller>> {
        let Some(session) = token::read(&app.keys, token) else {
            return Ok(None);
        };
        let Some(row) = find(app, session, token).await? else {
            return Ok(None);
        };
        let seen = row.seen();
        let caller = row.caller(app, proof)?;
        touch::touch(app, &caller.tenant, seen).await;
        Ok(Some(caller))
    }

    async fn tenant_of_host(
        &self,
        app: &App,
        host: Option<&str>,
    ) -> anyhow::Result<Option<Tenant>> {
        tenants::find_by_host(app, host).await
    }

    async fn tenants(&self, app: &App) -> anyhow::Result<Vec<Tenant>> {
        tenants::active(app).await
    }

    async fn tenant(&self, app: &App, id: TenantId) -> anyhow::Result<Option<Tenant>> {
        tenants::find(app, id).await
    }
}

/// Everything a request must know of its sender, in one row.
#[derive(Debug, FromQueryResult)]
struct Row {
    session_id: SessionId,
    last_seen_at: DateTime<Utc>,
    idle_seconds: i64,
    account_id: AccountId,
    account_name: String,
    tenant_id: TenantId,
    tenant_name: String,
    zone: Zone,
    modules: Json,
    role: String,
    permissions: Option<Json>,
}

/// An account without membership is signed in as nobody in particular; a membership that was
/// switched off shuts the door.
const CALLER: &str = "\
    SELECT s.id AS session_id, s.last_seen_at, s.idle_seconds, \
           a.id AS account_id, a.name AS account_name, \
           t.id AS tenant_id, t.name AS tenant_name, t.zone, t.modules, \
           COALESCE(m.role, 'none') AS role, r.permissions \
    FROM sessions s \
    JOIN accounts a ON a.id = s.account_id \
    JOIN tenants t ON t.id = s.tenant_id \
    LEFT JOIN memberships m ON m.account_id = s.account_id AND m.tenant_id = s.tenant_id \
    LEFT JOIN tenant_roles r ON r.tenant_id = s.tenant_id AND r.name = COALESCE(m.role, 'none') \
    WHERE s.id = $1 AND s.token_hash = $2 AND s.revoked_at IS NULL AND s.expires_at > $3 \
      AND a.is_active AND t.is_active AND (m.account_id IS NULL OR m.is_active)";

async fn find(app: &App, session: SessionId, token: &str) -> anyhow::Result<Option<Row>> {
    let values = [session.into(), token::hash(token).into(), app.now().into()];
    let statement = Statement::from_sql_and_values(app.db.backend(), CALLER, values);
    Ok(Row::find_by_statement(statement).one(app.db.read()).await?)
}

impl Row {
    fn seen(&self) -> Seen {
        Seen { session: self.session_id, last: self.last_seen_at, idle_seconds: self.idle_seconds }
    }

    fn caller(self, app: &App, proof: Proof) -> anyhow::Result<Caller> {
        let permissions = match self.permissions {
            Some(edited) => {
                let names: Vec<String> = serde_json::from_value(edited)?;
                names.into_iter().collect::<PermissionSet>()
            }
            None => app.registry().role(&self.role),
        };
        let tenant = tenants::assemble(self.tenant_id, &self.tenant_name, self.zone, self.modules)?;
        Ok(Caller {
            account: self.account_id,
            name: Arc::from(self.account_name),
            session: self.session_id,
            tenant,
            role: Arc::from(self.role),
            permissions,
            proof,
        })
    }
}

const _: () = assert!(matches!(roles::NONE.as_bytes(), b"none"), "the statement above names it");
