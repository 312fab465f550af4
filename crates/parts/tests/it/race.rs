//! Races for the last pieces, where stock is enforced: what is there is sold, once, and whoever
//! comes too late reads what is left. `cargo x long` runs a hundred rounds of each.

use parts::entity::product;
use parts::ids::ProductId;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use testkit::futures::future::join_all;
use testkit::{Answer, House, json};

use crate::stage::{Toko, count_orders, edit, products, toko};

/// Rounds of every day; `cargo x long` runs a hundred.
const ROUNDS: usize = 3;
const MANY_ROUNDS: usize = 100;
const CHECKOUT: &str = "/api/cart/checkout";
const SHOPS: usize = 64;
const PIECES: i64 = 10;
const PRESSES: usize = 20;

async fn raise(engine: testkit::Engine) -> House {
    House::raise_with(engine, |settings| {
        settings.parts.enforce_stock = true;
        settings.platform.limits.api_calls_per_minute = 0;
    })
    .await
}

testkit::on_both_engines! {
    in raise;

    async fn sixty_four_shops_get_the_last_ten_pieces_and_the_rest_are_told(house: House) {
        the_last_ten(&house, ROUNDS).await;
    }

    async fn a_hundred_rounds_of_the_last_ten_pieces(house: House) {
        the_last_ten(&house, MANY_ROUNDS).await;
    }

    async fn a_key_pressed_twenty_times_at_once_makes_one_order(house: House) {
        one_key(&house, ROUNDS).await;
    }

    async fn a_hundred_rounds_of_one_key(house: House) {
        one_key(&house, MANY_ROUNDS).await;
    }
}

async fn the_last_ten(house: &House, rounds: usize) {
    let shops = join_all((1..=SHOPS).map(|number| shop(house, number))).await;
    for round in 0..rounds {
        let [oil, tyre] = goods(house, round).await;
        join_all(shops.iter().enumerate().map(|(place, toko)| fill(toko, place, oil, tyre))).await;

        let key = format!("round-{round}");
        let press =
            || async |toko: &Toko| toko.client.post_with_key(CHECKOUT, &key, json!({})).await;
        let answers = join_all(shops.iter().map(press())).await;

        let sold = answers.iter().filter(|answer| answer.status == 201).count();
        assert_eq!(sold, 10, "round {round}");
        answers.iter().filter(|answer| answer.status != 201).for_each(|late| is_told(late, round));
        assert_eq!(stock(house, oil).await, Some(0));
        assert_eq!(stock(house, tyre).await, Some(500 - 10), "what was refused was not taken");
        assert_eq!(count_orders(house).await, 10 * (round as u64 + 1));
        let shown =
            shops[0].client.get(&format!("/api/products?search=oli-{round:03}")).await.expect(200);
        assert_eq!(shown["data"][0]["stock"], 0, "the list knows at once");
        join_all(
            shops.iter().map(async |toko| toko.client.delete("/api/cart/clear").await.expect(200)),
        )
        .await;
    }
}

async fn one_key(house: &House, rounds: usize) {
    let toko = toko(house, "TK001").await;
    let [oil, _] = goods(house, 0).await;
    edit(house, oil, |row| row.stock = Set(Some(1_000))).await;
    for round in 0..rounds {
        toko.adds(oil, 2).await;

        let key = format!("round-{round}");
        let press = |_| toko.client.post_with_key(CHECKOUT, &key, json!({}));
        let answers = join_all((0..PRESSES).map(press)).await;

        let made: Vec<_> = answers.iter().filter(|answer| answer.status == 201).collect();
        assert_eq!(made.len(), 1, "round {round}");
        assert!(answers.iter().all(|answer| answer.status <= 201), "{answers:?}");
        assert!(answers.iter().all(|answer| answer.body == made[0].body));
        assert_eq!(count_orders(house).await, round as u64 + 1);
        assert_eq!(stock(house, oil).await, Some(1_000 - 2 * (round as i64 + 1)));
    }
}

async fn shop(house: &House, number: usize) -> Toko {
    toko(house, &format!("TK{number:03}")).await
}

/// An oil of which ten are left, and a tyre of which there are plenty.
async fn goods(house: &House, round: usize) -> [ProductId; 2] {
    let codes = [format!("OLI-{round:03}"), format!("BAN-{round:03}")];
    let names = [(&*codes[0], "Oli Mesin"), (&*codes[1], "Ban Luar")];
    let made = products(house, "OIL", &names).await;
    edit(house, made[0], |row| row.stock = Set(Some(PIECES))).await;
    edit(house, made[1], |row| row.stock = Set(Some(500))).await;
    [made[0], made[1]]
}

/// One piece of each into the cart; every second shop takes them the other way round.
async fn fill(toko: &Toko, place: usize, oil: ProductId, tyre: ProductId) {
    let order = if place.is_multiple_of(2) { [oil, tyre] } else { [tyre, oil] };
    for product in order {
        toko.adds(product, 1).await;
    }
}

fn is_told(late: &Answer, round: usize) {
    assert_eq!(late.refused(409), "parts.checkout.out_of_stock");
    assert_eq!(late.body["product_code"], format!("OLI-{round:03}"));
    assert_eq!(late.body["left"], 0);
    assert_eq!(late.body["detail"], format!("Stok Oli Mesin (OLI-{round:03}) tinggal 0."));
}

async fn stock(house: &House, id: ProductId) -> Option<i64> {
    let row = product::Entity::find_by_id(id).one(house.app.db.read()).await;
    row.expect("readable").expect("there").stock
}
