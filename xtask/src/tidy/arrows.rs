//! The rule of the crates' arrows: only to lower tiers, never inside one.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::tidy::Finding;

/// The house from the ground up. A new crate gets its place here first.
const TIERS: &[&[&str]] = &[
    &["base"],
    &["kernel", "realtime", "whatsapp", "reports", "sheets"],
    &["identity", "ledger", "catalog", "stock", "messaging", "payments"],
    &["parts", "distribution", "desk", "resto", "rvm"],
    &["server"],
];

/// Outside of the house: they may look at everything, and nothing stands on them.
const OUTSIDE: &[&str] = &["testkit", "xtask"];

/// So do the measurements, by the beginning of their names.
const BENCHES: &str = "bench-";

/// What tests may use from anywhere: a whole house to test in.
const FOR_TESTS: &[&str] = &["testkit", "server"];

/// Reads `cargo metadata` and finds arrows that the table does not allow.
pub fn check(metadata: &Value) -> Vec<Finding> {
    let packages = metadata["packages"].as_array().map_or(&[][..], Vec::as_slice);
    let members: BTreeSet<&str> = packages.iter().filter_map(|p| p["name"].as_str()).collect();
    packages.iter().flat_map(|package| check_package(package, &members)).collect()
}

fn check_package(package: &Value, members: &BTreeSet<&str>) -> Vec<Finding> {
    let name = package["name"].as_str().unwrap_or_default();
    let finding =
        |message: String| Finding { path: format!("the manifest of {name}"), line: None, message };
    if OUTSIDE.contains(&name) || name.starts_with(BENCHES) {
        return Vec::new();
    }
    let Some(here) = tier(name) else {
        return vec![finding("the crate has no place in the table of tiers".to_owned())];
    };
    let dependencies = package["dependencies"].as_array().map_or(&[][..], Vec::as_slice);
    dependencies
        .iter()
        .filter_map(|dependency| {
            let target = dependency["name"].as_str()?;
            let is_ours = members.contains(target) && dependency["path"].is_string();
            let is_for_tests = dependency["kind"] == "dev";
            if !is_ours || is_allowed(here, target, is_for_tests) {
                return None;
            }
            let place = tier(target).map_or("outside".to_owned(), |tier| format!("tier {tier}"));
            Some(finding(format!("tier {here} may not stand on {target} ({place})")))
        })
        .collect()
}

fn is_allowed(here: usize, target: &str, is_for_tests: bool) -> bool {
    tier(target).is_some_and(|there| there < here) || (is_for_tests && FOR_TESTS.contains(&target))
}

fn tier(name: &str) -> Option<usize> {
    TIERS.iter().position(|tier| tier.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A package's name, and its dependencies with their kinds.
    type Package<'a> = (&'a str, &'a [(&'a str, Option<&'a str>)]);

    fn findings(packages: &[Package<'_>]) -> Vec<String> {
        let packages: Vec<Value> = packages
            .iter()
            .map(|(name, dependencies)| {
                let dependencies: Vec<Value> = dependencies
                    .iter()
                    .map(|(name, kind)| json!({"name": name, "kind": kind, "path": "/x"}))
                    .collect();
                json!({"name": name, "dependencies": dependencies})
            })
            .collect();
        let found = check(&json!({ "packages": packages }));
        found.into_iter().map(|finding| finding.to_string()).collect()
    }

    #[test]
    fn arrows_to_lower_tiers_pass() {
        let found = findings(&[
            ("base", &[]),
            ("kernel", &[("base", None)]),
            ("parts", &[("base", None), ("kernel", None)]),
            ("server", &[("parts", None)]),
        ]);

        assert_eq!(found, [""; 0]);
    }

    #[test]
    fn arrows_up_and_inside_a_tier_are_found() {
        let found = findings(&[
            ("base", &[("kernel", None)]),
            ("kernel", &[("whatsapp", None)]),
            ("whatsapp", &[]),
        ]);

        assert_eq!(found.len(), 2);
        assert!(found[0].contains("base: tier 0 may not stand on kernel (tier 1)"), "{found:?}");
        assert!(
            found[1].contains("kernel: tier 1 may not stand on whatsapp (tier 1)"),
            "{found:?}"
        );
    }

    #[test]
    fn build_dependencies_are_arrows_too() {
        let found = findings(&[("kernel", &[]), ("base", &[("kernel", Some("build"))])]);

        assert_eq!(found.len(), 1);
    }

    #[test]
    fn tests_may_use_testkit_and_server_and_nothing_else_may() {
        let house: &[Package<'_>] = &[
            ("testkit", &[("server", None)]),
            ("server", &[]),
            ("identity", &[("testkit", Some("dev")), ("server", Some("dev"))]),
        ];
        assert_eq!(findings(house), [""; 0]);

        assert_eq!(findings(&[("testkit", &[]), ("parts", &[("testkit", None)])]).len(), 1);
        assert_eq!(findings(&[("xtask", &[]), ("parts", &[("xtask", Some("dev"))])]).len(), 1);
        assert_eq!(findings(&[("desk", &[]), ("parts", &[("desk", Some("dev"))])]).len(), 1);
    }

    #[test]
    fn measurements_look_at_everything_and_nothing_stands_on_them() {
        assert_eq!(findings(&[("bench-writer", &[("kernel", None)]), ("kernel", &[])]), [""; 0]);
        assert_eq!(
            findings(&[("bench-writer", &[]), ("kernel", &[("bench-writer", None)])]).len(),
            1
        );
    }

    #[test]
    fn a_crate_without_a_place_is_found() {
        assert_eq!(findings(&[("surprise", &[])]).len(), 1);
    }

    #[test]
    fn packages_from_elsewhere_with_one_of_our_names_are_no_arrows() {
        let metadata = json!({"packages": [
            {"name": "base", "dependencies": [{"name": "server", "kind": null, "path": null}]},
            {"name": "server", "dependencies": []},
        ]});

        assert_eq!(check(&metadata), []);
    }
}
