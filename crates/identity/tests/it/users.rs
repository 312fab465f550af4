//! The office's users: who is taken in, changed and shown out, and by whom.

mod life;
mod who_may;

use base::AccountId;
use identity::sessions::SessionKind;
use testkit::{Client, House, Value, json};

const USERS: &str = "/api/admin/users";

fn path(account: AccountId) -> String {
    format!("{USERS}/{account}")
}

/// A signed-in super admin and their account.
async fn owner(house: &House) -> (Client, AccountId) {
    let (account, _) = house.account_of(&house.tenant, "super_admin", None).await;
    (house.sign_in(&house.tenant, account, SessionKind::Office).await, account)
}

/// A signed-in admin and their account.
async fn clerk(house: &House) -> (Client, AccountId) {
    let (account, _) = house.account_of(&house.tenant, "admin", None).await;
    (house.sign_in(&house.tenant, account, SessionKind::Office).await, account)
}

fn ani() -> Value {
    json!({"name": " Ani Lestari ", "email": " Ani@Contoh.test", "role": "admin"})
}

fn ids(list: &Value) -> Vec<String> {
    let rows = list["data"].as_array().expect("a list");
    rows.iter().map(|row| row["id"].as_str().expect("an id").to_owned()).collect()
}
