//! Write down how sends ended and which receipts came: one transaction a tenant for all of it.

mod receipts;

use std::collections::{BTreeMap, BTreeSet};

use base::TenantId;
use chrono::Duration;
use kernel::{App, Tenant, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveEnum, ColumnTrait, EntityTrait, QueryFilter};
use whatsapp::SendOutcome;
use whatsapp::inbound::Receipt;

use super::allowances;
use super::claim::LEASE;
use super::verdict::{Ids, Situation, Verdict, judge};
use crate::entity::attempt;
use crate::entity::message::{Column, Entity, Model};
use crate::gateway::Gateway;
use crate::lines::LineId;
use crate::messages::redact::redact;
use crate::messages::{Channel, MessageId, MessageUpdated, State};

pub(crate) use receipts::early;

/// What drivers call WhatsApp's refusal to let an account write to strangers (nack 463).
const TIMELOCK: &str = "reach_out_timelock";
/// How long a line then writes to nobody who has never written.
const TIMELOCK_REST: Duration = Duration::hours(24);

/// A message whose send has ended.
pub(super) struct Landed {
    pub(super) tenant: Tenant,
    pub(super) message: Model,
    pub(super) outcome: SendOutcome,
}

/// Records all of it. Where it fails, the leases of messages run out and they are sent again.
pub(super) async fn record(app: &App, landed: Vec<Landed>) -> anyhow::Result<()> {
    let mut batches: BTreeMap<TenantId, Vec<Landed>> = BTreeMap::new();
    for landed in landed {
        batches.entry(landed.tenant.id).or_default().push(landed);
    }
    for batch in batches.into_values() {
        record_batch(app, batch).await?;
    }
    Ok(())
}

async fn record_batch(app: &App, batch: Vec<Landed>) -> anyhow::Result<()> {
    let Some(tenant) = batch.first().map(|landed| landed.tenant.clone()) else { return Ok(()) };
    let mut tx = app.begin_as("messaging.outbox", &tenant).await?;
    let mut changed: BTreeSet<MessageId> = BTreeSet::new();
    let mut attempts = Vec::new();
    let mut accepted = Vec::new();
    for Landed { message, outcome, .. } in batch {
        let verdict = judge(outcome, situation(app, &message, &tx));
        heed(app, &message, &verdict);
        attempts.push(attempt_row(&tx, &message, &verdict));
        count(&message, verdict.outcome);
        if verdict.is_free {
            give_back(&tx, &message).await?;
        }
        if let Some(provider_id) = &verdict.provider_id {
            accepted.push((message.clone(), provider_id.clone()));
        }
        if settle(&tx, &message, verdict).await? {
            changed.insert(message.id);
        }
    }
    if !attempts.is_empty() {
        attempt::Entity::insert_many(attempts).exec_without_returning(tx.conn()).await?;
    }
    changed.extend(receipts::apply_early(&tx, &accepted).await?);
    tell(&mut tx, changed).await?;
    tx.commit().await?;
    Ok(())
}

/// Lets the line rest, or spare strangers, if the outcome says so.
fn heed(app: &App, message: &Model, verdict: &Verdict) {
    let gateway = app.state::<Gateway>();
    if let Some(until) = verdict.pause_until {
        match (message.channel, message.line_id) {
            (Channel::Whatsapp, Some(line)) => gateway.pause(line, until),
            (Channel::Whatsapp, None) => {}
            (Channel::Email, _) => gateway.pause_mail(until),
        }
    }
    let is_timelock = verdict.error.as_deref() == Some(TIMELOCK);
    if let Some(line) = message.line_id.filter(|_| is_timelock) {
        gateway.reserve(line, app.now() + TIMELOCK_REST);
    }
}

/// It did not leave after all, and counts for nothing.
async fn give_back(tx: &Tx, message: &Model) -> anyhow::Result<()> {
    let Some((line, lease)) = message.line_id.zip(message.lease_until) else { return Ok(()) };
    allowances::give_back(tx, line, lease - LEASE, message.first_contact).await
}

/// Applies receipts that a line heard: moves messages forward, and answers those that are of none.
pub(crate) async fn apply_receipts(
    tx: &mut Tx,
    line: LineId,
    receipts: Vec<Receipt>,
) -> anyhow::Result<Vec<Receipt>> {
    let (matched, early) = receipts::match_messages(tx, line, receipts).await?;
    let mut changed = BTreeSet::new();
    for (message, receipt) in matched {
        if receipts::apply(tx, &message, &receipt.provider_id, receipt.stage).await? {
            changed.insert(message.id);
        }
    }
    tell(tx, changed).await?;
    Ok(early)
}

/// Tells what became of these, as they are now.
async fn tell(tx: &mut Tx, changed: BTreeSet<MessageId>) -> anyhow::Result<()> {
    if changed.is_empty() {
        return Ok(());
    }
    for message in Entity::find().filter(Column::Id.is_in(changed)).all(tx.conn()).await? {
        tx.announce(MessageUpdated::of(message, tx.now()));
    }
    Ok(())
}

fn situation(app: &App, message: &Model, tx: &Tx) -> Situation {
    let is_known = app.state::<Gateway>().has_idempotent_ids(message.channel, message.line_id);
    let ids = match is_known {
        true => Ids::Idempotent,
        false => Ids::Repeating,
    };
    Situation { attempts: message.attempts, ids, now: tx.now(), jitter: app.random.below(1001) }
}

fn attempt_row(tx: &Tx, message: &Model, verdict: &Verdict) -> attempt::ActiveModel {
    attempt::ActiveModel {
        id: Set(tx.new_id()),
        tenant_id: Set(message.tenant_id),
        message_id: Set(message.id),
        attempt: Set(message.attempts),
        at: Set(tx.now()),
        outcome: Set(verdict.outcome.to_owned()),
        detail: Set(verdict.error.clone()),
    }
}

fn count(message: &Model, outcome: &'static str) {
    let channel = message.channel.to_value();
    metrics::counter!("niaga_message_attempts_total", "channel" => channel, "outcome" => outcome)
        .increment(1);
}

/// Gives the message its new state, unless somebody else has it by now: a receipt overtook us, or
/// our lease ran out. Says whether it came to rest.
async fn settle(tx: &Tx, message: &Model, verdict: Verdict) -> anyhow::Result<bool> {
    let mut update = Entity::update_many()
        .col_expr(Column::State, Expr::value(verdict.state.to_value()))
        .col_expr(Column::Attempts, Expr::value(verdict.attempts))
        .col_expr(Column::NotBefore, Expr::value(verdict.not_before))
        .col_expr(Column::LeaseUntil, Expr::value(None::<sea_orm::prelude::DateTimeUtc>))
        .col_expr(Column::Error, Expr::value(verdict.error))
        .filter(Column::Id.eq(message.id))
        .filter(Column::State.eq(State::Sending))
        .filter(Column::LeaseUntil.eq(message.lease_until));
    if let Some(provider_id) = verdict.provider_id {
        update = update
            .col_expr(Column::ProviderId, Expr::value(provider_id))
            .col_expr(Column::SentAt, Expr::value(tx.now()));
    }
    let rests = verdict.state != State::Queued;
    if let Some(text) = redact(message.class, &message.text).filter(|_| rests) {
        update = update
            .col_expr(Column::Text, Expr::value(text))
            .col_expr(Column::Content, Expr::value(None::<serde_json::Value>));
    }
    let done = update.exec(tx.conn()).await?;
    Ok(rests && done.rows_affected == 1)
}
