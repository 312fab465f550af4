//! Ours: every client is a shop with one connection; an order is four requests, one after another.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bench_rig::caller::{Call, Caller, all_at_once};
use bench_rig::house::Plan;
use bench_rig::{House, Rates};
use futures::future::BoxFuture;
use http::{Method, StatusCode};
use parts::ids::ProductId;
use serde_json::json;

use crate::LINES;

/// Orders of one width; keys must not meet those of another.
const RUN: usize = 100_000_000;

/// A served house with the wanted shops and products.
pub(crate) async fn raise(plan: &Plan, folder: &Path) -> anyhow::Result<House> {
    let house = House::raise(plan, folder).await?;
    kernel::pump::start_without(&house.app, &[messaging::PUMP]);
    Ok(house)
}

/// Orders of `width` clients for `time`; a wait is that of a whole order.
pub(crate) async fn run(house: &House, width: usize, time: Duration) -> anyhow::Result<Rates> {
    let callers = house.callers(width).await?;
    let products: Arc<[ProductId]> = house.products.as_slice().into();
    let call: Call = Arc::new(move |caller, number| order(caller, products.clone(), number));
    all_at_once(callers, time, width * RUN, call).await
}

fn order(
    caller: &mut Caller,
    products: Arc<[ProductId]>,
    number: usize,
) -> BoxFuture<'_, anyhow::Result<()>> {
    Box::pin(async move {
        for line in 0..LINES {
            let product = products[(number * LINES + line) * 7919 % products.len()];
            let body = json!({"product_id": product, "qty": 1});
            caller.expect(StatusCode::OK, Method::POST, "/api/cart/add", None, Some(&body)).await?;
        }
        let key = format!("order-{number}");
        let body = json!({});
        caller
            .expect(
                StatusCode::CREATED,
                Method::POST,
                "/api/cart/checkout",
                Some(&key),
                Some(&body),
            )
            .await?;
        Ok(())
    })
}
