//! What people write to the line. It is taken in before WhatsApp is told that it came; what nobody
//! takes in, WhatsApp sends again.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Weak};
use std::time::Duration;

use anyhow::{Context, bail};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use tokio::sync::mpsc;
use whatsapp_rust::Jid;
use whatsapp_rust::prelude::{InboundMessage, MessageExt, MessageInfo};
use whatsapp_rust::{Client, InboundDurabilityHook};

use super::recent::Written;
use super::{Inner, address, kind, line};
use crate::address::Address;
use crate::inbound::{self, Channel, Clamp, Dialect, EARLIEST, Heard, Ignored, Kind, Moment, SKEW};
use crate::timing::doubled;

/// The pauses after which it is told once more at once, before WhatsApp is asked to send it again:
/// a database that restarts is away for a second.
const PAUSES: [Duration; 2] = [Duration::from_millis(200), Duration::from_secs(1)];
/// The longest time until WhatsApp is asked to send again what nobody took in.
const LONGEST: Duration = Duration::from_secs(300);
/// The most receipts that are told at once.
const TOGETHER: usize = 256;

/// Hears the messages of one client.
pub(super) struct Hook {
    pub(super) inner: Weak<Inner>,
    pub(super) generation: u64,
}

#[async_trait]
impl InboundDurabilityHook for Hook {
    async fn on_messages(
        &self,
        client: Arc<Client>,
        batch: &[InboundMessage],
    ) -> anyhow::Result<()> {
        let inner = self.inner.upgrade().context("the driver is gone")?;
        let now = inner.lifeline.now().context("the driver was not started")?;
        let mut heard = Vec::with_capacity(batch.len());
        for one in batch {
            let known = known(&client, &one.info).await;
            heard.extend(message(&inner, one, &known, now));
        }
        if !inner.is_current(self.generation) {
            bail!("the client has ended");
        }
        let told = inner.hear(heard).await;
        match &told {
            Ok(()) => inner.deafness.store(0, Ordering::Relaxed),
            Err(_) => inner.ask_again(client, self.generation),
        }
        told
    }
}

impl Inner {
    async fn hear(&self, heard: Vec<Heard>) -> anyhow::Result<()> {
        let ears = self.lifeline.ears().context("the driver was not started")?;
        if heard.is_empty() {
            return Ok(());
        }
        for pause in PAUSES {
            match ears.hear(heard.clone()).await {
                Ok(()) => return Ok(()),
                Err(_) => tokio::time::sleep(pause).await,
            }
        }
        ears.hear(heard).await
    }

    /// WhatsApp sends again what was not acknowledged when the client connects anew.
    fn ask_again(self: &Arc<Self>, client: Arc<Client>, generation: u64) {
        if self.is_asking.swap(true, Ordering::Relaxed) {
            return;
        }
        let failures = self.deafness.fetch_add(1, Ordering::Relaxed).saturating_add(1);
        let pause = doubled(self.config.tell_again, failures, LONGEST, 0);
        tracing::error!(?pause, "a message was not taken in; WhatsApp is asked for it again");
        let inner = self.clone();
        line::aside(async move {
            tokio::time::sleep(pause).await;
            inner.is_asking.store(false, Ordering::Relaxed);
            if inner.is_current(generation) {
                client.reconnect().await;
            }
        });
    }
}

/// Tells receipts in their order, and keeps trying: their sender has forgotten them.
pub(super) async fn tell(inner: Weak<Inner>, generation: u64, mut told: mpsc::Receiver<Heard>) {
    let mut batch = Vec::new();
    while told.recv_many(&mut batch, TOGETHER).await > 0 {
        let mut failures = 0;
        while let Some(inner) = inner.upgrade().filter(|inner| inner.is_current(generation)) {
            if inner.hear(batch.clone()).await.is_ok() {
                break;
            }
            failures += 1;
            let pause = doubled(inner.config.tell_again, failures, LONGEST, 0);
            drop(inner);
            tokio::time::sleep(pause).await;
        }
        batch.clear();
    }
}

/// The other ids of a message's people, which it does not tell and the device knows.
#[derive(Debug, Default)]
pub(super) struct Known {
    sender: Option<Jid>,
    chat: Option<Jid>,
}

async fn known(client: &Client, info: &MessageInfo) -> Known {
    let other = async |jid: &Jid| {
        let entry = client.get_lid_pn_entry(jid).await.ok().flatten()?;
        let (phone, lid) = (Jid::pn(&*entry.phone_number), Jid::lid(&*entry.lid));
        Some(if jid.is_lid() { phone } else { lid })
    };
    let source = &info.source;
    let mut known = Known::default();
    if source.sender_alt.is_none() {
        known.sender = other(&source.sender).await;
    }
    if source.is_from_me && source.recipient_alt.is_none() {
        known.chat = other(&source.chat).await;
    }
    known
}

/// A message in our words; none for what only devices tell each other.
pub(super) fn message(
    inner: &Inner,
    message: &InboundMessage,
    known: &Known,
    now: DateTime<Utc>,
) -> Option<Heard> {
    let info = &message.info;
    let kind = kind::kind(&message.message)?;
    let base = message.message.get_base_message();
    let text = base.text_content().or_else(|| base.get_caption()).unwrap_or_default();
    let (chat, sender) = (info.source.chat.to_non_ad(), info.source.sender.to_non_ad());
    inner.recent.remember(&info.id, Written { chat, sender, text: text.to_owned() });
    written(info, kind, kind::quoted_id(&message.message), known, now)
}

