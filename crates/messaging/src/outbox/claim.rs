//! Claim due messages: urgent first, in line for each recipient, one in flight to each.

use base::TenantId;
use chrono::{DateTime, Duration, Utc};
use kernel::{App, Engine, Tenant, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveEnum, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Statement,
};

use super::verdict::TRIES;
use crate::entity::message::{Column, Entity, Model};
use crate::gateway::Gateway;
use crate::messages::redact::redact;
use crate::messages::{Channel, MessageUpdated};

/// A sender that is silent for this long is dead. Longer than the longest send, its retries
/// inside a driver, and a machine that was busy in between.
const LEASE: Duration = Duration::minutes(2);
/// Tenants looked at in one go; the others' turn comes with the next.
const TENANTS: usize = 32;
/// Serialises claims across nodes, so that two of them cannot send to one person at once:
/// "niagamsg" in ASCII.
const CLAIM_LOCK: i64 = 0x6e69_6167_616d_7367;

/// A message that this node must send now.
pub(super) struct Claimed {
    pub(super) tenant: Tenant,
    pub(super) message: Model,
}

/// Claims at most `room` due messages. Looks first, so that an idle node writes nothing.
pub(super) async fn claim(app: &App, room: usize) -> anyhow::Result<Vec<Claimed>> {
    let mut claimed = Vec::new();
    if room == 0 {
        return Ok(claimed);
    }
    for id in tenants_with_due(app).await? {
        let left = room - claimed.len();
        if left == 0 {
            break;
        }
        match app.tenant(id).await {
            Ok(tenant) => claimed.extend(claim_of(app, tenant, left).await?),
            // One tenant that is gone must not keep the others' messages.
            Err(error) => {
                tracing::warn!(tenant = %id, error = format!("{error:#}"), "messages wait")
            }
        }
    }
    Ok(claimed)
}

/// Whether a message `m` may go at `$1`: it is due or its sender died, and nobody stands before
/// it: no message to the same person is in flight, none of the same class is older, and none more
/// urgent is due.
fn due(channels: &[Channel]) -> String {
    let names: Vec<String> =
        channels.iter().map(|channel| format!("'{}'", channel.to_value())).collect();
    // A list that is never empty, because SQL has no empty lists.
    let names = format!("'',{}", names.join(",")).trim_end_matches(',').to_owned();
    format!(
        "((m.state = 'queued' AND m.not_before <= $1) OR (m.state = 'sending' AND m.lease_until <= $1)) \
         AND m.channel IN ({names}) \
         AND NOT EXISTS (SELECT 1 FROM messages o \
           WHERE o.tenant_id = m.tenant_id AND o.channel = m.channel AND o.recipient = m.recipient \
           AND o.state IN ('queued', 'sending') AND o.id <> m.id \
           AND ((o.state = 'sending' AND o.lease_until > $1) \
             OR (o.priority = m.priority AND o.id < m.id) \
             OR (o.priority < m.priority AND o.not_before <= $1)))"
    )
}

/// Whether a message `m` must not be sent any more at `$1`: its time is over, or its sender died
/// and a further try is not allowed (`$2` tries by WhatsApp, `$3` by mail).
const ENDED: &str = "((m.state = 'queued' AND m.expires_at <= $1) \
     OR (m.state = 'sending' AND m.lease_until <= $1 AND (m.expires_at <= $1 \
       OR (m.channel = 'whatsapp' AND m.attempts >= $2) OR (m.channel = 'email' AND m.attempts >= $3))))";

async fn tenants_with_due(app: &App) -> anyhow::Result<Vec<TenantId>> {
    let gateway = app.state::<Gateway>();
    let now = app.now();
    let sql = format!(
        "SELECT m.tenant_id FROM messages m WHERE m.state IN ('queued', 'sending') AND (({}) OR {ENDED}) \
         GROUP BY m.tenant_id ORDER BY MIN(m.priority), MIN(m.created_at) LIMIT {TENANTS}",
        due(&gateway.open_channels(now))
    );
    let values = ended_values(gateway, now);
    let statement = Statement::from_sql_and_values(app.db.backend(), sql, values);
    let rows = app.db.read().query_all_raw(statement).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}

fn ended_values(gateway: &Gateway, now: DateTime<Utc>) -> [sea_orm::Value; 3] {
    let tries = |channel| if gateway.has_idempotent_ids(channel) { TRIES } else { 0 };
    [now.into(), tries(Channel::Whatsapp).into(), tries(Channel::Email).into()]
}

async fn claim_of(app: &App, tenant: Tenant, room: usize) -> anyhow::Result<Vec<Claimed>> {
    let mut tx = app.begin_as("messaging.outbox", &tenant).await?;
    if app.db.engine() == Engine::Postgres {
        let lock = format!("SELECT pg_advisory_xact_lock({CLAIM_LOCK})");
        tx.conn().execute_unprepared(&lock).await?;
    }
    let ended = end(&mut tx).await?;
    let claimed = take(&tx, room).await?;
    if ended > 0 || !claimed.is_empty() {
        tx.commit().await?;
    }
    let claimed = claimed.into_iter().map(|message| Claimed { tenant: tenant.clone(), message });
    Ok(claimed.collect())
}

/// Ends what must not be sent any more. What may have been sent is `unknown`, not `expired`.
async fn end(tx: &mut Tx) -> anyhow::Result<usize> {
    let app = tx.app().clone();
    let sql = format!(
        "UPDATE messages SET lease_until = NULL, \
           error = CASE WHEN state = 'queued' THEN error ELSE 'lease_ran_out' END, \
           state = CASE WHEN state = 'queued' THEN 'expired' ELSE 'unknown' END \
         WHERE id IN (SELECT m.id FROM messages m WHERE m.tenant_id = $4 AND {ENDED}) RETURNING *"
    );
    let [now, by_whatsapp, by_mail] = ended_values(app.state::<Gateway>(), tx.now());
    let values = [now, by_whatsapp, by_mail, tx.tenant().id.into()];
    let statement = Statement::from_sql_and_values(app.db.backend(), sql, values);
    let ended = Model::find_by_statement(statement).all(tx.conn()).await?;
    for message in &ended {
        tx.announce(MessageUpdated::of(message.clone(), tx.now()));
        let Some(text) = redact(message.class, &message.text) else { continue };
        Entity::update_many()
            .col_expr(Column::Text, Expr::value(text))
            .filter(Column::Id.eq(message.id))
            .exec(tx.conn())
            .await?;
    }
    Ok(ended.len())
}

async fn take(tx: &Tx, room: usize) -> anyhow::Result<Vec<Model>> {
    let app = tx.app();
    let now = tx.now();
    let sql = format!(
        "UPDATE messages SET state = 'sending', attempts = attempts + 1, lease_until = $2 \
         WHERE id IN (SELECT m.id FROM messages m WHERE m.tenant_id = $3 AND {} \
           ORDER BY m.priority, m.id LIMIT {room}{}) RETURNING *",
        due(&app.state::<Gateway>().open_channels(now)),
        app.db.skip_locked()
    );
    let values = [now.into(), (now + LEASE).into(), tx.tenant().id.into()];
    let statement = Statement::from_sql_and_values(app.db.backend(), sql, values);
    let mut claimed = Model::find_by_statement(statement).all(tx.conn()).await?;
    claimed.sort_by_key(|message| (message.priority, message.id));
    Ok(claimed)
}
