//! What a test finds on the stage: a line that people write on, and agents who are signed in.

use std::sync::atomic::{AtomicU64, Ordering};

use base::AccountId;
use identity::sessions::SessionKind;
use kernel::App;
use messaging::{InboundId, LineId, MessageReceived};
use testkit::{Client, House, Value, json};
use whatsapp::Address;
use whatsapp::inbound::{Channel, Dialect, Kind, Message, Moment};

/// A customer's phone.
pub const BUDI: &str = "628123456789";
/// Another one's.
pub const SITI: &str = "628987654321";

/// One line of the house's business.
pub struct Line {
    pub id: LineId,
    said: AtomicU64,
}

impl Line {
    /// The simulated line of the house's business.
    pub async fn new(house: &House) -> Self {
        let phone = "/api/simulator/phones/628000000000/messages";
        house.visitor().get(phone).await.expect(200);
        let lines = house.office("admin").await.get("/api/lines").await.expect(200);
        let id = lines["data"][0]["id"].as_str().expect("a simulated line");
        Self { id: id.parse().expect("an id"), said: AtomicU64::new(0) }
    }

    /// Somebody writes a text.
    pub async fn hears(&self, house: &House, phone: &str, text: &str) -> InboundId {
        self.takes(house, &self.message(phone, Kind::Text(text.to_owned()))).await
    }

    /// A message of this phone.
    pub fn message(&self, phone: &str, kind: Kind) -> Message {
        let number = self.said.fetch_add(1, Ordering::SeqCst);
        let from = Address::parse(phone).expect("a test writes sound addresses");
        let at = "2026-11-21T02:00:00Z".parse().expect("a moment");
        Message {
            dialect: Dialect::Wwebjs,
            channel: Channel::Untold,
            provider_id: format!("false_{phone}@c.us_{number:04}"),
            wire_id: Some(format!("{number:04}")),
            chat: from.clone(),
            sender: vec![from],
            push_name: None,
            from_me: false,
            kind,
            quoted_id: None,
            sent_at: Moment { at, clamped: None },
        }
    }

    /// The message is taken in, as messaging does it.
    pub async fn takes(&self, house: &House, message: &Message) -> InboundId {
        self.takes_on(&house.app, house, message).await
    }

    /// The same on a node of the house.
    pub async fn takes_on(&self, node: &App, house: &House, message: &Message) -> InboundId {
        let mut tx = node.begin_as("testkit", &house.tenant).await.expect("a transaction");
        let (id, received_at) = (tx.new_id(), tx.now());
        tx.announce(MessageReceived { id, line: self.id, message: message.clone(), received_at });
        tx.commit().await.expect("taken in");
        id
    }
}

/// Somebody at the desk.
pub struct Person {
    pub id: AccountId,
    pub client: Client,
}

impl Person {
    /// A new account of this role, signed in.
    pub async fn new(house: &House, role: &str) -> Self {
        let (id, _) = house.account_of(&house.tenant, role, None).await;
        let client = house.sign_in(&house.tenant, id, SessionKind::Office).await;
        Self { id, client }
    }

    /// The same after its session ended.
    pub async fn again(&self, house: &House) -> Self {
        let client = house.sign_in(&house.tenant, self.id, SessionKind::Office).await;
        Self { id: self.id, client }
    }

    /// Begins the shift.
    pub async fn comes(&self) {
        let body = json!({"availability": "available"});
        self.client.put("/api/desk/me", body).await.expect(200);
    }

    /// Ends it.
    pub async fn goes(&self) {
        self.client.put("/api/desk/me", json!({"availability": "away"})).await.expect(200);
    }

    /// The conversations it sees.
    pub async fn sees(&self, query: &str) -> Vec<Value> {
        let answer = self.client.get(&format!("/api/desk/conversations?{query}")).await;
        answer.expect(200)["data"].as_array().cloned().unwrap_or_default()
    }

    /// The one conversation it sees.
    pub async fn only(&self) -> Value {
        let rows = self.sees("").await;
        assert_eq!(rows.len(), 1, "{rows:?}");
        rows[0].clone()
    }

    /// What was said in a conversation.
    pub async fn messages(&self, conversation: &Value) -> Vec<Value> {
        let answer = self.client.get(&format!("{}/messages", path(conversation))).await;
        answer.expect(200)["data"].as_array().cloned().unwrap_or_default()
    }

    /// Answers.
    pub async fn says(&self, conversation: &Value, key: &str, text: &str) -> testkit::Answer {
        let path = format!("{}/messages", path(conversation));
        self.client.post_with_key(&path, key, json!({"text": text})).await
    }
}

/// A conversation's path.
pub fn path(conversation: &Value) -> String {
    format!("/api/desk/conversations/{}", conversation["id"].as_str().expect("an id"))
}

/// The words of messages of these kinds.
pub fn texts(messages: &[Value], kind: &str) -> Vec<String> {
    let of = messages.iter().filter(|message| message["kind"] == kind);
    of.map(|message| message["text"].as_str().unwrap_or_default().to_owned()).collect()
}
