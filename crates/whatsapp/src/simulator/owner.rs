//! What the owner of a simulated phone does: writes, sends files, reacts, opens the chat, types.

use anyhow::{Context, ensure};
use base::Phone;
use chrono::{DateTime, Utc};

use super::{Bubble, Direction, Inner, NewBubble, NewFile, Phones, Power, Simulator, Tick, moment};
use crate::address::Address;
use crate::driver::Typing;
use crate::inbound::{self, Channel, Dialect, Heard, Kind, MediaSource};
use crate::link::LinkState;

/// What the owner of a phone says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The words; under a file its caption.
    pub text: String,
    /// A file.
    pub file: Option<NewFile>,
    /// The id of the bubble that it answers.
    pub quoted: Option<String>,
}

impl<S: Phones> Simulator<S> {
    /// Writes `text` as the owner of `from`, and tells it as a message that came in.
    pub async fn write(&self, from: &Phone, text: &str) -> anyhow::Result<Bubble> {
        self.say(from, Said { text: text.to_owned(), ..Said::default() }).await
    }

    /// Says something as the owner of `from`, and tells it as a message that came in.
    pub async fn say(&self, from: &Phone, said: Said) -> anyhow::Result<Bubble> {
        let inner = &self.0;
        // Who writes looks at the phone, so it is on.
        if inner.power(from) == Power::Off {
            self.set_power(from, Power::On).await?;
        }
        let is_up = inner.lifeline.link() == LinkState::Online;
        let Said { text, file, quoted } = said;
        let new = NewBubble {
            direction: Direction::In,
            text,
            wire_id: None,
            tick: if is_up { Tick::Delivered } else { Tick::Sent },
            file,
            quoted,
        };
        let bubble = inner.phones.append(&inner.line, from, new).await?;
        let kind = kind(&bubble);
        let said = inner.message(from, bubble.id.clone(), kind, bubble.at);
        let said = inbound::Message { quoted_id: bubble.quoted.clone(), ..said };
        inner.tell(vec![Heard::Message(Box::new(said))]).await;
        Ok(bubble)
    }

    /// Puts a sign on a bubble of the chat as the owner of `from`, or takes it away. Refused if
    /// there is no such bubble.
    pub async fn react(&self, from: &Phone, id: &str, emoji: Option<&str>) -> anyhow::Result<()> {
        let inner = &self.0;
        let is_there = inner.phones.react(&inner.line, from, id, emoji).await?;
        ensure!(is_there, "there is no such message in the chat");
        let now = inner.lifeline.now().context("the driver was not started")?;
        let kind = Kind::Reaction { emoji: emoji.map(str::to_owned), target: id.to_owned() };
        let message = inner.message(from, inner.new_id(now), kind, now);
        inner.tell(vec![Heard::Message(Box::new(message))]).await;
        Ok(())
    }

    /// Opens the chat on the phone: what it received is read now. A phone that is off shows
    /// nothing, and so nothing is read.
    pub async fn open(&self, phone: &Phone) -> anyhow::Result<()> {
        match self.0.power(phone) {
            Power::Off => Ok(()),
            Power::On => self.0.reach(phone, Tick::Read).await,
        }
    }

    /// The owner of a phone types, or does not any more. Forgotten if nobody hears it now.
    pub async fn set_typing(&self, from: &Phone, typing: Typing) {
        let is_up = self.0.lifeline.link() == LinkState::Online;
        if let Some(ears) = self.0.lifeline.ears().filter(|_| is_up) {
            let chat = Address::Phone(from.clone());
            let _not_worth_repeating = ears.hear(vec![Heard::Typing { chat, typing }]).await;
        }
    }

    /// Whether the phone shows that the business types.
    pub fn business_types(&self, phone: &Phone) -> bool {
        let until = self.0.lock().typing.get(phone).copied();
        until.zip(self.0.lifeline.now()).is_some_and(|(until, now)| now < until)
    }

    /// What the owner of a phone calls themself from now on.
    pub fn set_name(&self, phone: &Phone, name: impl Into<String>) {
        self.0.lock().names.insert(phone.clone(), name.into());
    }
}

impl<S: Phones> Inner<S> {
    fn message(&self, from: &Phone, id: String, kind: Kind, at: DateTime<Utc>) -> inbound::Message {
        let address = Address::Phone(from.clone());
        inbound::Message {
            dialect: Dialect::Simulator,
            channel: Channel::Untold,
            provider_id: id,
            wire_id: None,
            chat: address.clone(),
            sender: vec![address],
            push_name: self.lock().names.get(from).cloned(),
            from_me: false,
            kind,
            quoted_id: None,
            sent_at: moment(at),
        }
    }
}

fn kind(bubble: &Bubble) -> Kind {
    let Some(file) = bubble.file.clone() else { return Kind::Text(bubble.text.clone()) };
    Kind::Media(inbound::Media {
        class: file.class,
        source: Some(MediaSource::Id(bubble.id.clone())),
        mime: Some(file.mime),
        file_name: file.name,
        caption: Some(bubble.text.clone()).filter(|text| !text.is_empty()),
        size: Some(file.size),
        sha256: None,
    })
}
