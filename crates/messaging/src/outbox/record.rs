//! Write down how sends ended and which receipts came: one transaction a tenant for all of it.

mod receipts;

use std::collections::{BTreeMap, BTreeSet};

use base::TenantId;
use kernel::{App, Tenant, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveEnum, ColumnTrait, EntityTrait, QueryFilter};
use whatsapp::SendOutcome;
use whatsapp::inbound::Receipt;

use super::verdict::{Ids, Situation, Verdict, judge};
use crate::entity::attempt;
use crate::entity::message::{Column, Entity, Model};
use crate::gateway::Gateway;
use crate::messages::redact::redact;
use crate::messages::{MessageId, MessageUpdated, State};

/// A message whose send has ended.
pub(super) struct Landed {
    pub(super) tenant: Tenant,
    pub(super) message: Model,
    pub(super) outcome: SendOutcome,
}

/// What one tenant's transaction writes down.
#[derive(Default)]
struct Batch {
    landed: Vec<Landed>,
    receipts: Vec<(Model, Receipt)>,
}

/// Records all of it. Where it fails, the leases of messages run out and they are sent again.
pub(super) async fn record(
    app: &App,
    landed: Vec<Landed>,
    receipts: Vec<Receipt>,
) -> anyhow::Result<()> {
    let mut batches: BTreeMap<TenantId, Batch> = BTreeMap::new();
    for landed in landed {
        batches.entry(landed.tenant.id).or_default().landed.push(landed);
    }
    for (message, receipt) in receipts::match_messages(app, receipts).await? {
        batches.entry(message.tenant_id).or_default().receipts.push((message, receipt));
    }
    for (tenant, batch) in batches {
        let tenant = match batch.landed.first() {
            Some(landed) => landed.tenant.clone(),
            None => match app.tenant(tenant).await {
                Ok(tenant) => tenant,
                // Receipts of a business that is gone are nobody's news.
                Err(error) => {
                    tracing::warn!(%tenant, error = format!("{error:#}"), "receipts for nobody");
                    continue;
                }
            },
        };
        record_batch(app, &tenant, batch).await?;
    }
    Ok(())
}

async fn record_batch(app: &App, tenant: &Tenant, batch: Batch) -> anyhow::Result<()> {
    let mut tx = app.begin_as("messaging.outbox", tenant).await?;
    let mut changed: BTreeSet<MessageId> = BTreeSet::new();
    let mut attempts = Vec::new();
    for landed in batch.landed {
        let verdict = judge(landed.outcome, situation(app, &landed.message, &tx));
        if let Some(until) = verdict.pause_until {
            app.state::<Gateway>().pause(landed.message.channel, until);
        }
        attempts.push(attempt_row(&tx, &landed.message, &verdict));
        count(&landed.message, verdict.outcome);
        if settle(&tx, &landed.message, verdict).await? {
            changed.insert(landed.message.id);
        }
    }
    if !attempts.is_empty() {
        attempt::Entity::insert_many(attempts).exec_without_returning(tx.conn()).await?;
    }
    for (message, receipt) in batch.receipts {
        if receipts::apply(&tx, &message, receipt).await? {
            changed.insert(message.id);
        }
    }
    tell(&mut tx, changed).await?;
    tx.commit().await?;
    Ok(())
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
    let ids = match app.state::<Gateway>().has_idempotent_ids(message.channel) {
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
        update = update.col_expr(Column::Text, Expr::value(text));
    }
    let done = update.exec(tx.conn()).await?;
    Ok(rests && done.rows_affected == 1)
}
