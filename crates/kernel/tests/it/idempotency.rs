//! Idempotency keys: one command, however often it is sent and by however many at once.

use kernel::idempotency::{Claim, IdempotencyKey, claim, fulfil};
use kernel::{Tenant, Tx};
use testkit::{House, Value, json};

use crate::stage::{at_once, mark, marks};

const COMMAND: &str = "uji.buy";

/// Buys once for the key: what was made, and whether it was made now.
async fn buy(tx: Tx, body: &Value, word: &str) -> kernel::Result<(String, bool)> {
    let key = IdempotencyKey::new("kunci-1");
    let bought = match claim(&tx, COMMAND, &key, body).await? {
        Claim::First => {
            mark(&tx, word).await?;
            fulfil(&tx, COMMAND, &key, word).await?;
            (word.to_owned(), true)
        }
        Claim::Repeat(made) => (made, false),
    };
    tx.commit().await?;
    Ok(bought)
}

async fn buy_as(house: &House, who: &'static str, tenant: &Tenant) -> (String, bool) {
    let tx = house.app.begin_as(who, tenant).await.expect("begun");
    buy(tx, &json!({"beli": 1}), who).await.expect("bought")
}

testkit::on_both_engines! {
    in crate::stage::raise;

    /// Thirty at once: one buys, twenty-nine learn what it bought.
    async fn of_thirty_claims_at_once_exactly_one_is_first(house: House) {
        let outcomes = at_once(30, |number| {
            let house = &house;
            async move {
                let tx = house.begin().await;
                buy(tx, &json!({"beli": 1}), &format!("order {number}")).await.expect("answered")
            }
        })
        .await;

        let firsts: Vec<&String> =
            outcomes.iter().filter(|(_, first)| *first).map(|(made, _)| made).collect();
        assert_eq!(firsts.len(), 1, "{firsts:?}");
        assert!(outcomes.iter().all(|(made, _)| made == firsts[0]));
        assert_eq!(marks(&house).await, [firsts[0].as_str()]);
    }

    /// A key stands for one body.
    async fn the_same_key_with_another_body_is_refused(house: House) {
        buy(house.begin().await, &json!({"beli": 1}), "satu").await.expect("bought");

        let other = buy(house.begin().await, &json!({"beli": 2}), "dua").await;

        let Err(base::Error::Refusal(refusal)) = other else { panic!("not refused: {other:?}") };
        assert_eq!((refusal.code(), refusal.status()), ("platform.idempotency_key_reused", 409));
        assert_eq!(marks(&house).await, ["satu"]);
    }

    /// Keys belong to who sent them, for the command they were sent with.
    async fn another_caller_tenant_or_command_may_use_the_same_key(house: House) {
        let other = house.another_tenant().await;

        assert_eq!(buy_as(&house, "ani", &house.tenant).await, ("ani".to_owned(), true));
        assert_eq!(buy_as(&house, "budi", &house.tenant).await, ("budi".to_owned(), true));
        assert_eq!(buy_as(&house, "ani", &other).await, ("ani".to_owned(), true));
        assert_eq!(buy_as(&house, "ani", &house.tenant).await, ("ani".to_owned(), false));

        let tx = house.app.begin_as("ani", &house.tenant).await.expect("begun");
        let key = IdempotencyKey::new("kunci-1");
        let elsewhere = claim(&tx, "uji.sell", &key, &json!({"beli": 1})).await;
        assert_eq!(elsewhere.expect("claimed"), Claim::First);
    }

    /// What was undone was never first.
    async fn an_undone_claim_leaves_the_key_free(house: House) {
        let tx = house.begin().await;
        let key = IdempotencyKey::new("kunci-1");
        claim(&tx, COMMAND, &key, &json!({"beli": 1})).await.expect("claimed");
        drop(tx);

        let again = buy(house.begin().await, &json!({"beli": 1}), "satu").await;

        assert_eq!(again.expect("bought"), ("satu".to_owned(), true));
    }

    /// Recognised by the next process too.
    async fn a_key_is_remembered_across_a_restart(house: House) {
        buy(house.begin().await, &json!({"beli": 1}), "satu").await.expect("bought");

        let house = house.restart().await;
        let again = buy(house.begin().await, &json!({"beli": 1}), "dua").await;

        assert_eq!(again.expect("answered"), ("satu".to_owned(), false));
    }
}
