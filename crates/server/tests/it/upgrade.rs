//! An installation as the previous release left it, opened by this program. `upgrade/make.py` made it.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use identity::tenants;
use kernel::config::Secret;
use parts::entity::order;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, EntityTrait, QueryOrder, Statement};
use server::settings::Settings;
use testkit::{House, json};

/// What the previous release left, as SQL.
const SQLITE: &str = include_str!("upgrade/sqlite.sql");
const POSTGRES: &str = include_str!("upgrade/postgres.sql");
/// The secret it ran with; see `upgrade/make.py`.
const SECRET: &str = "the secret of an installation that is to be upgraded";
/// Its first shop.
const PHONE: &str = "628123456789";
/// What must neither be lost nor doubled.
const TABLES: &[&str] = &[
    "accounts",
    "cart_items",
    "memberships",
    "order_items",
    "order_steps",
    "orders",
    "products",
    "sales_people",
    "serials",
    "sessions",
    "shops",
    "simulator_messages",
];

/// Puts the old installation in the place of the house's own.
async fn go_back(settings: &Settings) -> BTreeMap<String, i64> {
    let database = match &settings.database_url {
        Some(url) => Database::connect(url.reveal()).await.expect("the test's database"),
        None => {
            for name in ["niaga.db", "niaga.db-wal", "niaga.db-shm"] {
                let _not_there = std::fs::remove_file(settings.data.join(name));
            }
            let path = settings.data.join("niaga.db");
            Database::connect(format!("sqlite://{}?mode=rwc", path.display())).await.expect("new")
        }
    };
    let sql = if settings.database_url.is_some() {
        format!("DROP SCHEMA public CASCADE; CREATE SCHEMA public; {POSTGRES}")
    } else {
        SQLITE.to_owned()
    };
    database.execute_unprepared(&sql).await.expect("the old installation");
    let rows = counts(&database).await;
    database.close().await.expect("closed");
    rows
}

async fn counts(database: &DatabaseConnection) -> BTreeMap<String, i64> {
    let mut counts = BTreeMap::new();
    for table in TABLES {
        let sql = format!("SELECT COUNT(*) FROM {table}");
        let statement = Statement::from_string(database.get_database_backend(), sql);
        let row = database.query_one_raw(statement).await.expect("readable").expect("one row");
        counts.insert((*table).to_owned(), row.try_get_by_index(0).expect("a count"));
    }
    counts
}

/// A house whose data the previous release left, an hour after it was stopped; and its rows then.
async fn upgraded(house: House) -> (House, BTreeMap<String, i64>) {
    let engine = house.app.db.engine();
    drop(house);
    let secret = |settings: &mut Settings| settings.secret = Some(Secret::from(SECRET.to_owned()));
    let mut before = BTreeMap::new();
    let mut house = House::raise_with(engine, secret)
        .await
        .restart_after(async |settings| before = go_back(settings).await)
        .await;
    let old = tenants::find_by_slug(&house.app, "demo").await.expect("readable").expect("there");
    house.tenant = old;
    let last = order::Entity::find().order_by_desc(order::Column::CreatedAt);
    let last: DateTime<Utc> =
        last.one(house.app.db.read()).await.expect("readable").expect("an order").created_at;
    house.clock.advance(last + Duration::hours(1) - house.clock.now());
    house.app.state::<parts::State>().data_part.create_fixture().await.expect("an old system");
    (house, before)
}

testkit::on_both_engines! {
    /// Every row is there, the audit chain is whole, and every table is what this program believes.
    async fn nothing_is_lost_by_an_upgrade(house: House) {
        let (house, before) = upgraded(house).await;

        assert_eq!(counts(house.app.db.read()).await, before);
        assert!(before["orders"] >= 6 && before["sessions"] >= 2, "{before:?}");
        crate::tables::assert_entities_are_tables(&house).await;
        let report = kernel::audit::verify::verify(&house.app, &house.tenant).await.expect("readable");
        assert_eq!(report.broken, None);
        assert!(report.sealed > 0, "no entry was sealed");
    }

    /// People sign in with what they had, see what they ordered, and go on: the numbers go on too.
    async fn business_goes_on_after_an_upgrade(house: House) {
        let (house, _) = upgraded(house).await;

        let login = json!({"email": "admin@niaga.test", "password": "niaga-demo"});
        let login = house.visitor().post("/api/admin/login", login).await.expect(200);
        let admin = house.visitor().with_token(login["token"].as_str().expect("a token"));
        house.visitor().post("/api/auth/request-otp", json!({"phone": PHONE})).await.expect(200);
        let texts = house.texts_of(PHONE).await;
        let code = texts.iter().rev().find_map(|text| text.strip_prefix("Kode OTP Anda: "));
        let code = &code.expect("a code")[..6];
        let shop = json!({"phone": PHONE, "otp": code});
        let shop = house.visitor().post("/api/auth/verify-otp", shop).await.expect(200);
        let shop = house.visitor().with_token(shop["token"].as_str().expect("a token"));

        let mine = shop.get("/api/orders").await.expect(200);
        let states: Vec<_> = mine["data"].as_array().expect("orders").iter().map(|one| one["status"].clone()).collect();
        assert_eq!(states[..2], [json!("pending"), json!("submitted_to_datapart")]);
        let cart = shop.get("/api/cart").await.expect(200);
        assert_eq!(cart["lines"].as_array().map(Vec::len), Some(1), "the old cart is kept");
        let old = mine["data"][0]["id"].as_str().expect("an id");
        let approved = admin.put(&format!("/api/admin/orders/{old}/approve"), json!({})).await.expect(200);
        let new = shop.post_with_key("/api/cart/checkout", "after", json!({})).await.expect(201);
        let replayed = shop.post_with_key("/api/cart/checkout", "before-2", json!({})).await.expect(200);

        assert_eq!(approved["status"], "submitted_to_datapart");
        assert_eq!(replayed["id"], mine["data"][0]["id"], "an old key makes no second order");
        let number = |order: &testkit::Value| order["order_number"].as_str().map(|text| text[9..].parse::<u32>());
        let before = number(&mine["data"][0]).expect("a number").expect("digits");
        assert_eq!(number(&new), Some(Ok(before + 1)));
    }
}
