//! One's own second step: switched on with a first code, off with both steps.

use chrono::Duration;
use identity::sessions::SessionKind;
use sea_orm::{ConnectionTrait, Statement};
use testkit::{House, futures::future::join_all, json};

use super::{TOTP, code, log_in_with, protected, texts, wrong};
use crate::stage::{PASSWORD, from_address, log_in, number, person};

/// Everything a table holds, as text.
async fn written(house: &House, sql: &str) -> String {
    let statement = Statement::from_string(house.app.db.backend(), sql);
    let rows = house.app.db.read().query_all_raw(statement).await.expect("a sound statement");
    let texts = rows.iter().map(|row| row.try_get_by_index::<Option<String>>(0).expect("a text"));
    texts.flatten().collect::<Vec<_>>().join("\n")
}

testkit::on_both_engines! {
    /// Begun, scanned, confirmed; until then sign-in asks for nothing new.
    async fn it_is_on_once_its_first_code_was_shown(house: House) {
        let (account, email) = person(&house, "admin").await;
        let desk = house.sign_in(&house.tenant, account, SessionKind::Office).await;
        let confirm = format!("{TOTP}/confirm");

        let before = desk.get(TOTP).await.expect(200);
        let too_soon = desk.post(&confirm, json!({"code": "123456"})).await;
        let forgotten = desk.post(TOTP, json!({})).await.expect(200);
        let begun = desk.post(TOTP, json!({})).await.expect(200);
        let secret = begun["secret"].as_str().expect("a secret").to_owned();
        let not_yet = log_in(&house.visitor(), &email, PASSWORD).await;
        let wrong = desk.post(&confirm, json!({"code": wrong(&house, &secret)})).await.expect(422);
        let done = desk.post(&confirm, json!({"code": code(&house, &secret, 0)})).await.expect(200);
        let again = desk.post(TOTP, json!({})).await;
        let twice = desk.post(&confirm, json!({"code": code(&house, &secret, 0)})).await;
        let after = desk.get(TOTP).await.expect(200);

        assert_eq!(before, json!({"enabled": false, "enabled_at": null, "recovery_codes_left": 0}));
        assert_eq!(too_soon.refused(409), "identity.totp.not_begun");
        assert_ne!(forgotten["secret"], begun["secret"]);
        assert_eq!(secret.len(), 32);
        let url = begun["otpauth_url"].as_str().expect("an address");
        assert!(url.starts_with("otpauth://totp/Niaga:") && url.contains(&secret), "{url}");
        assert!(begun["qr_svg"].as_str().is_some_and(|svg| svg.contains("<svg ")));
        assert_eq!(not_yet.status, 200);
        assert!(wrong["errors"]["code"].is_array(), "{wrong}");
        let codes = texts(&done["recovery_codes"]);
        let different: std::collections::BTreeSet<_> = codes.iter().collect();
        assert_eq!((codes.len(), different.len()), (10, 10));
        assert_eq!(again.refused(409), "identity.totp.already_on");
        assert_eq!(twice.refused(409), "identity.totp.already_on");
        assert_eq!(after, json!({"enabled": true, "enabled_at": "2026-11-21T02:00:00Z", "recovery_codes_left": 10}));
        let replayed = log_in_with(&house.visitor(), &email, &code(&house, &secret, 0)).await;
        assert_eq!(replayed.refused(401), "identity.sign_in.totp_wrong");
    }

    /// Two taps on "confirm" make one set of recovery codes.
    async fn five_confirmations_at_once_make_ten_recovery_codes(house: House) {
        let (account, _) = person(&house, "admin").await;
        let desk = house.sign_in(&house.tenant, account, SessionKind::Office).await;
        let begun = desk.post(TOTP, json!({})).await.expect(200);
        let first = json!({"code": code(&house, begun["secret"].as_str().expect("a secret"), 0)});

        let path = format!("{TOTP}/confirm");
        let answers = join_all((0..5).map(|_| desk.post(&path, first.clone()))).await;

        assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
        assert_eq!(answers.iter().filter(|answer| answer.status == 409).count(), 4);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM recovery_codes").await, 10);
        let failures = "SELECT COUNT(*) FROM rate_limits WHERE key LIKE 'identity.sign_in.%' AND hits > 0";
        assert_eq!(number(&house, failures).await, 0);
    }

    /// Off again: with the password and a code, and not with one of them.
    async fn it_is_switched_off_with_both_steps(house: House) {
        let owner = protected(&house, "admin").await;
        let off = format!("{TOTP}/disable");
        let proof = |password: &str, code: &str| json!({"password": password, "code": code});

        let no_password = owner.desk.post(&off, proof("not-the-one", &owner.code(&house))).await.expect(422);
        let no_code = owner.desk.post(&off, proof(PASSWORD, &wrong(&house, &owner.secret))).await.expect(422);
        let still = log_in(&house.visitor(), &owner.email, PASSWORD).await;
        let done = owner.desk.post(&off, proof(PASSWORD, &owner.code(&house))).await;
        let again = owner.desk.post(&off, proof(PASSWORD, &owner.code(&house))).await;

        assert!(no_password["errors"]["password"].is_array(), "{no_password}");
        assert!(no_code["errors"]["code"].is_array(), "{no_code}");
        assert_eq!(still.refused(401), "identity.sign_in.totp_required");
        assert_eq!(done.status, 204);
        assert_eq!(again.refused(409), "identity.totp.not_on");
        log_in(&house.visitor(), &owner.email, PASSWORD).await.expect(200);
        assert_eq!(owner.desk.get(TOTP).await.expect(200)["enabled"], false);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM recovery_codes").await, 0);
    }

    /// New recovery codes make the old ones worthless.
    async fn new_recovery_codes_replace_the_old_ones(house: House) {
        let owner = protected(&house, "admin").await;
        let renew = format!("{TOTP}/recovery-codes");

        let refused = owner.desk.post(&renew, json!({"code": wrong(&house, &owner.secret)})).await.expect(422);
        let kept = log_in_with(&house.visitor(), &owner.email, &owner.recovery_codes[0]).await;
        let new = owner.desk.post(&renew, json!({"code": owner.code(&house)})).await.expect(200);
        let old = log_in_with(&house.visitor(), &owner.email, &owner.recovery_codes[1]).await;
        let new = texts(&new["recovery_codes"]);
        let in_now = log_in_with(&house.visitor(), &owner.email, &new[0]).await;

        assert!(refused["errors"]["code"].is_array(), "{refused}");
        assert_eq!(kept.status, 200);
        assert_eq!(old.refused(401), "identity.sign_in.totp_wrong");
        assert_eq!(in_now.status, 200);
        assert!(new.iter().all(|code| !owner.recovery_codes.contains(code)));
        assert_eq!(owner.desk.get(TOTP).await.expect(200)["recovery_codes_left"], 9);
    }

    /// A desk that somebody left open is no place to guess: five tries, with those at the doors.
    async fn guesses_at_ones_own_desk_count_with_those_at_the_door(house: House) {
        let owner = protected(&house, "admin").await;
        let (off, renew) = (format!("{TOTP}/disable"), format!("{TOTP}/recovery-codes"));
        let guess = json!({"code": wrong(&house, &owner.secret), "password": PASSWORD});
        let desk = |n: usize| from_address(&owner.desk, &format!("10.0.0.{n}"));
        for n in 0..2 {
            assert_eq!(desk(n).post(&off, guess.clone()).await.status, 422);
            assert_eq!(desk(n).post(&renew, guess.clone()).await.status, 422);
        }
        let at_door = log_in(&desk(2), &owner.email, "not-the-one").await;

        let right = json!({"code": owner.code(&house), "password": PASSWORD});
        let off = desk(3).post(&off, right.clone()).await;
        let renew = desk(3).post(&renew, right).await;
        house.clock.advance(Duration::minutes(15));
        let later = json!({"code": owner.code(&house)});
        let later = desk(4).post(&format!("{TOTP}/recovery-codes"), later).await;

        assert_eq!(at_door.refused(401), "identity.sign_in.wrong");
        assert_eq!(off.refused(429), "platform.too_many");
        assert_eq!(renew.refused(429), "platform.too_many");
        assert_eq!(later.status, 200);
    }

    /// A shop has no password to protect.
    async fn accounts_without_a_password_have_no_second_step(house: House) {
        let (account, _) = house.account_of(&house.tenant, "shop", Some("628123456789")).await;
        let shop = house.sign_in(&house.tenant, account, SessionKind::Shop).await;

        for answer in [
            shop.get(TOTP).await,
            shop.post(TOTP, json!({})).await,
            shop.post(&format!("{TOTP}/confirm"), json!({"code": "123456"})).await,
            shop.post(&format!("{TOTP}/disable"), json!({"password": "x", "code": "123456"})).await,
            shop.post(&format!("{TOTP}/recovery-codes"), json!({"code": "123456"})).await,
        ] {
            assert_eq!(answer.refused(409), "identity.password.none");
        }
        assert_eq!(number(&house, "SELECT COUNT(*) FROM account_totps").await, 0);
    }

    /// A stolen database makes no codes, and the audit log tells none.
    async fn neither_secret_nor_codes_are_written_down_in_clear(house: House) {
        let owner = protected(&house, "admin").await;
        log_in_with(&house.visitor(), &owner.email, &owner.code(&house)).await.expect(200);
        log_in_with(&house.visitor(), &owner.email, &owner.recovery_codes[0]).await.expect(200);

        let raw = totp_rs::Secret::try_from_base32(&owner.secret).expect("base 32");
        let hex = raw.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let kept = written(&house, "SELECT sealed_secret FROM account_totps").await;
        let codes = written(&house, "SELECT code_hash FROM recovery_codes").await;
        let audit = written(&house, "SELECT CAST(after AS TEXT) FROM audit_entries").await;

        assert!(kept.len() > 60 && codes.len() > 600 && audit.len() > 50);
        let plain: Vec<String> = owner.recovery_codes.iter().map(|code| code.replace('-', "")).collect();
        for text in [kept, codes, audit] {
            assert!(!text.contains(&owner.secret) && !text.contains(&hex), "{text}");
            assert!(plain.iter().chain(&owner.recovery_codes).all(|code| !text.contains(code)), "{text}");
        }
    }

    /// The way in by password belongs to the person, in every business they work for.
    async fn it_holds_in_every_business(house: House) {
        let owner = protected(&house, "admin").await;
        let other = house.another_tenant().await;
        let mut tx = house.begin_of(&other).await;
        identity::accounts::join(&mut tx, owner.account, "admin").await.expect("works for both");
        tx.commit().await.expect("committed");
        let there = house.visitor().with_header("host", "lain.test");

        let asked = log_in(&there, &owner.email, PASSWORD).await;
        let entered = log_in_with(&there, &owner.email, &owner.code(&house)).await;
        let replayed = log_in_with(&house.visitor(), &owner.email, &owner.code(&house)).await;

        assert_eq!(asked.refused(401), "identity.sign_in.totp_required");
        assert_eq!(entered.status, 200);
        assert_eq!(replayed.refused(401), "identity.sign_in.totp_wrong");
    }
}
