//! HTTP as callers meet it: problems without secrets, limits, and whose address is believed.

use http::Method;
use testkit::{Answer, json};

/// A fault as the caller may see it, and not a word more.
fn assert_bare_fault(answer: &Answer) {
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    assert_eq!(answer.body["title"], "Internal Server Error");
    assert_eq!(answer.body["status"], 500);
    assert_eq!(answer.body["type"], "urn:niaga:problem:platform.fault");
    for secret in ["rahasia", "secret server", "panicked"] {
        assert!(!answer.text.contains(secret), "{}", answer.text);
    }
}

testkit::on_both_engines! {
    in crate::stage::raise;

    /// In the caller's language, with the request's id to find it in the log.
    async fn a_fault_is_a_500_without_details(house: House) {
        let here = house.visitor().get("/api/uji/fault").await;
        let english = house.visitor().in_english().get("/api/uji/fault").await;

        assert_bare_fault(&here);
        assert_bare_fault(&english);
        assert!(here.body["detail"].as_str().is_some_and(|text| text.contains("gangguan")));
        assert!(english.body["detail"].as_str().is_some_and(|text| text.contains("went wrong")));
        assert!(here.header("x-request-id").is_some());
        assert_eq!(here.refused(500), "platform.fault");
    }

    /// And the next request is answered as if nothing had been.
    async fn a_panic_in_a_handler_is_a_problem(house: House) {
        let fallen = house.visitor().get("/api/uji/panic").await;

        assert_bare_fault(&fallen);
        assert_eq!(fallen.refused(500), "platform.fault");
        let next = house.visitor().post("/api/uji/echo", json!({"text": "halo"})).await;
        assert_eq!(next.expect(200)["text"], "halo");
    }

    /// One mebibyte, unless configured otherwise.
    async fn a_body_over_the_limit_is_refused(house: House) {
        let limit = house.settings().platform.limits.body_bytes;
        let frame = json!({"text": ""}).to_string().len();
        let fits = house.visitor().post("/api/uji/echo", json!({"text": "a".repeat(limit - frame)})).await;
        assert_eq!(fits.status, 200);

        let over = house.visitor().post("/api/uji/echo", json!({"text": "a".repeat(limit - frame + 1)})).await;

        assert_eq!(over.refused(413), "platform.too_large");
    }

    /// What is no JSON is 400; JSON of the wrong shape is 422 and names the field.
    async fn an_unreadable_body_is_a_problem(house: House) {
        let visitor = house.visitor();
        let send = |body: &str| visitor.send(Method::POST, "/api/uji/echo", Some(body.to_owned()));

        assert_eq!(send("{\"text\": ").await.refused(400), "platform.not_json");
        let wrong = send("{\"text\": 1}").await;
        assert!(wrong.body["errors"]["text"].is_array(), "{}", wrong.text);
        assert_eq!(wrong.refused(422), "platform.invalid");
        assert_eq!(send("{}").await.refused(422), "platform.invalid");
        assert_eq!(send("{\"text\": \"a\"} {}").await.refused(400), "platform.not_json");
    }

    /// The proxy on this machine says who is behind it; everybody else would lie.
    async fn a_forwarded_address_is_believed_only_from_this_machine(house: House) {
        let named = house.visitor().with_header("x-forwarded-for", "10.9.9.9, 203.0.113.7");
        let whence = async |client: testkit::Client| {
            client.get("/api/uji/whence").await.expect(200)["text"].clone()
        };

        assert_eq!(whence(named.clone()).await, "203.0.113.7");
        assert_eq!(whence(named.from_peer("::1")).await, "203.0.113.7");
        assert_eq!(whence(named.from_peer("198.51.100.20")).await, "198.51.100.20");
        assert_eq!(whence(named.with_header("x-forwarded-for", "nonsense")).await, "127.0.0.1");
        assert_eq!(whence(house.visitor().from_peer("198.51.100.20")).await, "198.51.100.20");
    }

    /// An unknown path of the API is a problem in the caller's language.
    async fn an_unknown_path_is_a_problem(house: House) {
        let answer = house.visitor().in_english().get("/api/uji/nowhere").await;

        assert!(answer.body["detail"].as_str().is_some_and(|text| text.contains("not found")));
        assert_eq!(answer.refused(404), "platform.not_found");
    }

    /// A proxy's id goes through; one that could break a log does not.
    async fn a_request_keeps_its_id(house: House) {
        let with = async |id: &str| {
            let answer = house.visitor().with_header("x-request-id", id).get("/api/uji/whence").await;
            answer.header("x-request-id").map(str::to_owned)
        };

        assert_eq!(with("abc-123_X").await.as_deref(), Some("abc-123_X"));
        let long = "a".repeat(65);
        for bad in ["a b", "a;b", long.as_str()] {
            assert!(with(bad).await.is_some_and(|id| id != bad && id.len() == 32), "{bad}");
        }
    }
}