pub(super) fn written(
    info: &MessageInfo,
    kind: Kind,
    quoted_id: Option<String>,
    known: &Known,
    now: DateTime<Utc>,
) -> Option<Heard> {
    let source = &info.source;
    let place = address::of(&source.chat)?;
    let other = source.sender_alt.as_ref().or(known.sender.as_ref());
    let sender = address::all(&[Some(&source.sender), other]);
    let chat = match place {
        Address::Ignored(silent) => return Some(Heard::Ignored(Ignored::Silent(silent))),
        Address::Group(_) => place,
        // The phone, if either the message or the device knows it: all of a person is one chat.
        _ if source.is_from_me => {
            let other = source.recipient_alt.as_ref().or(known.chat.as_ref());
            address::all(&[Some(&source.chat), other]).into_iter().next()?
        }
        _ => sender.first().cloned()?,
    };
    Some(Heard::Message(Box::new(inbound::Message {
        dialect: Dialect::Web,
        channel: Channel::Untold,
        provider_id: info.id.clone(),
        wire_id: Some(info.id.clone()),
        chat,
        sender,
        push_name: kind::filled(Some(&info.push_name)).filter(|name| name != "-"),
        from_me: source.is_from_me,
        kind,
        quoted_id,
        sent_at: moment(info.timestamp, now),
    })))
}

/// When it was, unless that cannot be.
pub(super) fn moment(at: DateTime<Utc>, now: DateTime<Utc>) -> Moment {
    let clamped = if at < EARLIEST {
        Some(Clamp::TooEarly)
    } else if at > now.checked_add_signed(SKEW).unwrap_or(now) {
        Some(Clamp::TooLate)
    } else {
        None
    };
    Moment { at: if clamped.is_some() { now } else { at }, clamped }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jid(raw: &str) -> Jid {
        raw.parse().expect("an id")
    }

    fn info(chat: &str, sender: &str) -> MessageInfo {
        let mut info = MessageInfo { id: "A".to_owned(), ..Default::default() };
        (info.source.chat, info.source.sender) = (jid(chat), jid(sender));
        info.source.is_group = chat.ends_with("@g.us");
        info
    }

    fn told(info: &MessageInfo, known: &Known) -> (String, Vec<String>) {
        let now = DateTime::from_timestamp(1_800_000_000, 0).expect("a real moment");
        match written(info, Kind::Text("x".to_owned()), None, known, now) {
            Some(Heard::Message(it)) => {
                (it.chat.to_string(), it.sender.iter().map(ToString::to_string).collect())
            }
            other => panic!("{other:?}"),
        }
    }

    const LID: &str = "100000012345678@lid";
    const PHONE: &str = "6281234567890@c.us";
    const GROUP: &str = "120363021033254949@g.us";

    #[test]
    fn a_hidden_number_whose_phone_is_known_is_one_chat_with_it() {
        let mut hidden = info(LID, "100000012345678:2@lid");
        let both = vec![PHONE.to_owned(), LID.to_owned()];
        assert_eq!(told(&hidden, &Known::default()), (LID.to_owned(), vec![LID.to_owned()]));

        let number = Some(jid("6281234567890@s.whatsapp.net"));
        let known = Known { sender: number.clone(), chat: None };
        assert_eq!(told(&hidden, &known), (PHONE.to_owned(), both.clone()));
        hidden.source.sender_alt = number;
        assert_eq!(told(&hidden, &Known::default()), (PHONE.to_owned(), both));
    }

    #[test]
    fn what_the_business_wrote_on_its_own_phone_is_in_the_chat_of_who_gets_it() {
        let mut own = info(LID, "6289999999999@s.whatsapp.net");
        own.source.is_from_me = true;
        let known = Known { sender: None, chat: Some(jid("6281234567890@s.whatsapp.net")) };

        let (chat, sender) = told(&own, &known);

        assert_eq!((chat.as_str(), sender[0].as_str()), (PHONE, "6289999999999@c.us"));
    }

    #[test]
    fn a_group_is_the_chat_and_its_member_the_sender() {
        let (chat, sender) = told(&info(GROUP, LID), &Known::default());
        assert_eq!((chat.as_str(), sender), (GROUP, vec![LID.to_owned()]));
    }

    #[test]
    fn stories_are_nothing_and_impossible_times_are_the_present() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).expect("a real moment");
        let story = info("status@broadcast", LID);
        let told = written(&story, Kind::Text("x".to_owned()), None, &Known::default(), now);

        assert!(matches!(told, Some(Heard::Ignored(Ignored::Silent(_)))));
        let early = moment(DateTime::UNIX_EPOCH, now);
        assert_eq!(early, Moment { at: now, clamped: Some(Clamp::TooEarly) });
        let late = moment(now + SKEW + SKEW, now);
        assert_eq!(late, Moment { at: now, clamped: Some(Clamp::TooLate) });
        assert_eq!(moment(now, now), Moment { at: now, clamped: None });
    }
}
