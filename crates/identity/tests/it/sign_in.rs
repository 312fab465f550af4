//! Signing in by password: who gets in, what they get, and how often one may guess.

use chrono::Duration;
use testkit::{futures::future::join_all, json};

use crate::stage::{PASSWORD, from_address, log_in, number, person};

testkit::on_both_engines! {
    /// Token, user, cookies: everything a screen needs.
    async fn the_office_signs_in_by_password(house: House) {
        let (account, email) = person(&house, "admin").await;

        let answer = log_in(&house.visitor(), &email.to_uppercase(), PASSWORD).await;

        let cookies: Vec<_> =
            answer.headers.get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok()).collect();
        assert!(cookies.iter().any(|c| c.starts_with("niaga_session=") && c.contains("HttpOnly") && c.contains("SameSite=Lax")), "{cookies:?}");
        assert!(cookies.iter().any(|c| c.starts_with("niaga_csrf=") && !c.contains("HttpOnly")), "{cookies:?}");
        let body = answer.expect(200);
        assert_eq!(body["user"]["id"], account.to_string());
        assert_eq!(body["user"]["email"], email);
        assert_eq!(body["user"]["role"], "admin");
        assert_eq!(body["expires_at"], "2026-11-21T04:00:00Z");
        let me = house.visitor().with_token(body["token"].as_str().expect("a token"));
        assert_eq!(me.get("/api/session").await.expect(200)["role"], "admin");
    }

    /// "Ingat saya": thirty days.
    async fn a_remembered_sign_in_lasts_thirty_days(house: House) {
        let (_, email) = person(&house, "admin").await;

        let body = json!({"email": email, "password": PASSWORD, "remember": true});
        let body = house.visitor().post("/api/admin/login", body).await.expect(200);

        assert_eq!(body["expires_at"], "2026-12-21T02:00:00Z");
    }

    /// Nobody learns which addresses exist, nor whose they are.
    async fn whoever_may_not_enter_the_office_hears_one_and_the_same(house: House) {
        let (_, admin) = person(&house, "admin").await;
        let (_, shop) = person(&house, "shop").await;
        let (_, without_password) = house.account_of(&house.tenant, "admin", None).await;
        let visitor = from_address(&house.visitor(), "10.0.0.1");

        let wrong = log_in(&visitor, &admin, "not-the-one").await;
        let unknown = log_in(&visitor, "nobody@uji.test", PASSWORD).await;
        let customer = log_in(&visitor, &shop, PASSWORD).await;
        let none = log_in(&visitor, &without_password, PASSWORD).await;

        assert_eq!(wrong.refused(401), "identity.sign_in.wrong");
        for other in [unknown, customer, none] {
            assert_eq!((other.status, &other.body), (401, &wrong.body));
            assert!(other.headers.get("set-cookie").is_none());
        }
    }

    /// Five failures close the account for a quarter of an hour, whoever asks from wherever,
    /// through a restart.
    async fn five_failures_close_the_account_for_fifteen_minutes(house: House) {
        let (_, email) = person(&house, "admin").await;
        for n in 0..5 {
            let visitor = from_address(&house.visitor(), &format!("10.0.0.{n}"));
            assert_eq!(log_in(&visitor, &email, "not-the-one").await.status, 401);
        }

        let house = house.restart().await;
        let visitor = from_address(&house.visitor(), "10.0.1.1");
        let closed = log_in(&visitor, &email, PASSWORD).await;
        house.clock.advance(Duration::minutes(15));
        let open_again = log_in(&visitor, &email, PASSWORD).await;

        assert_eq!(closed.refused(429), "platform.too_many");
        assert_eq!(closed.header("retry-after"), Some("900"));
        assert_eq!(open_again.status, 200);
    }

    /// Five failures from one address close it to every account, and no other address.
    async fn five_failures_close_the_address(house: House) {
        let (_, email) = person(&house, "admin").await;
        let guesser = from_address(&house.visitor(), "10.0.0.1");
        for n in 0..5 {
            let nobody = format!("nobody{n}@uji.test");
            assert_eq!(log_in(&guesser, &nobody, PASSWORD).await.status, 401);
        }

        let from_there = log_in(&guesser, &email, PASSWORD).await;
        let from_elsewhere = log_in(&from_address(&guesser, "10.0.0.2"), &email, PASSWORD).await;

        assert_eq!(from_there.refused(429), "platform.too_many");
        assert_eq!(from_elsewhere.status, 200);
    }

    /// A busy office behind one address is not locked out by signing in.
    async fn successes_do_not_count_as_failures(house: House) {
        let (_, email) = person(&house, "admin").await;

        for n in 0..7 {
            assert_eq!(log_in(&house.visitor(), &email, PASSWORD).await.status, 200, "sign-in {n}");
        }
    }

    /// Guesses made at once do not slip past the limit.
    async fn twenty_guesses_at_once_are_judged_five_times(house: House) {
        let (_, email) = person(&house, "admin").await;
        let visitors: Vec<_> =
            (0..20).map(|n| from_address(&house.visitor(), &format!("10.0.0.{n}"))).collect();

        let answers = join_all(visitors.iter().map(|visitor| log_in(visitor, &email, "not-the-one"))).await;

        assert_eq!(answers.iter().filter(|answer| answer.status == 401).count(), 5);
        assert_eq!(answers.iter().filter(|answer| answer.status == 429).count(), 15);
    }

    /// Both outcomes are on record.
    async fn sign_ins_are_audited_whatever_their_outcome(house: House) {
        let (_, email) = person(&house, "admin").await;
        log_in(&house.visitor(), &email, "not-the-one").await.refused(401);
        log_in(&house.visitor(), &email, PASSWORD).await.expect(200);

        let count = |action: &str| format!("SELECT COUNT(*) FROM audit_entries WHERE action = '{action}'");

        assert_eq!(number(&house, &count("identity.sign_in.fail")).await, 1);
        assert_eq!(number(&house, &count("identity.session.open")).await, 1);
    }
}
