//! Every route refuses a stranger, a powerless account, and another tenant's account.

use http::Method;
use server::compose;
use server::settings::Settings;
use testkit::{Answer, Client};

/// Routes that are open to strangers on purpose, each with its reason.
const OPEN: &[(&str, &str)] = &[
    ("/healthz", "supervisors ask it"),
    ("/readyz", "supervisors ask it"),
    ("/metrics", "kept inside by the proxy"),
    ("/api/files/{tenant}/{name}", "the link's signature is the key"),
    ("/api/auth/request-otp", "signing in"),
    ("/api/auth/verify-otp", "signing in"),
    ("/api/admin/login", "signing in"),
    ("/api/admin/password/forgot", "signing in"),
    ("/api/admin/password/reset", "the mailed token is the key"),
    ("/auth/register", "signing up"),
    ("/auth/login", "signing in"),
    ("/api/simulator/phones", "development only"),
    ("/api/simulator/phones/{phone}/messages", "development only"),
    ("/api/simulator/phones/{phone}/files", "development only"),
    ("/api/simulator/phones/{phone}/acts", "development only"),
    ("/api/simulator/messages/{id}/file", "development only"),
    ("/api/simulator/lines", "development only"),
    ("/api/simulator/lines/{id}/acts", "development only"),
    ("/api/v1/webhook/whatsapp-inbound", "proven by the gateway's signature"),
    ("/api/simulator/mailbox", "development only"),
];

/// Routes that any signed-in account may use, because they concern only itself.
const OWN: &[&str] = &[
    "/api/live",
    "/broadcasting/auth",
    "/api/session",
    "/api/sessions",
    "/api/sessions/{id}",
    "/api/sessions/revoke-others",
    "/api/account/password",
    "/api/account/totp",
    "/api/account/totp/confirm",
    "/api/account/totp/disable",
    "/api/account/totp/recovery-codes",
    "/api/auth/me",
    "/api/auth/logout",
    "/api/admin/logout",
    "/auth/profile",
];

/// Every described operation: method, path as described, path with made-up parameters.
fn operations() -> Vec<(Method, String, String)> {
    let routes = compose::routes(&Settings::default()).expect("the modules compose");
    let description = serde_json::to_value(routes.split_for_parts().1).expect("JSON");
    let mut operations = Vec::new();
    for (path, methods) in description["paths"].as_object().expect("paths") {
        let concrete: Vec<String> = path.split('/').map(concrete).collect();
        for method in methods.as_object().expect("methods").keys() {
            let method = method.to_uppercase().parse().expect("a method");
            operations.push((method, path.clone(), concrete.join("/")));
        }
    }
    operations
}

/// A parameter that is well formed and belongs to nobody.
fn concrete(segment: &str) -> String {
    match segment {
        "{phone}" => "628999999999".to_owned(),
        "{tenant}" => "tenant_01kakj3w6vfqv9r3hy0g3n5tqe".to_owned(),
        "{name}" => "nothing.png".to_owned(),
        segment if segment.starts_with('{') => "01kakj3w6vfqv9r3hy0g3n5tqe".to_owned(),
        segment => segment.to_owned(),
    }
}

fn is_open(path: &str) -> bool {
    OPEN.iter().any(|(open, _)| *open == path)
}

async fn call(client: &Client, method: &Method, path: &str) -> Answer {
    let body = (*method != Method::GET && *method != Method::DELETE).then(|| "{}".to_owned());
    client.with_header("idempotency-key", "guard").send(method.clone(), path, body).await
}

testkit::on_both_engines! {
    /// A stranger learns nothing but that signing in is needed.
    async fn every_route_refuses_a_stranger(house: House) {
        let mut tried = 0;
        for (method, path, concrete) in operations() {
            if is_open(&path) {
                continue;
            }
            let answer = call(&house.visitor(), &method, &concrete).await;
            assert_eq!(answer.refused(401), "platform.sign_in_first", "{method} {path}");
            tried += 1;
        }
        assert!(tried > 15, "only {tried} closed routes were found");
    }

    /// A role without permissions opens nothing but what concerns its own account.
    async fn every_route_refuses_the_powerless(house: House) {
        let nobody = house.office("none").await;
        for (method, path, concrete) in operations() {
            if is_open(&path) || OWN.contains(&path.as_str()) {
                continue;
            }
            let answer = call(&nobody, &method, &concrete).await;
            assert_eq!(answer.refused(403), "platform.forbidden", "{method} {path}");
        }
    }

    /// An admin of one business and the objects of another: not found, as if they were not there.
    async fn every_id_of_another_tenant_is_not_found(house: House) {
        let other = house.another_tenant().await;
        let ours = crate::journey::one_order(&house).await;
        let (clerk, _) = house.account_of(&house.tenant, "admin", None).await;
        let theirs = house.office_of(&other, "super_admin").await;

        let seen = theirs.get("/api/admin/orders").await.expect(200);
        assert_eq!(seen["meta"]["total"], 0);
        for (method, path) in [
            (Method::GET, format!("/api/admin/orders/{}", ours.order)),
            (Method::PUT, format!("/api/admin/orders/{}/approve", ours.order)),
            (Method::GET, format!("/api/admin/messages/{}", ours.message)),
            (Method::POST, format!("/api/admin/messages/{}/retry", ours.message)),
            (Method::DELETE, format!("/api/sessions/{}", ours.session)),
            (Method::GET, format!("/api/admin/users/{}", clerk)),
            (Method::PUT, format!("/api/admin/users/{}", clerk)),
            (Method::DELETE, format!("/api/admin/users/{}", clerk)),
            (Method::POST, format!("/api/admin/users/{}/reset-totp", clerk)),
            (Method::POST, format!("/api/admin/users/{}/send-reset", clerk)),
        ] {
            let answer = call(&theirs, &method, &path).await;
            assert_eq!(answer.status, 404, "{method} {path}: {}", answer.text);
        }
        let reject = format!("/api/admin/orders/{}/reject", ours.order);
        let answer = theirs.put(&reject, testkit::json!({ "reason": "bukan milik kami" })).await;
        assert_eq!(answer.status, 404, "{}", answer.text);
        let still = house.office("admin").await.get(&format!("/api/admin/orders/{}", ours.order)).await;
        assert_eq!(still.expect(200)["status"], "pending");
    }

    /// A browser's cookie alone changes nothing: the page must prove that it made the request.
    async fn a_cookie_without_its_token_changes_nothing(house: House) {
        let ours = crate::journey::one_order(&house).await;
        let browser = house.visitor().with_cookie(&ours.shop_cookie);

        let forged = browser.post("/api/cart/add", testkit::json!({ "product_id": ours.product, "qty": 1 })).await;
        assert_eq!(forged.refused(403), "platform.csrf_missing");
        assert!(browser.get("/api/cart").await.expect(200)["lines"].as_array().expect("lines").is_empty());

        let meant = browser.with_header("x-csrf-token", &ours.shop_csrf);
        meant.post("/api/cart/add", testkit::json!({ "product_id": ours.product, "qty": 1 })).await.expect(200);
    }
}
