//! Changing one's own password, and signing out one's other devices.

use identity::sessions::SessionKind;
use testkit::{Answer, Client, futures::future::join_all, json};

use crate::stage::{PASSWORD, from_address, log_in, mailed_token, number, person};

const NEW: &str = "kopi-tubruk-77";

async fn change(client: &Client, current: &str, password: &str) -> Answer {
    let body = json!({"current": current, "password": password});
    client.put("/api/account/password", body).await
}

testkit::on_both_engines! {
    /// This device stays, every other one is out, in every business; the old password is nothing.
    async fn a_changed_password_signs_every_other_device_out(house: House) {
        let other = house.another_tenant().await;
        let (account, email) = person(&house, "admin").await;
        let mut tx = house.begin_of(&other).await;
        identity::accounts::join(&mut tx, account, "admin").await.expect("works for both");
        tx.commit().await.expect("committed");
        let here = house.sign_in(&house.tenant, account, SessionKind::Office).await;
        let phone = house.sign_in(&house.tenant, account, SessionKind::OfficeRemembered).await;
        let program = house.sign_in(&house.tenant, account, SessionKind::Api).await;
        let elsewhere = house.sign_in(&other, account, SessionKind::Office).await;
        let colleague = house.office("admin").await;

        assert_eq!(change(&here, PASSWORD, NEW).await.status, 204);

        for out in [phone, program, elsewhere] {
            assert_eq!(out.get("/api/session").await.status, 401);
        }
        for stays in [&here, &colleague] {
            assert_eq!(stays.get("/api/session").await.status, 200);
        }
        assert_eq!(log_in(&house.visitor(), &email, PASSWORD).await.status, 401);
        log_in(&house.visitor(), &email, NEW).await.expect(200);
    }

    /// A wrong present password or a weak new one changes nothing and is told by field.
    async fn a_refused_change_changes_nothing(house: House) {
        let (account, email) = person(&house, "admin").await;
        let here = house.sign_in(&house.tenant, account, SessionKind::Office).await;
        let phone = house.sign_in(&house.tenant, account, SessionKind::Office).await;

        let wrong = change(&here, "not-the-one", NEW).await.expect(422);
        let weak = change(&here, PASSWORD, "pendek").await.expect(422);
        let own = change(&here, PASSWORD, &email).await.expect(422);

        assert_eq!(wrong["errors"]["current"], json!(["Kata sandi salah."]));
        assert!(weak["errors"]["password"].is_array() && own["errors"]["password"].is_array());
        assert_eq!(phone.get("/api/session").await.status, 200);
        log_in(&house.visitor(), &email, PASSWORD).await.expect(200);
    }

    /// Five guesses at an open desk close the doors too, and the other way round.
    async fn guesses_at_the_present_password_count_like_sign_ins(house: House) {
        let (account, email) = person(&house, "admin").await;
        let desk = house.sign_in(&house.tenant, account, SessionKind::Office).await;
        let (_second, elsewhere) = house.second_node().await;
        let from = |n: usize| from_address(&desk, &format!("10.0.0.{n}"));
        for n in 0..4 {
            assert_eq!(change(&from(n), "not-the-one", NEW).await.status, 422, "{n}");
        }
        assert_eq!(log_in(&from_address(&elsewhere, "10.0.0.9"), &email, "no").await.status, 401);

        let house = house.restart().await;
        let desk = house.sign_in(&house.tenant, account, SessionKind::Office).await;
        let closed = change(&from_address(&desk, "10.0.1.1"), PASSWORD, NEW).await;
        let door = log_in(&from_address(&house.visitor(), "10.0.1.2"), &email, PASSWORD).await;

        assert_eq!(closed.refused(429), "platform.too_many");
        assert_eq!(door.refused(429), "platform.too_many");
    }

    /// Two forms sent at once: one password holds, and it is one of the two.
    async fn of_changes_at_once_one_is_made(house: House) {
        let (account, email) = person(&house, "admin").await;
        let desk = house.sign_in(&house.tenant, account, SessionKind::Office).await;

        let choices = ["kopi-tubruk-71", "kopi-tubruk-72", "kopi-tubruk-73"];
        let answers = join_all(choices.iter().map(|new| change(&desk, PASSWORD, new))).await;

        let made: Vec<&str> = choices.iter().zip(&answers).filter(|(_, answer)| answer.status == 204).map(|(new, _)| *new).collect();
        assert_eq!(made.len(), 1, "{answers:?}");
        log_in(&house.visitor(), &email, made[0]).await.expect(200);
        let audited = "SELECT COUNT(*) FROM audit_entries WHERE action = 'identity.password.set'";
        assert_eq!(number(&house, audited).await, 2);
    }

    /// A link that lay in the mailbox dies with the old password; a shop has none to change.
    async fn a_changed_password_makes_mailed_links_worthless(house: House) {
        let (account, email) = person(&house, "admin").await;
        let desk = house.sign_in(&house.tenant, account, SessionKind::Office).await;
        house.visitor().post("/api/admin/password/forgot", json!({"email": email})).await.expect(202);
        let token = mailed_token(&house).await;
        let (shop, _) = house.account_of(&house.tenant, "shop", None).await;
        let shop = house.sign_in(&house.tenant, shop, SessionKind::Shop).await;

        assert_eq!(change(&desk, PASSWORD, NEW).await.status, 204);

        let late = json!({"token": token, "password": "wedang-jahe-88"});
        let late = house.visitor().post("/api/admin/password/reset", late).await;
        assert_eq!(late.refused(422), "identity.password.link_invalid");
        assert_eq!(change(&shop, PASSWORD, NEW).await.refused(409), "identity.password.none");
    }

    /// "Sign out everywhere else": mine, here, and not this one; the count is told.
    async fn my_other_devices_are_signed_out_together(house: House) {
        let other = house.another_tenant().await;
        let (account, email) = person(&house, "admin").await;
        let here = house.sign_in(&house.tenant, account, SessionKind::Office).await;
        let phone = house.sign_in(&house.tenant, account, SessionKind::OfficeRemembered).await;
        let tablet = log_in(&house.visitor().with_header("user-agent", "Mozilla/5.0 (iPad) Safari/604.1"), &email, PASSWORD).await.expect(200);
        let tablet = house.visitor().with_token(tablet["token"].as_str().expect("a token"));
        let there = house.sign_in(&other, account, SessionKind::Office).await;
        let colleague = house.office("admin").await;
        let mut screen = house.door().await.screen(&phone).await;

        let devices = here.get("/api/sessions").await.expect(200);
        let first = here.post("/api/sessions/revoke-others", json!({})).await.expect(200);
        let again = here.post("/api/sessions/revoke-others", json!({})).await.expect(200);
        house.settle().await;

        let named: Vec<_> = devices["data"].as_array().expect("a list").iter()
            .map(|device| (device["device"].clone(), device["current"].clone())).collect();
        assert_eq!(named.len(), 3);
        assert!(named.contains(&(json!("Safari · iPad"), json!(false))), "{named:?}");
        assert_eq!(named.iter().filter(|(_, current)| *current == true).count(), 1);
        assert_eq!((first, again), (json!({"revoked": 2}), json!({"revoked": 0})));
        for out in [phone, tablet] {
            assert_eq!(out.get("/api/session").await.status, 401);
        }
        assert_eq!(screen.goodbye().await, 4200);
        for stays in [here, there, colleague] {
            assert_eq!(stays.get("/api/session").await.status, 200);
        }
    }
}
