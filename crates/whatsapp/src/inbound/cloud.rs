//! What Meta's WhatsApp Cloud API posts: batches of messages and statuses, by phone number id.

use chrono::{DateTime, Utc};

use super::batch::{Batch, unknown};
use super::cloud_kind;
use super::field::{Field, Malformed, Problem};
use super::{Channel, Dialect, Heard, Message, Receipt, ordered};
use crate::address::Address;
use crate::cloud::reason;
use crate::outgoing::ReceiptStage;

const CLOUD: Dialect = Dialect::Cloud;

pub(super) fn read(root: &Field<'_>, received_at: DateTime<Utc>) -> Result<Vec<Heard>, Malformed> {
    let entries = root.at("entry");
    if !entries.is_there() {
        return Err(entries.malformed(Problem::Missing));
    }
    let mut batch = Batch::new(CLOUD);
    for entry in entries.items()? {
        for change in entry.at("changes").items()? {
            read_change(&change, received_at, &mut batch)?;
        }
    }
    batch.done()
}

fn read_change(
    change: &Field<'_>,
    received_at: DateTime<Utc>,
    batch: &mut Batch,
) -> Result<(), Malformed> {
    let value = change.at("value");
    let number = value.at("metadata").at("phone_number_id");
    let channel = number.maybe_id().map_or(Channel::Untold, Channel::PhoneNumberId);
    let field = change.at("field").words().unwrap_or_default();
    if field != "messages" && field != "smb_message_echoes" {
        // Quality, templates, the account: news for whoever runs the channel.
        return batch.take(&channel, Ok(unknown(CLOUD, &channel, format!("field {field}"))));
    }
    // Without its number a message would reach nobody's inbox.
    if channel == Channel::Untold {
        return batch.take(&channel, Err(number.malformed(Problem::Missing)));
    }
    let told = Change { channel: &channel, contacts: value.at("contacts").items()?, received_at };
    for message in value.at("messages").items()? {
        batch.take(&channel, told.message(&message))?;
    }
    for echo in value.at("message_echoes").items()? {
        batch.take(&channel, told.echo(&echo))?;
    }
    for status in value.at("statuses").items()? {
        batch.take(&channel, told.status(&status))?;
    }
    for error in value.at("errors").items()? {
        let what = format!("error {}", error_text(&error).unwrap_or_default());
        batch.take(&channel, Ok(unknown(CLOUD, &channel, what)))?;
    }
    Ok(())
}

/// What holds for all messages and statuses of one change.
struct Change<'a> {
    channel: &'a Channel,
    contacts: Vec<Field<'a>>,
    received_at: DateTime<Utc>,
}

