//! Every refusal speaks Indonesian and English, and says the same in both.

use std::collections::{BTreeMap, BTreeSet};

/// The `{names}` of a template; a value said differently in each language, such as `{state_id}` and
/// `{state_en}`, is one name.
fn names(template: &str) -> BTreeSet<&str> {
    let names = template.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    names.map(|name| name.trim_end_matches("_id").trim_end_matches("_en")).collect()
}

testkit::on_both_engines! {
    /// Codes are public: one meaning each, two languages each.
    async fn refusals_are_unique_and_complete(house: House) {
        let mut seen = BTreeMap::new();
        for text in house.app.registry().refusals.iter().copied().flatten() {
            assert!(seen.insert(text.code, text.status).is_none(), "{} is declared twice", text.code);
            assert!((400..500).contains(&text.status) || text.status == 503, "{}", text.code);
            assert!(text.id.ends_with(['.', '?', '!']) && text.en.ends_with(['.', '?', '!']), "{}", text.code);
            assert_ne!(text.id, text.en, "{} is not translated", text.code);
            assert_eq!(names(text.id), names(text.en), "{}", text.code);
        }
        assert!(seen.len() > 20, "only {} refusals are declared", seen.len());
    }

    /// Permissions are public names too, and every role names only permissions that exist.
    async fn permissions_are_unique_and_roles_name_real_ones(house: House) {
        let registry = house.app.registry();
        let known: BTreeSet<&str> = registry.permissions.iter().map(|permission| permission.name).collect();

        assert_eq!(known.len(), registry.permissions.len());
        for role in registry.role_names() {
            for permission in registry.role(role).iter() {
                assert!(known.contains(permission), "{role} names {permission}");
            }
        }
    }

    /// The same refusal in the caller's language, as RFC 9457 asks.
    async fn a_problem_answers_in_the_callers_language(house: House) {
        let indonesian = house.visitor().get("/api/session").await;
        let english = house.visitor().in_english().get("/api/session").await;

        assert_eq!(indonesian.header("content-type"), Some("application/problem+json"));
        assert_eq!(indonesian.body["detail"], "Silakan masuk terlebih dahulu.");
        assert_eq!(english.body["detail"], "Please sign in first.");
        assert_eq!(indonesian.body["code"], english.body["code"]);
        assert_eq!(indonesian.body["status"], 401);
    }

    /// Broken input is named by field, and never answered with a stack trace.
    async fn broken_input_is_refused_with_its_field(house: House) {
        let visitor = house.visitor();

        let no_json = visitor.send(http::Method::POST, "/api/admin/login", Some("{".to_owned())).await;
        let missing = visitor.post("/api/admin/login", testkit::json!({ "email": "a@b.test" })).await;
        let wrong = visitor.post("/api/admin/login", testkit::json!({ "email": 7, "password": "x" })).await;
        let nowhere = visitor.get("/api/nowhere").await;

        assert_eq!(no_json.refused(400), "platform.not_json");
        assert_eq!(missing.refused(422), "platform.invalid");
        assert!(missing.body["errors"]["password"].is_array(), "{}", missing.text);
        assert_eq!(wrong.refused(422), "platform.invalid");
        assert!(wrong.body["errors"]["email"].is_array(), "{}", wrong.text);
        assert_eq!(nowhere.refused(404), "platform.not_found");
    }
}
