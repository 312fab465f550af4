//! What the office does to orders, and what tests ask about them.

use identity::sessions::SessionKind;
use parts::entity::{order, sales_person, shop};
use parts::ids::{OrderId, ProductId};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use testkit::{Answer, Client, House, Value, json};

use crate::stage::{Toko, edit, products, toko};

/// A shop that orders, an admin who decides, products to order.
pub struct Office {
    pub admin: Client,
    pub toko: Toko,
    /// An oil for 10.000 (part 501) and brake pads for 11.000 (part 502).
    pub goods: [ProductId; 2],
}

/// The phone of [`Office::toko`].
pub const PHONE: &str = "628120000001";

impl Office {
    /// Opens in a house.
    pub async fn open(house: &House) -> Self {
        let toko = toko(house, "TK001").await;
        let oil = products(house, "OIL", &[("OLI-1", "Oli Mesin 0,8 L")]).await[0];
        let pads = products(house, "BRAKE", &[("REM-1", "Kampas Rem Depan")]).await[0];
        let office = Self { admin: house.office("admin").await, toko, goods: [oil, pads] };
        edit(house, oil, |row| row.ref_part_id = Set(Some(501))).await;
        edit(house, pads, |row| {
            row.ref_part_id = Set(Some(502));
            row.price = Set(base::Rupiah::new(11_000));
        })
        .await;
        office
    }

    /// Everybody signs in again: sessions end with time and with a process's clients.
    pub async fn sign_in_again(&mut self, house: &House) {
        let account = self.toko.row.account_id;
        self.admin = house.office("admin").await;
        self.toko.client = house.sign_in(&house.tenant, account, SessionKind::Shop).await;
    }

    /// The shop orders one piece of oil.
    pub async fn order(&self, key: &str) -> Value {
        self.toko.adds(self.goods[0], 1).await;
        self.toko.orders(key).await
    }

    pub async fn approve(&self, order: &Value) -> Answer {
        self.admin.put(&path(order, "/approve"), json!({})).await
    }

    pub async fn reject(&self, order: &Value, reason: &str) -> Answer {
        self.admin.put(&path(order, "/reject"), json!({"reason": reason})).await
    }

    pub async fn show(&self, order: &Value) -> Value {
        self.admin.get(&path(order, "")).await.expect(200)
    }
}

/// The id of an order's JSON.
pub fn id_of(order: &Value) -> OrderId {
    order["id"].as_str().expect("an order has an id").parse().expect("a sound id")
}

fn path(order: &Value, verb: &str) -> String {
    format!("/api/admin/orders/{}{verb}", order["id"].as_str().expect("an order has an id"))
}

/// The statuses of an order's timeline; an approval that waits is `waiting`.
pub fn timeline(order: &Value) -> Vec<String> {
    let steps = order["timeline"].as_array().expect("a timeline");
    let name = |step: &Value| match step["waiting_for_submission"].as_bool() {
        Some(true) => "waiting".to_owned(),
        _ => step["status"].as_str().expect("a status").to_owned(),
    };
    steps.iter().map(name).collect()
}

/// The stored row of an order.
pub async fn row(house: &House, id: OrderId) -> order::Model {
    order::Entity::find_by_id(id).one(house.app.db.read()).await.expect("readable").expect("there")
}

/// Links or unlinks the shop with the old system.
pub async fn link_shop(house: &House, toko: &Toko, reference: Option<i64>) {
    let tx = house.begin().await;
    shop::Entity::update_many()
        .set(shop::ActiveModel { ref_toko_id: Set(reference), ..Default::default() })
        .filter(shop::Column::Id.eq(toko.row.id))
        .exec(tx.conn())
        .await
        .expect("updated");
    tx.commit().await.expect("committed");
}

/// Links or unlinks the shop's salesman with the old system.
pub async fn link_salesman(house: &House, toko: &Toko, reference: Option<i64>) {
    let tx = house.begin().await;
    sales_person::Entity::update_many()
        .set(sales_person::ActiveModel { ref_salesman_id: Set(reference), ..Default::default() })
        .filter(sales_person::Column::Id.eq(toko.row.salesman_id))
        .exec(tx.conn())
        .await
        .expect("updated");
    tx.commit().await.expect("committed");
}