impl Change<'_> {
    fn message(&self, message: &Field<'_>) -> Result<Heard, Malformed> {
        if message.at("group_id").is_there() {
            // Their group ids are of a kind of their own; a group must not look like a person.
            return Ok(unknown(CLOUD, self.channel, "a group's message"));
        }
        let contact = self.contact_of(message);
        let mut ids =
            vec![message.at("from"), message.at("from_user_id"), message.at("from_parent_user_id")];
        if let Some(contact) = contact {
            ids.extend(["wa_id", "user_id", "parent_user_id"].map(|key| contact.at(key)));
        }
        let sender = people(&ids)?;
        let push_name = contact.and_then(|contact| {
            let profile = contact.at("profile");
            profile.at("name").name().or_else(|| profile.at("username").name())
        });
        let chat = sender[0].clone();
        self.written(message, Message { push_name, ..self.blank(chat, sender) })
    }

    /// What the business wrote on its own phone, where both are in use.
    fn echo(&self, message: &Field<'_>) -> Result<Heard, Malformed> {
        let to = people(&[message.at("to"), message.at("to_user_id")])?;
        let from = people(&[message.at("from")])?;
        self.written(message, Message { from_me: true, ..self.blank(to[0].clone(), from) })
    }

    fn blank(&self, chat: Address, sender: Vec<Address>) -> Message {
        Message {
            dialect: CLOUD,
            channel: self.channel.clone(),
            provider_id: String::new(),
            wire_id: None,
            chat,
            sender,
            push_name: None,
            from_me: false,
            kind: super::Kind::Text(String::new()),
            quoted_id: None,
            sent_at: super::Moment { at: self.received_at, clamped: None },
        }
    }

    fn written(&self, message: &Field<'_>, blank: Message) -> Result<Heard, Malformed> {
        Ok(Heard::Message(Box::new(Message {
            provider_id: message.at("id").id()?,
            kind: cloud_kind::read(message)?,
            quoted_id: message.at("context").at("id").maybe_id(),
            sent_at: message.at("timestamp").moment(self.received_at)?,
            ..blank
        })))
    }

    /// The contact that wrote it: by number, else by user id, else the only one there is.
    fn contact_of(&self, message: &Field<'_>) -> Option<&Field<'_>> {
        let same = |key: &str, ours: &str| {
            let id = message.at(ours).words()?;
            self.contacts.iter().find(|contact| contact.at(key).words().as_ref() == Some(&id))
        };
        let only = || match &self.contacts[..] {
            [only] if !message.at("from").is_there() => Some(only),
            _ => None,
        };
        same("wa_id", "from").or_else(|| same("user_id", "from_user_id")).or_else(only)
    }

    fn status(&self, status: &Field<'_>) -> Result<Heard, Malformed> {
        let error = status.at("errors").items()?.into_iter().next();
        let stage = match status.at("status").text()?.as_str() {
            "sent" => ReceiptStage::Accepted,
            "delivered" => ReceiptStage::Delivered,
            "read" | "played" => ReceiptStage::Read,
            "failed" => {
                let code = error.as_ref().and_then(|error| error.at("code").integer());
                ReceiptStage::Failed { code: code.map_or_else(|| "unknown".to_owned(), reason) }
            }
            other => return Ok(unknown(CLOUD, self.channel, format!("status {other}"))),
        };
        let ids = ["recipient_id", "recipient_user_id", "recipient_parent_user_id"];
        Ok(Heard::Receipt(Box::new(Receipt {
            dialect: CLOUD,
            channel: self.channel.clone(),
            provider_id: status.at("id").id()?,
            wire_id: status.at("biz_opaque_callback_data").maybe_id(),
            about: people(&ids.map(|key| status.at(key))).unwrap_or_default(),
            stage,
            error: error.as_ref().and_then(error_text),
            at: status.at("timestamp").moment(self.received_at)?,
        })))
    }
}

/// The people among these ids. One good id is enough; without any, the first is to blame.
fn people(ids: &[Field<'_>]) -> Result<Vec<Address>, Malformed> {
    let mut found = Vec::new();
    let mut bad = None;
    for id in ids {
        let Some(raw) = id.words() else { continue };
        match Address::from_wa_id(&raw) {
            Ok(address) if address.is_person() => found.push(address),
            Ok(_) => bad = bad.or(Some(id.malformed(Problem::Not("a person")))),
            Err(refusal) => bad = bad.or(Some(id.malformed(refusal.into()))),
        }
    }
    if found.is_empty() {
        let missing = || ids[0].malformed(Problem::Missing);
        return Err(bad.unwrap_or_else(missing));
    }
    Ok(ordered(found))
}

/// `131026 Message undeliverable: …`, as far as it is told.
fn error_text(error: &Field<'_>) -> Option<String> {
    let code = error.at("code").words();
    let title = error.at_any(&["title", "message"]).name();
    let details = error.at("error_data").at("details").words();
    let words: Vec<_> = [code, title].into_iter().flatten().collect();
    match (words.join(" "), details) {
        (words, None) => (!words.is_empty()).then_some(words),
        (words, Some(details)) => Some(format!("{words}: {details}")),
    }
}
