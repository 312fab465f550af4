//! What was written lately, so that an answer can show what it answers and a receipt goes to where
//! the message came from. In memory: a process that dies forgets it, and then answers show no words.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use whatsapp_rust::prelude::MessageBuilderExt;
use whatsapp_rust::proto_helpers::build_quote_context_with_info;
use whatsapp_rust::wacore_binary::{Jid, JidExt};
use whatsapp_rust::waproto::whatsapp as wa;

/// So many messages are remembered; a busy line writes as many in a day.
const REMEMBERED: usize = 4_000;
/// So many signs of each.
const LONGEST: usize = 500;

/// A message that was written lately.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// Where.
    pub(super) chat: Jid,
    /// By whom.
    pub(super) sender: Jid,
    /// Its words.
    pub(super) text: String,
}

#[derive(Debug, Default)]
pub(super) struct Recent(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    order: VecDeque<String>,
    by_id: HashMap<String, Written>,
}

impl Recent {
    pub(super) fn remember(&self, id: &str, mut written: Written) {
        if let Some((end, _)) = written.text.char_indices().nth(LONGEST) {
            written.text.truncate(end);
        }
        let mut kept = self.lock();
        if kept.by_id.insert(id.to_owned(), written).is_none() {
            kept.order.push_back(id.to_owned());
        }
        while kept.order.len() > REMEMBERED {
            if let Some(oldest) = kept.order.pop_front() {
                kept.by_id.remove(&oldest);
            }
        }
    }

    /// What makes a message to `to` an answer to `id`. Of a message that nobody remembers it is
    /// taken that the other side wrote it, as it mostly did.
    pub(super) fn quote(&self, id: &str, to: &Jid) -> wa::ContextInfo {
        let known = self.lock().by_id.get(id).cloned();
        let Written { chat, sender, text } = known.unwrap_or_else(|| Written {
            chat: to.clone(),
            sender: to.clone(),
            text: String::new(),
        });
        // The same person under another of their ids is no other chat.
        let chat = if chat.is_group() { &chat } else { to };
        let quoted = wa::Message::text(text);
        build_quote_context_with_info(id, &sender.to_non_ad(), chat, to, &quoted)
    }

    /// Which of the ids of a person's messages came under which of the person's ids, in order.
    pub(super) fn by_chat<'a>(&self, to: &Jid, ids: &'a [String]) -> Vec<(Jid, Vec<&'a str>)> {
        let kept = self.lock();
        let mut all: Vec<(Jid, Vec<&str>)> = Vec::new();
        for id in ids {
            let chat = kept.by_id.get(id).map_or(to, |known| &known.chat);
            match all.last_mut() {
                Some((last, ids)) if last == chat => ids.push(id),
                _ => all.push((chat.clone(), vec![id])),
            }
        }
        all
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jid(raw: &str) -> Jid {
        raw.parse().expect("an id")
    }

    fn written(chat: &str, text: &str) -> Written {
        Written { chat: jid(chat), sender: jid(chat), text: text.to_owned() }
    }

    #[test]
    fn an_answer_shows_the_words_and_a_receipt_goes_to_where_they_came_from() {
        let (recent, phone) = (Recent::default(), jid("6281234567890@s.whatsapp.net"));
        recent.remember("A", written("100000012345678@lid", &"é".repeat(600)));

        let quote = recent.quote("A", &phone);
        let ids = ["A", "B", "C"].map(str::to_owned);
        let read = recent.by_chat(&phone, &ids);

        let quoted = quote.quoted_message.as_option().and_then(|it| it.conversation.clone());
        assert_eq!(quoted, Some("é".repeat(LONGEST)));
        assert_eq!(quote.participant.as_deref(), Some("100000012345678@lid"));
        assert_eq!(quote.remote_jid, None);
        assert_eq!(read[0], (jid("100000012345678@lid"), vec!["A"]));
        assert_eq!(read[1], (phone, vec!["B", "C"]));
    }

    #[test]
    fn the_oldest_is_forgotten_first() {
        let recent = Recent::default();
        for number in 0..=REMEMBERED {
            recent.remember(&number.to_string(), written("6281@s.whatsapp.net", "x"));
        }
        let kept = recent.lock();
        assert_eq!((kept.by_id.len(), kept.order.len()), (REMEMBERED, REMEMBERED));
        assert!(!kept.by_id.contains_key("0") && kept.by_id.contains_key("1"));
    }
}
