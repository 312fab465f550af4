//! Simulated phones that live as long as a test.

use std::sync::Mutex;

use async_trait::async_trait;
use base::Phone;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use whatsapp::simulator::{Advance, Bubble, Chat, NewBubble, NewFile, Phones};

/// Chats in memory.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Vec<Kept>>);

#[derive(Debug)]
struct Kept {
    line: String,
    phone: Phone,
    bubble: Bubble,
    bytes: Option<Bytes>,
}

impl Kept {
    fn is_in(&self, line: &str, phone: &Phone) -> bool {
        self.line == line && self.phone == *phone
    }
}

pub fn moment() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).expect("a real moment")
}

#[async_trait]
impl Phones for Memory {
    async fn append(&self, line: &str, phone: &Phone, new: NewBubble) -> anyhow::Result<Bubble> {
        let mut all = self.0.lock().expect("no test panics with it");
        let known =
            all.iter().find(|kept| new.wire_id.is_some() && kept.bubble.wire_id == new.wire_id);
        if let Some(first) = known {
            return Ok(first.bubble.clone());
        }
        let NewBubble { direction, text, wire_id, tick, file, quoted } = new;
        let bubble = Bubble {
            id: format!("sim-{}", all.len()),
            wire_id,
            direction,
            text,
            at: moment(),
            tick,
            file: file.as_ref().map(NewFile::file),
            quoted,
            reaction: None,
        };
        let (line, phone, kept) = (line.to_owned(), phone.clone(), bubble.clone());
        all.push(Kept { line, phone, bubble: kept, bytes: file.map(|file| file.bytes) });
        Ok(bubble)
    }

    async fn advance(
        &self,
        line: &str,
        phone: &Phone,
        what: Advance<'_>,
    ) -> anyhow::Result<Vec<Bubble>> {
        let mut all = self.0.lock().expect("no test panics with it");
        let moved = all.iter_mut().filter(|kept| {
            kept.is_in(line, phone)
                && kept.bubble.direction == what.direction
                && kept.bubble.tick < what.to
                && what.only.is_none_or(|only| only.contains(&kept.bubble.id))
        });
        let moved = moved.map(|kept| {
            kept.bubble.tick = what.to;
            kept.bubble.clone()
        });
        Ok(moved.collect())
    }

    async fn react(
        &self,
        line: &str,
        phone: &Phone,
        id: &str,
        emoji: Option<&str>,
    ) -> anyhow::Result<bool> {
        let mut all = self.0.lock().expect("no test panics with it");
        let found = all.iter_mut().find(|kept| kept.is_in(line, phone) && kept.bubble.id == id);
        Ok(found.map(|kept| kept.bubble.reaction = emoji.map(str::to_owned)).is_some())
    }

    async fn file(&self, line: &str, id: &str) -> anyhow::Result<Option<Bytes>> {
        let all = self.0.lock().expect("no test panics with it");
        let found = all.iter().find(|kept| kept.line == line && kept.bubble.id == id);
        Ok(found.and_then(|kept| kept.bytes.clone()))
    }

    async fn chats(&self, _: &str) -> anyhow::Result<Vec<Chat>> {
        Ok(Vec::new())
    }

    async fn bubbles(&self, line: &str, phone: &Phone) -> anyhow::Result<Vec<Bubble>> {
        let all = self.0.lock().expect("no test panics with it");
        let chat = all.iter().filter(|kept| kept.is_in(line, phone));
        Ok(chat.map(|kept| kept.bubble.clone()).collect())
    }
}
