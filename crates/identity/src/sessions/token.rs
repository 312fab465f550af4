//! The token of a session: a signed JWT that names its row; the row decides everything else.
//!
//! Written here rather than taken from a library: one algorithm, one header compared to the
//! letter, leaves no algorithm to be confused about, and the well-kept library brings an RSA
//! implementation with a known timing leak (RUSTSEC-2023-0071) that nothing of ours would use.

use base::{AccountId, SessionId, TenantId};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Duration, Utc};
use kernel::keys::Keys;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What the signing key is derived for.
const PURPOSE: &str = "session token";
/// The only header we write or read (RFC 7515 §4).
const HEADER: &str = r#"{"alg":"HS256","typ":"JWT"}"#;
/// A bound for programs that read `exp`: a session in use is lengthened in its row, and the token
/// must not die before it.
const OUTER_LIFETIME: Duration = Duration::days(10 * 365);

#[derive(Debug, PartialEq, Eq, Deserialize, Serialize)]
struct Claims {
    sub: AccountId,
    tid: TenantId,
    jti: SessionId,
    iat: i64,
    exp: i64,
}

/// Makes the token of a session.
pub(crate) fn sign(
    keys: &Keys,
    account: AccountId,
    tenant: TenantId,
    session: SessionId,
    now: DateTime<Utc>,
) -> anyhow::Result<String> {
    let claims = Claims {
        sub: account,
        tid: tenant,
        jti: session,
        iat: now.timestamp(),
        exp: (now + OUTER_LIFETIME).timestamp(),
    };
    let claims = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&claims)?);
    let message = format!("{}.{claims}", URL_SAFE_NO_PAD.encode(HEADER));
    let signature = hex::decode(keys.sign(PURPOSE, message.as_bytes()))?;
    Ok(format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature)))
}

/// The session a token names, if we signed it. Says nothing about whether it still lives: the row
/// ends a session, by the installation's own clock.
pub(crate) fn read(keys: &Keys, token: &str) -> Option<SessionId> {
    claims(keys, token).map(|claims| claims.jti)
}

fn claims(keys: &Keys, token: &str) -> Option<Claims> {
    let (message, signature) = token.rsplit_once('.')?;
    let signature = hex::encode(URL_SAFE_NO_PAD.decode(signature).ok()?);
    if !keys.verify(PURPOSE, message.as_bytes(), &signature) {
        return None;
    }
    let (header, claims) = message.split_once('.')?;
    if header != URL_SAFE_NO_PAD.encode(HEADER) {
        return None;
    }
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()
}

/// What the row keeps of the token: SHA-256 in hex. A token has 256 bits of key behind it, so a
/// slow hash would protect nothing more.
pub(crate) fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(secret: &str) -> Keys {
        Keys::from_secret(&secret.repeat(8)).expect("long enough")
    }

    fn token(keys: &Keys) -> String {
        let nil = Default::default();
        let account = base::Id::from_uuid(nil);
        let (tenant, session) = (base::Id::from_uuid(nil), base::Id::from_uuid(nil));
        sign(keys, account, tenant, session, DateTime::UNIX_EPOCH).expect("signs")
    }

    #[test]
    fn our_token_names_its_session_whatever_the_machines_clock_says() {
        let keys = keys("niaga");

        let read = read(&keys, &token(&keys));

        assert_eq!(read, Some(base::Id::from_uuid(Default::default())));
    }

    #[test]
    fn a_token_is_a_jwt_that_any_library_reads() {
        let token = token(&keys("niaga"));
        let parts: Vec<_> = token.split('.').map(|part| URL_SAFE_NO_PAD.decode(part)).collect();

        let [Ok(header), Ok(claims), Ok(signature)] = parts.as_slice() else {
            panic!("not three parts of base64url: {token}");
        };
        let header: serde_json::Value = serde_json::from_slice(header).expect("JSON");
        let claims: serde_json::Value = serde_json::from_slice(claims).expect("JSON");
        assert_eq!(header["alg"], "HS256");
        assert!(claims["sub"].as_str().is_some_and(|sub| sub.starts_with("account_")));
        assert!(claims["jti"].as_str().is_some_and(|jti| jti.starts_with("session_")));
        assert_eq!(claims["iat"], 0);
        assert_eq!(signature.len(), 32);
    }

    #[test]
    fn a_token_of_another_key_or_none_names_nothing() {
        let ours = token(&keys("niaga"));
        let foreign = token(&keys("other"));
        let unsigned = "eyJhbGciOiJub25lIn0.e30.";
        let (body, _) = ours.rsplit_once('.').expect("three parts");
        let cut = format!("{body}.");
        for text in [foreign.as_str(), unsigned, &cut, "", ".", "..", "a.b.c", "not a token"] {
            assert_eq!(read(&keys("niaga"), text), None, "{text}");
        }
    }

    #[test]
    fn a_token_with_one_changed_letter_names_nothing() {
        let keys = keys("niaga");
        let ours = token(&keys);
        for place in (0..ours.len()).step_by(7) {
            let mut letters = ours.clone().into_bytes();
            letters[place] = if letters[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(letters).expect("letters");
            assert_eq!(read(&keys, &changed), None, "{place}");
        }
    }
}
