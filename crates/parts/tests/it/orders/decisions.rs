//! Following the old system's decisions.

use chrono::Duration;

use crate::office::{Office, PHONE, timeline};
use crate::old_system::OldSystem;

testkit::on_both_engines! {
    async fn orders_follow_what_the_old_system_decided(house: House) {
        let (office, old) = (Office::open(&house).await, OldSystem::open(&house).await);
        let orders = [office.order("a").await, office.order("b").await, office.order("c").await];
        for order in &orders {
            office.approve(order).await.expect(200);
        }
        house.settle().await;
        old.decide("2026/000001/POD-PD", "APPROVED").await;
        old.decide("2026/000002/POD-PD", "rejected").await;
        old.decide("2026/000003/POD-PD", "Menunggu atasan").await;

        house.pass(Duration::minutes(6)).await;

        let [a, b, c] = [
            office.show(&orders[0]).await,
            office.show(&orders[1]).await,
            office.show(&orders[2]).await,
        ];
        assert_eq!(timeline(&a)[3..], ["approved"]);
        assert_eq!(timeline(&b)[3..], ["rejected"]);
        assert_eq!(b["timeline"][3]["reason"], "Ditolak oleh sistem dealer");
        assert_eq!(b["timeline"][3]["by"], "Sistem dealer");
        assert_eq!(c["status"], "submitted_to_datapart");
        let texts = house.texts_of(PHONE).await;
        let told = "Order ORD-2026-000002 ditolak.\nAlasan: Ditolak oleh sistem dealer\nSilakan hubungi admin.";
        assert_eq!((texts.len(), texts.last().map(String::as_str)), (4, Some(told)));

        house.pass(Duration::minutes(6)).await;
        assert_eq!(house.texts_of(PHONE).await.len(), 4, "a decision is followed once");
        old.decide("2026/000003/POD-PD", "Approved").await;
        house.pass(Duration::minutes(6)).await;
        assert_eq!(office.show(&orders[2]).await["status"], "approved");
    }
}
