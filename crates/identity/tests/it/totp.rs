//! The second step: switched on and off by its owner, asked for at both doors.

mod doors;
mod own;

use base::AccountId;
use chrono::Duration;
use identity::sessions::SessionKind;
use testkit::{Answer, Client, House, Value, json};
use totp_rs::{Builder, Secret};

use crate::stage::{PASSWORD, person};

const TOTP: &str = "/api/account/totp";

/// Somebody whose sign-in asks for a second step.
struct Owner {
    account: AccountId,
    email: String,
    /// Their desk, signed in.
    desk: Client,
    secret: String,
    recovery_codes: Vec<String>,
}

impl Owner {
    /// What their authenticator shows now.
    fn code(&self, house: &House) -> String {
        code(house, &self.secret, 0)
    }
}

/// What an authenticator with this secret shows so many half minutes from now.
fn code(house: &House, secret: &str, steps: i64) -> String {
    let secret = Secret::try_from_base32(secret).expect("base 32");
    let own = Builder::new().with_secret(secret).build().expect("sound");
    let at = house.app.now().timestamp() + steps * 30;
    own.generate(u64::try_from(at).expect("after 1970")).to_string()
}

/// Six digits that none of the three half minutes has.
fn wrong(house: &House, secret: &str) -> String {
    let right: Vec<String> = (-1..=1).map(|steps| code(house, secret, steps)).collect();
    let mut guesses = (0..10).map(|digit| digit.to_string().repeat(6));
    guesses.find(|guess| !right.contains(guess)).expect("three of ten at most are right")
}

/// Somebody who switched it on; their first code is a half minute old.
async fn protected(house: &House, role: &str) -> Owner {
    let (account, email) = person(house, role).await;
    let desk = house.sign_in(&house.tenant, account, SessionKind::Office).await;
    let begun = desk.post(TOTP, json!({})).await.expect(200);
    let secret = begun["secret"].as_str().expect("a secret").to_owned();
    let first = json!({"code": code(house, &secret, 0)});
    let confirmed = desk.post(&format!("{TOTP}/confirm"), first).await.expect(200);
    house.clock.advance(Duration::seconds(30));
    Owner { account, email, desk, secret, recovery_codes: texts(&confirmed["recovery_codes"]) }
}

fn texts(list: &Value) -> Vec<String> {
    let list = list.as_array().expect("a list");
    list.iter().map(|text| text.as_str().expect("a text").to_owned()).collect()
}

/// Signs in at the office door with both steps.
async fn log_in_with(client: &Client, email: &str, code: &str) -> Answer {
    let shown = json!({"email": email, "password": PASSWORD, "totp": code});
    client.post("/api/admin/login", shown).await
}
