//! Only who shares the secret is believed.

use chrono::{DateTime, Duration, Utc};
use http::{HeaderMap, HeaderValue};
use whatsapp::Secret;
use whatsapp::inbound::proof::{Posted, Scheme, Unproven, WAHA_WINDOW, WINDOW, handshake, sign};

// The example of WAHA's own documentation.
const WAHA_BODY: &[u8] = br#"{"event":"message","session":"default","engine":"WEBJS"}"#;
const WAHA_HMAC: &str = "208f8a55dde9e05519e898b10b89bf0d0b3b0fdf11fdbf09b6b90476301b98d8097c462b2b17a6ce93b6b47a136cf2e78a33a63f6752c2c1631777076153fa89";
// RFC 4231, test case 2.
const RFC_BODY: &[u8] = b"what do ya want for nothing?";
const RFC_HMAC: &str = "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
const OUR_HMAC: &str = "sha256=f0a1ef7a91e25f77b6183747f6ef25995b14574340ed1e95eb229f28a51fcc58";

fn secret(text: &str) -> Secret {
    Secret::new(text).expect("not empty")
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_700_000_000, 0).expect("a real moment")
}

fn headers(all: &[(&'static str, &str)]) -> HeaderMap {
    let value = |text| HeaderValue::from_str(text).expect("a header's value");
    let mut headers = HeaderMap::new();
    for (name, text) in all {
        headers.append(*name, value(text));
    }
    headers
}

fn verify(
    scheme: &Scheme,
    told: &[(&'static str, &str)],
    query: &str,
    body: &[u8],
) -> Result<(), Unproven> {
    scheme.verify(Posted { headers: &headers(told), query, body }, now())
}

#[test]
fn a_hub_signature_of_the_raw_bytes_is_believed() {
    let scheme = Scheme::Hub(secret("Jefe"));
    let name = "x-hub-signature-256";
    assert_eq!(verify(&scheme, &[(name, RFC_HMAC)], "", RFC_BODY), Ok(()));
    let upper = RFC_HMAC.to_uppercase().replace("SHA256", "sha256");
    assert_eq!(verify(&scheme, &[(name, &upper)], "", RFC_BODY), Ok(()));

    let other = Scheme::Hub(secret("jefe"));
    assert_eq!(verify(&other, &[(name, RFC_HMAC)], "", RFC_BODY), Err(Unproven::Signature));
    assert_eq!(verify(&scheme, &[(name, RFC_HMAC)], "", b"more"), Err(Unproven::Signature));
    assert_eq!(verify(&scheme, &[], "", RFC_BODY), Err(Unproven::Missing(name)));
    for told in ["", "sha256", "sha256=x", "sha1=00", &RFC_HMAC[7..], &RFC_HMAC[..30]] {
        assert_eq!(verify(&scheme, &[(name, told)], "", RFC_BODY), Err(Unproven::Malformed(name)));
    }
    for told in ["sha256=", "sha256=00", &format!("{RFC_HMAC}00"), &RFC_HMAC[..69]] {
        assert_eq!(
            verify(&scheme, &[(name, told)], "", RFC_BODY),
            Err(Unproven::Signature),
            "{told}"
        );
    }
    let twice = [(name, RFC_HMAC), (name, "sha256=00")];
    assert_eq!(verify(&scheme, &twice, "", RFC_BODY), Err(Unproven::Malformed(name)));
}

#[test]
fn wahas_documented_example_is_believed() {
    let scheme = Scheme::Waha(secret("my-secret-key"));
    let mac = ("x-webhook-hmac", WAHA_HMAC);
    let algorithm = "x-webhook-hmac-algorithm";
    assert_eq!(verify(&scheme, &[mac], "", WAHA_BODY), Ok(()));
    assert_eq!(verify(&scheme, &[mac, (algorithm, "sha512")], "", WAHA_BODY), Ok(()));

    let weaker = verify(&scheme, &[mac, (algorithm, "sha256")], "", WAHA_BODY);
    assert_eq!(weaker, Err(Unproven::Algorithm(algorithm)));
    assert_eq!(verify(&scheme, &[mac], "", b"{}"), Err(Unproven::Signature));
    assert_eq!(verify(&scheme, &[], "", WAHA_BODY), Err(Unproven::Missing("x-webhook-hmac")));
    let unreadable = verify(&scheme, &[("x-webhook-hmac", "xyz")], "", WAHA_BODY);
    assert_eq!(unreadable, Err(Unproven::Malformed("x-webhook-hmac")));
}

#[test]
fn wahas_timestamp_is_held_to_its_window() {
    let scheme = Scheme::Waha(secret("my-secret-key"));
    let name = "x-webhook-timestamp";
    let posted_at =
        |at: &str| verify(&scheme, &[("x-webhook-hmac", WAHA_HMAC), (name, at)], "", WAHA_BODY);
    let millis = |late: Duration| (now() + late).timestamp_millis().to_string();
    assert_eq!(posted_at(&millis(Duration::zero())), Ok(()));
    assert_eq!(posted_at(&millis(-WAHA_WINDOW)), Ok(()));
    assert_eq!(posted_at(&millis(-WAHA_WINDOW - Duration::milliseconds(1))), Err(Unproven::Window));
    assert_eq!(posted_at(&millis(WAHA_WINDOW * 2)), Err(Unproven::Window));
    assert_eq!(posted_at("soon"), Err(Unproven::Malformed(name)));
    assert_eq!(posted_at(&i64::MAX.to_string()), Err(Unproven::Malformed(name)));
}

#[test]
fn our_own_signature_covers_the_timestamp() {
    let (signature, timestamp) = ("x-niaga-signature", "x-niaga-timestamp");
    let scheme = Scheme::Niaga(secret("rahasia"));
    let body = br#"{"id":"1"}"#;
    assert_eq!(sign(&secret("rahasia"), now(), body), OUR_HMAC);
    let told = |at: &str| verify(&scheme, &[(signature, OUR_HMAC), (timestamp, at)], "", body);
    assert_eq!(told("1700000000"), Ok(()));
    assert_eq!(told("1700000001"), Err(Unproven::Signature));
    assert_eq!(told("+1700000000"), Err(Unproven::Signature));
    assert_eq!(told("now"), Err(Unproven::Malformed(timestamp)));
    let lacking = verify(&scheme, &[(signature, OUR_HMAC)], "", body);
    assert_eq!(lacking, Err(Unproven::Missing(timestamp)));
    let lacking = verify(&scheme, &[(timestamp, "1700000000")], "", body);
    assert_eq!(lacking, Err(Unproven::Missing(signature)));
}

#[test]
fn our_own_signature_is_good_for_five_minutes() {
    let body = b"{}";
    let scheme = Scheme::Niaga(secret("rahasia"));
    let at = |late: Duration| {
        let at = now() + late;
        let (signature, timestamp) =
            (sign(&secret("rahasia"), at, body), at.timestamp().to_string());
        let told = [("x-niaga-signature", &*signature), ("x-niaga-timestamp", &*timestamp)];
        verify(&scheme, &told, "", body)
    };
    for late in [WINDOW, -WINDOW, Duration::zero()] {
        assert_eq!(at(late), Ok(()), "{late}");
    }
    for late in [WINDOW + Duration::seconds(1), -WINDOW - Duration::seconds(1), -Duration::days(9)]
    {
        assert_eq!(at(late), Err(Unproven::Window), "{late}");
    }
}

#[test]
fn a_token_is_believed_from_each_of_its_places() {
    let scheme = Scheme::Token(secret("kunci&1"));
    for (told, query) in [
        (vec![("x-niaga-token", "kunci&1")], ""),
        (vec![("authorization", "Bearer kunci&1")], ""),
        (vec![], "a=b&token=kunci%261"),
    ] {
        assert_eq!(verify(&scheme, &told, query, b""), Ok(()), "{told:?} {query}");
    }
    for (told, query, refusal) in [
        (vec![], "", Unproven::Missing("x-niaga-token")),
        (vec![("authorization", "Basic kunci&1")], "", Unproven::Missing("x-niaga-token")),
        (vec![("x-niaga-token", "")], "", Unproven::Token),
        (vec![("x-niaga-token", "kunci&12")], "", Unproven::Token),
        (vec![("x-niaga-token", "kunci")], "token=kunci%261", Unproven::Token),
        (vec![], "token=kunci%261&token=x", Unproven::Malformed("token")),
    ] {
        assert_eq!(verify(&scheme, &told, query, b""), Err(refusal), "{told:?} {query}");
    }
}

#[test]
fn no_secret_is_empty_and_none_is_shown() {
    assert!(Secret::new("").is_none());
    assert!(!format!("{:?}", Scheme::Hub(secret("Jefe"))).contains("Jefe"));
}

#[test]
fn metas_handshake_is_answered_to_who_knows_the_token() {
    let ours = secret("verify me");
    let ask = |query: &str| handshake(query, &ours);
    let good = "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=verify%20me";
    assert_eq!(ask(good), Ok("1158201444".to_owned()));
    assert_eq!(ask(&good.replace("%20me", "%20you")), Err(Unproven::Token));
    assert_eq!(ask(&good.replace("subscribe", "unsubscribe")), Err(Unproven::Handshake));
    assert_eq!(ask(""), Err(Unproven::Missing("hub.mode")));
    let challenge = Err(Unproven::Malformed("hub.challenge"));
    assert_eq!(ask(&good.replace("1158201444", "%3Cscript%3E")), challenge);
    assert_eq!(ask(&good.replace("1158201444", &"1".repeat(257))), challenge);
    assert_eq!(ask(&format!("{good}&hub.challenge=2")), challenge);
    assert_eq!(
        ask(&good.replace("&hub.challenge=1158201444", "")),
        Err(Unproven::Missing("hub.challenge"))
    );
}
