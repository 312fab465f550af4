//! Modules hear what people write to the business.

use std::sync::atomic::{AtomicBool, Ordering};

use chrono::Duration;
use kernel::audit::Entry;
use kernel::events::Told;
use kernel::{Module, Tx};
use messaging::MessageReceived;
use sea_orm::{ConnectionTrait, Statement};
use testkit::{Engine, House, json};
use whatsapp::inbound::Kind;

use crate::stage::{PHONE, draft, texts_on};

/// A module that writes down what it hears, in the transaction it hears it in.
fn listener() -> Module {
    Module::new("listener").on::<MessageReceived>(hear)
}

fn hear<'a>(tx: &'a mut Tx, message: &'a MessageReceived) -> Told<'a> {
    Box::pin(async move {
        let Kind::Text(text) = &message.message.kind else { return Ok(()) };
        let from = message.message.chat.phone().map(ToString::to_string).unwrap_or_default();
        tx.audit(Entry::new("listener.heard", from).after(text));
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

/// Whether the module below still has its fault.
static BROKEN: AtomicBool = AtomicBool::new(true);

fn broken_listener() -> Module {
    Module::new("listener").on::<MessageReceived>(|tx, message| {
        Box::pin(async move {
            if BROKEN.load(Ordering::SeqCst) {
                return Err(anyhow::anyhow!("a module's fault").into());
            }
            hear(tx, message).await
        })
    })
}

#[test]
fn a_module_that_faults_hears_it_again_and_keeps_nobody_waiting() {
    testkit::run(async {
        let extend = |modules: kernel::app::Composer| modules.module(broken_listener());
        let house = House::raise_with_modules(Engine::Sqlite, extend).await;
        let path = format!("/api/simulator/phones/{PHONE}/messages");
        house.visitor().post(&path, json!({"text": "Stok ada?"})).await.expect(201);
        draft("Halo").write(&house).await;

        house.settle().await;
        assert!(heard(&house).await.is_empty());
        assert_eq!(texts_on(&house, PHONE).await, ["Halo"]);

        BROKEN.store(false, Ordering::SeqCst);
        house.pass(Duration::seconds(1)).await;
        assert_eq!(heard(&house).await, [(PHONE.to_owned(), "Stok ada?".to_owned())]);
    });
}
