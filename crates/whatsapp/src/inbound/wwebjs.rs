//! A message of whatsapp-web.js as it stands: what the old system's bridge posted.

use chrono::{DateTime, Utc};

use super::field::{Field, Malformed};
use super::{Channel, Dialect, Heard, Ignored, Kind, Message, ordered, web, wire_id};
use crate::address::Address;

pub(super) fn read(
    message: &Field<'_>,
    received_at: DateTime<Utc>,
) -> Result<Vec<Heard>, Malformed> {
    let id = message.at("id");
    let provider_id = id.plain().id()?;
    // `fromMe` may sit only in the id, as an object's member or as how its text begins.
    let from_me = [message.at("fromMe"), id.at("fromMe")].iter().any(Field::is_true)
        || provider_id.starts_with("true_");
    let from = message.at("from").address()?;
    let to = message.at("to").maybe_address()?;
    let author = message.at("author").maybe_address()?;
    let remote = id.at("remote").maybe_address()?;
    let chat = match (&from, to) {
        (Address::Group(_) | Address::Ignored(_), _) => from.clone(),
        (_, Some(to)) if from_me || matches!(to, Address::Group(_)) => to,
        _ if from_me => remote.unwrap_or_else(|| from.clone()),
        _ => from.clone(),
    };
    if let Address::Ignored(silent) = chat {
        return Ok(vec![Heard::Ignored(Ignored::Silent(silent))]);
    }
    let mut sender: Vec<_> = author.into_iter().chain([from]).collect();
    sender.retain(Address::is_person);
    let data = message.at("_data");
    let name = message.at("notifyName").name().or_else(|| data.at("notifyName").name());
    let quoted = data.at_any(&["quotedStanzaID", "quotedMsgId"]).plain();
    let quoted = quoted.maybe_id().or_else(|| message.at("quotedMsgId").plain().maybe_id());
    Ok(vec![Heard::Message(Box::new(Message {
        dialect: Dialect::Wwebjs,
        channel: own(message, from_me),
        wire_id: wire_id(&provider_id),
        kind: kind(message, &provider_id)?,
        provider_id,
        chat,
        sender: ordered(sender),
        push_name: name,
        from_me,
        quoted_id: quoted,
        sent_at: message.at_any(&["timestamp", "t"]).moment(received_at)?,
    }))])
}

/// The business is where a message came to, or where its own came from.
fn own(message: &Field<'_>, from_me: bool) -> Channel {
    let side = message.at(if from_me { "from" } else { "to" });
    let address = side.maybe_address().ok().flatten().filter(Address::is_person);
    address.map_or(Channel::Untold, Channel::Own)
}

fn kind(message: &Field<'_>, provider_id: &str) -> Result<Kind, Malformed> {
    match message.at("type").words().as_deref() {
        // It comes in the place of the message that was taken back, under its id.
        Some("revoked") => Ok(Kind::Revoked { target: provider_id.to_owned() }),
        _ => web::read(message),
    }
}
