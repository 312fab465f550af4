//! A module that writes down what it hears, in the transaction it hears it in.

use kernel::app::Composer;
use kernel::audit::Entry;
use kernel::{Module, Tx};
use messaging::{MediaFetched, MessageReceived};
use sea_orm::{ConnectionTrait, Statement};
use testkit::{Engine, House};
use whatsapp::inbound::Kind;

/// A house with it.
pub async fn raise(engine: Engine) -> House {
    House::raise_with_modules(engine, listening).await
}

fn listening(modules: Composer) -> Composer {
    let module = Module::new("listener")
        .on::<MessageReceived>(|tx, received| {
            Box::pin(async move {
                let message = &received.message;
                let words = match &message.kind {
                    Kind::Text(text) => text.clone(),
                    Kind::Media(media) => media.caption.clone().unwrap_or_default(),
                    _ => String::new(),
                };
                let who = if message.from_me { "us" } else { "them" };
                note(tx, message.chat.to_string(), format!("{who}: {words}"));
                Ok(())
            })
        })
        .on::<MediaFetched>(|tx, fetched| {
            Box::pin(async move {
                let what = match &fetched.file {
                    Ok(file) => format!("{} {}", file.mime, file.bytes),
                    Err(why) => (*why).to_owned(),
                };
                note(tx, "file".to_owned(), what);
                Ok(())
            })
        });
    modules.module(module)
}

fn note(tx: &mut Tx, subject: String, what: String) {
    tx.audit(Entry::new("listener.heard", subject).after(what));
}

/// What it heard, oldest first: whose chat, and what.
pub async fn heard(house: &House) -> Vec<(String, String)> {
    let db = &house.app.db;
    let sql = "SELECT subject, CAST(after AS TEXT) FROM audit_entries \
               WHERE action = 'listener.heard' ORDER BY id";
    let statement = Statement::from_string(db.backend(), sql);
    let rows = db.read().query_all_raw(statement).await.expect("readable");
    let pairs = rows.iter().map(|row| {
        let subject = row.try_get_by_index(0).expect("a chat");
        let text: String = row.try_get_by_index(1).expect("a text");
        (subject, text.trim_matches('"').to_owned())
    });
    pairs.collect()
}
