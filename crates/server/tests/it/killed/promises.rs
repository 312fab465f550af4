//! What must be true however often the program was killed.

use std::collections::{BTreeMap, BTreeSet};

use base::AccountId;
use kernel::Engine;
use kernel::entity::job;
use parts::entity::{order, order_item};
use sea_orm::{
    ColumnTrait, ConnectionTrait, Database, EntityTrait, PaginatorTrait, QueryFilter, Statement,
};
use testkit::House;

use super::load::Load;

/// All orders by id.
pub(super) async fn orders(house: &House) -> BTreeMap<String, order::Model> {
    let found = order::Entity::find().all(house.app.db.read()).await.expect("readable");
    found.into_iter().map(|order| (order.id.to_string(), order)).collect()
}

/// What was answered for is there, once a key; nothing else is.
pub(super) async fn every_order_is_there_once(
    house: &House,
    before: &BTreeMap<String, order::Model>,
    load: &Load,
) {
    let now = orders(house).await;
    let made: BTreeSet<&String> = now.keys().filter(|id| !before.contains_key(*id)).collect();
    let acknowledged = load.acknowledged();
    let told: BTreeSet<&String> = acknowledged.values().collect();
    assert_eq!(told.len(), acknowledged.len(), "two keys made one order");
    assert_eq!(made, told, "orders and acknowledgements differ");
    for id in load.approvals() {
        assert!(now[&id].so_number.is_some(), "the approval of {id} was acknowledged and is lost");
    }
    let items = order_item::Entity::find().all(house.app.db.read()).await.expect("readable");
    for order in now.values() {
        let lines = items.iter().filter(|item| item.order_id == order.id);
        let sum: i64 = lines.map(|line| line.price.get() * line.qty - line.discount.get()).sum();
        assert_eq!(sum, order.grand_total.get(), "{}", order.order_number);
    }
}

/// Order numbers and sales order numbers go from 1 to their last in every year.
pub(super) async fn numbers_have_no_gaps(house: &House) {
    let now = orders(house).await;
    let mut given: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for order in now.values() {
        // ORD-2026-000001
        let (year, number) = order.order_number[4..].split_once('-').expect("a number");
        given.entry(format!("order {year}")).or_default().push(number.parse().expect("digits"));
        if let Some(so) = &order.so_number {
            // 2026/000001/POD-PD
            let mut parts = so.split('/');
            let year = parts.next().expect("a year");
            let number = parts.next().expect("a number").parse().expect("digits");
            given.entry(format!("sales order {year}")).or_default().push(number);
        }
    }
    for (kind, mut numbers) in given {
        numbers.sort_unstable();
        let expected: Vec<usize> = (1..=numbers.len()).collect();
        assert_eq!(numbers, expected, "{kind} has gaps or twins");
    }
}

/// Every approved order is in the old system, once, with all its lines.
pub(super) async fn the_old_system_has_each_once(house: &House) {
    let url = house.settings().parts.data_part.url.as_ref().expect("configured").reveal();
    let old = Database::connect(url).await.expect("the old system is there");
    let schema = if house.app.db.engine() == Engine::Postgres { "data_part." } else { "" };
    let sql = format!(
        "SELECT no_so, (SELECT COUNT(*) FROM {schema}tblso_detail d WHERE d.fk_so = s.id) FROM {schema}tblso s"
    );
    let rows = old.query_all_raw(Statement::from_string(old.get_database_backend(), sql)).await;
    let mut there: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for row in rows.expect("readable") {
        let number: String = row.try_get_by_index(0).expect("a number");
        there.entry(number).or_default().push(row.try_get_by_index(1).expect("a count"));
    }
    old.close().await.expect("closed");
    let items = order_item::Entity::find().all(house.app.db.read()).await.expect("readable");
    for order in orders(house).await.values() {
        let Some(number) = &order.so_number else { continue };
        let lines = items.iter().filter(|item| item.order_id == order.id).count();
        let lines = i64::try_from(lines).expect("few");
        assert_eq!(there.get(number), Some(&vec![lines]), "{number} of {}", order.order_number);
        assert!(order.ref_so_id.is_some(), "{number} still waits");
    }
}

/// One message a fact and person, and one bubble a message on that person's phone.
pub(super) async fn everybody_was_told_once(
    house: &House,
    before: &BTreeMap<String, order::Model>,
    admins: &[AccountId],
) {
    let sql = "SELECT m.dedupe_key, s.phone, s.text FROM simulator_messages s JOIN messages m \
               ON m.wire_id = s.wire_id ORDER BY s.phone, s.text";
    let statement = Statement::from_string(house.app.db.backend(), sql);
    let rows = house.app.db.read().query_all_raw(statement).await.expect("readable");
    let mut bubbles: Vec<(Option<String>, String, String)> = Vec::new();
    for row in rows {
        let column = |place| row.try_get_by_index(place);
        bubbles.push((
            row.try_get_by_index(0).expect("a key or none"),
            column(1).expect("a phone"),
            column(2).expect("a text"),
        ));
    }
    let told = |key: &str| bubbles.iter().filter(|bubble| bubble.0.as_deref() == Some(key)).count();
    for (id, order) in &orders(house).await {
        if before.contains_key(id) {
            continue;
        }
        for admin in admins {
            assert_eq!(told(&format!("order-placed/{id}/{admin}")), 1, "{}", order.order_number);
        }
        let approved = usize::from(order.so_number.is_some());
        assert_eq!(told(&format!("order-approved/{id}")), approved, "{}", order.order_number);
    }
    let twin = bubbles.windows(2).find(|pair| pair[0].1 == pair[1].1 && pair[0].2 == pair[1].2);
    assert_eq!(twin, None, "a phone shows the same text twice");
    let database = house.app.db.read();
    let dead = job::Entity::find().filter(job::Column::State.eq("dead")).count(database).await;
    assert_eq!(dead.expect("countable"), 0, "a job died");
}

/// A cart's sums are those of its lines.
pub(super) async fn carts_add_up(house: &House, shops: &[String]) {
    for token in shops {
        let cart = house.visitor().with_token(token).get("/api/cart").await.expect(200);
        let lines = cart["lines"].as_array().expect("lines");
        let sum: i64 = lines.iter().map(|line| line["subtotal"].as_i64().expect("a sum")).sum();
        assert_eq!(cart["grand_total"].as_i64(), Some(sum), "{cart}");
    }
}

/// No entry is missing, changed or unsealed.
pub(super) async fn the_audit_log_is_whole(house: &House) {
    let report = kernel::audit::verify::verify(&house.app, &house.tenant).await.expect("readable");
    assert_eq!((report.broken, report.waiting), (None, 0));
}
