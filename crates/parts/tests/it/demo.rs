//! The demo: rich, consistent in both databases, and loaded once.

use std::collections::BTreeSet;

use parts::entity::{order, product, shop};
use parts::orders::state::{State, Status};
use sea_orm::{EntityTrait, PaginatorTrait};
use testkit::{Engine, House, json};

use crate::old_system::OldSystem;

testkit::on_both_engines! {
    async fn the_demo_is_rich_and_both_databases_agree(house: House) {
        parts::demo::load(&house.app, &house.tenant).await.expect("loaded");

        let db = house.app.db.read();
        let products = product::Entity::find().all(db).await.expect("products");
        let categories: BTreeSet<_> = products.iter().map(|product| &product.category).collect();
        assert!(products.len() >= 300 && categories.len() >= 8, "{}", products.len());
        let shops = shop::Entity::find().all(db).await.expect("shops");
        let first = shops.iter().find(|shop| shop.code == "TK001").expect("TK001");
        assert_eq!((shops.len(), first.name.as_str(), first.phone.as_str()), (20, "Toko Jaya Motor", "628123456789"));
        let orders = order::Entity::find().all(db).await.expect("orders");
        let states: BTreeSet<_> = orders.iter().map(|order| order.status.shown()).collect();
        assert_eq!((orders.len(), states.len()), (150, 5));
        let there = OldSystem::open(&house).await.orders().await;
        for order in &orders {
            let word = match State::of(order).expect("a sound row").status() {
                Status::Submitted => "Waiting For Approval",
                Status::Approved => "Approved",
                Status::Rejected if order.ref_so_id.is_some() => "Rejected",
                _ => continue,
            };
            let so = there.iter().find(|so| Some(so.id) == order.ref_so_id).expect("its sales order");
            assert_eq!((so.status.as_str(), Some(&so.no_so)), (word, order.so_number.as_ref()));
            assert_eq!(so.grand_total, order.grand_total.get());
        }
    }

    async fn its_first_syncs_find_what_the_old_system_changed_and_nothing_else(house: House) {
        parts::demo::load(&house.app, &house.tenant).await.expect("loaded");
        let before = product::Entity::find().count(house.app.db.read()).await.expect("products");

        house.settle().await;

        let admin = house.office("admin").await;
        let state = admin.get("/api/admin/data-part").await.expect(200);
        let count = |run: &testkit::Value, name: &str| run[name].as_u64().expect("the agreed shape");
        let run = &state["products"]["run"];
        assert_eq!((&run["state"], &run["trigger"]), (&json!("done"), &json!("hourly")));
        let told = ["seen", "created", "updated", "refused", "deactivated"].map(|name| count(run, name));
        assert_eq!(told, [before + 3, 2, 3, 2, 1]);
        let stock = &state["stock"]["run"];
        assert_eq!((&stock["state"], count(stock, "seen")), (&json!("done"), before + 2));
        assert_eq!(state["missing_references"], json!({"products": 0, "shops": 0, "sales_people": 0}));
        house.pass(chrono::Duration::minutes(70)).await;
        let again = house.office("admin").await.get("/api/admin/data-part").await.expect(200);
        let run = &again["products"]["run"];
        assert_eq!(["created", "updated", "deactivated"].map(|name| count(run, name)), [0, 0, 0]);
    }

    async fn a_second_load_changes_nothing_and_orders_go_on_where_the_demo_ended(house: House) {
        parts::demo::load(&house.app, &house.tenant).await.expect("loaded");
        let old = OldSystem::open(&house).await;
        let before = old.numbers().await.len();

        parts::demo::load(&house.app, &house.tenant).await.expect("loaded");

        assert_eq!(order::Entity::find().count(house.app.db.read()).await.expect("orders"), 150);
        assert_eq!(old.numbers().await.len(), before);
        let admin = house.office("admin").await;
        let queue = admin.get("/api/admin/orders?status=pending").await.expect(200);
        let path = format!("/api/admin/orders/{}/approve", queue["data"][0]["id"].as_str().expect("the agreed shape"));
        let approved = admin.put(&path, json!({})).await.expect(200);
        assert_eq!(approved["status"], "submitted_to_datapart");
        assert_eq!(approved["ref_so_number"], format!("2026/{:06}/POD-PD", before + 1));
    }

    async fn a_crash_after_the_old_systems_half_is_mended_by_the_next_load(house: House) {
        parts::demo::load(&house.app, &house.tenant).await.expect("loaded");
        let old = OldSystem::open(&house).await;
        let before = old.orders().await;
        let url = house.settings().parts.data_part.url.clone();
        let empty = House::raise_with(Engine::Sqlite, |settings| {
            settings.parts.data_part.url = url;
        })
        .await;

        parts::demo::load(&empty.app, &empty.tenant).await.expect("loaded");

        assert_eq!(old.orders().await, before);
        assert_eq!(order::Entity::find().count(empty.app.db.read()).await.expect("orders"), 150);
    }
}
