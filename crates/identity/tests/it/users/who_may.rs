//! Who may manage users, whom, and what must never happen to the last super admin.

use identity::accounts;
use identity::sessions::SessionKind;
use testkit::json;

use super::{USERS, ani, clerk, owner, path};
use crate::stage::{PASSWORD, log_in, mails_to, number, person};

testkit::on_both_engines! {
    /// An admin runs the shop, not its people.
    async fn only_a_super_admin_manages_users(house: House) {
        let (clerk, _) = clerk(&house).await;
        let (_, victim) = owner(&house).await;

        for answer in [
            clerk.get(USERS).await,
            clerk.post(USERS, ani()).await,
            clerk.put(&path(victim), json!({"role": "admin"})).await,
            clerk.delete(&path(victim)).await,
            clerk.post(&format!("{}/reset-totp", path(victim)), json!({})).await,
            clerk.post(&format!("{}/send-reset", path(victim)), json!({})).await,
        ] {
            assert_eq!(answer.refused(403), "platform.forbidden");
        }
        assert_eq!(number(&house, "SELECT COUNT(*) FROM accounts").await, 2);
    }

    /// Nobody saws off the branch they sit on; the rest of one's own row may be changed.
    async fn nobody_demotes_or_deactivates_themselves(house: House) {
        let (first, me) = owner(&house).await;
        let (_second, _) = owner(&house).await;

        let demoted = first.put(&path(me), json!({"role": "admin"})).await;
        let closed = first.put(&path(me), json!({"is_active": false})).await;
        let deleted = first.delete(&path(me)).await;
        let totp = first.post(&format!("{}/reset-totp", path(me)), json!({})).await;
        let renamed = first.put(&path(me), json!({"name": "Ibu Ratna", "role": "super_admin"})).await;

        for answer in [demoted, closed, deleted, totp] {
            assert_eq!(answer.refused(409), "identity.user.yourself");
        }
        assert_eq!(renamed.expect(200)["name"], "Ibu Ratna");
    }

    /// Two super admins demote each other at the same moment: one of them does.
    async fn of_two_super_admins_who_demote_each_other_one_succeeds(house: House) {
        let (_second, elsewhere) = house.second_node().await;
        for round in 0..5 {
            let (one, two) = (person(&house, "super_admin").await, person(&house, "super_admin").await);
            let token = |email: String| {
                let visitor = house.visitor();
                async move {
                    let answer = log_in(&visitor, &email, PASSWORD).await.expect(200);
                    answer["token"].as_str().expect("a token").to_owned()
                }
            };
            let here = house.visitor().with_token(&token(one.1).await);
            let there = elsewhere.with_token(&token(two.1).await);
            let demotion = if round % 2 == 0 { json!({"role": "admin"}) } else { json!({"is_active": false}) };

            let (paths, bodies) = ((path(two.0), path(one.0)), (demotion.clone(), demotion));
            let (a, b) = testkit::futures::join!(here.put(&paths.0, bodies.0), there.put(&paths.1, bodies.1));

            let statuses = [a.status, b.status];
            assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
            let heads = "SELECT COUNT(*) FROM memberships WHERE is_active AND role = 'super_admin'";
            assert_eq!(number(&house, heads).await, 1, "round {round}");
            let left = if a.status == 200 { one.0 } else { two.0 };
            let mut tx = house.begin().await;
            accounts::set_role(&mut tx, left, "admin").await.expect("out of the next round's way");
            tx.commit().await.expect("committed");
        }
    }

    /// Somebody who may manage users without being a super admin cannot remove the last one.
    async fn the_last_super_admin_stays(house: House) {
        let (_, last) = owner(&house).await;
        let (clerk, _) = clerk(&house).await;
        let mut tx = house.begin().await;
        let all = ["identity.users.manage".to_owned(), "identity.sessions.own".to_owned()];
        identity::roles::edit(&mut tx, "admin", &all).await.expect("edited");
        tx.commit().await.expect("committed");

        let demoted = clerk.put(&path(last), json!({"role": "admin"})).await;
        let closed = clerk.put(&path(last), json!({"is_active": false})).await;
        let deleted = clerk.delete(&path(last)).await;
        let renamed = clerk.put(&path(last), json!({"name": "Ibu Ratna"})).await;

        for answer in [demoted, closed, deleted] {
            assert_eq!(answer.refused(409), "identity.user.last_super_admin");
        }
        let renamed = renamed.expect(200);
        assert_eq!((&renamed["role"], &renamed["is_active"]), (&json!("super_admin"), &json!(true)));
    }

    /// The people of one business do not exist for another; those of both belong to themselves.
    async fn another_business_reaches_nobody_here(house: House) {
        let other = house.another_tenant().await;
        let theirs = house.office_of(&other, "super_admin").await;
        let (account, email) = person(&house, "admin").await;
        let (shop, _) = house.account_of(&other, "shop", None).await;

        for account in [account, shop] {
            for answer in [
                theirs.get(&path(account)).await,
                theirs.put(&path(account), json!({"name": "Curian"})).await,
                theirs.delete(&path(account)).await,
                theirs.post(&format!("{}/reset-totp", path(account)), json!({})).await,
                theirs.post(&format!("{}/send-reset", path(account)), json!({})).await,
            ] {
                assert_eq!(answer.refused(404), "identity.user.not_found");
            }
        }
        let mut tx = house.begin_of(&other).await;
        accounts::join(&mut tx, account, "admin").await.expect("works for both");
        tx.commit().await.expect("committed");
        let renamed = theirs.put(&path(account), json!({"email": "curian@contoh.test"})).await;
        let opened = theirs.post(&format!("{}/reset-totp", path(account)), json!({})).await;
        let here = house.sign_in(&house.tenant, account, SessionKind::Office).await;
        theirs.delete(&path(account)).await.expect(200);

        assert_eq!(renamed.refused(409), "identity.user.shared");
        assert_eq!(opened.refused(409), "identity.user.shared");
        assert_eq!(here.get("/api/session").await.expect(200)["account"]["email"], email);
        assert!(mails_to(&house, &email).await.is_empty());
    }
}
