//! Keeping in step with the old system.

mod breaks;
mod parts;
mod standing;
mod stock;

use testkit::{Client, House, Value, json};

/// Asks for a sync and does it to the end; the run that was asked for, as it is then.
async fn sync(house: &House, admin: &Client, body: Value) -> Value {
    let asked = admin.post("/api/admin/products/sync", body).await.expect(202);
    house.settle().await;
    run(admin, &asked["data"][0]["id"]).await
}

/// A run as the office sees it.
async fn run(admin: &Client, id: &Value) -> Value {
    let runs = admin.get("/api/admin/data-part/runs?per_page=100").await.expect(200);
    let runs = runs["data"].as_array().expect("the agreed shape");
    runs.iter().find(|run| run["id"] == *id).expect("the run is listed").clone()
}

/// What became of a run's rows.
fn counts(run: &Value) -> [i64; 6] {
    ["seen", "created", "updated", "unchanged", "refused", "deactivated"]
        .map(|name| run[name].as_i64().expect("the agreed shape"))
}

/// The codes of a run's problems with their rows.
fn problems(run: &Value) -> Vec<(i64, String)> {
    let problems = run["problems"].as_array().expect("the agreed shape");
    let told =
        |problem: &Value| Some((problem["ref_id"].as_i64()?, problem["code"].as_str()?.to_owned()));
    problems.iter().filter_map(told).collect()
}

fn products() -> Value {
    json!({"kind": "products"})
}

fn stock() -> Value {
    json!({"kind": "stock"})
}
