//! What a test finds on the stage: a salesman, products, shops that are signed in.

use base::{Phone, Rupiah};
use identity::sessions::SessionKind;
use parts::entity::sales_person::{self, Position};
use parts::entity::{cart_item, order, product, shop};
use parts::ids::{ProductId, SalesId};
use parts::products::{next_revision, search_text};
use parts::shops::{self, NewShop};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use testkit::{Client, House, json};

/// A shop and a device of it.
pub struct Toko {
    /// Its row.
    pub row: shop::Model,
    /// A device it is signed in on.
    pub client: Client,
}

impl Toko {
    /// Puts pieces of a product in its cart.
    pub async fn adds(&self, product: ProductId, qty: i64) {
        let body = json!({"product_id": product, "qty": qty});
        self.client.post("/api/cart/add", body).await.expect(200);
    }

    /// Orders what is in the cart.
    pub async fn orders(&self, key: &str) -> testkit::Value {
        self.client.post_with_key("/api/cart/checkout", key, json!({})).await.expect(201)
    }
}

/// A new salesman.
pub async fn salesman(house: &House) -> SalesId {
    let tx = house.begin().await;
    let id = tx.new_id();
    let row = sales_person::ActiveModel {
        id: Set(id),
        tenant_id: Set(house.tenant.id),
        name: Set("Pak Joko".into()),
        position: Set(Position::Sales),
        supervisor_id: Set(None),
        ref_salesman_id: Set(Some(7)),
        phone: Set(None),
        is_active: Set(true),
        version: Set(1),
    };
    sales_person::Entity::insert(row)
        .exec_without_returning(tx.conn())
        .await
        .expect("as the test laid it");
    tx.commit().await.expect("as the test laid it");
    id
}

/// A new shop, signed in. Its phone is `62812000` and the digits of its code.
pub async fn toko(house: &House, code: &str) -> Toko {
    let salesman = salesman(house).await;
    let phone = format!("628120000{}", &code[2..]);
    let new = NewShop {
        code: code.into(),
        name: format!("Toko {code}"),
        phone: Phone::parse(&phone).expect("as the test laid it"),
        address: "Jl. Veteran 1".into(),
        city: "Bandung".into(),
        province: "Jawa Barat".into(),
        salesman,
        ref_toko_id: Some(21),
    };
    let mut tx = house.begin().await;
    let row = shops::create(&mut tx, new).await.expect("as the test laid it");
    tx.commit().await.expect("as the test laid it");
    let client = house.sign_in(&house.tenant, row.account_id, SessionKind::Shop).await;
    Toko { row, client }
}

/// New products of one category, priced 10.000, 11.000, … with 50 pieces each.
pub async fn products(house: &House, category: &str, names: &[(&str, &str)]) -> Vec<ProductId> {
    let tx = house.begin().await;
    let revision = next_revision(&tx).await.expect("as the test laid it");
    let row = |(place, (code, name)): (i64, &(&str, &str))| product::Model {
        id: tx.new_id(),
        tenant_id: house.tenant.id,
        code: (*code).into(),
        name: (*name).into(),
        description: String::new(),
        category: category.into(),
        price: Rupiah::new(10_000 + place * 1_000),
        ref_part_id: Some(100 + place),
        stock: Some(50),
        stock_as_of: Some(tx.now()),
        is_active: true,
        search_text: search_text(code, name),
        revision,
        version: 1,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    let rows: Vec<_> = (0..).zip(names).map(row).collect();
    let ids = rows.iter().map(|row| row.id).collect();
    for rows in rows.chunks(1_000) {
        let rows = rows.iter().cloned().map(IntoActiveModel::into_active_model);
        product::Entity::insert_many(rows)
            .exec_without_returning(tx.conn())
            .await
            .expect("as the test laid it");
    }
    tx.commit().await.expect("as the test laid it");
    ids
}

/// One new product for 10.000.
pub async fn product(house: &House, code: &str, name: &str) -> ProductId {
    products(house, "OIL", &[(code, name)]).await[0]
}

/// Changes a product as the office would.
pub async fn edit(house: &House, id: ProductId, change: impl FnOnce(&mut product::ActiveModel)) {
    let tx = house.begin().await;
    let revision = Set(next_revision(&tx).await.expect("as the test laid it"));
    let mut row = product::ActiveModel { revision, ..product::ActiveModel::default() };
    change(&mut row);
    product::Entity::update_many()
        .set(row)
        .filter(product::Column::Id.eq(id))
        .filter(product::Column::TenantId.eq(house.tenant.id))
        .exec(tx.conn())
        .await
        .expect("as the test laid it");
    tx.commit().await.expect("as the test laid it");
}

/// How many orders there are.
pub async fn count_orders(house: &House) -> u64 {
    order::Entity::find().count(house.app.db.read()).await.expect("as the test laid it")
}

/// Puts one piece of each product in a shop's cart, without going through the door.
pub async fn fill_cart(house: &House, toko: &Toko, products: &[ProductId]) {
    let tx = house.begin().await;
    let line = |(place, id): (i64, &ProductId)| cart_item::Model {
        id: tx.new_id(),
        tenant_id: house.tenant.id,
        shop_id: toko.row.id,
        product_id: *id,
        qty: 1,
        price_seen: Rupiah::new(10_000),
        created_at: tx.now() + chrono::Duration::microseconds(place),
    };
    let lines = (0..).zip(products).map(line).map(IntoActiveModel::into_active_model);
    cart_item::Entity::insert_many(lines)
        .exec_without_returning(tx.conn())
        .await
        .expect("as the test laid it");
    tx.commit().await.expect("as the test laid it");
}
