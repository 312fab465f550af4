//! Sessions: how long they last, who ends them, and what a browser must show.

use chrono::Duration;
use identity::accounts::{self, Activity};
use identity::sessions::{self, SessionKind};
use testkit::{Client, House};

use crate::stage::{PASSWORD, log_in, number, person};

/// The status a plain read answers.
async fn status(client: &Client) -> u16 {
    client.get("/api/session").await.status
}

/// Lets the time pass, then reads.
async fn status_after(house: &House, client: &Client, time: Duration) -> u16 {
    house.clock.advance(time);
    status(client).await
}

testkit::on_both_engines! {
    /// Seven days from the last use.
    async fn a_shops_session_lasts_as_long_as_it_is_used_within_seven_days(house: House) {
        let (account, _) = house.account_of(&house.tenant, "shop", None).await;
        let shop = house.sign_in(&house.tenant, account, SessionKind::Shop).await;

        assert_eq!(status_after(&house, &shop, Duration::days(6)).await, 200);
        assert_eq!(status_after(&house, &shop, Duration::days(6)).await, 200);
        assert_eq!(status_after(&house, &shop, Duration::days(7)).await, 401);
    }

    /// Two hours of silence.
    async fn an_office_session_ends_after_two_hours_of_silence(house: House) {
        let admin = house.office("admin").await;

        assert_eq!(status_after(&house, &admin, Duration::minutes(119)).await, 200);
        assert_eq!(status_after(&house, &admin, Duration::minutes(119)).await, 200);
        assert_eq!(status_after(&house, &admin, Duration::minutes(120)).await, 401);
    }

    /// Thirty days, used or not.
    async fn a_remembered_session_lasts_thirty_days_whatever_happens(house: House) {
        let (account, _) = house.account_of(&house.tenant, "admin", None).await;
        let admin = house.sign_in(&house.tenant, account, SessionKind::OfficeRemembered).await;

        assert_eq!(status_after(&house, &admin, Duration::days(15)).await, 200);
        assert_eq!(status_after(&house, &admin, Duration::days(14)).await, 200);
        assert_eq!(status_after(&house, &admin, Duration::days(1)).await, 401);
    }

    /// Reading is reading: the use is written down every five minutes at most.
    async fn use_is_written_down_every_five_minutes_at_most(house: House) {
        let admin = house.office("admin").await;
        let written = "SELECT COUNT(*) FROM sessions WHERE last_seen_at > created_at";

        assert_eq!(status_after(&house, &admin, Duration::seconds(299)).await, 200);
        assert_eq!(number(&house, written).await, 0);
        assert_eq!(status_after(&house, &admin, Duration::seconds(1)).await, 200);
        assert_eq!(number(&house, written).await, 1);
    }

    /// What one node ends is ended on the other, at the next request.
    async fn a_revoked_session_ends_at_once_on_every_node(house: House) {
        let (account, _) = house.account_of(&house.tenant, "admin", None).await;
        let mut tx = house.begin().await;
        let opened = sessions::open(&mut tx, account, SessionKind::Office, "uji").await.expect("opened");
        tx.commit().await.expect("committed");
        let (_second, elsewhere) = house.second_node().await;
        let elsewhere = elsewhere.with_token(&opened.token);
        assert_eq!(status(&elsewhere).await, 200);

        let mut tx = house.begin().await;
        sessions::revoke(&mut tx, opened.session).await.expect("revoked");
        tx.commit().await.expect("committed");

        assert_eq!(status(&elsewhere).await, 401);
    }

    /// Tokens that we did not make open nothing.
    async fn a_forged_token_opens_nothing(house: House) {
        let admin = house.office("admin").await;
        assert_eq!(status(&admin).await, 200);

        for token in ["", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."] {
            assert_eq!(status(&house.visitor().with_token(token)).await, 401, "{token}");
        }
    }

    /// One's own devices, the asking one marked; ending one leaves the other.
    async fn my_devices_are_mine_to_see_and_end(house: House) {
        let (account, _) = house.account_of(&house.tenant, "admin", None).await;
        let here = house.sign_in(&house.tenant, account, SessionKind::Office).await;
        let phone = house.sign_in(&house.tenant, account, SessionKind::OfficeRemembered).await;
        let stranger = house.office("admin").await;

        let devices = here.get("/api/sessions").await.expect(200);
        let devices = devices["data"].as_array().expect("a list");
        assert_eq!(devices.len(), 2);
        let other = devices.iter().find(|device| device["current"] == false).expect("the phone");
        let path = format!("/api/sessions/{}", other["id"].as_str().expect("an id"));

        assert_eq!(stranger.delete(&path).await.refused(404), "platform.not_found");
        assert_eq!(status(&phone).await, 200);
        assert_eq!(here.delete(&path).await.status, 204);
        assert_eq!(status(&phone).await, 401);
        assert_eq!(status(&here).await, 200);
        assert_eq!(here.delete(&path).await.refused(404), "platform.not_found");
    }

    /// Signing out ends this device alone, on both doors.
    async fn signing_out_ends_this_session_and_no_other(house: House) {
        let (account, _) = house.account_of(&house.tenant, "admin", None).await;
        let stays = house.sign_in(&house.tenant, account, SessionKind::Office).await;
        for path in ["/api/auth/logout", "/api/admin/logout"] {
            let leaves = house.sign_in(&house.tenant, account, SessionKind::Office).await;

            let answer = leaves.post(path, testkit::json!({})).await;

            assert_eq!(answer.status, 204);
            assert!(answer.text.is_empty());
            assert_eq!(status(&leaves).await, 401, "{path}");
        }
        assert_eq!(status(&stays).await, 200);
    }

    /// A browser shows its session's own CSRF token with everything that changes something.
    async fn a_browser_changes_nothing_without_its_csrf_token(house: House) {
        let (_, email) = person(&house, "admin").await;
        let answer = log_in(&house.visitor(), &email, PASSWORD).await;
        let (cookie, csrf) = answer.cookies();
        let (_, foreign) = log_in(&house.visitor(), &email, PASSWORD).await.cookies();
        let browser = house.visitor().with_cookie(&cookie);
        assert_eq!(status(&browser).await, 200);

        let logout = |client: Client| async move {
            client.post("/api/admin/logout", testkit::json!({})).await
        };
        let bare = logout(browser.clone()).await;
        let with_foreign = logout(browser.with_header("x-csrf-token", &foreign)).await;
        assert_eq!(status(&browser).await, 200);
        let with_own = logout(browser.with_header("x-csrf-token", &csrf)).await;

        assert_eq!(bare.refused(403), "platform.csrf_missing");
        assert_eq!(with_foreign.refused(403), "platform.csrf_missing");
        assert_eq!(with_own.status, 204);
        let cleared: Vec<_> = with_own.headers.get_all("set-cookie").iter().collect();
        assert!(cleared.len() == 2 && cleared.iter().all(|cookie| {
            cookie.to_str().is_ok_and(|cookie| cookie.contains("Max-Age=0"))
        }), "{cleared:?}");
        assert_eq!(status(&browser).await, 401);
    }

    /// A member switched off is out at once, here and nowhere else.
    async fn a_member_switched_off_is_out_of_this_tenant_at_once(house: House) {
        let other = house.another_tenant().await;
        let (account, _) = house.account_of(&house.tenant, "admin", None).await;
        let mut tx = house.begin_of(&other).await;
        accounts::join(&mut tx, account, "admin").await.expect("joined");
        tx.commit().await.expect("committed");
        let here = house.sign_in(&house.tenant, account, SessionKind::Office).await;
        let there = house.sign_in(&other, account, SessionKind::Office).await;

        let mut tx = house.begin().await;
        accounts::set_active(&mut tx, account, Activity::Inactive).await.expect("switched off");
        tx.commit().await.expect("committed");

        assert_eq!(status(&here).await, 401);
        assert_eq!(status(&there).await, 200);
        let again = house.sign_in(&house.tenant, account, SessionKind::Office).await;
        assert_eq!(status(&again).await, 401);
    }

    /// The shape screens are built on.
    async fn the_session_tells_who_where_and_what_may_be_done(house: House) {
        let (account, email) = house.account_of(&house.tenant, "admin", Some("0812-3456-789")).await;
        let admin = house.sign_in(&house.tenant, account, SessionKind::Office).await;

        let session = admin.get("/api/session").await.expect(200);

        assert_eq!(session["account"]["id"], account.to_string());
        assert_eq!(session["account"]["email"], email);
        assert_eq!(session["account"]["phone"], "628123456789");
        assert_eq!(session["role"], "admin");
        assert_eq!(session["tenant"]["id"], house.tenant.id.to_string());
        assert_eq!(session["tenant"]["zone"], "Asia/Jakarta");
        let permissions = session["permissions"].as_array().expect("a list");
        assert!(permissions.contains(&"identity.sessions.own".into()), "{permissions:?}");
    }
}
