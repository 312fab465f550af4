//! The token of a session: a signed JWT that names its row; the row decides everything else.

use base::{AccountId, SessionId, TenantId};
use chrono::{DateTime, Duration, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use kernel::keys::Keys;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What the signing key is derived for.
const PURPOSE: &str = "session token";
/// A bound for programs that read `exp`: a session in use is lengthened in its row, and the token
/// must not die before it.
const OUTER_LIFETIME: Duration = Duration::days(10 * 365);

#[derive(Debug, Deserialize, Serialize)]
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
    let exp = (now + OUTER_LIFETIME).timestamp();
    let claims = Claims {
        sub: account,
        tid: tenant,
        jti: session,
        iat: now.timestamp(),
        exp,
    };
    let key = EncodingKey::from_secret(&keys.derive(PURPOSE));
    Ok(jsonwebtoken::encode(
        &Header::new(Algorithm::HS256),
        &claims,
        &key,
    )?)
}

/// The session a token names, if we signed it. Says nothing about whether it still lives.
pub(crate) fn read(keys: &Keys, token: &str) -> Option<SessionId> {
    let mut rules = Validation::new(Algorithm::HS256);
    // The row ends a session, by the installation's own clock.
    rules.validate_exp = false;
    rules.required_spec_claims.clear();
    let key = DecodingKey::from_secret(&keys.derive(PURPOSE));
    jsonwebtoken::decode::<Claims>(token, &key, &rules)
        .ok()
        .map(|token| token.claims.jti)
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
        let (account, tenant) = (AccountId::from_uuid(nil), TenantId::from_uuid(nil));
        sign(
            keys,
            account,
            tenant,
            SessionId::from_uuid(nil),
            DateTime::UNIX_EPOCH,
        )
        .expect("signs")
    }

    #[test]
    fn our_token_names_its_session_whatever_the_machines_clock_says() {
        let keys = keys("niaga");

        let read = read(&keys, &token(&keys));

        assert_eq!(read, Some(SessionId::from_uuid(Default::default())));
    }

    #[test]
    fn a_token_of_another_key_or_none_names_nothing() {
        let foreign = token(&keys("other"));
        let unsigned = "eyJhbGciOiJub25lIn0.e30.";
        for text in [foreign.as_str(), unsigned, "", "a.b.c", "not a token"] {
            assert_eq!(read(&keys("niaga"), text), None, "{text}");
        }
    }
}
