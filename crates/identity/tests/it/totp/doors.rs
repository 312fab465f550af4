//! What the doors ask of whoever has a second step.

use chrono::Duration;
use testkit::{futures::future::join_all, json};

use super::{TOTP, code, log_in_with, protected, wrong};
use crate::stage::{PASSWORD, from_address, log_in, number};

testkit::on_both_engines! {
    /// Both doors ask for the code once the password is right, and open nothing before.
    async fn both_doors_ask_for_the_second_step(house: House) {
        let owner = protected(&house, "admin").await;
        let visitor = house.visitor();
        let sessions = number(&house, "SELECT COUNT(*) FROM sessions").await;

        let office = log_in(&visitor, &owner.email, PASSWORD).await;
        let api = json!({"email": owner.email, "password": PASSWORD, "totp": " "});
        let api = visitor.post("/auth/login", api).await;
        let opened = number(&house, "SELECT COUNT(*) FROM sessions").await - sessions;
        let in_office = log_in_with(&visitor, &owner.email, &owner.code(&house)).await;
        house.clock.advance(Duration::seconds(30));
        let shown = owner.code(&house);
        let spaced = json!({"email": owner.email, "password": PASSWORD, "totp": format!("{} {}", &shown[..3], &shown[3..])});
        let in_api = visitor.post("/auth/login", spaced).await.expect(200);

        for answer in [office, api] {
            assert!(answer.headers.get("set-cookie").is_none());
            assert_eq!(answer.refused(401), "identity.sign_in.totp_required");
        }
        assert_eq!(opened, 0);
        assert!(in_office.headers.get("set-cookie").is_some());
        assert_eq!(in_office.expect(200)["user"]["id"], owner.account.to_string());
        assert_eq!(in_api["user"]["email"], owner.email);
    }

    /// Whoever does not know the password never learns that there is a second step.
    async fn a_wrong_password_never_tells_of_the_second_step(house: House) {
        let owner = protected(&house, "admin").await;
        let shop = protected(&house, "shop").await;
        let with_code = json!({"email": owner.email, "password": "not-the-one", "totp": owner.code(&house)});
        let visitor = house.visitor();

        let wrong = log_in(&visitor, &owner.email, "not-the-one").await;
        let right_code = visitor.post("/api/admin/login", with_code).await;
        let unknown = log_in(&visitor, "nobody@uji.test", PASSWORD).await;
        let wrong_door = log_in(&visitor, &shop.email, PASSWORD).await;

        assert_eq!(wrong.refused(401), "identity.sign_in.wrong");
        for other in [right_code, unknown, wrong_door] {
            assert_eq!((other.status, &other.body), (401, &wrong.body));
        }
        log_in_with(&visitor, &owner.email, &owner.code(&house)).await.expect(200);
    }

    /// Once, at whichever door, and never an older one after it; the half minute around is forgiven.
    async fn a_code_works_once_and_within_a_half_minute_of_drift(house: House) {
        let owner = protected(&house, "admin").await;
        let (_second, elsewhere) = house.second_node().await;
        house.clock.advance(Duration::minutes(10));
        let at = |steps| code(&house, &owner.secret, steps);

        let visitor = house.visitor();
        let too_old = log_in_with(&visitor, &owner.email, &at(-2)).await;
        let too_new = log_in_with(&visitor, &owner.email, &at(2)).await;
        let late = log_in_with(&visitor, &owner.email, &at(-1)).await;
        let now = log_in_with(&visitor, &owner.email, &at(0)).await;
        let again = log_in_with(&elsewhere, &owner.email, &at(0)).await;
        let older = log_in_with(&visitor, &owner.email, &at(-1)).await;
        let early = log_in_with(&elsewhere, &owner.email, &at(1)).await;

        for refused in [too_old, too_new, again, older] {
            assert!(refused.headers.get("set-cookie").is_none());
            assert_eq!(refused.refused(401), "identity.sign_in.totp_wrong");
        }
        assert_eq!([late.status, now.status, early.status], [200, 200, 200]);
    }

    /// One code shown at both nodes at the same moment opens one session.
    async fn one_code_at_eight_doors_at_once_opens_one(house: House) {
        let owner = protected(&house, "admin").await;
        let (_second, elsewhere) = house.second_node().await;
        let doors = [house.visitor(), elsewhere];
        let doors: Vec<_> =
            (0..4).map(|n| from_address(&doors[n % 2], &format!("10.0.0.{n}"))).collect();
        let shown = owner.code(&house);

        let answers = join_all(doors.iter().map(|door| log_in_with(door, &owner.email, &shown))).await;

        assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
        assert_eq!(answers.iter().filter(|answer| answer.status == 401).count(), 3);
    }

    /// Five wrong codes close the account like five wrong passwords, through a restart and on every
    /// node; being asked for the code costs nothing.
    async fn wrong_codes_count_like_wrong_passwords(house: House) {
        let owner = protected(&house, "admin").await;
        let (_second, elsewhere) = house.second_node().await;
        let doors = [house.visitor(), elsewhere];
        for n in 0..6 {
            let asked = log_in(&doors[n % 2], &owner.email, PASSWORD).await;
            assert_eq!(asked.refused(401), "identity.sign_in.totp_required", "{n}");
        }
        for n in 0..5 {
            let door = from_address(&doors[n % 2], &format!("10.0.0.{n}"));
            let wrong = wrong(&house, &owner.secret);
            let refused = log_in_with(&door, &owner.email, &wrong).await;
            assert_eq!(refused.refused(401), "identity.sign_in.totp_wrong", "{n}");
        }
        drop(doors);

        let house = house.restart().await;
        let door = from_address(&house.visitor(), "10.0.1.1");
        let closed = log_in_with(&door, &owner.email, &owner.code(&house)).await;
        let api = json!({"email": owner.email, "password": PASSWORD, "totp": owner.code(&house)});
        let closed_too = door.post("/auth/login", api).await;
        house.clock.advance(Duration::minutes(15));
        let open_again = log_in_with(&door, &owner.email, &owner.code(&house)).await;

        assert_eq!(closed.refused(429), "platform.too_many");
        assert!(closed.header("retry-after").is_some());
        assert_eq!(closed_too.refused(429), "platform.too_many");
        assert_eq!(open_again.status, 200);
    }

    /// A lost telephone: each recovery code opens the door once, however it was copied.
    async fn a_recovery_code_opens_the_door_once(house: House) {
        let owner = protected(&house, "admin").await;
        let visitor = house.visitor();
        let as_typed = owner.recovery_codes[0].to_lowercase().replace('-', " ");

        let first = log_in_with(&visitor, &owner.email, &as_typed).await;
        let again = log_in_with(&visitor, &owner.email, &owner.recovery_codes[0]).await;
        let left = owner.desk.get(TOTP).await.expect(200);
        let doors: Vec<_> =
            (0..3).map(|n| from_address(&visitor, &format!("10.0.0.{n}"))).collect();
        let tries = doors.iter().map(|door| log_in_with(door, &owner.email, &owner.recovery_codes[1]));
        let at_once = join_all(tries).await;

        assert_eq!(first.status, 200);
        assert_eq!(again.refused(401), "identity.sign_in.totp_wrong");
        assert_eq!(left["recovery_codes_left"], 9);
        assert_eq!(at_once.iter().filter(|answer| answer.status == 200).count(), 1);
        let audited = "SELECT COUNT(*) FROM audit_entries WHERE action = 'identity.totp.use_recovery_code'";
        assert_eq!(number(&house, audited).await, 2);
    }

    /// A forgotten password does not open the second door.
    async fn a_new_password_by_mail_still_asks_for_the_code(house: House) {
        let owner = protected(&house, "admin").await;
        let visitor = house.visitor();
        visitor.post("/api/admin/password/forgot", json!({"email": owner.email})).await.expect(202);
        let token = crate::stage::mailed_token(&house).await;
        let reset = json!({"token": token, "password": "kopi-tubruk-77"});
        assert_eq!(visitor.post("/api/admin/password/reset", reset).await.status, 204);

        let asked = log_in(&visitor, &owner.email, "kopi-tubruk-77").await;

        assert_eq!(asked.refused(401), "identity.sign_in.totp_required");
    }

    /// A super admin lets somebody in who lost everything; devices that are in stay in.
    async fn a_super_admin_switches_anothers_second_step_off(house: House) {
        let owner = protected(&house, "admin").await;
        let head = house.office("super_admin").await;
        let path = format!("/api/admin/users/{}", owner.account);
        assert_eq!(head.get(&path).await.expect(200)["totp_enabled"], true);

        let reset = head.post(&format!("{path}/reset-totp"), json!({})).await.expect(200);
        let again = head.post(&format!("{path}/reset-totp"), json!({})).await.expect(200);

        assert_eq!((&reset["totp_enabled"], &again["totp_enabled"]), (&json!(false), &json!(false)));
        log_in(&house.visitor(), &owner.email, PASSWORD).await.expect(200);
        assert_eq!(owner.desk.get("/api/session").await.status, 200);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM recovery_codes").await, 0);
        let audited = "SELECT COUNT(*) FROM audit_entries WHERE action = 'identity.totp.off'";
        assert_eq!(number(&house, audited).await, 1);
    }
}
