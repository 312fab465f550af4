//! A user's life in the office: invited, listed, changed, shown out.

use chrono::Duration;
use identity::sessions::SessionKind;
use testkit::{Value, futures::future::join_all, json};

use super::{USERS, ani, ids, owner, path};
use crate::stage::{PASSWORD, log_in, mailed_token, mails_to, number, person};

testkit::on_both_engines! {
    /// Without a password: a mail invites them to choose one, and then they work here.
    async fn somebody_invited_chooses_a_password_and_comes_in(house: House) {
        let (owner, _) = owner(&house).await;

        let made = owner.post(USERS, ani()).await.expect(201);
        let mails = mails_to(&house, "ani@contoh.test").await;
        let token = mailed_token(&house).await;
        let too_early = log_in(&house.visitor(), "ani@contoh.test", PASSWORD).await;
        house.clock.advance(Duration::hours(71));
        let chosen = json!({"token": token, "password": "kopi-tubruk-77"});
        let chosen = house.visitor().post("/api/admin/password/reset", chosen).await;
        let in_now = log_in(&house.visitor(), "ani@contoh.test", "kopi-tubruk-77").await.expect(200);

        assert_eq!(made["name"], "Ani Lestari");
        assert_eq!(made["email"], "ani@contoh.test");
        assert_eq!((&made["role"], &made["is_active"]), (&json!("admin"), &json!(true)));
        assert_eq!((&made["totp_enabled"], &made["last_seen_at"]), (&json!(false), &Value::Null));
        assert_eq!(made["created_at"], "2026-11-21T02:00:00Z");
        assert_eq!(mails.len(), 1);
        assert!(mails[0].contains("Halo Ani Lestari") && mails[0].contains("Usaha uji"), "{mails:?}");
        assert_eq!(too_early.refused(401), "identity.sign_in.wrong");
        assert_eq!(chosen.status, 204);
        assert_eq!(in_now["user"]["id"], made["id"]);
        assert_eq!(in_now["user"]["role"], "admin");
    }

    /// Three days, and not the hour of a forgotten password.
    async fn an_invitation_ends_after_three_days_and_is_sent_again(house: House) {
        let (owner, me) = owner(&house).await;
        let made = owner.post(USERS, ani()).await.expect(201);
        let again = format!("{USERS}/{}/send-reset", made["id"].as_str().expect("an id"));
        let token = mailed_token(&house).await;

        house.clock.advance(Duration::days(3));
        let owner = house.sign_in(&house.tenant, me, SessionKind::Office).await;
        let late = json!({"token": token, "password": "kopi-tubruk-77"});
        let late = house.visitor().post("/api/admin/password/reset", late).await;
        let sent = owner.post(&again, json!({})).await;
        let mails = mails_to(&house, "ani@contoh.test").await;

        assert_eq!(late.refused(422), "identity.password.link_invalid");
        assert_eq!(sent.status, 202);
        assert_eq!(mails.len(), 2);
        assert!(mails.iter().all(|mail| mail.contains("tiga hari")), "{mails:?}");
    }

    /// With a password: no mail, and in at once.
    async fn somebody_made_with_a_password_comes_in_without_a_mail(house: House) {
        let (owner, _) = owner(&house).await;
        let mut body = ani();
        body["password"] = PASSWORD.into();

        owner.post(USERS, body).await.expect(201);

        log_in(&house.visitor(), "ani@contoh.test", PASSWORD).await.expect(200);
        assert!(mails_to(&house, "ani@contoh.test").await.is_empty());
    }

    /// Everything that is wrong, at once and by field; and nobody is made.
    async fn what_is_wrong_with_a_user_is_told_by_field(house: House) {
        let (owner, me) = owner(&house).await;
        let before = number(&house, "SELECT COUNT(*) FROM accounts").await;

        let all = json!({"name": " ", "email": "ani", "role": "admin", "password": "pendek"});
        let all = owner.post(USERS, all).await.expect(422);
        let boss = json!({"name": "Ani", "email": "ani@contoh.test", "role": "boss"});
        let boss = owner.post(USERS, boss).await.expect(422);
        let shop = json!({"name": "Ani", "email": "ani@contoh.test", "role": "shop"});
        let shop = owner.post(USERS, shop).await.expect(422);
        let renamed = owner.put(&path(me), json!({"name": "", "email": "@"})).await.expect(422);

        for field in ["name", "email", "password"] {
            assert!(all["errors"][field].is_array(), "{field}: {all}");
        }
        for answer in [boss, shop] {
            assert!(answer["errors"]["role"].is_array(), "{answer}");
        }
        assert!(renamed["errors"]["name"].is_array() && renamed["errors"]["email"].is_array(), "{renamed}");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM accounts").await, before);
    }

    /// One address is one account, in whichever business.
    async fn an_address_that_somebody_has_is_refused(house: House) {
        let (owner, me) = owner(&house).await;
        owner.post(USERS, ani()).await.expect(201);
        let other = house.another_tenant().await;
        let theirs = house.office_of(&other, "super_admin").await;

        let twin = owner.post(USERS, ani()).await;
        let elsewhere = theirs.post(USERS, ani()).await;
        let taken_over = owner.put(&path(me), json!({"email": "ani@contoh.test"})).await;
        let many = join_all((0..6).map(|_| owner.post(USERS, json!({
            "name": "Budi", "email": "budi@contoh.test", "role": "admin"
        })))).await;

        for answer in [twin, elsewhere, taken_over] {
            assert_eq!(answer.refused(409), "identity.account.email_taken");
        }
        assert_eq!(many.iter().filter(|answer| answer.status == 201).count(), 1);
        assert_eq!(many.iter().filter(|answer| answer.status == 409).count(), 5);
        assert_eq!(mails_to(&house, "budi@contoh.test").await.len(), 1);
    }

    /// Found by part of a name or address, by role and by whether they may come in; by name; and
    /// never the people of another business or its shops.
    async fn the_list_is_searched_filtered_and_paged(house: House) {
        let (owner, me) = owner(&house).await;
        let mut made = Vec::new();
        for (name, email, role) in [
            ("Citra 100%", "citra@contoh.test", "admin"),
            ("Budi", "budi@lain.test", "admin"),
            ("Ani", "ani_x@contoh.test", "super_admin"),
        ] {
            let user = json!({"name": name, "email": email, "role": role});
            made.push(owner.post(USERS, user).await.expect(201)["id"].as_str().expect("an id").to_owned());
        }
        let [citra, budi, ani] = [&made[0], &made[1], &made[2]];
        house.account_of(&house.tenant, "shop", None).await;
        house.account_of(&house.another_tenant().await, "admin", None).await;
        owner.delete(&format!("{USERS}/{budi}")).await.expect(200);

        let found = |query: &'static str| {
            let owner = owner.clone();
            async move { owner.get(&format!("{USERS}?{query}")).await.expect(200) }
        };

        let all = found("").await;
        assert_eq!(ids(&all), [ani.as_str(), budi, citra, &me.to_string()]);
        assert_eq!(all["meta"], json!({"page": 1, "per_page": 20, "total": 4}));
        assert_eq!(ids(&found("search=CITRA").await), [citra.as_str()]);
        assert_eq!(ids(&found("search=lain.test").await), [budi.as_str()]);
        assert_eq!(ids(&found("search=100%25").await), [citra.as_str()]);
        assert_eq!(ids(&found("search=ani_").await), [ani.as_str()]);
        assert_eq!(ids(&found("role=super_admin").await), [ani.as_str(), &me.to_string()]);
        assert_eq!(ids(&found("active=false").await), [budi.as_str()]);
        assert_eq!(ids(&found("active=true&role=admin").await), [citra.as_str()]);
        let second = found("page=2&per_page=3").await;
        assert_eq!(ids(&second), [me.to_string().as_str()]);
        assert_eq!(second["meta"]["total"], 4);
        assert_eq!(owner.get(&format!("{USERS}?role=boss")).await.refused(422), "platform.invalid");
        assert_eq!(owner.get(&format!("{USERS}?per_page=101")).await.refused(422), "platform.invalid");
        assert_eq!(owner.get(&format!("{USERS}/{ani}")).await.expect(200)["name"], "Ani");
        assert_eq!(all["data"][3]["last_seen_at"], "2026-11-21T02:00:00Z");
    }

    /// Name, address and role change; what was not named stays; the old address is nobody's.
    async fn a_changed_user_signs_in_by_the_new_address(house: House) {
        let (owner, _) = owner(&house).await;
        let (account, email) = person(&house, "admin").await;

        let body = json!({"name": "Nama Baru", "email": "baru@contoh.test"});
        let changed = owner.put(&path(account), body).await.expect(200);
        let same = owner.put(&path(account), json!({})).await.expect(200);

        assert_eq!((&changed["name"], &changed["email"]), (&json!("Nama Baru"), &json!("baru@contoh.test")));
        assert_eq!(changed["role"], "admin");
        assert_eq!(same, changed);
        assert_eq!(log_in(&house.visitor(), &email, PASSWORD).await.status, 401);
        log_in(&house.visitor(), "baru@contoh.test", PASSWORD).await.expect(200);
        let audited = "SELECT COUNT(*) FROM audit_entries WHERE action = 'identity.account.change'";
        assert_eq!(number(&house, audited).await, 1);
    }

    /// A link that lies in a mailbox which is no longer theirs opens nothing.
    async fn a_new_address_makes_links_to_the_old_one_worthless(house: House) {
        let (owner, _) = owner(&house).await;
        let made = owner.post(USERS, ani()).await.expect(201);
        let token = mailed_token(&house).await;

        let path = format!("{USERS}/{}", made["id"].as_str().expect("an id"));
        owner.put(&path, json!({"email": "ani@baru.test"})).await.expect(200);

        let late = json!({"token": token, "password": "kopi-tubruk-77"});
        let late = house.visitor().post("/api/admin/password/reset", late).await;
        assert_eq!(late.refused(422), "identity.password.link_invalid");
    }

    /// Shown out: every device, at once, on every node; back in only by signing in anew.
    async fn a_deactivated_user_is_out_on_every_node_at_once(house: House) {
        let (owner, _) = owner(&house).await;
        let (account, email) = person(&house, "admin").await;
        let (_second, elsewhere) = house.second_node().await;
        let desk = log_in(&house.visitor(), &email, PASSWORD).await.expect(200);
        let token = desk["token"].as_str().expect("a token");
        let phone = house.sign_in(&house.tenant, account, SessionKind::OfficeRemembered).await;
        let there = elsewhere.with_token(token);
        assert_eq!(there.get("/api/session").await.status, 200);

        let gone = owner.delete(&path(account)).await.expect(200);
        let again = owner.delete(&path(account)).await.expect(200);
        let shut = log_in(&house.visitor(), &email, PASSWORD).await;
        let after = [there.get("/api/session").await.status, phone.get("/api/session").await.status];
        let sent = owner.post(&format!("{}/send-reset", path(account)), json!({})).await;
        let back = owner.put(&path(account), json!({"is_active": true})).await.expect(200);

        assert_eq!((&gone["is_active"], &again["is_active"]), (&json!(false), &json!(false)));
        assert_eq!(after, [401, 401]);
        assert_eq!(shut.refused(401), "identity.sign_in.wrong");
        assert_eq!(sent.refused(409), "identity.user.inactive");
        assert_eq!(back["is_active"], true);
        assert_eq!(there.get("/api/session").await.status, 401);
        log_in(&house.visitor(), &email, PASSWORD).await.expect(200);
        let audited = "SELECT COUNT(*) FROM audit_entries WHERE action = 'identity.member.deactivate'";
        assert_eq!(number(&house, audited).await, 1);
    }

    /// A new role holds at the next request, on every node, and open screens connect anew.
    async fn a_new_role_holds_from_the_next_request_on_every_node(house: House) {
        let (owner, _) = owner(&house).await;
        let (account, email) = person(&house, "super_admin").await;
        let token = log_in(&house.visitor(), &email, PASSWORD).await.expect(200);
        let token = token["token"].as_str().expect("a token").to_owned();
        let (_second, elsewhere) = house.second_node().await;
        let there = elsewhere.with_token(&token);
        there.get(USERS).await.expect(200);
        let mut screen = house.door().await.screen(&house.visitor().with_token(&token)).await;

        owner.put(&path(account), json!({"role": "admin"})).await.expect(200);
        house.settle().await;

        assert_eq!(there.get(USERS).await.refused(403), "platform.forbidden");
        assert_eq!(there.get("/api/session").await.expect(200)["role"], "admin");
        screen.next_of("access.changed").await;
        assert_eq!(screen.goodbye().await, 4200);
    }

    /// A reminder mails the link of a forgotten password; three in an hour, no more.
    async fn a_reminder_mails_a_link_and_leaves_the_password_alone(house: House) {
        let (owner, _) = owner(&house).await;
        let (account, email) = person(&house, "admin").await;
        let send = format!("{}/send-reset", path(account));

        for _ in 0..3 {
            assert_eq!(owner.post(&send, json!({})).await.status, 202);
        }
        let fourth = owner.post(&send, json!({})).await;

        assert_eq!(fourth.refused(429), "platform.too_many");
        let mails = mails_to(&house, &email).await;
        assert_eq!(mails.len(), 3);
        assert!(mails.iter().all(|mail| mail.contains("satu jam")), "{mails:?}");
        log_in(&house.visitor(), &email, PASSWORD).await.expect(200);
    }
}
