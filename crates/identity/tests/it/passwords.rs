//! Forgotten passwords: one mail, one link, one use.

use chrono::Duration;
use identity::sessions::SessionKind;
use testkit::{Answer, Client, futures::future::join_all, json};

use crate::stage::{PASSWORD, log_in, mailed_token, mails_to, number, person};

const NEW: &str = "kopi-tubruk-77";

async fn forgot(client: &Client, email: &str) -> Answer {
    client.post("/api/admin/password/forgot", json!({"email": email})).await
}

async fn reset(client: &Client, token: &str, password: &str) -> Answer {
    client.post("/api/admin/password/reset", json!({"token": token, "password": password})).await
}

testkit::on_both_engines! {
    /// The whole way: ask, mail, set; whoever was signed in is out, and the old password is nothing.
    async fn a_mailed_link_sets_a_new_password_once(house: House) {
        let (_, email) = person(&house, "admin").await;
        let visitor = house.visitor();
        let before = log_in(&visitor, &email, PASSWORD).await.expect(200);
        let before = visitor.with_token(before["token"].as_str().expect("a token"));

        assert_eq!(forgot(&visitor, &email).await.expect(202)["success"], true);
        let token = mailed_token(&house).await;
        let first = reset(&visitor, &token, NEW).await;
        let second = reset(&visitor, &token, "wedang-jahe-88").await;

        assert_eq!(first.status, 204);
        assert_eq!(second.refused(422), "identity.password.link_invalid");
        assert_eq!(before.get("/api/session").await.status, 401);
        assert_eq!(log_in(&visitor, &email, PASSWORD).await.status, 401);
        assert_eq!(log_in(&visitor, &email, NEW).await.status, 200);
    }

    /// Every device is out, every open screen ends, every other link is dead; the way back in is the
    /// new password alone, and the audit log knows.
    async fn a_forgotten_password_leads_back_in_and_everybody_else_out(house: House) {
        let (account, email) = person(&house, "admin").await;
        let visitor = house.visitor();
        let desk = log_in(&visitor, &email, PASSWORD).await.expect(200);
        let desk = visitor.with_token(desk["token"].as_str().expect("a token"));
        let program = json!({"email": email, "password": PASSWORD});
        let program = visitor.post("/auth/login", program).await.expect(200);
        let program = visitor.with_token(program["access_token"].as_str().expect("a token"));
        let phone = house.sign_in(&house.tenant, account, SessionKind::OfficeRemembered).await;
        let colleague = house.office("admin").await;
        let mut screen = house.door().await.screen(&phone).await;
        forgot(&visitor, &email).await.expect(202);
        let older = mailed_token(&house).await;
        forgot(&visitor, &email).await.expect(202);
        let mails = mails_to(&house, &email).await;
        let newest = mailed_token(&house).await;

        let done = reset(&visitor, &newest, NEW).await;
        house.settle().await;

        assert_eq!(mails.len(), 2);
        assert!(mails[0].contains(&format!("/admin/reset?token={newest}")), "{mails:?}");
        assert_ne!(older, newest);
        assert_eq!((done.status, done.text.as_str()), (204, ""));
        for out in [&desk, &program, &phone] {
            assert_eq!(out.get("/api/session").await.status, 401);
        }
        assert_eq!(screen.goodbye().await, 4200);
        assert_eq!(colleague.get("/api/session").await.status, 200);
        for dead in [&older, &newest] {
            assert_eq!(reset(&visitor, dead, "wedang-jahe-88").await.refused(422), "identity.password.link_invalid");
        }
        assert_eq!(log_in(&visitor, &email, PASSWORD).await.refused(401), "identity.sign_in.wrong");
        log_in(&visitor, &email, NEW).await.expect(200);
        let audited = |action: &str| format!("SELECT COUNT(*) FROM audit_entries WHERE action = '{action}'");
        assert_eq!(number(&house, &audited("identity.password.forgot")).await, 2);
        assert_eq!(number(&house, &audited("identity.session.revoke")).await, 3);
    }

    /// The answer is the same for everybody, and mail goes to people we know only.
    async fn a_stranger_is_answered_like_everybody_and_nothing_is_mailed(house: House) {
        let (_, email) = person(&house, "admin").await;
        let visitor = house.visitor();

        let stranger = forgot(&visitor, "nobody@uji.test").await;
        let links_for_stranger = number(&house, "SELECT COUNT(*) FROM password_resets").await;
        let known = forgot(&visitor, &email).await;

        assert_eq!((stranger.status, &stranger.body), (known.status, &known.body));
        assert_eq!(links_for_stranger, 0);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM password_resets").await, 1);
    }

    /// One hour.
    async fn a_link_ends_after_an_hour(house: House) {
        let (_, email) = person(&house, "admin").await;
        forgot(&house.visitor(), &email).await.expect(202);
        let token = mailed_token(&house).await;

        house.clock.advance(Duration::hours(1));
        let late = reset(&house.visitor(), &token, NEW).await;
        house.clock.advance(Duration::seconds(-1));
        let in_time = reset(&house.visitor(), &token, NEW).await;

        assert_eq!(late.refused(422), "identity.password.link_invalid");
        assert_eq!(in_time.status, 204);
    }

    /// A weak choice is told by field and does not use the link up.
    async fn a_weak_password_leaves_the_link_usable(house: House) {
        let (_, email) = person(&house, "admin").await;
        forgot(&house.visitor(), &email).await.expect(202);
        let token = mailed_token(&house).await;

        let short = reset(&house.visitor(), &token, "pendek").await.expect(422);
        let own = reset(&house.visitor(), &token, &email).await.expect(422);
        let good = reset(&house.visitor(), &token, NEW).await;

        assert!(short["errors"]["password"].is_array(), "{short}");
        assert!(own["errors"]["password"].is_array(), "{own}");
        assert_eq!(good.status, 204);
    }

    /// Two browsers with one link: one of them sets the password.
    async fn five_uses_at_once_set_one_password(house: House) {
        let (_, email) = person(&house, "admin").await;
        forgot(&house.visitor(), &email).await.expect(202);
        let token = mailed_token(&house).await;
        let visitor = house.visitor();

        let answers = join_all((0..5).map(|_| reset(&visitor, &token, NEW))).await;

        assert_eq!(answers.iter().filter(|answer| answer.status == 204).count(), 1);
        assert_eq!(answers.iter().filter(|answer| answer.status == 422).count(), 4);
    }

    /// Nobody's mailbox is flooded.
    async fn a_fourth_mail_within_an_hour_is_refused(house: House) {
        let (_, email) = person(&house, "admin").await;
        for _ in 0..3 {
            forgot(&house.visitor(), &email).await.expect(202);
        }

        let fourth = forgot(&house.visitor(), &email).await;

        assert_eq!(fourth.refused(429), "platform.too_many");
        assert_eq!(fourth.header("retry-after"), Some("3600"));
        assert_eq!(number(&house, "SELECT COUNT(*) FROM password_resets").await, 3);
    }
}
