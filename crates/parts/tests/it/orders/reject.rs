//! Rejecting: the shop reads why, and only what is pending can be rejected.

use testkit::json;

use crate::office::{Office, PHONE, id_of, row, timeline};
use crate::old_system::OldSystem;

testkit::on_both_engines! {
    async fn the_shop_reads_the_reason(house: House) {
        let office = Office::open(&house).await;
        let order = office.order("a").await;

        let answer = office.reject(&order, "  Stok tidak tersedia. ").await.expect(200);

        assert_eq!(answer["status"], "rejected");
        assert_eq!(timeline(&answer), ["pending", "rejected"]);
        assert_eq!(answer["timeline"][1]["reason"], "Stok tidak tersedia.");
        let told = "Order ORD-2026-000001 ditolak.\nAlasan: Stok tidak tersedia.\nSilakan hubungi admin.";
        assert_eq!(house.texts_of(PHONE).await, [told]);
    }

    async fn a_rejection_needs_a_reason_of_at_most_five_hundred_characters(house: House) {
        let office = Office::open(&house).await;
        let order = office.order("a").await;
        let before = row(&house, id_of(&order)).await;

        for reason in [" ".to_owned(), "x".repeat(501)] {
            let answer = office.reject(&order, &reason).await;

            assert_eq!(answer.refused(422), "platform.invalid");
            assert!(answer.body["errors"]["reason"].is_array(), "{}", answer.text);
        }
        let path = format!("/api/admin/orders/{}/reject", order["id"].as_str().expect("the agreed shape"));
        assert_eq!(office.admin.put(&path, json!({})).await.refused(422), "platform.invalid");
        assert_eq!(row(&house, id_of(&order)).await, before);
        office.reject(&order, &"x".repeat(500)).await.expect(200);
    }

    async fn an_order_is_either_approved_or_rejected(house: House) {
        let (office, old) = (Office::open(&house).await, OldSystem::open(&house).await);
        for key in ["a", "b", "c", "d", "e"] {
            let order = office.order(key).await;

            let (approved, rejected) =
                testkit::futures::join!(office.approve(&order), office.reject(&order, "Penuh."));

            let mut answers = [approved.status, rejected.status];
            answers.sort_unstable();
            assert_eq!(answers, [200, 409]);
            let status = office.show(&order).await["status"].clone();
            let expected = if approved.status == 200 { "submitted_to_datapart" } else { "rejected" };
            assert_eq!(status, expected);
        }
        assert_eq!(house.texts_of(PHONE).await.len(), 5);
        let numbers = old.numbers().await;
        let gapless: Vec<_> = (1..=numbers.len()).map(|n| format!("2026/{n:06}/POD-PD")).collect();
        assert_eq!(numbers, gapless);
    }
}
