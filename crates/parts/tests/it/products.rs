//! The catalogue: searched, counted, and never stale.

mod office;

use base::Rupiah;
use identity::sessions::{self, SessionKind};
use sea_orm::ActiveValue::Set;
use testkit::json;

use crate::old_system::OldSystem;
use crate::stage::{edit, product, products, toko};

const OILS: &[(&str, &str)] =
    &[("OLI-MX-08", "Oli Mesin Matic 0,8L"), ("OLI-SP-10", "Oli Mesin Sport 1L")];
const BRAKES: &[(&str, &str)] =
    &[("BRK-0012", "Kampas Rem Depan Vario"), ("BRK-0013", "Kampas Rem Belakang Beat")];

testkit::on_both_engines! {
    async fn a_search_answers_products_and_facets_in_the_agreed_shape(house: House) {
        let toko = toko(&house, "TK001").await;
        let oils = products(&house, "OIL", OILS).await;
        products(&house, "BRAKE", BRAKES).await;

        let found = toko.client.get("/api/products?search=olie+mesn+matic").await.expect(200);

        let expected = json!({
            "id": oils[0], "code": "OLI-MX-08", "name": "Oli Mesin Matic 0,8L", "description": "",
            "category": "OIL", "price": 10_000, "stock": 50, "stock_as_of": "2026-11-21T02:00:00Z",
            "is_active": true,
        });
        assert_eq!(found["data"][0], expected);
        let all = toko.client.get("/api/products?category=brake&sort=-price&per_page=1").await.expect(200);
        assert_eq!(all["data"][0]["code"], "BRK-0013");
        let meta = json!({"page": 1, "per_page": 1, "total": 2, "facets": {"category": {"BRAKE": 2, "OIL": 2}}});
        assert_eq!(all["meta"], meta);
    }

    async fn an_edit_on_any_node_shows_in_the_next_search(house: House) {
        let toko = toko(&house, "TK001").await;
        let oli = products(&house, "OIL", OILS).await[0];
        toko.client.get("/api/products").await.expect(200);
        let (node, elsewhere) = house.second_node().await;
        let mut tx = house.begin().await;
        let account = toko.row.account_id;
        let opened = sessions::open(&mut tx, account, SessionKind::Shop, "lain").await.expect("as the test laid it");
        tx.commit().await.expect("as the test laid it");
        let elsewhere = elsewhere.with_token(&opened.token);
        let warm = elsewhere.get("/api/products?search=matic").await.expect(200);
        assert_eq!(warm["meta"]["total"], 1);

        edit(&house, oli, |row| {
            row.name = Set("Oli Gardan".into());
            row.price = Set(Rupiah::new(77_000));
        })
        .await;

        for client in [&toko.client, &elsewhere] {
            let gone = client.get("/api/products?search=matic").await.expect(200);
            let renamed = client.get("/api/products?search=gardan").await.expect(200);
            assert_eq!(gone["meta"]["total"], 0);
            assert_eq!(renamed["data"][0]["price"], 77_000);
        }
        edit(&house, oli, |row| row.is_active = Set(false)).await;
        for client in [&toko.client, &elsewhere] {
            let gone = client.get("/api/products?search=gardan").await.expect(200);
            assert_eq!(gone["meta"]["total"], 0);
        }
        node.db.close().await;
    }

    async fn a_product_no_longer_sold_is_not_found(house: House) {
        let toko = toko(&house, "TK001").await;
        let oli = product(&house, "OLI-1", "Oli Mesin").await;
        let path = format!("/api/products/{oli}");
        assert_eq!(toko.client.get(&path).await.expect(200)["code"], "OLI-1");

        edit(&house, oli, |row| row.is_active = Set(false)).await;

        assert_eq!(toko.client.get(&path).await.refused(404), "parts.product.not_found");
        assert_eq!(toko.client.get(&format!("{path}/stock")).await.refused(404), "parts.product.not_found");
    }

    async fn stock_is_asked_of_the_old_system_and_lists_show_what_was_learnt(house: House) {
        let old = OldSystem::open(&house).await;
        let toko = toko(&house, "TK001").await;
        let oli = product(&house, "OLI-1", "Oli Mesin").await;
        old.stocks(100, 7).await;
        house.clock.advance(chrono::Duration::minutes(1));

        let live = toko.client.get(&format!("/api/products/{oli}/stock")).await.expect(200);

        assert_eq!(live, json!({"stock": 7, "as_of": "2026-11-21T02:01:00Z"}));
        let list = toko.client.get("/api/products").await.expect(200);
        assert_eq!(list["data"][0]["stock"], 7);
        assert_eq!(list["data"][0]["stock_as_of"], "2026-11-21T02:01:00Z");
    }

    async fn while_the_old_system_is_away_the_last_known_stock_is_told_with_its_age(house: House) {
        let toko = toko(&house, "TK001").await;
        let oli = product(&house, "OLI-1", "Oli Mesin").await;
        house.clock.advance(chrono::Duration::minutes(3));

        let stock = toko.client.get(&format!("/api/products/{oli}/stock")).await.expect(200);

        assert_eq!(stock, json!({"stock": 50, "as_of": "2026-11-21T02:00:00Z"}));
    }

    async fn wrong_parameters_are_refused_at_their_field(house: House) {
        let toko = toko(&house, "TK001").await;
        let long = "x".repeat(101);
        let wrong = [
            ("sort=best".to_owned(), "sort"),
            ("page=0".to_owned(), "page"),
            ("per_page=101".to_owned(), "per_page"),
            ("per_page=-1".to_owned(), "per_page"),
            ("in_stock=maybe".to_owned(), "in_stock"),
            (format!("search={long}"), "search"),
        ];

        for (query, field) in wrong {
            let answer = toko.client.get(&format!("/api/products?{query}")).await;
            assert_eq!(answer.refused(422), "platform.invalid", "{query}");
            assert!(answer.body["errors"][field].is_array(), "{query}: {}", answer.text);
        }
    }
}
