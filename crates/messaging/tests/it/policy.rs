//! When messages leave: caps, distance, quiet hours, and people who want no more.

use chrono::Duration;
use messaging::Class;
use testkit::json;

use crate::stage::{
    PHONE, change_line, draft, line, shown, state, texts_on, write_code, write_from,
};

const OTHER: &str = "628129999999";

testkit::on_both_engines! {
    /// What is over the day's cap leaves tomorrow; who wrote is answered all the same.
    async fn a_cap_holds_until_the_next_day_and_spares_replies(house: House) {
        let admin = house.office("admin").await;
        let id = change_line(&admin, json!({ "limits": { "daily": 1 } })).await;
        let first = draft("Satu").write(&house).await;
        let second = draft("Dua").to(OTHER).write(&house).await;

        house.settle().await;
        let reply = draft("Jawab").to("628120000001").class(Class::Reply).write(&house).await;
        house.settle().await;

        assert_eq!(state(&admin, first).await, "delivered");
        assert_eq!(state(&admin, reply).await, "delivered");
        let waiting = shown(&admin, second).await;
        assert_eq!((&waiting["state"], &waiting["error"]), (&json!("queued"), &json!("daily_cap")));
        assert_eq!(waiting["attempts"], 0);
        let sent = line(&admin, &id).await["sent"].clone();
        assert_eq!((&sent["today"], &sent["daily_cap"]), (&json!(2), &json!(1)));
        house.pass(Duration::hours(15)).await;
        let admin = house.office("admin").await;
        assert_eq!(state(&admin, second).await, "delivered");
        assert_eq!(line(&admin, &id).await["sent"]["today"], 1);
    }

    /// People who never wrote have a cap of their own.
    async fn strangers_wait_and_who_wrote_does_not(house: House) {
        let admin = house.office("admin").await;
        change_line(&admin, json!({ "limits": { "daily_first_contacts": 0 } })).await;
        write_from(&house, OTHER, "Halo").await;

        let stranger = draft("Promo").write(&house).await;
        let known = draft("Kabar").to(OTHER).write(&house).await;
        house.settle().await;

        assert_eq!(shown(&admin, stranger).await["error"], "first_contact_cap");
        assert_eq!(state(&admin, known).await, "delivered");
    }

    /// Two messages keep a distance; a code does not wait for it.
    async fn messages_keep_their_distance(house: House) {
        let admin = house.office("admin").await;
        change_line(&admin, json!({ "limits": { "gap_s": 6 } })).await;
        draft("Satu").to(OTHER).write(&house).await;
        let second = draft("Dua").write(&house).await;
        house.settle().await;
        assert_eq!(shown(&admin, second).await["error"], "pacing");
        write_code(&house).await;
        house.settle().await;
        assert_eq!(texts_on(&house, PHONE).await.len(), 1, "the code");

        house.pass(Duration::seconds(2)).await;
        assert_eq!(state(&admin, second).await, "queued");
        house.pass(Duration::seconds(8)).await;
        assert_eq!(state(&admin, second).await, "delivered");
    }

    /// At night only what somebody waits for leaves.
    async fn bulk_waits_for_the_morning(house: House) {
        let admin = house.office("admin").await;
        change_line(&admin, json!({ "limits": { "quiet_from": 21, "quiet_until": 8 } })).await;
        house.clock.advance(Duration::hours(13)); // 22:00 in Jakarta
        let admin = house.office("admin").await;
        let bulk = draft("Promo").class(Class::Bulk).write(&house).await;
        let news = draft("Order").to(OTHER).write(&house).await;
        house.settle().await;
        assert_eq!(shown(&admin, bulk).await["error"], "quiet_hours");
        assert_eq!(state(&admin, news).await, "delivered");

        house.pass(Duration::hours(10)).await;
        let admin = house.office("admin").await;

        assert_eq!(state(&admin, bulk).await, "delivered");
    }

    /// "BERHENTI" ends all but answers and codes, until "MULAI".
    async fn who_wants_no_more_gets_answers_and_codes_only(house: House) {
        let admin = house.office("admin").await;
        write_from(&house, PHONE, " berhenti. ").await;
        house.settle().await;
        let answers = texts_on(&house, PHONE).await;
        assert!(answers.len() == 1 && answers[0].contains("MULAI"), "{answers:?}");

        let news = draft("Order").write(&house).await;
        let reply = draft("Jawab").class(Class::Reply).write(&house).await;
        write_code(&house).await;
        house.settle().await;
        let stopped = shown(&admin, news).await;
        assert_eq!((&stopped["state"], &stopped["error"]), (&json!("cancelled"), &json!("opted_out")));
        assert_eq!(state(&admin, reply).await, "delivered");
        assert_eq!(texts_on(&house, PHONE).await.len(), 3);

        write_from(&house, PHONE, "MULAI").await;
        let again = draft("Order lagi").write(&house).await;
        house.settle().await;
        assert_eq!(state(&admin, again).await, "delivered");
    }

    /// A message that did not leave after all counts for nothing.
    async fn what_did_not_leave_is_not_counted(house: House) {
        let admin = house.office("admin").await;
        let id = change_line(&admin, json!({ "limits": { "daily": 5 } })).await;
        let simulator = crate::stage::simulator(&house).await;
        simulator.fail_next(whatsapp::simulator::Fault::Throttled(std::time::Duration::from_secs(60)));
        draft("Satu").write(&house).await;

        house.settle().await;
        assert_eq!(line(&admin, &id).await["sent"]["today"], 0);
        house.pass(Duration::seconds(61)).await;
        assert_eq!(line(&admin, &id).await["sent"]["today"], 1);
    }
}
