//! "STOP" and "BERHENTI": whoever writes so gets no more messages but answers and codes.

use kernel::Tx;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use whatsapp::inbound::{Kind, Message};

use crate::entity::opt_out::{ActiveModel, Column, Entity};
use crate::gateway::Line;
use crate::messages::{Class, NewMessage, recipient, whatsapp_all};

/// Words that stand alone and mean "no more".
const STOP: &[&str] = &["stop", "berhenti", "unsubscribe", "stop promosi", "berhenti langganan"];
/// Words that stand alone and mean "again".
const START: &[&str] = &["start", "mulai", "langganan"];

/// Does what a message asks for, if it asks for that.
pub(super) async fn heed(tx: &mut Tx, line: &Line, message: &Message) -> anyhow::Result<()> {
    let Kind::Text(text) = &message.kind else { return Ok(()) };
    if message.from_me || !message.chat.is_person() {
        return Ok(());
    }
    let word = text.trim().trim_end_matches(['.', '!']).to_lowercase();
    let answer = if STOP.contains(&word.as_str()) {
        enter(tx, &recipient(&message.chat), "message");
        "Baik, kami tidak akan mengirim pesan lagi. Balas MULAI untuk menerima pesan kembali."
    } else if START.contains(&word.as_str()) {
        if !remove(tx, &recipient(&message.chat)).await? {
            return Ok(());
        }
        "Terima kasih, Anda akan menerima pesan dari kami lagi."
    } else {
        return Ok(());
    };
    let answer = NewMessage {
        line: Some(line.id),
        ..NewMessage::new(message.chat.clone(), Class::Reply, "opt_out", answer)
    };
    whatsapp_all(tx, vec![answer]);
    Ok(())
}

fn enter(tx: &mut Tx, address: &str, via: &str) {
    let row = ActiveModel {
        tenant_id: Set(tx.tenant().id),
        address: Set(address.to_owned()),
        via: Set(via.to_owned()),
        at: Set(tx.now()),
    };
    let nothing = OnConflict::new().do_nothing().to_owned();
    tx.insert_later(Entity::insert(row).on_conflict(nothing).into_query());
}

/// Says whether there was anything to remove.
async fn remove(tx: &Tx, address: &str) -> anyhow::Result<bool> {
    let done = Entity::delete_many()
        .filter(Column::TenantId.eq(tx.tenant().id))
        .filter(Column::Address.eq(address))
        .exec(tx.conn())
        .await?;
    Ok(done.rows_affected > 0)
}
