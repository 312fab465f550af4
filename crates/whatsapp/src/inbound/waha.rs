//! What WAHA posts: one event of one session.

use chrono::{DateTime, Utc};

use super::batch::unknown;
use super::field::{Field, Malformed, Problem};
use super::{
    Channel, Dialect, Heard, Ignored, Kind, Message, Receipt, Session, SessionState, ordered, web,
    wire_id,
};
use crate::address::Address;
use crate::outgoing::ReceiptStage;

const WAHA: Dialect = Dialect::Waha;

/// Where its engines tell the other id of a person: the phone of a `@lid`, or the reverse.
const OTHER_IDS: [&[&str]; 5] = [
    &["_data", "key", "remoteJidAlt"],
    &["_data", "key", "participantAlt"],
    &["_data", "key", "senderPn"],
    &["_data", "Info", "SenderAlt"],
    &["_data", "Info", "RecipientAlt"],
];

pub(super) fn read(root: &Field<'_>, received_at: DateTime<Utc>) -> Result<Vec<Heard>, Malformed> {
    let event = root.at("event").text()?;
    let session = root.at("session").id()?;
    let told = Event {
        root,
        payload: root.at("payload").object()?,
        channel: Channel::Session(session),
        received_at,
    };
    let heard = match event.as_str() {
        "message" | "message.any" => told.message(web::read)?,
        "message.reaction" => told.message(reaction)?,
        "message.edited" => told.message(edited)?,
        "message.revoked" => told.revoked()?,
        "message.ack" | "message.ack.group" => told.ack()?,
        "session.status" => told.session()?,
        _ if is_dull(&event) => Heard::Ignored(Ignored::Event(event)),
        _ => unknown(WAHA, &told.channel, format!("event {event}")),
    };
    Ok(vec![heard])
}

/// Events that whoever subscribes to everything gets as well.
fn is_dull(event: &str) -> bool {
    let family = event.split('.').next().unwrap_or_default();
    let dull = ["group", "presence", "chat", "label", "poll", "engine", "state", "call", "event"];
    dull.contains(&family) || event == "message.waiting"
}

struct Event<'a> {
    root: &'a Field<'a>,
    payload: Field<'a>,
    channel: Channel,
    received_at: DateTime<Utc>,
}

