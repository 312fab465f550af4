//! Asking for codes.

use chrono::Duration;
use identity::codes::{self, Recipient};
use testkit::{futures::future::join_all, json};

use crate::stage::{PHONE, door, newest_code, number, refusal, shop, to};

testkit::on_both_engines! {
    /// The one message is the agreed sentence with six digits.
    async fn a_known_phone_is_sent_six_digits(house: House) {
        let account = shop(&house, PHONE).await;
        let open = door(&house.app, "localhost").await;

        codes::request(&open, &to(PHONE), Some(account)).await.expect("sent");

        assert_eq!(house.texts_of(PHONE).await.len(), 1);
        let code = newest_code(&house, PHONE).await;
        assert!(code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
    }

    /// Strangers are answered and limited like everybody, but nothing is sent.
    async fn an_unknown_recipient_is_answered_and_limited_like_a_known_one(house: House) {
        let account = shop(&house, PHONE).await;
        let open = door(&house.app, "localhost").await;
        let stranger = to("628999999999");
        let nobodys_code = Recipient::Unknown("TK999".to_owned());

        for (recipient, known) in [(&to(PHONE), Some(account)), (&stranger, None), (&nobodys_code, None)] {
            codes::request(&open, recipient, known).await.expect("the same answer");
            let again = refusal(codes::request(&open, recipient, known).await);
            assert_eq!(again, ("identity.code.too_soon", json!({"retry_after": 60})));
        }

        assert_eq!(house.texts_of(PHONE).await.len(), 1);
        assert!(house.texts_of("628999999999").await.is_empty());
        assert_eq!(number(&house, "SELECT COUNT(*) FROM one_time_codes").await, 3);
    }

    /// Sixty seconds lie between two requests.
    async fn a_second_request_waits_a_minute(house: House) {
        let account = shop(&house, PHONE).await;
        let open = door(&house.app, "localhost").await;
        codes::request(&open, &to(PHONE), Some(account)).await.expect("sent");

        house.clock.advance(Duration::seconds(59));
        let early = refusal(codes::request(&open, &to(PHONE), Some(account)).await);
        house.clock.advance(Duration::seconds(1));
        let in_time = codes::request(&open, &to(PHONE), Some(account)).await;

        assert_eq!(early, ("identity.code.too_soon", json!({"retry_after": 1})));
        assert!(in_time.is_ok(), "{in_time:?}");
    }

    /// Three in any ten minutes: the window slides, and a restart forgets nothing.
    async fn a_fourth_request_waits_until_the_first_is_ten_minutes_old(house: House) {
        let account = shop(&house, PHONE).await;
        for wait in [0, 60, 60] {
            house.clock.advance(Duration::seconds(wait));
            let open = door(&house.app, "localhost").await;
            codes::request(&open, &to(PHONE), Some(account)).await.expect("sent");
        }

        house.clock.advance(Duration::seconds(60));
        let house = house.restart().await;
        let open = door(&house.app, "localhost").await;
        let fourth = refusal(codes::request(&open, &to(PHONE), Some(account)).await);
        house.clock.advance(Duration::seconds(420));
        codes::request(&open, &to(PHONE), Some(account)).await.expect("the first left the window");
        house.clock.advance(Duration::seconds(59));
        let fifth = refusal(codes::request(&open, &to(PHONE), Some(account)).await);

        assert_eq!(fourth, ("identity.code.too_many", json!({"retry_after": 420})));
        assert_eq!(fifth.0, "identity.code.too_many");
    }

    /// However they race, on one node or two, one wins.
    async fn twenty_requests_at_once_make_one_code(house: House) {
        let account = shop(&house, PHONE).await;
        let (second, _) = house.second_node().await;
        let doors = [door(&house.app, "localhost").await, door(&second, "localhost").await];
        let phone = to(PHONE);

        let requests = (0..20).map(|n| codes::request(&doors[n % 2], &phone, Some(account)));
        let outcomes = join_all(requests).await;

        let (sent, refused): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
        assert_eq!(sent.len(), 1);
        for outcome in refused {
            assert_eq!(refusal(outcome).0, "identity.code.too_soon");
        }
        assert_eq!(house.texts_of(PHONE).await.len(), 1);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM one_time_codes").await, 1);
    }

    /// Two phones and two tenants do not use up each other's requests.
    async fn limits_are_each_recipients_own(house: House) {
        let other = house.another_tenant().await;
        let here = door(&house.app, "localhost").await;
        let there = door(&house.app, "lain.test").await;
        assert_eq!(there.tenant_id(), other.id);

        codes::request(&here, &to(PHONE), None).await.expect("the first here");
        let elsewhere = codes::request(&there, &to(PHONE), None).await;
        let somebody_else = codes::request(&here, &to("628123456780"), None).await;

        assert!(elsewhere.is_ok() && somebody_else.is_ok(), "{elsewhere:?} {somebody_else:?}");
    }

    /// Rows of strangers do not fill the disk.
    async fn old_codes_are_forgotten_at_night(house: House) {
        house.settle().await;
        let open = door(&house.app, "localhost").await;
        codes::request(&open, &to(PHONE), None).await.expect("answered");

        house.pass(Duration::days(2)).await;

        assert_eq!(number(&house, "SELECT COUNT(*) FROM one_time_codes").await, 0);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM code_blocks").await, 0);
    }
}
