//! Stock follows the old system's stores, and says how old it is.

use chrono::{DateTime, Duration, Utc};
use parts::entity::{catalogue_version, product};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use testkit::{House, Value, json};

use super::{counts, stock, sync};
use crate::old_system::OldSystem;
use crate::stage::{edit, product, products, toko};

async fn version(house: &House) -> i64 {
    let row = catalogue_version::Entity::find_by_id(house.tenant.id).one(house.app.db.read()).await;
    row.expect("readable").map_or(0, |row| row.version)
}

fn as_of(product: &Value) -> DateTime<Utc> {
    product.as_str().expect("the agreed shape").parse().expect("a moment")
}

testkit::on_both_engines! {
    async fn stock_is_the_sum_of_the_stores_and_never_less_than_nothing(house: House) {
        let (old, toko) = (OldSystem::open(&house).await, toko(&house, "TK001").await);
        let admin = house.office("admin").await;
        let goods = [("A", "Oli A"), ("B", "Oli B"), ("C", "Oli C"), ("D", "Oli D"), ("E", "Oli E")];
        let ids = products(&house, "OIL", &goods).await;
        edit(&house, ids[4], |row| row.ref_part_id = Set(None)).await;
        old.sells(102, "C", "Oli C", "OIL", 1).await;
        for (part, pieces) in [(100, 5), (100, 7), (101, 3), (101, -9)] {
            old.stocks(part, pieces).await;
        }
        house.clock.advance(Duration::minutes(1));

        let run = sync(&house, &admin, stock()).await;

        assert_eq!(counts(&run), [4, 0, 4, 0, 0, 0]);
        let list = toko.client.get("/api/products?sort=name").await.expect(200);
        let shown: Vec<_> = list["data"].as_array().expect("the agreed shape").iter().map(|one| one["stock"].clone()).collect();
        assert_eq!(json!(shown), json!([12, 0, 0, null, 50]), "summed, floored, none there, unknown there, not linked");
        let ages: Vec<_> = list["data"].as_array().expect("the agreed shape").iter().map(|one| one["stock_as_of"].clone()).collect();
        let (now, before) = ("2026-11-21T02:01:00Z", "2026-11-21T02:00:00Z");
        assert_eq!(json!(ages), json!([now, now, now, null, before]));
    }

    async fn a_cart_warns_as_soon_as_a_sync_knows_better(house: House) {
        let (old, toko) = (OldSystem::open(&house).await, toko(&house, "TK001").await);
        let oli = product(&house, "OLI-1", "Oli Mesin").await;
        toko.adds(oli, 10).await;
        old.stocks(100, 4).await;
        let mut screen = house.app.live.listen();
        assert_eq!(toko.client.get("/api/cart").await.expect(200)["lines"][0]["warnings"], json!([]));

        sync(&house, &house.office("admin").await, stock()).await;

        let warnings = toko.client.get("/api/cart").await.expect(200)["lines"][0]["warnings"].clone();
        assert_eq!(warnings, json!([{"code": "not_enough_stock", "message": "Stok tinggal 4.", "stock": 4}]));
        let mut heard = Vec::new();
        while let Ok(event) = screen.try_recv() {
            heard.push(event.name.clone());
        }
        for name in ["catalogue.updated", "data_part.updated"] {
            assert!(heard.iter().any(|heard| heard == name), "{name} is missing from {heard:?}");
        }
    }

    async fn a_sync_that_finds_nothing_new_writes_no_product_and_makes_all_of_them_younger(house: House) {
        let (old, toko) = (OldSystem::open(&house).await, toko(&house, "TK001").await);
        let admin = house.office("admin").await;
        let oli = product(&house, "OLI-1", "Oli Mesin").await;
        old.stocks(100, 50).await;
        let before = (version(&house).await, product::Entity::find().all(house.app.db.read()).await.expect("readable"));
        let mut screen = house.app.live.listen();
        house.clock.advance(Duration::minutes(30));

        let run = sync(&house, &admin, stock()).await;

        assert_eq!(counts(&run), [1, 0, 0, 1, 0, 0]);
        assert_eq!((version(&house).await, product::Entity::find().all(house.app.db.read()).await.expect("readable")), before);
        let now = json!("2026-11-21T02:30:00Z");
        assert_eq!(toko.client.get("/api/products").await.expect(200)["data"][0]["stock_as_of"], now);
        assert_eq!(toko.client.get(&format!("/api/products/{oli}")).await.expect(200)["stock_as_of"], now);
        old.execute("ALTER TABLE {}tblstock_part_id RENAME TO tblstock_away").await;
        let live = toko.client.get(&format!("/api/products/{oli}/stock")).await.expect(200);
        assert_eq!(live, json!({"stock": 50, "as_of": now}), "the last known one, as old as it is");
        while let Ok(event) = screen.try_recv() {
            assert_ne!(event.name, "catalogue.updated", "nobody needs to fetch anything");
        }
    }

    async fn an_unlinked_product_does_not_grow_younger_with_the_others(house: House) {
        let (old, toko) = (OldSystem::open(&house).await, toko(&house, "TK001").await);
        let ids = products(&house, "OIL", &[("A", "Oli A"), ("B", "Oli B")]).await;
        edit(&house, ids[1], |row| row.ref_part_id = Set(None)).await;
        old.stocks(100, 50).await;
        house.clock.advance(Duration::minutes(30));

        sync(&house, &house.office("admin").await, stock()).await;

        let list = toko.client.get("/api/products?sort=name").await.expect(200);
        assert_eq!(list["data"][0]["stock_as_of"], "2026-11-21T02:30:00Z");
        assert_eq!(list["data"][1]["stock_as_of"], "2026-11-21T02:00:00Z");
    }

    async fn no_stock_that_shops_see_is_older_than_five_minutes(house: House) {
        let (old, toko) = (OldSystem::open(&house).await, toko(&house, "TK001").await);
        product(&house, "OLI-1", "Oli Mesin").await;
        old.sells(100, "OLI-1", "Oli Mesin", "OIL", 10_000).await;
        old.stocks(100, 50).await;
        house.settle().await;
        house.pass(Duration::minutes(5)).await;

        for minute in 0..70 {
            house.pass(Duration::seconds(60)).await;
            let shown = toko.client.get("/api/products").await.expect(200)["data"][0].clone();
            let age = house.app.now() - as_of(&shown["stock_as_of"]);
            assert!(age <= Duration::minutes(5), "{age} after {minute} minutes");
        }
    }

    async fn a_stock_that_a_shop_asked_for_meanwhile_is_not_set_back(house: House) {
        let (old, toko) = (OldSystem::open(&house).await, toko(&house, "TK001").await);
        let oli = product(&house, "OLI-1", "Oli Mesin").await;
        old.stocks(100, 4).await;
        // Learnt in a moment that the sync below, with its older question, does not know.
        edit(&house, oli, |row| {
            row.stock = Set(Some(3));
            row.stock_as_of = Set(Some(house.app.now() + Duration::minutes(1)));
        })
        .await;

        sync(&house, &house.office("admin").await, stock()).await;

        assert_eq!(toko.client.get("/api/products").await.expect(200)["data"][0]["stock"], 3);
    }
}
