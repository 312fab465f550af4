//! Finds the contact behind the WhatsApp ids of a message, or makes it.

use std::collections::HashMap;

use base::Phone;
use kernel::Tx;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, LockType, OnConflict};
use sea_orm::{
    ColumnTrait, EntityTrait, IntoActiveModel, JoinType, QueryFilter, QuerySelect, RelationDef,
};
use whatsapp::Address;
use whatsapp::inbound::Message;

use super::join::{Joined, Owner, join};
use super::merge;
use crate::entity::{address, contact, inbox};
use crate::ids::{ContactId, InboxId};

/// Longest name of a stranger that is kept.
const NAME_MAX: usize = 120;

/// Who somebody is, as far as a message tells.
#[derive(Clone, Debug)]
pub(crate) struct Who {
    /// All their ids, the phone first.
    addresses: Vec<Address>,
    /// Where the conversation goes on.
    chat: Address,
    /// The name they gave themself.
    push_name: Option<String>,
}

impl Who {
    /// The other side of a message; nothing where nobody is answered.
    pub(crate) fn of(message: &Message) -> Option<Self> {
        let chat = message.chat.clone();
        let is_person = chat.is_person();
        if !is_person && !matches!(chat, Address::Group(_)) {
            return None;
        }
        let mut addresses = vec![chat.clone()];
        // Who wrote in a group is somebody in it; who wrote for the business is the business.
        if is_person && !message.from_me {
            addresses.extend(message.sender.iter().filter(|id| id.is_person()).cloned());
        }
        addresses.sort();
        addresses.dedup();
        let told = message.push_name.as_deref().filter(|_| is_person && !message.from_me);
        let push_name = told.map(|name| name.trim().chars().take(NAME_MAX).collect());
        Some(Self {
            addresses,
            chat,
            push_name: push_name.filter(|name: &String| !name.is_empty()),
        })
    }

    /// Somebody whose number is all that is known.
    pub(crate) fn with_phone(phone: &Phone) -> Self {
        let chat = Address::Phone(phone.clone());
        Self { addresses: vec![chat.clone()], chat, push_name: None }
    }

    fn phone(&self) -> Option<&Phone> {
        self.addresses.iter().find_map(Address::phone)
    }
}

/// The contact of all these ids: one statement for whom we know.
pub(crate) async fn find_or_make(
    tx: &mut Tx,
    inbox: InboxId,
    who: &Who,
) -> kernel::Result<contact::Model> {
    let mut owners = owners(tx, who).await?;
    if owners.is_empty() {
        // Of two first messages at once one makes the contact and the other finds it.
        inbox::Entity::find_by_id(inbox).lock(LockType::NoKeyUpdate).one(tx.conn()).await?;
        owners = self::owners(tx, who).await?;
    }
    if owners.is_empty() {
        return make(tx, who).await;
    }
    let row = one_of(tx, who, &owners).await?;
    add_addresses(tx, row.id, who, &owners).await?;
    learn(tx, row, who).await
}

/// The ids that are known, with their contacts.
async fn owners(tx: &Tx, who: &Who) -> kernel::Result<HashMap<String, contact::Model>> {
    let values = who.addresses.iter().map(ToString::to_string);
    let rows = address::Entity::find()
        .join(JoinType::InnerJoin, to_contact())
        .select_also(contact::Entity)
        .filter(address::Column::TenantId.eq(tx.tenant().id))
        .filter(address::Column::Value.is_in(values))
        .all(tx.conn())
        .await?;
    Ok(rows.into_iter().filter_map(|(id, owner)| Some((id.value, owner?))).collect())
}

fn to_contact() -> RelationDef {
    address::Entity::belongs_to(contact::Entity)
        .from(address::Column::ContactId)
        .to(contact::Column::Id)
        .into()
}

async fn make(tx: &mut Tx, who: &Who) -> kernel::Result<contact::Model> {
    let row = contact::Model {
        id: tx.new_id(),
        tenant_id: tx.tenant().id,
        edited_name: None,
        book_name: None,
        push_name: who.push_name.clone(),
        phone: who.phone().cloned(),
        email: None,
        notes: None,
        is_group: matches!(who.chat, Address::Group(_)),
        merged_into: None,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    contact::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(tx.conn())
        .await?;
    add_addresses(tx, row.id, who, &HashMap::new()).await?;
    Ok(row)
}

/// Writes down the ids that are new.
async fn add_addresses(
    tx: &Tx,
    contact: ContactId,
    who: &Who,
    known: &HashMap<String, contact::Model>,
) -> kernel::Result<()> {
    let new = who.addresses.iter().filter(|id| !known.contains_key(&id.to_string()));
    let rows: Vec<_> = new
        .map(|id| address::ActiveModel {
            tenant_id: Set(tx.tenant().id),
            value: Set(id.to_string()),
            contact_id: Set(contact),
            kind: Set(id.kind().to_owned()),
            created_at: Set(tx.now()),
        })
        .collect();
    if !rows.is_empty() {
        address::Entity::insert_many(rows)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(tx.conn())
            .await?;
    }
    Ok(())
}

/// The one contact behind the ids. Several that nobody worked with become one here and now.
async fn one_of(
    tx: &mut Tx,
    who: &Who,
    owners: &HashMap<String, contact::Model>,
) -> kernel::Result<contact::Model> {
    let mut distinct: Vec<contact::Model> = owners.values().cloned().collect();
    distinct.sort_by_key(|row| row.id);
    distinct.dedup_by_key(|row| row.id);
    if let [only] = distinct.as_slice() {
        return Ok(only.clone());
    }
    let mut judged = Vec::new();
    for row in &distinct {
        let history = merge::history(tx, row).await?;
        judged.push(Owner { id: row.id, since: row.created_at, history });
    }
    let Some(Joined { keep, merge, propose }) = join(&judged) else {
        return Err(anyhow::anyhow!("ids without owners").into());
    };
    for other in &merge {
        merge::merge(tx, keep, *other).await?;
    }
    for other in &propose {
        merge::propose(tx, keep, *other).await?;
    }
    // Where they stay apart, the conversation goes on with whose id it is.
    let of_chat = owners.get(&who.chat.to_string()).map(|row| row.id);
    let id = of_chat.filter(|id| propose.contains(id)).unwrap_or(keep);
    merge::load(tx.conn(), tx.tenant().id, id).await
}

/// Keeps what the message tells of its sender and was not known.
async fn learn(tx: &Tx, mut row: contact::Model, who: &Who) -> kernel::Result<contact::Model> {
    let push_name = who.push_name.clone().or_else(|| row.push_name.clone());
    let phone = row.phone.clone().or_else(|| who.phone().cloned());
    if push_name == row.push_name && phone == row.phone {
        return Ok(row);
    }
    (row.push_name, row.phone, row.updated_at) = (push_name, phone, tx.now());
    contact::Entity::update_many()
        .col_expr(contact::Column::PushName, Expr::value(row.push_name.clone()))
        .col_expr(contact::Column::Phone, Expr::value(row.phone.clone()))
        .col_expr(contact::Column::UpdatedAt, Expr::value(row.updated_at))
        .filter(contact::Column::Id.eq(row.id))
        .filter(contact::Column::TenantId.eq(row.tenant_id))
        .exec(tx.conn())
        .await?;
    Ok(row)
}
