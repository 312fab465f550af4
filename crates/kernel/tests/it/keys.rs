//! The installation's secret: made once, readable by its owner only, one key for each purpose.

use std::os::unix::fs::PermissionsExt;

use kernel::Random;
use kernel::keys::Keys;

fn keys() -> Keys {
    Keys::from_secret("0123456789abcdef0123456789abcdef").expect("long enough")
}

#[test]
fn every_purpose_has_a_key_of_its_own() {
    let keys = keys();

    assert_ne!(keys.derive("session token"), keys.derive("csrf"));
    assert_eq!(keys.derive("csrf"), keys.derive("csrf"));
    let signature = keys.sign("csrf", b"session");
    assert!(keys.verify("csrf", b"session", &signature));
    assert!(!keys.verify("file link", b"session", &signature));
    assert!(!keys.verify("csrf", b"sessio", &signature));
    assert!(!keys.verify("csrf", b"session", ""));
}

#[test]
fn another_secret_makes_other_keys() {
    let other = Keys::from_secret("0123456789abcdef0123456789abcdeg").expect("long enough");

    assert_ne!(keys().derive("csrf"), other.derive("csrf"));
}

#[test]
fn a_short_secret_is_refused() {
    let short = Keys::from_secret("0123456789abcdef0123456789abcde");

    assert!(short.is_err_and(|error| error.to_string().contains("32")));
}

#[test]
fn the_secret_file_is_its_owners_and_lasts() {
    let folder = tempfile::tempdir().expect("a folder");

    let first = Keys::from_folder(folder.path(), &Random::system()).expect("made");
    let again = Keys::from_folder(folder.path(), &Random::system()).expect("read");

    let file = std::fs::metadata(folder.path().join("secret.key")).expect("there");
    assert_eq!(file.permissions().mode() & 0o777, 0o600);
    assert_eq!(first.derive("csrf"), again.derive("csrf"));
    let files: Vec<_> = std::fs::read_dir(folder.path()).expect("readable").collect();
    assert_eq!(files.len(), 1, "no draft is left behind: {files:?}");
}

testkit::on_both_engines! {
    in crate::stage::raise;

    /// Who was signed in before a restart is signed in after it.
    async fn a_restart_keeps_the_keys(house: House) {
        let before = house.app.keys.derive("session token");

        let house = house.restart().await;

        assert_eq!(house.app.keys.derive("session token"), before);
    }
}
