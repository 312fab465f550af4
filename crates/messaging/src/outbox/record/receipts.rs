//! Receipts: they repeat, come late and overtake each other, and only ever move a message forward.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use kernel::Tx;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{ActiveEnum, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use whatsapp::ReceiptStage;
use whatsapp::inbound::Receipt;

use crate::entity::early_receipt;
use crate::entity::message::{Column, Entity, Model};
use crate::lines::LineId;
use crate::messages::redact::redact;
use crate::messages::{MessageId, State};

/// Finds the message of each receipt, in the receipts' order; answers those of none too.
pub(super) async fn match_messages(
    tx: &Tx,
    line: LineId,
    receipts: Vec<Receipt>,
) -> anyhow::Result<(Vec<(Model, Receipt)>, Vec<Receipt>)> {
    let wire_ids = receipts.iter().filter_map(|receipt| receipt.wire_id.clone());
    let provider_ids = receipts.iter().map(|receipt| receipt.provider_id.clone());
    let found = Entity::find()
        .filter(Column::TenantId.eq(tx.tenant().id))
        .filter(
            Condition::any()
                .add(Column::WireId.is_in(wire_ids))
                .add(Column::ProviderId.is_in(provider_ids)),
        )
        .all(tx.conn())
        .await?;
    // A provider's id is the line's own: two gateways may both count from one.
    let found: Vec<Model> =
        found.into_iter().filter(|message| message.line_id.is_none_or(|id| id == line)).collect();
    let by_wire_id: HashMap<&str, &Model> =
        found.iter().map(|message| (message.wire_id.as_str(), message)).collect();
    let by_provider_id: HashMap<&str, &Model> = found
        .iter()
        .filter_map(|message| Some((message.provider_id.as_deref()?, message)))
        .collect();
    let find = |receipt: &Receipt| {
        let by_ours = receipt.wire_id.as_ref().and_then(|id| by_wire_id.get(id.as_str()));
        by_ours.or_else(|| by_provider_id.get(receipt.provider_id.as_str())).copied()
    };
    let (mut matched, mut early) = (Vec::new(), Vec::new());
    for receipt in receipts {
        match find(&receipt) {
            Some(message) => matched.push((message.clone(), receipt)),
            None => early.push(receipt),
        }
    }
    Ok((matched, early))
}

/// A receipt as it is kept until its message's provider id is known.
pub(crate) fn early(
    line: LineId,
    receipt: Receipt,
    at: DateTime<Utc>,
) -> early_receipt::ActiveModel {
    let (stage, code) = match receipt.stage {
        ReceiptStage::Accepted => ("accepted", None),
        ReceiptStage::Delivered => ("delivered", None),
        ReceiptStage::Read => ("read", None),
        ReceiptStage::Failed { code } => ("failed", Some(code)),
    };
    early_receipt::ActiveModel {
        line_id: Set(line),
        provider_id: Set(receipt.provider_id),
        stage: Set(stage.to_owned()),
        code: Set(code),
        at: Set(at),
    }
}

/// Applies what was told of messages before their provider's id was written down. Says which moved.
pub(super) async fn apply_early(
    tx: &Tx,
    accepted: &[(Model, String)],
) -> anyhow::Result<Vec<MessageId>> {
    use early_receipt::Column as Early;
    let mut moved = Vec::new();
    if accepted.is_empty() {
        return Ok(moved);
    }
    let ids = || accepted.iter().map(|(_, provider_id)| provider_id.clone());
    let told = early_receipt::Entity::find()
        .filter(Early::ProviderId.is_in(ids()))
        .order_by_asc(Early::At)
        .all(tx.conn())
        .await?;
    if told.is_empty() {
        return Ok(moved);
    }
    for (message, provider_id) in accepted {
        let its = |row: &&early_receipt::Model| {
            Some(row.line_id) == message.line_id && row.provider_id == *provider_id
        };
        for row in told.iter().filter(its) {
            let stage = match row.stage.as_str() {
                "accepted" => ReceiptStage::Accepted,
                "delivered" => ReceiptStage::Delivered,
                "read" => ReceiptStage::Read,
                _ => ReceiptStage::Failed { code: row.code.clone().unwrap_or_default() },
            };
            if apply(tx, message, provider_id, stage).await? {
                moved.push(message.id);
            }
        }
    }
    early_receipt::Entity::delete_many()
        .filter(Early::ProviderId.is_in(ids()))
        .filter(Early::LineId.is_in(accepted.iter().filter_map(|(message, _)| message.line_id)))
        .exec(tx.conn())
        .await?;
    Ok(moved)
}

