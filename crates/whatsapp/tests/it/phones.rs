//! Simulated phones that live as long as a test.

use std::sync::Mutex;

use async_trait::async_trait;
use base::Phone;
use chrono::{DateTime, Utc};
use whatsapp::simulator::{Bubble, Chat, Direction, NewBubble, Phones};

/// Chats in memory.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Vec<Kept>>);

#[derive(Debug)]
struct Kept {
    line: String,
    phone: Phone,
    bubble: Bubble,
    seen: bool,
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
        let NewBubble { direction, text, wire_id } = new;
        let bubble =
            Bubble { id: format!("sim-{}", all.len()), wire_id, direction, text, at: moment() };
        all.push(Kept {
            line: line.to_owned(),
            phone: phone.clone(),
            bubble: bubble.clone(),
            seen: false,
        });
        Ok(bubble)
    }

    async fn mark_seen(
        &self,
        line: &str,
        phone: &Phone,
        direction: Direction,
    ) -> anyhow::Result<Vec<Bubble>> {
        let mut all = self.0.lock().expect("no test panics with it");
        let fresh = all.iter_mut().filter(|kept| {
            kept.line == *line
                && kept.phone == *phone
                && kept.bubble.direction == direction
                && !kept.seen
        });
        Ok(fresh
            .map(|kept| {
                kept.seen = true;
                kept.bubble.clone()
            })
            .collect())
    }

    async fn chats(&self, _: &str) -> anyhow::Result<Vec<Chat>> {
        Ok(Vec::new())
    }

    async fn bubbles(&self, line: &str, phone: &Phone) -> anyhow::Result<Vec<Bubble>> {
        let all = self.0.lock().expect("no test panics with it");
        let chat = all.iter().filter(|kept| kept.line == *line && kept.phone == *phone);
        Ok(chat.map(|kept| kept.bubble.clone()).collect())
    }
}
