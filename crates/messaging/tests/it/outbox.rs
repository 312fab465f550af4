//! What is written is sent: once, in order, urgent first, in time, and patiently.

use std::time::Duration as StdDuration;

use chrono::Duration;
use messaging::Class;
use whatsapp::simulator::{AirplaneMode, Fault, WireIds};

use crate::stage::{PHONE, draft, shown, simulator, state, texts_on, tries, write_code};

testkit::on_both_engines! {
    /// The whole way: written, sent, delivered, told to the phone once.
    async fn a_message_is_delivered_once(house: House) {
        let admin = house.office("admin").await;
        let id = draft("Halo").write(&house).await;

        house.settle().await;
        house.pass(Duration::hours(1)).await;

        assert_eq!(texts_on(&house, PHONE).await, ["Halo"]);
        let message = shown(&admin, id).await;
        assert_eq!(message["state"], "delivered");
        assert_eq!(message["attempts"], 1);
        assert!(message["sent_at"].is_string() && message["delivered_at"].is_string(), "{message}");
        assert_eq!(tries(&admin, id).await, ["accepted"]);
    }

    /// A message exists exactly when the fact it tells of does.
    async fn nothing_is_sent_for_a_transaction_that_is_undone(house: House) {
        let mut tx = house.begin().await;
        messaging::whatsapp(&mut tx, draft("Halo").message()).await.expect("written");
        drop(tx);

        house.settle().await;

        assert!(texts_on(&house, PHONE).await.is_empty());
    }

    /// Two writers of one fact make one message, and both learn its id.
    async fn the_same_key_is_one_message(house: House) {
        let first = draft("Satu").once("order/1").write(&house).await;
        let second = draft("Dua").once("order/1").write(&house).await;
        let other = draft("Tiga").once("order/2").write(&house).await;

        house.settle().await;

        assert_eq!(first, second);
        assert_ne!(first, other);
        assert_eq!(texts_on(&house, PHONE).await, ["Satu", "Tiga"]);
    }

    /// Keys are a tenant's own.
    async fn the_same_key_of_another_business_is_another_message(house: House) {
        let other = house.another_tenant().await;
        draft("Satu").once("order/1").write(&house).await;
        let mut tx = house.begin_of(&other).await;
        messaging::whatsapp(&mut tx, draft("Dua").once("order/1").message()).await.expect("written");
        tx.commit().await.expect("committed");

        house.settle().await;

        assert_eq!(texts_on(&house, PHONE).await.len(), 2);
    }

    /// Many messages to many people: each person reads them as they were written.
    async fn every_recipient_reads_in_order(house: House) {
        for number in 0..60 {
            let phone = format!("62812000000{}", number % 5);
            draft(&format!("{number:02}")).to(&phone).write(&house).await;
        }

        house.settle().await;

        for person in 0..5 {
            let texts = texts_on(&house, &format!("62812000000{person}")).await;
            assert_eq!(texts.len(), 12);
            assert!(texts.is_sorted(), "{texts:?}");
        }
    }

    /// A later message waits for an earlier one that is being retried.
    async fn a_failed_message_keeps_its_place(house: House) {
        simulator(&house).await.fail_next(Fault::Busy);
        draft("pertama").write(&house).await;
        draft("kedua").write(&house).await;
        draft("lain").to("628120000001").write(&house).await;

        house.settle().await;
        // The busy answer hit whoever was sent first; the other person's message is not held up.
        house.pass(Duration::seconds(2)).await;

        assert_eq!(texts_on(&house, PHONE).await, ["pertama", "kedua"]);
        assert_eq!(texts_on(&house, "628120000001").await, ["lain"]);
    }

    /// Codes overtake replies, replies overtake news, news overtakes bulk.
    async fn urgent_messages_go_first(house: House) {
        for class in [Class::Bulk, Class::Transactional, Class::Reply, Class::Otp] {
            draft(&format!("{class:?}")).class(class).write(&house).await;
        }

        house.settle().await;

        assert_eq!(texts_on(&house, PHONE).await, ["Otp", "Reply", "Transactional", "Bulk"]);
    }

    /// News that waits for its next try does not hold up a code to the same person.
    async fn a_code_overtakes_a_message_that_is_being_retried(house: House) {
        let admin = house.office("admin").await;
        simulator(&house).await.fail_next(Fault::Busy);
        let news = draft("kabar").write(&house).await;
        house.settle().await;
        assert_eq!(tries(&admin, news).await[0], "retry");

        draft("kode").class(Class::Otp).write(&house).await;
        house.pass(Duration::seconds(2)).await;

        assert_eq!(texts_on(&house, PHONE).await, ["kode", "kabar"]);
    }

    /// Late is worse than never.
    async fn an_expired_code_is_never_sent(house: House) {
        let admin = house.office("admin").await;
        house.settle().await;
        simulator(&house).await.set_airplane_mode(AirplaneMode::On);
        let id = write_code(&house).await;
        house.settle().await;
        assert_eq!(state(&admin, id).await, "queued");

        house.clock.advance(Duration::minutes(5));
        simulator(&house).await.set_airplane_mode(AirplaneMode::Off);
        house.settle().await;

        assert!(texts_on(&house, PHONE).await.is_empty());
        assert_eq!(state(&admin, id).await, "expired");
    }

    /// Eight tries with growing pauses, and then a person is told why.
    async fn a_provider_that_stays_busy_is_asked_eight_times(house: House) {
        let admin = house.office("admin").await;
        simulator(&house).await.set_fault(Some(Fault::Busy));
        let id = draft("Halo").write(&house).await;

        house.settle().await;
        for pause in [2, 4, 8, 16, 32, 64, 128] {
            assert_eq!(state(&admin, id).await, "queued");
            house.pass(Duration::seconds(pause)).await;
        }

        let message = shown(&admin, id).await;
        assert_eq!(message["state"], "failed");
        assert_eq!(message["attempts"], 8);
        assert_eq!(message["error"], "busy");
        assert_eq!(tries(&admin, id).await, ["retry"; 8]);
        assert!(texts_on(&house, PHONE).await.is_empty());
    }

    /// A link that is down for long costs no message.
    async fn messages_outlast_a_link_that_is_down(house: House) {
        let admin = house.office("admin").await;
        house.settle().await;
        simulator(&house).await.set_airplane_mode(AirplaneMode::On);
        let id = draft("Halo").write(&house).await;

        house.settle().await;
        for _ in 0..20 {
            house.pass(Duration::seconds(10)).await;
        }
        assert_eq!(shown(&admin, id).await["attempts"], 0);
        assert_eq!(state(&admin, id).await, "queued");

        simulator(&house).await.set_airplane_mode(AirplaneMode::Off);
        house.pass(Duration::seconds(10)).await;
        assert_eq!(state(&admin, id).await, "delivered");
        assert_eq!(texts_on(&house, PHONE).await, ["Halo"]);
    }

    /// A provider that asks for patience gets it, from everybody.
    async fn a_throttled_channel_rests_and_costs_no_try(house: House) {
        let admin = house.office("admin").await;
        simulator(&house).await.fail_next(Fault::Throttled(StdDuration::from_secs(60)));
        let first = draft("Satu").write(&house).await;
        house.settle().await;
        let second = draft("Dua").to("628120000001").write(&house).await;

        house.pass(Duration::seconds(59)).await;
        assert_eq!(tries(&admin, first).await, ["throttled"]);
        assert!(tries(&admin, second).await.is_empty(), "the whole channel rests");

        house.pass(Duration::seconds(1)).await;
        assert_eq!(shown(&admin, first).await["attempts"], 1);
        assert_eq!(state(&admin, first).await, "delivered");
        assert_eq!(state(&admin, second).await, "delivered");
    }

    /// What the provider will never take is not tried again.
    async fn a_rejected_message_fails_at_once_and_lets_the_next_pass(house: House) {
        let admin = house.office("admin").await;
        simulator(&house).await.fail_next(Fault::Rejected("no_account".to_owned()));
        let id = draft("Satu").write(&house).await;
        draft("Dua").write(&house).await;

        house.settle().await;

        let message = shown(&admin, id).await;
        assert_eq!(message["state"], "failed");
        assert_eq!(message["error"], "no_account");
        assert_eq!(texts_on(&house, PHONE).await, ["Dua"]);
    }

    /// The answer is lost, the text is not: the receipt tells, and nothing is sent again.
    async fn a_lost_answer_is_healed_by_the_receipt(house: House) {
        let admin = house.office("admin").await;
        simulator(&house).await.fail_next(Fault::ReplyLost);
        let id = draft("Halo").write(&house).await;

        house.settle().await;
        house.pass(Duration::minutes(20)).await;

        assert_eq!(state(&admin, id).await, "delivered");
        assert_eq!(tries(&admin, id).await, ["unknown"]);
        assert_eq!(texts_on(&house, PHONE).await, ["Halo"]);
    }

    /// A provider that knows our ids is asked again without risk.
    async fn a_lost_request_is_sent_again_where_ids_are_known(house: House) {
        let admin = house.office("admin").await;
        simulator(&house).await.fail_next(Fault::RequestLost);
        let id = draft("Halo").write(&house).await;

        house.settle().await;
        house.pass(Duration::seconds(2)).await;

        assert_eq!(state(&admin, id).await, "delivered");
        assert_eq!(tries(&admin, id).await, ["unknown", "accepted"]);
    }

    /// A provider that does not know our ids would show it twice: a person decides.
    async fn an_unknown_outcome_is_never_sent_blindly(house: House) {
        let admin = house.office("admin").await;
        simulator(&house).await.set_wire_ids(WireIds::Ignored);
        simulator(&house).await.fail_next(Fault::RequestLost);
        let id = draft("Halo").write(&house).await;

        house.settle().await;
        house.pass(Duration::hours(1)).await;

        assert_eq!(state(&admin, id).await, "unknown");
        assert_eq!(tries(&admin, id).await, ["unknown"]);
        assert!(texts_on(&house, PHONE).await.is_empty());
    }

    /// Screens of the log hear of it without asking.
    async fn the_log_is_live(house: House) {
        let mut screen = house.app.live.listen();
        let id = draft("Halo").write(&house).await;

        house.settle().await;

        let event = screen.try_recv().expect("an event");
        assert_eq!((event.name.as_str(), event.subject.clone()), ("message.updated", id.to_string()));
    }
}
