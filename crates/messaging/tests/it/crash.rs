//! A process that dies between any two steps loses no message and shows none twice.

use std::time::Duration as StdDuration;

use chrono::Duration;
use testkit::House;
use whatsapp::simulator::{Fault, Power, WireIds};

use crate::stage::{PHONE, draft, shown, simulator, state, texts_on, tries, write_code};

/// Longer than a lease.
const LEASE_OVER: Duration = Duration::minutes(3);
/// Long enough for a claim and a send, short of a slow answer.
const MOMENT: StdDuration = StdDuration::from_millis(700);
/// An answer that the dying process does not live to hear.
const FOR_EVER: StdDuration = StdDuration::from_secs(600);

/// Does background work and dies after a moment: the work stops wherever it stands.
async fn die_after(house: &House, time: StdDuration) {
    let _died = tokio::time::timeout(time, kernel::pump::settle(&house.app)).await;
}

/// Does background work and dies as soon as the text is on the phone.
async fn die_once_shown(house: &House) {
    let shown = async {
        while texts_on(house, PHONE).await.is_empty() {
            tokio::time::sleep(StdDuration::from_millis(2)).await;
        }
    };
    tokio::select! {
        _settled = kernel::pump::settle(&house.app) => {}
        () = shown => {}
    }
}

testkit::on_both_engines! {
    /// Written and never claimed.
    async fn a_message_survives_a_crash_before_its_claim(house: House) {
        draft("Halo").write(&house).await;

        let house = house.restart().await;
        house.settle().await;

        assert_eq!(texts_on(&house, PHONE).await, ["Halo"]);
    }

    /// Claimed and never sent.
    async fn a_message_survives_a_crash_between_claim_and_send(house: House) {
        let admin = house.office("admin").await;
        simulator(&house).await.fail_next(Fault::Slow(FOR_EVER));
        let id = draft("Halo").write(&house).await;
        die_after(&house, MOMENT).await;
        assert_eq!(state(&admin, id).await, "sending");
        assert!(texts_on(&house, PHONE).await.is_empty());

        house.settle().await;
        assert!(texts_on(&house, PHONE).await.is_empty(), "the lease still runs");

        house.pass(LEASE_OVER).await;
        assert_eq!(texts_on(&house, PHONE).await, ["Halo"]);
        assert_eq!(state(&admin, id).await, "delivered");
        assert_eq!(shown(&admin, id).await["attempts"], 2);
    }

    /// Sent, and nobody wrote it down: sent again under the same id, shown once.
    async fn a_message_is_shown_once_after_a_crash_between_send_and_record(house: House) {
        let admin = house.office("admin").await;
        let phone = base::Phone::parse(PHONE).expect("a sound number");
        // Its delivery is told after the restart, not in the moment before the process dies.
        simulator(&house).await.set_power(&phone, Power::Off).await.expect("switched off");
        simulator(&house).await.fail_next(Fault::ReplySlow(FOR_EVER));
        let id = draft("Halo").write(&house).await;
        die_once_shown(&house).await;
        assert_eq!(texts_on(&house, PHONE).await, ["Halo"]);
        assert_eq!(state(&admin, id).await, "sending");

        let house = house.restart().await;
        let admin = house.office("admin").await;
        house.settle().await;
        house.pass(LEASE_OVER).await;

        assert_eq!(texts_on(&house, PHONE).await, ["Halo"]);
        assert_eq!(state(&admin, id).await, "delivered");
        // Sent again, unless the phone's own news was taken in before.
        let tries = tries(&admin, id).await;
        assert!(tries.is_empty() || tries == ["accepted"], "{tries:?}");
    }

    /// Where the provider does not know our ids, a person decides.
    async fn a_message_is_unknown_after_a_crash_where_ids_are_not_known(house: House) {
        let admin = house.office("admin").await;
        simulator(&house).await.set_wire_ids(WireIds::Ignored);
        simulator(&house).await.fail_next(Fault::Slow(FOR_EVER));
        let id = draft("Halo").write(&house).await;
        let next = draft("Lagi").write(&house).await;
        die_after(&house, MOMENT).await;

        house.pass(LEASE_OVER).await;

        assert_eq!(shown(&admin, id).await["error"], "lease_ran_out");
        assert_eq!(state(&admin, id).await, "unknown");
        assert_eq!(state(&admin, next).await, "delivered");
        assert_eq!(texts_on(&house, PHONE).await, ["Lagi"]);
    }

    /// A code whose sender died is not sent after its time.
    async fn a_code_is_not_sent_late_after_a_crash(house: House) {
        let admin = house.office("admin").await;
        simulator(&house).await.fail_next(Fault::Slow(FOR_EVER));
        let id = write_code(&house).await;
        die_after(&house, MOMENT).await;

        house.pass(Duration::minutes(10)).await;

        assert!(texts_on(&house, PHONE).await.is_empty());
        assert_eq!(state(&admin, id).await, "unknown");
    }

    /// Death at arbitrary moments, again and again, in the middle of many messages.
    async fn no_moment_to_die_loses_or_doubles_a_message(house: House) {
        let mut expected = Vec::new();
        for round in 0..25_u64 {
            for number in 0..4 {
                let phone = format!("62812000000{number}");
                let text = format!("{round:02}");
                draft(&text).to(&phone).write(&house).await;
                if number == 0 {
                    expected.push(text);
                }
            }
            die_after(&house, StdDuration::from_micros(300 * round)).await;
            house.clock.advance(LEASE_OVER);
        }

        house.settle().await;
        house.pass(LEASE_OVER).await;

        for number in 0..4 {
            assert_eq!(texts_on(&house, &format!("62812000000{number}")).await, expected);
        }
        let admin = house.office("admin").await;
        let log = admin.get("/api/admin/messages?status=sent").await.expect(200);
        assert_eq!(log["meta"]["total"], 100);
    }
}
