//! What identity's tests need on stage: people with passwords, doors, the newest code or mail.

use axum::extract::FromRequestParts;
use base::{AccountId, Error, Phone};
use identity::accounts;
use identity::codes::Recipient;
use identity::passwords::{self, Password};
use kernel::{App, Open};
use sea_orm::{ConnectionTrait, Statement};
use testkit::{Answer, Client, House, Value, json};

/// The number most tests sign in with.
pub(crate) const PHONE: &str = "628123456789";
/// The password most tests sign in with.
pub(crate) const PASSWORD: &str = "niaga-demo";

/// A visitor's context at the door of this host.
pub(crate) async fn door(app: &App, host: &str) -> Open {
    let request = http::Request::builder().uri("/").header("host", host).body(());
    let (mut parts, ()) = request.expect("a sound request").into_parts();
    Open::from_request_parts(&mut parts, app).await.expect("the door opens")
}

/// A shop's account with this number.
pub(crate) async fn shop(house: &House, phone: &str) -> AccountId {
    house.account_of(&house.tenant, "shop", Some(phone)).await.0
}

/// An account with [`PASSWORD`]; its id and address.
pub(crate) async fn person(house: &House, role: &str) -> (AccountId, String) {
    let (account, email) = house.account_of(&house.tenant, role, None).await;
    let password = Password::chosen(PASSWORD, None).expect("good enough");
    let hash = passwords::hash(&house.app, password).await.expect("hashed");
    let mut tx = house.begin().await;
    accounts::set_password(&mut tx, account, hash).await.expect("set");
    tx.commit().await.expect("committed");
    (account, email)
}

/// Signs in at the office door.
pub(crate) async fn log_in(client: &Client, email: &str, password: &str) -> Answer {
    client.post("/api/admin/login", json!({"email": email, "password": password})).await
}

/// The same caller from another network address.
pub(crate) fn from_address(client: &Client, address: &str) -> Client {
    client.with_header("x-forwarded-for", address)
}

/// The recipient with this number.
pub(crate) fn to(phone: &str) -> Recipient {
    Recipient::Phone(Phone::parse(phone).expect("a sound number"))
}

/// The newest code a phone was sent.
pub(crate) async fn newest_code(house: &House, phone: &str) -> String {
    let texts = house.texts_of(phone).await;
    let text = texts.last().expect("a message came");
    let rest = text.strip_prefix("Kode OTP Anda: ").expect("the agreed words");
    rest.strip_suffix(". Berlaku 5 menit.").expect("the agreed words").to_owned()
}

/// Six digits that are not `code`.
pub(crate) fn other_than(code: &str) -> String {
    let number: u32 = code.parse().expect("digits");
    format!("{:06}", (number + 1) % 1_000_000)
}

/// The token in the development mailbox, which holds one mail.
pub(crate) async fn mailed_token(house: &House) -> String {
    house.settle().await;
    let mailbox = house.visitor().get("/api/simulator/mailbox").await;
    let (_, rest) = mailbox.text.split_once("token=").expect("a mail with a link");
    rest.chars().take_while(char::is_ascii_hexdigit).collect()
}

/// The texts of the mails in the development mailbox to this address.
pub(crate) async fn mails_to(house: &House, email: &str) -> Vec<String> {
    house.settle().await;
    let mailbox = house.visitor().get("/api/simulator/mailbox").await.expect(200);
    let mails = mailbox["data"].as_array().cloned().unwrap_or_default();
    let theirs = mails.iter().filter(|mail| mail["to"] == email);
    theirs.filter_map(|mail| mail["text"].as_str().map(str::to_owned)).collect()
}

/// The refusal's code and values.
#[track_caller]
pub(crate) fn refusal<T>(outcome: Result<T, Error>) -> (&'static str, Value) {
    match outcome {
        Err(Error::Refusal(refusal)) => (refusal.code(), Value::Object(refusal.extras())),
        Err(Error::Fault(fault)) => panic!("a fault: {fault:?}"),
        Ok(_) => panic!("nothing was refused"),
    }
}

/// The one number a statement answers.
pub(crate) async fn number(house: &House, sql: &str) -> i64 {
    let statement = Statement::from_string(house.app.db.backend(), sql);
    let row = house.app.db.read().query_one_raw(statement).await.expect("a sound statement");
    row.expect("one row").try_get_by_index(0).expect("a number")
}
