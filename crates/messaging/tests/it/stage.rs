//! What the tests write, and what they look at behind the door.

use std::sync::Arc;

use base::Phone;
use chrono::{DateTime, Duration, Utc};
use messaging::{Class, Gateway, MessageId, NewMail, NewMessage, TablePhones};
use sea_orm::{ConnectionTrait, Statement};
use testkit::{Client, House, Value};
use whatsapp::simulator::Simulator;

/// The phone most tests write to.
pub const PHONE: &str = "628123456789";

/// A message to write.
pub struct Draft(NewMessage);

/// A transactional message to [`PHONE`].
pub fn draft(text: &str) -> Draft {
    let to = Phone::parse(PHONE).expect("a sound number");
    Draft(NewMessage::new(to, Class::Transactional, "order_created", text))
}

impl Draft {
    pub fn to(mut self, phone: &str) -> Self {
        self.0.to = Phone::parse(phone).expect("a sound number").into();
        self
    }

    pub fn class(mut self, class: Class) -> Self {
        self.0.class = class;
        self
    }

    pub fn once(mut self, key: &str) -> Self {
        self.0.dedupe = Some(key.to_owned());
        self
    }

    pub fn until(mut self, end: DateTime<Utc>) -> Self {
        self.0.expires_at = Some(end);
        self
    }

    /// Writes it in a transaction of its own.
    pub async fn write(self, house: &House) -> MessageId {
        let mut tx = house.begin().await;
        let id = messaging::whatsapp(&mut tx, self.0).await.expect("a message is written");
        tx.commit().await.expect("committed");
        id
    }

    /// The message itself.
    pub fn message(self) -> NewMessage {
        self.0
    }
}

/// Writes a one-time code that is good for five minutes.
pub async fn write_code(house: &House) -> MessageId {
    let end = house.clock.now() + Duration::minutes(5);
    draft("Kode OTP Anda: 730551. Berlaku 5 menit.").class(Class::Otp).until(end).write(house).await
}

/// Writes a mail.
pub async fn write_mail(house: &House, to: &str, text: &str) -> MessageId {
    let mail = NewMail {
        to: to.to_owned(),
        template: "password_reset",
        subject: "Atur ulang kata sandi".to_owned(),
        text: text.to_owned(),
        dedupe: None,
        expires_at: None,
    };
    let mut tx = house.begin().await;
    let id = messaging::email(&mut tx, mail).await.expect("a mail is written");
    tx.commit().await.expect("committed");
    id
}

/// The simulator, to make it fail.
pub async fn simulator(house: &House) -> Arc<Simulator<TablePhones>> {
    let simulator = house.app.state::<Gateway>().simulator(&house.app, &house.tenant).await;
    simulator.expect("a simulated line")
}

/// One message with its tries, as an admin sees it.
pub async fn shown(admin: &Client, id: MessageId) -> Value {
    admin.get(&format!("/api/admin/messages/{id}")).await.expect(200)
}

/// Its state.
pub async fn state(admin: &Client, id: MessageId) -> String {
    shown(admin, id).await["state"].as_str().unwrap_or_default().to_owned()
}

/// How each of its tries ended, oldest first.
pub async fn tries(admin: &Client, id: MessageId) -> Vec<String> {
    let message = shown(admin, id).await;
    let log = message["log"].as_array().cloned().unwrap_or_default();
    let outcomes = log.iter().rev().filter_map(|attempt| attempt["outcome"].as_str());
    outcomes.map(str::to_owned).collect()
}

/// The texts on a phone, oldest first, without opening the chat or doing background work.
pub async fn texts_on(house: &House, phone: &str) -> Vec<String> {
    let sql =
        "SELECT text FROM simulator_messages WHERE phone = $1 AND direction = 'out' ORDER BY id";
    column(house, sql, phone).await
}

/// The text of a message as it is kept.
pub async fn kept_text(house: &House, id: MessageId) -> String {
    let sql = "SELECT text FROM messages WHERE id = $1";
    column(house, sql, id).await.remove(0)
}

async fn column(house: &House, sql: &str, value: impl Into<sea_orm::Value>) -> Vec<String> {
    let db = &house.app.db;
    let statement = Statement::from_sql_and_values(db.backend(), sql, [value.into()]);
    let rows = db.read().query_all_raw(statement).await.expect("the table is readable");
    rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
}

/// The id of the business's first line.
pub async fn first_line(admin: &Client) -> String {
    let lines = admin.get("/api/lines").await.expect(200);
    lines["data"][0]["id"].as_str().expect("a line").to_owned()
}

/// A line as an admin sees it.
pub async fn line(admin: &Client, id: &str) -> Value {
    admin.get(&format!("/api/lines/{id}")).await.expect(200)
}

/// Changes the business's first line.
pub async fn change_line(admin: &Client, change: Value) -> String {
    let id = first_line(admin).await;
    admin.put(&format!("/api/lines/{id}"), change).await.expect(200);
    id
}

/// What simulated phone `phone` writes to the business.
pub async fn write_from(house: &House, phone: &str, text: &str) {
    let path = format!("/api/simulator/phones/{phone}/messages");
    house.visitor().post(&path, testkit::json!({ "text": text })).await.expect(201);
}
