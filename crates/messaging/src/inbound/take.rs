//! Take in what a line heard: one transaction for all of it, so that whoever told it may forget it
//! once this has answered.

use std::collections::HashSet;

use kernel::{App, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, QueryTrait};
use sha2::{Digest, Sha256};
use whatsapp::inbound::{Heard, Kind, Message, Receipt};
use whatsapp::{Address, Typing};

use super::{BodyId, InboundId, MessageReceived, PeerTyping, media, opt_out, own};
use crate::entity::{early_receipt, inbound_body, inbound_message, known_peer};
use crate::gateway::Line;
use crate::lines::LineId;
use crate::messages::recipient;
use crate::outbox::{self, PUMP};

/// The longest note of what was not understood.
const NOTE_MAX: usize = 1_000;

/// What became of what was heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Things that were taken in, or understood and of no use.
    pub(crate) accepted: usize,
    /// Messages that had been told before.
    pub(crate) duplicate: usize,
    /// Things that nobody understands, kept for a person.
    pub(crate) unknown: usize,
}

/// A message that may be new, with what it is known by.
struct Told {
    id: InboundId,
    identity: String,
    message: Message,
}

/// Takes in what a line heard, and the body it was heard in if it was posted.
pub(crate) async fn hear(
    app: &App,
    line: &Line,
    heard: Vec<Heard>,
    body: Option<&[u8]>,
) -> anyhow::Result<Tally> {
    let mut sorted = Sorted::default();
    for one in heard {
        sorted.take(one);
    }
    let mut tally = Tally {
        accepted: sorted.receipts.len() + sorted.of_no_use,
        unknown: sorted.unknown.len(),
        duplicate: 0,
    };
    let is_silent = sorted.messages.is_empty() && sorted.receipts.is_empty();
    let is_news = !is_silent || !sorted.typing.is_empty();
    if !is_news && (sorted.unknown.is_empty() || body.is_none()) {
        return Ok(tally);
    }
    let tenant = app.tenant(line.tenant).await?;
    let mut tx = app.begin_as("messaging.inbound", &tenant).await?;
    let body = body.map(|body| keep(&mut tx, line.id, body, &sorted.unknown));
    let told = sorted.messages.len();
    let fresh = only_new(&tx, line, sorted.messages, body).await?;
    tally.duplicate = told - fresh.len();
    tally.accepted += fresh.len();
    let fresh = own::without_echoes(&tx, line, fresh, |told| &told.message).await?;
    note_peers(&mut tx, line, &fresh);
    for told in &fresh {
        opt_out::heed(&mut tx, line, &told.message).await?;
    }
    for Told { id, message, .. } in fresh {
        media::fetch_later(&mut tx, line, id, &message)?;
        let received_at = tx.now();
        tx.announce(MessageReceived { id, line: line.id, message, received_at });
    }
    for (chat, typing) in sorted.typing {
        tx.announce(PeerTyping { line: line.id, chat, is_typing: typing == Typing::On });
    }
    note_receipts(&mut tx, line, sorted.receipts).await?;
    tx.commit().await?;
    count(line, tally);
    Ok(tally)
}

/// What was heard, by what becomes of it.
#[derive(Default)]
struct Sorted {
    messages: Vec<Message>,
    receipts: Vec<Receipt>,
    unknown: Vec<String>,
    typing: Vec<(Address, Typing)>,
    of_no_use: usize,
}

impl Sorted {
    fn take(&mut self, heard: Heard) {
        match heard {
            Heard::Message(message) => self.messages.push(*message),
            Heard::Receipt(receipt) => self.receipts.push(*receipt),
            Heard::Unknown(unknown) => self.unknown.push(unknown.what),
            Heard::Typing { chat, typing } => self.typing.push((chat, typing)),
            Heard::Session(_) | Heard::Ignored(_) => self.of_no_use += 1,
        }
    }
}

fn keep(tx: &mut Tx, line: LineId, body: &[u8], unknown: &[String]) -> BodyId {
    let id = tx.new_id();
    // PostgreSQL keeps no NUL in a text, and no JSON has one outside of an escape.
    let body = String::from_utf8_lossy(body).replace('\0', "");
    let note: String = unknown.join("; ").chars().filter(|c| *c != '\0').take(NOTE_MAX).collect();
    let row = inbound_body::ActiveModel {
        id: Set(id),
        tenant_id: Set(tx.tenant().id),
        line_id: Set(line),
        body: Set(body),
        unknown: Set((!unknown.is_empty()).then_some(note)),
        received_at: Set(tx.now()),
    };
    tx.insert_later(inbound_body::Entity::insert(row).into_query());
    id
}

