//! Receipts: they repeat, come late and overtake each other, and only ever move a message forward.

use std::collections::HashMap;

use kernel::{App, Tx};
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{ActiveEnum, ColumnTrait, Condition, EntityTrait, QueryFilter};
use whatsapp::ReceiptStage;
use whatsapp::inbound::Receipt;

use crate::entity::message::{Column, Entity, Model};
use crate::messages::State;
use crate::messages::redact::redact;

/// Finds the message of each receipt, in the receipts' order; a receipt of none is dropped.
pub(super) async fn match_messages(
    app: &App,
    receipts: Vec<Receipt>,
) -> anyhow::Result<Vec<(Model, Receipt)>> {
    if receipts.is_empty() {
        return Ok(Vec::new());
    }
    let wire_ids = receipts.iter().filter_map(|receipt| receipt.wire_id.clone());
    let provider_ids = receipts.iter().map(|receipt| receipt.provider_id.clone());
    let found = Entity::find()
        .filter(
            Condition::any()
                .add(Column::WireId.is_in(wire_ids))
                .add(Column::ProviderId.is_in(provider_ids)),
        )
        .all(app.db.read())
        .await?;
    let by_wire_id: HashMap<&str, &Model> =
        found.iter().map(|message| (message.wire_id.as_str(), message)).collect();
    let by_provider_id: HashMap<&str, &Model> = found
        .iter()
        .filter_map(|message| Some((message.provider_id.as_deref()?, message)))
        .collect();
    let find = |receipt: &Receipt| match &receipt.wire_id {
        Some(wire_id) => by_wire_id.get(wire_id.as_str()).copied(),
        None => by_provider_id.get(receipt.provider_id.as_str()).copied(),
    };
    let matched =
        receipts.into_iter().filter_map(|receipt| Some((find(&receipt)?.clone(), receipt)));
    Ok(matched.collect())
}

/// Moves a message forward, unless it is there already. Says whether it moved.
pub(super) async fn apply(tx: &Tx, message: &Model, receipt: Receipt) -> anyhow::Result<bool> {
    let (state, from) = movement(&receipt.stage);
    let first =
        |column: Column| Expr::expr(Func::coalesce([Expr::col(column), Expr::value(tx.now())]));
    let mut update = Entity::update_many()
        .col_expr(Column::State, Expr::value(state.to_value()))
        .col_expr(Column::LeaseUntil, Expr::value(None::<sea_orm::prelude::DateTimeUtc>))
        .col_expr(Column::ProviderId, Expr::value(receipt.provider_id))
        .filter(Column::Id.eq(message.id))
        .filter(Column::State.is_in(from.iter().copied()));
    if let ReceiptStage::Failed { code } = receipt.stage {
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
        update = update.col_expr(Column::Text, Expr::value(text));
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
