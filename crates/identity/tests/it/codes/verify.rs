//! Trying codes.

use base::AccountId;
use chrono::Duration;
use identity::codes;
use kernel::Open;
use testkit::{House, futures::future::join_all, json};

use crate::stage::{PHONE, door, newest_code, number, other_than, refusal, shop, to};

const WRONG: &str = "identity.code.wrong";
const BLOCKED: &str = "identity.code.blocked";

/// A known shop at the door with a fresh code.
async fn with_code(house: &House) -> (Open, AccountId, String) {
    let account = shop(house, PHONE).await;
    let open = door(&house.app, "localhost").await;
    codes::request(&open, &to(PHONE), Some(account)).await.expect("sent");
    let code = newest_code(house, PHONE).await;
    (open, account, code)
}

testkit::on_both_engines! {
    /// The code opens the door, and only once.
    async fn a_code_opens_the_door_once(house: House) {
        let (open, account, code) = with_code(&house).await;

        let first = codes::verify(&open, &to(PHONE), Some(account), &code).await;
        let second = codes::verify(&open, &to(PHONE), Some(account), &code).await;

        assert_eq!(first.expect("opened"), account);
        assert_eq!(refusal(second), (WRONG, json!({"tries_left": 0})));
    }

    /// Five minutes, not a moment more.
    async fn a_code_ends_after_five_minutes(house: House) {
        let (open, account, code) = with_code(&house).await;

        house.clock.advance(Duration::minutes(5));
        let late = codes::verify(&open, &to(PHONE), Some(account), &code).await;
        house.clock.advance(Duration::seconds(-1));
        let in_time = codes::verify(&open, &to(PHONE), Some(account), &code).await;

        assert_eq!(refusal(late).0, WRONG);
        assert_eq!(in_time.expect("opened"), account);
    }

    /// A newer code makes the older one worthless.
    async fn only_the_newest_code_counts(house: House) {
        let (open, account, older) = with_code(&house).await;
        house.clock.advance(Duration::seconds(60));
        codes::request(&open, &to(PHONE), Some(account)).await.expect("sent");
        let newer = newest_code(&house, PHONE).await;
        assert_ne!(older, newer);

        let with_older = codes::verify(&open, &to(PHONE), Some(account), &older).await;
        let with_newer = codes::verify(&open, &to(PHONE), Some(account), &newer).await;

        assert_eq!(refusal(with_older), (WRONG, json!({"tries_left": 4})));
        assert_eq!(with_newer.expect("opened"), account);
    }

    /// The fifth wrong try kills the code and blocks the phone for a quarter of an hour, for tries
    /// and requests alike, through a restart.
    async fn five_wrong_tries_kill_the_code_and_block_the_phone(house: House) {
        let (open, account, code) = with_code(&house).await;
        for left in [4, 3, 2, 1, 0] {
            let wrong = codes::verify(&open, &to(PHONE), Some(account), &other_than(&code)).await;
            assert_eq!(refusal(wrong), (WRONG, json!({"tries_left": left})));
        }
        drop(open);

        let house = house.restart().await;
        let open = door(&house.app, "localhost").await;
        house.clock.advance(Duration::seconds(60));
        let right = codes::verify(&open, &to(PHONE), Some(account), &code).await;
        let anew = codes::request(&open, &to(PHONE), Some(account)).await;
        house.clock.advance(Duration::seconds(839));
        let nearly = codes::request(&open, &to(PHONE), Some(account)).await;
        house.clock.advance(Duration::seconds(1));
        let after = codes::request(&open, &to(PHONE), Some(account)).await;
        let dead = codes::verify(&open, &to(PHONE), Some(account), &code).await;

        assert_eq!(refusal(right), (BLOCKED, json!({"retry_after": 840})));
        assert_eq!(refusal(anew), (BLOCKED, json!({"retry_after": 840})));
        assert_eq!(refusal(nearly), (BLOCKED, json!({"retry_after": 1})));
        assert!(after.is_ok(), "{after:?}");
        assert_eq!(refusal(dead).0, WRONG);
    }

    /// The same code tried twenty times at once, on two nodes, opens one door.
    async fn twenty_right_tries_at_once_open_one_door(house: House) {
        let (open, account, code) = with_code(&house).await;
        let (second, _) = house.second_node().await;
        let doors = [open, door(&second, "localhost").await];
        let phone = to(PHONE);

        let tries = (0..20).map(|n| codes::verify(&doors[n % 2], &phone, Some(account), &code));
        let outcomes = join_all(tries).await;

        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM one_time_codes WHERE state = 'used'").await, 1);
    }

    /// Guesses made at once do not slip past the count.
    async fn twenty_wrong_tries_at_once_count_exactly(house: House) {
        let (open, account, code) = with_code(&house).await;
        let (second, _) = house.second_node().await;
        let doors = [open, door(&second, "localhost").await];
        let (phone, guess) = (to(PHONE), other_than(&code));

        let tries = (0..20).map(|n| codes::verify(&doors[n % 2], &phone, Some(account), &guess));
        let refusals: Vec<_> = join_all(tries).await.into_iter().map(refusal).collect();

        let mut left: Vec<i64> =
            refusals.iter().filter(|(code, _)| *code == WRONG).filter_map(|(_, said)| said["tries_left"].as_i64()).collect();
        left.sort_unstable();
        assert_eq!(left, [0, 1, 2, 3, 4]);
        assert_eq!(refusals.iter().filter(|(code, _)| *code == BLOCKED).count(), 15);
    }

    /// A stranger meets the same refusals, and the same block, as somebody we know.
    async fn a_stranger_cannot_tell_that_nobody_is_there(house: House) {
        let open = door(&house.app, "localhost").await;
        let stranger = to("628999999999");
        codes::request(&open, &stranger, None).await.expect("answered");

        for left in [4, 3, 2, 1, 0] {
            let wrong = codes::verify(&open, &stranger, None, "000000").await;
            assert_eq!(refusal(wrong), (WRONG, json!({"tries_left": left})));
        }
        let blocked = codes::verify(&open, &stranger, None, "000000").await;

        assert_eq!(refusal(blocked), (BLOCKED, json!({"retry_after": 900})));
    }

    /// Somebody switched off after the code was sent stays outside, with the right code.
    async fn whoever_is_no_longer_known_stays_outside(house: House) {
        let (open, _, code) = with_code(&house).await;

        let outcome = codes::verify(&open, &to(PHONE), None, &code).await;

        assert_eq!(refusal(outcome), (WRONG, json!({"tries_left": 4})));
    }

    /// A code of one business opens no door of another.
    async fn a_code_opens_no_other_tenants_door(house: House) {
        let (open, account, code) = with_code(&house).await;
        house.another_tenant().await;
        let there = door(&house.app, "lain.test").await;

        let elsewhere = codes::verify(&there, &to(PHONE), Some(account), &code).await;
        let here = codes::verify(&open, &to(PHONE), Some(account), &code).await;

        assert_eq!(refusal(elsewhere).0, WRONG);
        assert_eq!(here.expect("opened"), account);
    }

    /// Nobody reads a code out of the database.
    async fn codes_are_stored_hashed(house: House) {
        let (_, _, code) = with_code(&house).await;

        let plain = format!("SELECT COUNT(*) FROM one_time_codes WHERE code_hash LIKE '%{code}%' AND length(code_hash) < 64");

        assert_eq!(number(&house, &plain).await, 0);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM one_time_codes WHERE length(code_hash) = 64").await, 1);
    }
}