/// The messages that were not told before, in their order. The database decides between two that
/// tell the same at once.
async fn only_new(
    tx: &Tx,
    line: &Line,
    messages: Vec<Message>,
    body: Option<BodyId>,
) -> anyhow::Result<Vec<Told>> {
    let mut seen = HashSet::new();
    let told = messages.into_iter().map(|message| Told {
        id: tx.new_id(),
        identity: identity(&message),
        message,
    });
    let told: Vec<Told> = told.filter(|told| seen.insert(told.identity.clone())).collect();
    if told.is_empty() {
        return Ok(told);
    }
    let rows = told.iter().map(|told| inbound_message::ActiveModel {
        id: Set(told.id),
        tenant_id: Set(tx.tenant().id),
        line_id: Set(line.id),
        identity: Set(told.identity.clone()),
        body_id: Set(body),
        received_at: Set(tx.now()),
    });
    let nothing = OnConflict::new().do_nothing().to_owned();
    let insert = inbound_message::Entity::insert_many(rows).on_conflict(nothing);
    let new = insert.exec_with_returning(tx.conn()).await?;
    let new: HashSet<InboundId> = new.into_iter().map(|row| row.id).collect();
    Ok(told.into_iter().filter(|told| new.contains(&told.id)).collect())
}

/// What a message is known by. An edit and a deletion may carry the id of what they change, so an
/// id is a repeated message only together with what it says of it.
fn identity(message: &Message) -> String {
    let about = match &message.kind {
        Kind::Edited { target, body } => format!("edited {target} {body}"),
        Kind::Revoked { target } => format!("revoked {target}"),
        Kind::Reaction { target, emoji } => format!("reaction {target} {emoji:?}"),
        _ => String::new(),
    };
    let sender = message.sender.first().map(ToString::to_string).unwrap_or_default();
    let mut digest = Sha256::new();
    for part in [&message.chat.to_string(), &sender, &message.provider_id, &about] {
        digest.update(part.len().to_be_bytes());
        digest.update(part.as_bytes());
    }
    hex::encode(&digest.finalize()[..16])
}

/// Whoever writes may be written to: they are no first contact any more.
fn note_peers(tx: &mut Tx, line: &Line, fresh: &[Told]) {
    let mut wrote = HashSet::new();
    let others = fresh.iter().filter(|told| !told.message.from_me);
    for told in others {
        let addresses = told.message.sender.iter().chain([&told.message.chat]);
        wrote.extend(addresses.filter(|address| address.is_person()).map(recipient));
    }
    if wrote.is_empty() {
        return;
    }
    let now = tx.now();
    let rows = wrote.into_iter().map(|address| known_peer::ActiveModel {
        line_id: Set(line.id),
        address: Set(address),
        since: Set(now),
        last_at: Set(now),
    });
    let later = OnConflict::columns([known_peer::Column::LineId, known_peer::Column::Address])
        .update_column(known_peer::Column::LastAt)
        .to_owned();
    tx.insert_later(known_peer::Entity::insert_many(rows).on_conflict(later).into_query());
}

/// Moves messages forward; keeps news of those that nobody knows yet, because the answer to their
/// send is still on its way.
async fn note_receipts(tx: &mut Tx, line: &Line, receipts: Vec<Receipt>) -> anyhow::Result<()> {
    if receipts.is_empty() {
        return Ok(());
    }
    let early = outbox::apply_receipts(tx, line.id, receipts).await?;
    if early.is_empty() {
        return Ok(());
    }
    let now = tx.now();
    let rows = early.into_iter().map(|receipt| outbox::early(line.id, receipt, now));
    let nothing = OnConflict::new().do_nothing().to_owned();
    let insert = early_receipt::Entity::insert_many(rows).on_conflict(nothing);
    tx.insert_later(insert.into_query());
    tx.nudge(PUMP);
    Ok(())
}

fn count(line: &Line, tally: Tally) {
    let count = |outcome: &'static str, count: usize| {
        let driver = line.settings.driver().as_str();
        metrics::counter!("niaga_inbound_total", "driver" => driver, "outcome" => outcome)
            .increment(count as u64);
    };
    count("accepted", tally.accepted);
    count("duplicate", tally.duplicate);
    count("unknown", tally.unknown);
}
