//! A line's life: paired, unlinked, banned, and never in a loop.

use std::collections::BTreeSet;
use std::time::Duration;

use base::Phone;
use whatsapp::simulator::{AirplaneMode, CODE_LASTS, CODES, Simulator};
use whatsapp::{Driver, LinkState, Pairing, SendOutcome};

use super::{bench, still};
use crate::bench::until;
use crate::phones::moment;

fn number() -> Phone {
    Phone::parse("0811-2222-333").expect("a sound number")
}

#[tokio::test]
async fn a_new_line_is_online_with_a_number_of_its_own() {
    let bench = still();
    assert_eq!((bench.link(), bench.simulator.own()), (LinkState::Idle, None));

    bench.start().await;
    bench.start().await;

    let online = [(LinkState::Reconnecting, None), (LinkState::Online, None)];
    assert_eq!(bench.ears.take_links(), online, "starting twice is starting once");
    let own = bench.simulator.own().and_then(|own| own.phone).expect("a number");
    let other = Simulator::new(std::sync::Arc::new(crate::phones::Memory::default()), "cabang");
    let ears = std::sync::Arc::default();
    other.start(whatsapp::testing::host(&ears, moment())).await.expect("it starts");
    assert_ne!(other.own().and_then(|own| own.phone), Some(own));
}

#[tokio::test]
async fn an_unlinked_line_waits_for_a_person_and_starts_nothing() {
    let bench = bench().await;

    bench.simulator.unlink().await.expect("unlinked");
    bench.simulator.set_airplane_mode(AirplaneMode::On);
    bench.simulator.set_airplane_mode(AirplaneMode::Off);
    bench.pass(86_400);

    let told = [(LinkState::NeedsPairing, Some("logged_out"))];
    assert_eq!(bench.ears.take_links(), told);
    assert_eq!((bench.link(), bench.simulator.own()), (LinkState::NeedsPairing, None));
    assert_eq!(bench.send("w1").await, SendOutcome::ChannelDown);
    bench.simulator.pairing().expect("by a person").qr().await.expect_err("nothing to scan");
    bench.simulator.scan(&number()).await.expect_err("nothing to scan");
}

#[tokio::test]
async fn a_person_pairs_it_with_another_number() {
    let bench = bench().await;
    bench.simulator.unlink().await.expect("unlinked");
    let pairing = bench.simulator.pairing().expect("by a person");

    pairing.begin().await.expect("begun");
    pairing.begin().await.expect("twice is once");
    assert_eq!(bench.link(), LinkState::Pairing);
    assert!(!pairing.code(&number()).await.expect("a code").is_empty());
    bench.simulator.scan(&number()).await.expect("scanned");

    assert_eq!((bench.link(), bench.simulator.trouble()), (LinkState::Online, None));
    assert_eq!(bench.simulator.own().and_then(|own| own.phone), Some(number()));
    pairing.begin().await.expect_err("it is paired");
}

#[tokio::test]
async fn the_code_renews_itself_until_nobody_scanned_any_of_them() {
    let bench = bench().await;
    bench.simulator.unlink().await.expect("unlinked");
    bench.simulator.begin().await.expect("begun");
    let lasts = i64::try_from(CODE_LASTS.as_secs()).expect("seconds");
    let mut shown = BTreeSet::new();

    for _ in 0..CODES {
        let code = bench.simulator.qr().await.expect("a code");
        bench.pass(lasts - 1);
        assert_eq!(bench.simulator.qr().await.expect("a code"), code);
        assert!(shown.insert(code));
        bench.pass(1);
    }

    bench.simulator.scan(&number()).await.expect_err("too late");
    assert_eq!(bench.link(), LinkState::NeedsPairing);
    assert_eq!(bench.simulator.trouble(), Some("nobody_scanned"));
    bench.simulator.begin().await.expect("begun again");
    assert!(shown.insert(bench.simulator.qr().await.expect("a code")), "none is shown twice");
}

#[tokio::test]
async fn the_page_hears_that_nobody_scanned_without_asking() {
    let bench = bench().await;
    bench.simulator.unlink().await.expect("unlinked");
    bench.simulator.begin().await.expect("begun");
    bench.ears.take_links();

    bench.pass(86_400);

    let mut told = Vec::new();
    until(|| {
        told.extend(bench.ears.take_links());
        !told.is_empty()
    })
    .await;
    assert_eq!(told, [(LinkState::NeedsPairing, Some("nobody_scanned"))]);
}

#[tokio::test]
async fn the_pairing_survives_the_process_and_so_does_its_end() {
    let bench = bench().await;
    bench.simulator.unlink().await.expect("unlinked");
    bench.simulator.begin().await.expect("begun");
    bench.simulator.scan(&number()).await.expect("scanned");

    let next = bench.restarted().await;
    assert_eq!(next.link(), LinkState::Online);
    assert_eq!(next.simulator.own().and_then(|own| own.phone), Some(number()));

    next.simulator.reset().await.expect("forgotten");
    assert_eq!((next.link(), next.simulator.own()), (LinkState::Idle, None));
    next.start().await;
    assert_eq!(next.link(), LinkState::Pairing, "the next start pairs anew");
}

#[tokio::test]
async fn a_ban_ends_by_itself_and_sends_nothing_before() {
    let bench = bench().await;
    let until = moment() + chrono::Duration::hours(1);

    bench.simulator.ban(until);
    bench.pass(3599);
    assert_eq!(bench.link(), LinkState::Paused { until });
    assert_eq!(bench.send("w1").await, SendOutcome::ChannelDown);

    bench.pass(1);
    assert!(matches!(bench.send("w1").await, SendOutcome::Accepted { .. }));
    let told = bench.ears.take_links().into_iter().map(|(state, _)| state);
    let expected = [LinkState::Paused { until }, LinkState::Reconnecting, LinkState::Online];
    assert_eq!(told.collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn the_pages_buttons_restart_halt_and_log_out() {
    let bench = bench().await;
    let pairing = bench.simulator.pairing().expect("by a person");

    pairing.restart().await.expect("restarted");
    assert_eq!(bench.link(), LinkState::Online);
    pairing.halt().await.expect("halted");
    assert_eq!(bench.link(), LinkState::Idle);
    pairing.log_out().await.expect("logged out");
    bench.start().await;

    assert_eq!(bench.link(), LinkState::Pairing);
}

#[tokio::test]
async fn a_simulator_that_nobody_holds_is_gone() {
    let bench = bench().await;
    let ears = std::sync::Arc::downgrade(&bench.ears);

    drop(bench);
    tokio::time::sleep(Duration::from_millis(50)).await;

    assert!(ears.upgrade().is_none(), "its watch does not keep it alive");
}
