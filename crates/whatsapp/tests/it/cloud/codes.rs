//! Every code of Meta's table, and statuses without a code.

use std::time::Duration;

use bytes::Bytes;
use whatsapp::cloud::reason;
use whatsapp::{Driver, LinkState, SendOutcome};

use super::{error, online};
use crate::bench::{message, rejected};
use crate::fake::Reply;

#[tokio::test]
async fn what_will_never_go_out_is_rejected_in_our_words() {
    let (fake, cloud) = online().await;
    let table = [
        (100, "bad_request"),
        (131_008, "parameter_missing"),
        (131_009, "parameter_invalid"),
        (131_021, "recipient_is_sender"),
        (131_026, "undeliverable"),
        (131_047, "window_closed"),
        (131_049, "marketing_capped"),
        (131_050, "opted_out"),
        (131_051, "type_unsupported"),
        (132_000, "template_parameters"),
        (132_001, "template_missing"),
        (132_005, "template_too_long"),
        (132_007, "template_policy"),
        (132_012, "template_format"),
        (132_015, "template_paused"),
        (132_016, "template_disabled"),
        (999_999, "refused_999999"),
    ];
    for (code, word) in table {
        fake.next(error(400, code));
        assert_eq!(cloud.send(&message("w")).await, rejected(word), "{code}");
        assert_eq!(reason(code), word);
    }
    assert_eq!(cloud.link(), LinkState::Online);
}

#[tokio::test]
async fn what_a_person_must_repair_takes_the_link_down_and_holds_the_message() {
    let table = [
        (190, "token"),
        (0, "token"),
        (10, "permission"),
        (200, "permission"),
        (299, "permission"),
        (131_042, "payment"),
        (131_048, "spam_limit"),
        (368, "policy_block"),
        (131_031, "account_locked"),
    ];
    for (code, trouble) in table {
        let (fake, cloud) = online().await;
        fake.next(error(400, code));

        assert_eq!(cloud.send(&message("w")).await, SendOutcome::ChannelDown, "{code}");
        assert_eq!(cloud.link(), LinkState::NeedsOperator, "{code}");
        assert_eq!(cloud.trouble(), Some(trouble), "{code}");

        assert_eq!(cloud.send(&message("w")).await, SendOutcome::ChannelDown);
        assert_eq!(fake.posts().len(), 1, "{code}: nothing more goes out");
    }
}

#[tokio::test]
async fn metas_own_faults_are_retried() {
    let (fake, cloud) = online().await;
    for (status, code) in [(400, 1), (400, 2), (400, 131_000), (400, 131_016), (503, 777_777)] {
        fake.next(error(status, code));
        let outcome = cloud.send(&message("w")).await;
        let SendOutcome::Retry { after: None, reason } = &outcome else { panic!("{outcome:?}") };
        assert!(reason.contains(&code.to_string()), "{reason}");
    }
    assert_eq!(cloud.link(), LinkState::Online);
}

#[tokio::test]
async fn too_fast_for_one_person_holds_that_message_only() {
    let (fake, cloud) = online().await;
    fake.next(error(400, 131_056));

    let outcome = cloud.send(&message("w")).await;

    let six = Some(Duration::from_secs(6));
    assert!(matches!(&outcome, SendOutcome::Retry { after, .. } if *after == six), "{outcome:?}");
}

#[tokio::test]
async fn too_fast_for_all_rests_longer_each_time_until_one_goes_out() {
    let (fake, cloud) = online().await;
    let mut rests = Vec::new();
    for (status, code) in [(429, 130_429), (400, 130_429), (400, 80_007), (400, 4)] {
        fake.next(error(status, code));
        let outcome = cloud.send(&message("w")).await;
        let SendOutcome::Throttled { after } = outcome else { panic!("{code}: {outcome:?}") };
        rests.push(after.as_secs());
    }
    let least = [5, 10, 240, 480];
    for (rest, least) in rests.iter().zip(least) {
        assert!((least..=least * 5 / 4).contains(rest), "{rests:?}");
    }

    cloud.send(&message("w")).await;
    fake.next(error(400, 130_429));
    let outcome = cloud.send(&message("w")).await;
    let short = Duration::from_millis(6251);
    assert!(matches!(outcome, SendOutcome::Throttled { after } if after < short), "{outcome:?}");
}

#[tokio::test]
async fn retry_after_is_heeded() {
    let (fake, cloud) = online().await;
    let reply = |status, after: &str| {
        Reply::Text(status, vec![("retry-after", after.to_owned())], Bytes::new())
    };

    fake.next(reply(429, "17"));
    let outcome = cloud.send(&message("w")).await;
    let SendOutcome::Throttled { after } = outcome else { panic!("{outcome:?}") };
    assert!((17.0..=21.3).contains(&after.as_secs_f64()), "{after:?}");

    fake.next(reply(503, "9"));
    let outcome = cloud.send(&message("w")).await;
    let nine = Some(Duration::from_secs(9));
    assert!(matches!(&outcome, SendOutcome::Retry { after, .. } if *after == nine), "{outcome:?}");

    fake.next(reply(429, "99999999999999999999"));
    let outcome = cloud.send(&message("w")).await;
    let hour = Duration::from_secs(3600 * 5 / 4);
    assert!(matches!(outcome, SendOutcome::Throttled { after } if after <= hour), "{outcome:?}");
}

#[tokio::test]
async fn statuses_without_a_code_say_what_they_can() {
    let (fake, cloud) = online().await;
    let garbage = |status| Reply::Text(status, Vec::new(), Bytes::from_static(b"<html>\xff"));
    for status in [500, 503, 507, 400, 403, 404, 408, 418] {
        fake.next(garbage(status));
        let outcome = cloud.send(&message("w")).await;
        assert!(matches!(outcome, SendOutcome::Retry { .. }), "{status}: {outcome:?}");
    }
    for status in [200, 201, 204, 502, 504] {
        fake.next(garbage(status));
        assert_eq!(cloud.send(&message("w")).await, SendOutcome::Unknown, "{status}");
    }
    assert_eq!(cloud.link(), LinkState::Online);

    fake.next(garbage(401));
    assert_eq!(cloud.send(&message("w")).await, SendOutcome::ChannelDown);
    assert_eq!(cloud.link(), LinkState::NeedsOperator);
}
