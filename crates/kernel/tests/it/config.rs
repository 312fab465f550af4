//! Secrets never print, wherever they are kept.

use kernel::config::{Config, Secret};

#[test]
fn a_secret_never_prints() {
    let secret = Secret::from("sangat-rahasia".to_owned());

    let plain = format!("{secret:?}");
    let inside = format!("{:#?}", Some((secret.clone(), 1)));

    assert_eq!(plain, "(hidden)");
    assert!(!inside.contains("rahasia"), "{inside}");
    assert_eq!(secret.reveal(), "sangat-rahasia");
}

#[test]
fn cookies_are_secure_exactly_when_the_public_address_is() {
    let at = |url: &str| Config { public_url: Some(url.to_owned()), ..Config::default() };

    assert!(at("https://toko.example.id").is_https());
    assert!(!at("http://127.0.0.1:8080").is_https());
    assert!(!Config::default().is_https());
}

testkit::on_both_engines! {
    in crate::stage::raise;

    /// Neither settings nor the app tell what they hold.
    async fn printing_the_house_tells_no_secret(house: House) {
        let secret = std::fs::read_to_string(house.app.folder.join("secret.key")).expect("a secret");

        let printed = format!("{:#?} {:?} {:?}", house.settings(), house.app, house.app.keys);

        assert!(!printed.contains(secret.trim()));
        assert!(!printed.contains("postgres://"), "{printed}");
        assert!(printed.contains("(hidden)"));
    }
}
