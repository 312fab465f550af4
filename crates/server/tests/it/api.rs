//! The API's description is public: it changes on purpose or not at all.

use std::path::Path;

use server::compose;
use server::settings::Settings;
use testkit::Value;

fn description() -> Value {
    let routes = compose::routes(&Settings::default()).expect("the modules compose");
    let (_, description) = routes.split_for_parts();
    serde_json::to_value(kernel::openapi::describe(description)).expect("JSON")
}

#[test]
fn the_described_api_is_the_recorded_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.gen.json");
    let recorded =
        std::fs::read_to_string(&path).expect("docs/openapi.gen.json is kept in the repository");
    let recorded: Value = serde_json::from_str(&recorded).expect("JSON");

    assert!(
        recorded == description(),
        "the API changed: run `cargo x openapi`, read the difference, and commit it if it is meant"
    );
}

#[test]
fn every_operation_says_what_it_does_and_how_it_answers() {
    let description = description();
    let paths = description["paths"].as_object().expect("paths");
    assert!(paths.len() > 30, "only {} paths are described", paths.len());
    let mut ids = std::collections::BTreeSet::new();

    for (path, methods) in paths {
        for (method, operation) in methods.as_object().expect("methods") {
            let summary = operation["summary"].as_str().unwrap_or_default();
            assert!(summary.len() > 5, "{method} {path} has no summary");
            assert!(operation["tags"][0].is_string(), "{method} {path} has no tag");
            assert!(!operation["responses"].as_object().expect("responses").is_empty());
            assert!(
                ids.insert(operation["operationId"].to_string()),
                "{method} {path} shares its id"
            );
        }
    }
}

testkit::on_both_engines! {
    /// Outside programs read the description from the running program.
    async fn the_description_and_its_page_are_served(house: House) {
        let visitor = house.visitor();

        let json = visitor.get("/api/openapi.json").await;
        let page = visitor.get("/api/docs").await;

        assert_eq!(json.body["openapi"].as_str().map(|version| &version[..3]), Some("3.1"));
        assert_eq!(page.status, 200);
        assert!(page.text.contains("<html") || page.text.contains("<!doctype"), "{}", page.text);
    }
}
