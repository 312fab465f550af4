//! Modules hear what people write to the business.

use kernel::audit::Entry;
use kernel::events::Told;
use kernel::{Module, Tx};
use messaging::MessageReceived;
use sea_orm::{ConnectionTrait, Statement};
use testkit::{Engine, House, json};

use crate::stage::PHONE;

/// A module that writes down what it hears, in the transaction it hears it in.
fn listener() -> Module {
    Module::new("listener").on::<MessageReceived>(hear)
}

fn hear<'a>(tx: &'a mut Tx, message: &'a MessageReceived) -> Told<'a> {
    Box::pin(async move {
        tx.audit(Entry::new("listener.heard", &message.from).after(&message.text));
        Ok(())
    })
}

async fn heard(house: &House) -> Vec<(String, String)> {
    let db = &house.app.db;
    let sql =
        "SELECT subject, CAST(after AS TEXT) FROM audit_entries WHERE action = 'listener.heard'";
    let statement = Statement::from_string(db.backend(), sql);
    let rows = db.read().query_all_raw(statement).await.expect("readable");
    let pairs = rows.iter().map(|row| {
        let subject = row.try_get_by_index(0).expect("a phone");
        let text: String = row.try_get_by_index(1).expect("a text");
        (subject, text.trim_matches('"').to_owned())
    });
    pairs.collect()
}

async fn a_module_hears_a_message_once_before_the_sender_has_an_answer(engine: Engine) {
    let house = House::raise_with_modules(engine, |modules| modules.module(listener())).await;
    let path = format!("/api/simulator/phones/{PHONE}/messages");

    house.visitor().post(&path, json!({"text": "Stok ada?"})).await.expect(201);

    assert_eq!(heard(&house).await, [(PHONE.to_owned(), "Stok ada?".to_owned())]);
    house.settle().await;
    assert_eq!(heard(&house).await.len(), 1);
}

#[test]
fn a_module_hears_a_message_once_sqlite() {
    testkit::run(a_module_hears_a_message_once_before_the_sender_has_an_answer(Engine::Sqlite));
}

#[test]
fn a_module_hears_a_message_once_postgres() {
    testkit::run(a_module_hears_a_message_once_before_the_sender_has_an_answer(Engine::Postgres));
}
