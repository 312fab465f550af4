//! One-time codes and links are nobody's to read afterwards.

use testkit::json;
use whatsapp::simulator::{AirplaneMode, Fault};

use crate::stage::{PHONE, kept_text, shown, simulator, state, texts_on, write_code, write_mail};

const HIDDEN: &str = "Kode OTP Anda: ••••••. Berlaku 5 menit.";

testkit::on_both_engines! {
    /// The phone shows the code; we forget it.
    async fn a_code_is_forgotten_once_it_is_sent(house: House) {
        let id = write_code(&house).await;

        house.settle().await;

        assert_eq!(texts_on(&house, PHONE).await, ["Kode OTP Anda: 730551. Berlaku 5 menit."]);
        assert_eq!(kept_text(&house, id).await, HIDDEN);
    }

    /// A code that waits is kept, because it must be sent, but not shown.
    async fn a_waiting_code_is_not_shown(house: House) {
        let admin = house.office("super_admin").await;
        house.settle().await;
        simulator(&house).await.set_airplane_mode(AirplaneMode::On);
        let id = write_code(&house).await;
        house.settle().await;

        assert!(kept_text(&house, id).await.contains("730551"));
        assert_eq!(shown(&admin, id).await["text"], HIDDEN);
        let found = admin.get("/api/admin/messages?search=730551").await.expect(200);
        assert_eq!(found["meta"]["total"], 0, "searching tells the code");
    }

    /// Also when it was not sent after all.
    async fn a_code_that_failed_or_came_too_late_is_forgotten(house: House) {
        let admin = house.office("admin").await;
        simulator(&house).await.fail_next(Fault::Rejected("no_account".to_owned()));
        let failed = write_code(&house).await;
        house.settle().await;
        let late = write_code(&house).await;
        house.clock.advance(chrono::Duration::minutes(6));
        house.settle().await;

        assert_eq!(state(&admin, failed).await, "failed");
        assert_eq!(kept_text(&house, failed).await, HIDDEN);
        assert_eq!(state(&admin, late).await, "expired");
        assert_eq!(kept_text(&house, late).await, HIDDEN);
    }

    /// Sending it again would send dots.
    async fn a_code_is_not_sent_again(house: House) {
        let admin = house.office("admin").await;
        simulator(&house).await.fail_next(Fault::Rejected("no_account".to_owned()));
        let id = write_code(&house).await;
        house.settle().await;

        let answer = admin.post(&format!("/api/admin/messages/{id}/retry"), json!({})).await;

        assert_eq!(answer.refused(409), "messaging.message.one_time");
        assert_eq!(state(&admin, id).await, "failed");
    }

    /// The mail has the link; the log does not.
    async fn a_links_token_is_forgotten_once_it_is_sent(house: House) {
        let admin = house.office("admin").await;
        let id = write_mail(&house, "ani@uji.test", "Buka http://x/reset?token=rahasia\n").await;

        house.settle().await;

        let mailbox = house.visitor().get("/api/simulator/mailbox").await.expect(200);
        assert_eq!(mailbox["data"][0]["text"], "Buka http://x/reset?token=rahasia\n");
        assert_eq!(kept_text(&house, id).await, "Buka http://x/reset?token=••••••\n");
        assert!(!shown(&admin, id).await.to_string().contains("rahasia"));
    }
}