impl Event<'_> {
    fn message(
        &self,
        kind: impl Fn(&Field<'_>) -> Result<Kind, Malformed>,
    ) -> Result<Heard, Malformed> {
        let id = self.payload.at("id").plain();
        self.written(&self.payload, id.id()?, kind)
    }

    fn written(
        &self,
        payload: &Field<'_>,
        provider_id: String,
        kind: impl Fn(&Field<'_>) -> Result<Kind, Malformed>,
    ) -> Result<Heard, Malformed> {
        let from_me = is_ours(payload, &provider_id);
        let from = payload.at("from").address()?;
        let to = payload.at("to").maybe_address()?;
        let participant = payload.at("participant").maybe_address()?;
        // A group is the chat whoever writes; else it is the other side.
        let chat = match (&from, to) {
            (Address::Group(_) | Address::Ignored(_), _) => from.clone(),
            (_, Some(to)) if from_me || matches!(to, Address::Group(_)) => to,
            _ => from.clone(),
        };
        if let Address::Ignored(silent) = chat {
            return Ok(Heard::Ignored(Ignored::Silent(silent)));
        }
        let mut sender: Vec<_> = participant.into_iter().chain([from]).collect();
        if !from_me {
            sender.extend(OTHER_IDS.iter().filter_map(|path| other_id(payload, path)));
        }
        sender.retain(Address::is_person);
        Ok(Heard::Message(Box::new(Message {
            dialect: WAHA,
            channel: self.channel.clone(),
            wire_id: wire_id(&provider_id),
            provider_id,
            chat,
            sender: ordered(sender),
            push_name: push_name(payload),
            from_me,
            kind: kind(payload)?,
            quoted_id: payload.at("replyTo").plain().maybe_id(),
            sent_at: payload.at("timestamp").moment(self.received_at)?,
        })))
    }

    /// A message that was taken back: it is told as it was before and as it is now.
    fn revoked(&self) -> Result<Heard, Malformed> {
        let after = self.payload.at_any(&["after", "before"]).object()?;
        let told = self.payload.at("revokedMessageId").maybe_id();
        let before = || self.payload.at("before").at("id").plain().maybe_id();
        let provider_id = after.at("id").plain().id()?;
        let target = told.or_else(before).unwrap_or_else(|| provider_id.clone());
        self.written(&after, provider_id, |_| Ok(Kind::Revoked { target: target.clone() }))
    }

    fn ack(&self) -> Result<Heard, Malformed> {
        let provider_id = self.payload.at("id").plain().id()?;
        let stage = match stage(&self.payload)? {
            Ack::Stage(stage) => stage,
            Ack::Pending => return Ok(Heard::Ignored(Ignored::NotYetSent)),
            Ack::Other(what) => return Ok(unknown(WAHA, &self.channel, what)),
        };
        if !is_ours(&self.payload, &provider_id) {
            return Ok(Heard::Ignored(Ignored::OfReceived));
        }
        let is_failed = matches!(stage, ReceiptStage::Failed { .. });
        let about = ["to", "participant"].map(|key| self.payload.at(key).maybe_address());
        let about = about.into_iter().filter_map(Result::ok).flatten();
        Ok(Heard::Receipt(Box::new(Receipt {
            dialect: WAHA,
            channel: self.channel.clone(),
            wire_id: wire_id(&provider_id),
            provider_id,
            about: ordered(about.filter(Address::is_person).collect()),
            stage,
            error: self.payload.at_any(&["error", "ackName"]).name().filter(|_| is_failed),
            at: self.root.at("timestamp").moment(self.received_at)?,
        })))
    }

    fn session(&self) -> Result<Heard, Malformed> {
        let state = SessionState::parse(&self.payload.at("status").text()?);
        let name = match self.payload.at("name").maybe_id() {
            Some(name) => name,
            None => self.root.at("session").id()?,
        };
        let at = self.root.at("timestamp").moment(self.received_at)?;
        Ok(Heard::Session(Session { dialect: WAHA, name, state, at }))
    }
}

enum Ack {
    Stage(ReceiptStage),
    Pending,
    Other(String),
}

/// By number, and by name where an engine leaves the number out.
fn stage(payload: &Field<'_>) -> Result<Ack, Malformed> {
    let (number, name) = (payload.at("ack"), payload.at("ackName").words());
    let failed = || ReceiptStage::Failed { code: "ack_error".to_owned() };
    Ok(match (number.integer(), name.as_deref()) {
        (Some(-1), _) | (None, Some("ERROR")) => Ack::Stage(failed()),
        (Some(0), _) | (None, Some("PENDING")) => Ack::Pending,
        (Some(1), _) | (None, Some("SERVER")) => Ack::Stage(ReceiptStage::Accepted),
        (Some(2), _) | (None, Some("DEVICE")) => Ack::Stage(ReceiptStage::Delivered),
        (Some(3 | 4), _) | (None, Some("READ" | "PLAYED")) => Ack::Stage(ReceiptStage::Read),
        (Some(other), _) => Ack::Other(format!("ack {other}")),
        (None, Some(other)) => Ack::Other(format!("ack {other}")),
        (None, None) if number.is_there() => {
            return Err(number.malformed(Problem::Not("a number")));
        }
        (None, None) => return Err(number.malformed(Problem::Missing)),
    })
}

/// `fromMe`, else what the id begins with.
fn is_ours(payload: &Field<'_>, provider_id: &str) -> bool {
    let told = payload.at("fromMe");
    if told.is_there() { told.is_true() } else { provider_id.starts_with("true_") }
}

fn reaction(payload: &Field<'_>) -> Result<Kind, Malformed> {
    let reaction = payload.at("reaction").object()?;
    let target = reaction.at("messageId").plain().id()?;
    Ok(Kind::Reaction { emoji: reaction.at("text").words(), target })
}

fn edited(payload: &Field<'_>) -> Result<Kind, Malformed> {
    let target = payload.at_any(&["editedMessageId", "id"]).plain().id()?;
    Ok(Kind::Edited { target, body: payload.at("body").text()? })
}

fn other_id(payload: &Field<'_>, path: &[&str]) -> Option<Address> {
    let place = path.iter().fold(payload.clone(), |place, key| place.at(key));
    place.maybe_address().ok().flatten()
}

fn push_name(payload: &Field<'_>) -> Option<String> {
    let data = payload.at("_data");
    let names = [
        payload.at_any(&["notifyName", "pushName"]),
        data.at_any(&["notifyName", "pushName"]),
        data.at("Info").at("PushName"),
    ];
    names.iter().find_map(Field::name)
}