/// Moves a message forward, unless it is there already. Says whether it moved.
pub(super) async fn apply(
    tx: &Tx,
    message: &Model,
    provider_id: &str,
    stage: ReceiptStage,
) -> anyhow::Result<bool> {
    let (state, from) = movement(&stage);
    let first =
        |column: Column| Expr::expr(Func::coalesce([Expr::col(column), Expr::value(tx.now())]));
    let mut update = Entity::update_many()
        .col_expr(Column::State, Expr::value(state.to_value()))
        .col_expr(Column::LeaseUntil, Expr::value(None::<sea_orm::prelude::DateTimeUtc>))
        .col_expr(Column::ProviderId, Expr::value(provider_id))
        .filter(Column::Id.eq(message.id))
        .filter(Column::State.is_in(from.iter().copied()));
    if let ReceiptStage::Failed { code } = stage {
        update = update.col_expr(Column::Error, Expr::value(code));
    } else {
        update = update
            .col_expr(Column::Error, Expr::value(None::<String>))
            .col_expr(Column::SentAt, first(Column::SentAt));
    }
    if matches!(state, State::Delivered | State::Read) {
        update = update.col_expr(Column::DeliveredAt, first(Column::DeliveredAt));
    }
    if state == State::Read {
        update = update.col_expr(Column::ReadAt, first(Column::ReadAt));
    }
    if let Some(text) = redact(message.class, &message.text) {
        update = update
            .col_expr(Column::Text, Expr::value(text))
            .col_expr(Column::Content, Expr::value(None::<serde_json::Value>));
    }
    Ok(update.exec(tx.conn()).await?.rows_affected == 1)
}

/// Where a receipt moves a message, and from which states. A phone that shows the message is
/// right, whatever we believed.
fn movement(stage: &ReceiptStage) -> (State, &'static [State]) {
    use State::{Accepted, Delivered, Expired, Failed, Queued, Read, Sending, Unknown};
    match stage {
        ReceiptStage::Accepted => (Accepted, &[Queued, Sending, Unknown]),
        ReceiptStage::Delivered => {
            (Delivered, &[Queued, Sending, Accepted, Unknown, Failed, Expired])
        }
        ReceiptStage::Read => {
            (Read, &[Queued, Sending, Accepted, Delivered, Unknown, Failed, Expired])
        }
        ReceiptStage::Failed { .. } => (Failed, &[Queued, Sending, Accepted, Unknown]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn receipts_only_move_forward() {
        let stages = [ReceiptStage::Accepted, ReceiptStage::Delivered, ReceiptStage::Read];
        let order = [State::Accepted, State::Delivered, State::Read];

        for (place, stage) in stages.iter().enumerate() {
            let (to, from) = movement(stage);
            assert_eq!(to, order[place]);
            assert!(order[place..].iter().all(|later| !from.contains(later)), "{stage:?}");
            assert!(order[..place].iter().all(|earlier| from.contains(earlier)), "{stage:?}");
        }
    }

    #[test]
    fn a_late_refusal_does_not_undo_a_delivery() {
        let (to, from) = movement(&ReceiptStage::Failed { code: "463".to_owned() });

        assert_eq!(to, State::Failed);
        assert!(!from.contains(&State::Delivered) && !from.contains(&State::Read));
    }

    #[test]
    fn what_was_taken_back_stays_so() {
        for stage in [ReceiptStage::Accepted, ReceiptStage::Delivered, ReceiptStage::Read] {
            assert!(!movement(&stage).1.contains(&State::Cancelled));
        }
    }
}
