//! Every operation is given what no form would send. Refuse it or take it, but never fall over.

mod described;

use http::Method;
use testkit::{Client, House, Value, json};

use described::{Operation, operations};

/// Not called: it ends the session that the test goes on with.
const ENDS_US: &[&str] = &["/api/auth/logout", "/api/admin/logout"];

/// What a text may be.
fn texts() -> Vec<String> {
    [
        "",
        " ",
        "\0",
        "a\0b",
        "0",
        "-1",
        "99999999999999999999999999",
        "1e309",
        "NaN",
        "null",
        "2026-02-30",
        "2026-13-01T25:61:61Z",
        "9999999-12-31",
        "-0001-01-01",
        "\u{feff}\u{202e}\u{200d}💥\u{1f468}\u{200d}\u{1f469}",
        "e\u{301}\u{301}\u{301}",
        "\u{fffd}\u{ffff}\u{10ffff}",
        "'; DROP TABLE orders; --",
        "%_\\%\\_\"*?[a-z]",
        "${jndi:ldap://x}{{7*7}}<script>",
        "../../../../etc/passwd",
        "\r\nSet-Cookie: a=b",
        "tenant_01kakj3w6vfqv9r3hy0g3n5tqe",
        "order_zzzzzzzzzzzzzzzzzzzzzzzzzz",
        "ORDER_01KAKJ3W6VFQV9R3HY0G3N5TQE",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain(["x".repeat(60_000), "ẞ".repeat(3_000), "\u{1f525}".repeat(500)])
    .collect()
}

/// What any field of a body may be.
fn values() -> Vec<Value> {
    let mut values = vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1e300),
        json!(0.1),
        json!([]),
        json!([[], {}, null]),
        json!({}),
        json!({"$ne": null}),
        deep(100),
    ];
    values.extend(texts().into_iter().map(Value::String));
    values
}

fn deep(levels: usize) -> Value {
    (0..levels).fold(json!(1), |inner, _| json!([inner]))
}

/// Bodies that are wrong as a whole.
fn bodies() -> Vec<String> {
    vec![
        String::new(),
        "{".to_owned(),
        "\0".to_owned(),
        "[]".to_owned(),
        "1e999999".to_owned(),
        "\"\\ud800\"".to_owned(),
        "{\"a\":1,\"a\":2}".to_owned(),
        "[".repeat(100_000),
        format!("{}1{}", "{\"a\":".repeat(5_000), "}".repeat(5_000)),
    ]
}

/// Everybody who may call something, each able to be told apart in a failure.
async fn callers(house: &House) -> Vec<(&'static str, Client)> {
    crate::journey::stock_the_house(house).await;
    let (shop, _) = crate::journey::sign_in(house).await;
    let owner = house.office("super_admin").await;
    vec![("stranger", house.visitor()), ("shop", shop), ("owner", owner)]
}

async fn call(
    client: &Client,
    method: &Method,
    path: &str,
    body: Option<String>,
) -> Option<String> {
    let client = client.with_header("idempotency-key", "nasty");
    let answer = client.send(method.clone(), path, body.clone()).await;
    let said = answer.text.chars().take(200).collect::<String>();
    let body: String = body.unwrap_or_default().chars().take(120).collect();
    (answer.status >= 500).then(|| format!("{method} {path} {body:?}: {} {said}", answer.status))
}

/// Paths with one parameter made nasty after the other.
fn nasty_paths(operation: &Operation) -> Vec<String> {
    let mut paths = Vec::new();
    for text in texts() {
        let escaped = described::escape(&text);
        for name in &operation.path_parameters {
            if !escaped.is_empty() {
                let with = operation.path.replace(&format!("{{{name}}}"), &escaped);
                paths.push(described::concrete(&with));
            }
        }
        for name in &operation.query_parameters {
            paths.push(format!("{}?{name}={escaped}", described::concrete(&operation.path)));
        }
    }
    for odd in ["?", "?%00=%00", "?page=1&page=2", "?%ff=%fe", "?=&=&&", "?a[b][]=c"] {
        paths.push(format!("{}{odd}", described::concrete(&operation.path)));
    }
    paths
}

fn nasty_bodies(operation: &Operation) -> Vec<String> {
    let Some(sound) = &operation.body else { return Vec::new() };
    let mut all = bodies();
    for value in values() {
        for name in sound.as_object().into_iter().flat_map(|fields| fields.keys()) {
            let mut body = sound.clone();
            body[name] = value.clone();
            all.push(body.to_string());
        }
        all.push(value.to_string());
    }
    all
}

fn called() -> Vec<Operation> {
    let mut called = operations();
    called.retain(|one| !ENDS_US.contains(&one.path.as_str()));
    called
}

testkit::on_both_engines! {
    /// Addresses: in every parameter, by everybody.
    async fn no_address_is_too_much(house: House) {
        let mut fallen = Vec::new();
        let mut tried = 0;
        for (who, client) in callers(&house).await {
            for operation in called() {
                for path in nasty_paths(&operation) {
                    let body = operation.body.as_ref().map(Value::to_string);
                    let fault = call(&client, &operation.method, &path, body).await;
                    fallen.extend(fault.map(|fault| format!("{who}: {fault}")));
                    tried += 1;
                }
            }
        }

        assert!(tried > 2_000, "only {tried} addresses were tried");
        assert!(fallen.is_empty(), "{} of {tried}:\n{}", fallen.len(), fallen.join("\n"));
    }

    /// Bodies: in every field, and as a whole.
    async fn no_body_is_too_much(house: House) {
        let mut fallen = Vec::new();
        let mut tried = 0;
        for (who, client) in callers(&house).await {
            for operation in called() {
                let path = described::concrete(&operation.path);
                for body in nasty_bodies(&operation) {
                    let fault = call(&client, &operation.method, &path, Some(body)).await;
                    fallen.extend(fault.map(|fault| format!("{who}: {fault}")));
                    tried += 1;
                }
            }
        }

        assert!(tried > 2_000, "only {tried} bodies were tried");
        assert!(fallen.is_empty(), "{} of {tried}:\n{}", fallen.len(), fallen.join("\n"));
    }
}
