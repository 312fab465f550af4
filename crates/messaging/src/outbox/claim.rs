//! Claim due messages: urgent first, in line for each recipient, one in flight to each, and within
//! what their line may send.

use std::collections::BTreeMap;

use base::TenantId;
use chrono::{DateTime, Duration, Utc};
use kernel::{App, Engine, Tenant, Tx};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveEnum, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter,
};

use super::allowances::Allowances;
use super::policy::{Ask, Ruling};
use super::sql::Sql;
use super::verdict::TRIES;
use crate::entity::message::{Column, Entity, Model};
use crate::gateway::{Closed, Gateway, Routes};
use crate::lines::LineId;
use crate::messages::redact::redact;
use crate::messages::{Channel, Class, MessageId, MessageUpdated, State};

/// A sender that is silent for this long is dead. Longer than the longest send, its retries
/// inside a driver, and a machine that was busy in between.
pub(super) const LEASE: Duration = Duration::minutes(2);
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

/// A message that is due, as far as the rules ask.
#[derive(FromQueryResult)]
struct Candidate {
    id: MessageId,
    channel: Channel,
    class: Class,
    line_id: Option<LineId>,
    opted_out: i32,
    known: i32,
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

/// Whether a message `m` may go now: it is due or its sender died, its line is up, and nobody
/// stands before it: no message to the same person is in flight, none of the same class is older,
/// and none more urgent is due.
fn due(sql: &mut Sql, now: DateTime<Utc>, closed: &Closed) -> String {
    let at = sql.bind(now);
    let mail = if closed.mail { "1 = 0" } else { "m.channel = 'email'" };
    let line = sql.one_of("m.line_id", closed.lines.iter().copied());
    let codes = sql.one_of("m.tenant_id", closed.codes.iter().copied());
    let notices = sql.one_of("m.tenant_id", closed.notices.iter().copied());
    format!(
        "((m.state = 'queued' AND m.not_before <= {at}) \
           OR (m.state = 'sending' AND m.lease_until <= {at})) \
         AND ({mail} OR (m.channel = 'whatsapp' AND ((m.line_id IS NOT NULL AND NOT ({line})) \
           OR (m.line_id IS NULL AND m.class = 'otp' AND NOT ({codes})) \
           OR (m.line_id IS NULL AND m.class <> 'otp' AND NOT ({notices}))))) \
         AND NOT EXISTS (SELECT 1 FROM messages o \
           WHERE o.tenant_id = m.tenant_id AND o.channel = m.channel AND o.recipient = m.recipient \
           AND o.state IN ('queued', 'sending') AND o.id <> m.id \
           AND ((o.state = 'sending' AND o.lease_until > {at}) \
             OR (o.priority = m.priority AND o.id < m.id) \
             OR (o.priority < m.priority AND o.not_before <= {at})))"
    )
}

/// Whether a message `m` must not be sent any more: its time is over, or its sender died and a
/// further try is not allowed, because its line does not know our ids.
fn ended(sql: &mut Sql, now: DateTime<Utc>, gateway: &Gateway) -> String {
    let (at, tries) = (sql.bind(now), sql.bind(TRIES));
    let again = sql.one_of("m.line_id", gateway.idempotent_lines());
    format!(
        "((m.state = 'queued' AND m.expires_at <= {at}) \
         OR (m.state = 'sending' AND m.lease_until <= {at} AND (m.expires_at <= {at} \
           OR m.attempts >= {tries} OR (m.channel = 'whatsapp' AND NOT ({again})))))"
    )
}

async fn tenants_with_due(app: &App) -> anyhow::Result<Vec<TenantId>> {
    let gateway = app.state::<Gateway>();
    let (now, mut sql) = (app.now(), Sql::default());
    let due = due(&mut sql, now, &gateway.closed(now));
    let ended = ended(&mut sql, now, gateway);
    let text = format!(
        "SELECT m.tenant_id FROM messages m WHERE m.state IN ('queued', 'sending') \
         AND (({due}) OR {ended}) \
         GROUP BY m.tenant_id ORDER BY MIN(m.priority), MIN(m.created_at) LIMIT {TENANTS}"
    );
    let rows = app.db.read().query_all_raw(sql.statement(app.db.backend(), text)).await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}

async fn claim_of(app: &App, tenant: Tenant, room: usize) -> anyhow::Result<Vec<Claimed>> {
    let gateway = app.state::<Gateway>();
    gateway.lines_of(app, &tenant).await?;
    let mut tx = app.begin_as("messaging.outbox", &tenant).await?;
    if app.db.engine() == Engine::Postgres {
        let lock = format!("SELECT pg_advisory_xact_lock({CLAIM_LOCK})");
        tx.conn().execute_unprepared(&lock).await?;
    }
    let ended = end(&mut tx).await?;
    let routes = gateway.routes(tenant.id);
    let candidates = candidates(&tx, routes, room).await?;
    let claimed = rule(&mut tx, candidates, routes).await?;
    if ended > 0 || claimed.changed {
        tx.commit().await?;
    }
    let messages = claimed.messages.into_iter();
    Ok(messages.map(|message| Claimed { tenant: tenant.clone(), message }).collect())
}

/// Ends what must not be sent any more. What may have been sent is `unknown`, not `expired`.
async fn end(tx: &mut Tx) -> anyhow::Result<usize> {
    let (app, mut sql) = (tx.app().clone(), Sql::default());
    let tenant = sql.bind(tx.tenant().id);
    let ended = ended(&mut sql, tx.now(), app.state::<Gateway>());
    let text = format!(
        "UPDATE messages SET lease_until = NULL, \
           error = CASE WHEN state = 'queued' THEN error ELSE 'lease_ran_out' END, \
           state = CASE WHEN state = 'queued' THEN 'expired' ELSE 'unknown' END \
         WHERE id IN (SELECT m.id FROM messages m WHERE m.tenant_id = {tenant} AND {ended}) \
         RETURNING *"
    );
    let statement = sql.statement(app.db.backend(), text);
    let ended = Model::find_by_statement(statement).all(tx.conn()).await?;
    for message in &ended {
        tx.announce(MessageUpdated::of(message.clone(), tx.now()));
        let Some(text) = redact(message.class, &message.text) else { continue };
        Entity::update_many()
            .col_expr(Column::Text, Expr::value(text))
            .col_expr(Column::Content, Expr::value(None::<serde_json::Value>))
            .filter(Column::Id.eq(message.id))
            .exec(tx.conn())
            .await?;
    }
    Ok(ended.len())
}

async fn candidates(tx: &Tx, routes: Routes, room: usize) -> anyhow::Result<Vec<Candidate>> {
    let (app, mut sql) = (tx.app(), Sql::default());
    let tenant = sql.bind(tx.tenant().id);
    let (codes, notices) = (sql.bind(routes.codes), sql.bind(routes.notices));
    let due = due(&mut sql, tx.now(), &app.state::<Gateway>().closed(tx.now()));
    let text = format!(
        "SELECT m.id, m.channel, m.class, m.line_id, \
           CASE WHEN EXISTS (SELECT 1 FROM opt_outs x WHERE x.tenant_id = m.tenant_id \
             AND x.address = m.recipient) THEN 1 ELSE 0 END AS opted_out, \
           CASE WHEN EXISTS (SELECT 1 FROM known_peers k WHERE k.address = m.recipient \
             AND k.line_id = COALESCE(m.line_id, CASE m.class WHEN 'otp' THEN {codes} ELSE {notices} END)) \
             THEN 1 ELSE 0 END AS known \
         FROM messages m WHERE m.tenant_id = {tenant} AND {due} \
         ORDER BY m.priority, m.id LIMIT {room}"
    );
    let statement = sql.statement(app.db.backend(), text);
    Ok(Candidate::find_by_statement(statement).all(tx.conn()).await?)
}

/// What a claim came to.
struct Ruled {
    messages: Vec<Model>,
    /// Whether anything was written.
    changed: bool,
}

/// Rules on every candidate, and writes down what that came to: few statements, however many.
async fn rule(tx: &mut Tx, candidates: Vec<Candidate>, routes: Routes) -> anyhow::Result<Ruled> {
    let mut ruled = Ruled { messages: Vec::new(), changed: !candidates.is_empty() };
    let mut allowances = Allowances::default();
    let mut sends: BTreeMap<(Option<LineId>, bool), Vec<MessageId>> = BTreeMap::new();
    let mut waits: BTreeMap<(DateTime<Utc>, &'static str), Vec<MessageId>> = BTreeMap::new();
    let mut refused: BTreeMap<&'static str, Vec<MessageId>> = BTreeMap::new();
    for candidate in candidates {
        let line = match candidate.channel {
            Channel::Email => None,
            Channel::Whatsapp => candidate.line_id.or_else(|| routes.of(candidate.class)),
        };
        let ask = Ask {
            class: candidate.class,
            is_known: candidate.known != 0,
            has_opted_out: candidate.opted_out != 0,
        };
        let ruling = match line {
            None => Ruling::Send { first_contact: false },
            Some(line) => allowances.rule(tx, line, ask).await?,
        };
        match ruling {
            Ruling::Send { first_contact } => {
                sends.entry((line, first_contact)).or_default().push(candidate.id);
            }
            Ruling::Wait { until, why } => {
                waits.entry((until, why)).or_default().push(candidate.id);
            }
            Ruling::Refuse { why } => refused.entry(why).or_default().push(candidate.id),
        }
    }
    for ((line, first_contact), ids) in sends {
        ruled.messages.extend(take(tx, line, first_contact, ids).await?);
    }
    ruled.messages.sort_by_key(|message| (message.priority, message.id));
    for ((until, why), ids) in waits {
        put_off(tx, until, why, ids).await?;
    }
    for (why, ids) in refused {
        refuse(tx, why, ids).await?;
    }
    allowances.write_down(tx).await?;
    Ok(ruled)
}

async fn take(
    tx: &Tx,
    line: Option<LineId>,
    first_contact: bool,
    ids: Vec<MessageId>,
) -> anyhow::Result<Vec<Model>> {
    let taken = Entity::update_many()
        .col_expr(Column::State, Expr::value(State::Sending.to_value()))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .col_expr(Column::LeaseUntil, Expr::value(tx.now() + LEASE))
        .col_expr(Column::LineId, Expr::value(line))
        .col_expr(Column::FirstContact, Expr::value(first_contact))
        .filter(Column::Id.is_in(ids))
        .exec_with_returning(tx.conn())
        .await?;
    Ok(taken)
}

/// Lets messages wait; one whose sender died is queued again.
async fn put_off(
    tx: &mut Tx,
    until: DateTime<Utc>,
    why: &'static str,
    ids: Vec<MessageId>,
) -> anyhow::Result<()> {
    let waiting = Entity::update_many()
        .col_expr(Column::State, Expr::value(State::Queued.to_value()))
        .col_expr(Column::LeaseUntil, Expr::value(None::<DateTime<Utc>>))
        .col_expr(Column::NotBefore, Expr::value(until))
        .col_expr(Column::Error, Expr::value(why))
        .filter(Column::Id.is_in(ids))
        .exec_with_returning(tx.conn())
        .await?;
    for message in waiting {
        tx.announce(MessageUpdated::of(message, tx.now()));
    }
    Ok(())
}

async fn refuse(tx: &mut Tx, why: &'static str, ids: Vec<MessageId>) -> anyhow::Result<()> {
    let refused = Entity::update_many()
        .col_expr(Column::State, Expr::value(State::Cancelled.to_value()))
        .col_expr(Column::LeaseUntil, Expr::value(None::<DateTime<Utc>>))
        .col_expr(Column::Error, Expr::value(why))
        .filter(Column::Id.is_in(ids))
        .exec_with_returning(tx.conn())
        .await?;
    for message in refused {
        tx.announce(MessageUpdated::of(message, tx.now()));
    }
    Ok(())
}
