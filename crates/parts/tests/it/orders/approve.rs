//! Approving: one order becomes one sales order, or is refused before anything is written.

use chrono::Duration;
use sea_orm::ActiveValue::Set;
use testkit::futures::future::join_all;
use testkit::json;

use crate::office::{Office, PHONE, id_of, link_salesman, link_shop, row, timeline};
use crate::old_system::{OldSystem, So};
use crate::stage::edit;

testkit::on_both_engines! {
    async fn an_approved_order_is_a_sales_order_with_the_agreed_columns(house: House) {
        let (office, old) = (Office::open(&house).await, OldSystem::open(&house).await);
        office.toko.adds(office.goods[0], 3).await;
        office.toko.adds(office.goods[1], 2).await;
        let order = office.toko.orders("a").await;

        let answer = office.approve(&order).await.expect(200);

        assert_eq!(answer["status"], "submitted_to_datapart");
        assert_eq!(answer["waiting_for_submission"], false);
        assert_eq!(answer["ref_so_number"], "2026/000001/POD-PD");
        assert_eq!(timeline(&answer), ["pending", "waiting", "submitted_to_datapart"]);
        let orders = old.orders().await;
        let expected = So {
            id: orders[0].id,
            no_so: "2026/000001/POD-PD".into(),
            jenis_so: "Other".into(),
            tgl_so: "2026-11-21".into(),
            fk_salesman: 7,
            fk_toko: 21,
            grand_total: 52_000,
            status: "Waiting For Approval".into(),
        };
        assert_eq!(orders, [expected]);
        let lines = [[501, 10_000, 3, 30_000, 3], [502, 11_000, 2, 22_000, 2]];
        assert_eq!(old.lines(orders[0].id).await, lines);
        let told = "Order ORD-2026-000001 telah disetujui.\nNo SO: 2026/000001/POD-PD\nTerima kasih!";
        assert_eq!(house.texts_of(PHONE).await, [told]);
        assert_eq!(row(&house, id_of(&order)).await.ref_so_id, Some(orders[0].id));
    }

    async fn nothing_but_oil_is_oli_regular(house: House) {
        let (office, old) = (Office::open(&house).await, OldSystem::open(&house).await);
        let order = office.order("a").await;

        office.approve(&order).await.expect(200);

        assert_eq!(old.orders().await[0].jenis_so, "Oli Regular");
    }

    async fn what_is_missing_is_named_and_nothing_is_written(house: House) {
        let (office, old) = (Office::open(&house).await, OldSystem::open(&house).await);
        let order = office.order("a").await;
        link_shop(&house, &office.toko, None).await;
        link_salesman(&house, &office.toko, None).await;
        let before = row(&house, id_of(&order)).await;

        let answer = office.approve(&order).await;

        assert_eq!(answer.refused(409), "parts.order.missing_reference");
        assert_eq!(answer.body["missing"], json!(["shop TK001", "salesman Pak Joko"]));
        assert_eq!(row(&house, id_of(&order)).await, before);
        house.settle().await;
        assert!(old.orders().await.is_empty() && house.texts_of(PHONE).await.is_empty());

        link_shop(&house, &office.toko, Some(21)).await;
        link_salesman(&house, &office.toko, Some(7)).await;
        let answer = office.approve(&order).await.expect(200);
        assert_eq!(answer["ref_so_number"], "2026/000001/POD-PD");
    }

    async fn a_product_without_its_part_is_named_and_one_linked_after_checkout_counts(house: House) {
        let (office, old) = (Office::open(&house).await, OldSystem::open(&house).await);
        edit(&house, office.goods[0], |row| row.ref_part_id = Set(None)).await;
        let order = office.order("a").await;

        let refused = office.approve(&order).await;
        edit(&house, office.goods[0], |row| row.ref_part_id = Set(Some(909))).await;
        office.approve(&order).await.expect(200);

        assert_eq!(refused.refused(409), "parts.order.missing_reference");
        assert_eq!(refused.body["missing"], json!(["product OLI-1"]));
        let orders = old.orders().await;
        assert_eq!(old.lines(orders[0].id).await, [[909, 10_000, 1, 10_000, 1]]);
    }

    async fn twenty_approvals_at_once_make_one_sales_order_with_one_number(house: House) {
        let (office, old) = (Office::open(&house).await, OldSystem::open(&house).await);
        let order = office.order("a").await;

        let answers = join_all((0..20).map(|_| office.approve(&order))).await;
        house.settle().await;

        let approved = answers.iter().filter(|answer| answer.status == 200).count();
        let refused: Vec<_> = answers.iter().filter(|answer| answer.status != 200).collect();
        assert_eq!((approved, refused.len()), (1, 19));
        assert!(refused.iter().all(|answer| answer.refused(409) == "parts.order.not_pending"));
        assert_eq!(old.numbers().await, ["2026/000001/POD-PD"]);
        assert_eq!(house.texts_of(PHONE).await.len(), 1);
        let next = office.order("b").await;
        assert_eq!(office.approve(&next).await.expect(200)["ref_so_number"], "2026/000002/POD-PD");
    }

    async fn numbers_have_no_gaps_and_begin_again_with_the_year(house: House) {
        let (mut office, old) = (Office::open(&house).await, OldSystem::open(&house).await);
        let [a, b, c] = [office.order("a").await, office.order("b").await, office.order("c").await];

        let both = join_all([office.approve(&a), office.approve(&b)]).await;
        office.approve(&a).await.expect(409);
        // 2026-12-31 23:30 in Jakarta, then half an hour into 2027.
        house.clock.advance(Duration::days(40) + Duration::minutes(14 * 60 + 30));
        office.sign_in_again(&house).await;
        office.approve(&c).await.expect(200);
        house.clock.advance(Duration::hours(1));
        let d = office.order("d").await;
        office.approve(&d).await.expect(200);

        assert!(both.iter().all(|answer| answer.status == 200));
        let expected =
            ["2026/000001/POD-PD", "2026/000002/POD-PD", "2026/000003/POD-PD", "2027/000001/POD-PD"];
        assert_eq!(old.numbers().await, expected);
        assert_eq!(old.orders().await[2].tgl_so, "2026-12-31");
    }
}
