//! Seals small secrets for the database, so that a stolen copy of it tells none of them.

use anyhow::Context;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use super::Keys;
use crate::random::Random;

/// Length of the nonce in bytes: long enough to be drawn at random every time.
const NONCE_BYTES: usize = 24;

impl Keys {
    /// Seals `secret` for `owner` with the key for `purpose` (XChaCha20-Poly1305), as hex.
    pub fn seal(
        &self,
        random: &Random,
        purpose: &str,
        owner: &str,
        secret: &[u8],
    ) -> anyhow::Result<String> {
        let nonce = random.bytes::<NONCE_BYTES>();
        let payload = Payload { msg: secret, aad: owner.as_bytes() };
        let sealed = self.cipher(purpose).encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.map_err(|_| anyhow::anyhow!("sealing a secret for {purpose}"))?;
        Ok(hex::encode([nonce.as_slice(), &sealed].concat()))
    }

    /// What [`Keys::seal`] sealed with the same key, purpose and owner.
    ///
    /// Fails when it was altered, sealed for another owner, or with another installation's key.
    pub fn unseal(&self, purpose: &str, owner: &str, sealed: &str) -> anyhow::Result<Vec<u8>> {
        let bytes = hex::decode(sealed).context("a sealed secret is hex")?;
        let (nonce, sealed) =
            bytes.split_first_chunk::<NONCE_BYTES>().context("a sealed secret has a nonce")?;
        let payload = Payload { msg: sealed, aad: owner.as_bytes() };
        let secret = self.cipher(purpose).decrypt(&XNonce::from(*nonce), payload);
        secret.map_err(|_| {
            anyhow::anyhow!("a secret for {purpose} was not sealed with this installation's key")
        })
    }

    fn cipher(&self, purpose: &str) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.derive(purpose).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(letter: &str) -> Keys {
        Keys::from_secret(&letter.repeat(32)).expect("long enough")
    }

    #[test]
    fn only_the_same_key_purpose_and_owner_open_a_seal() {
        let (keys, random) = (keys("n"), Random::seeded(1));
        let sealed = keys.seal(&random, "totp", "acct_1", b"rahasia").expect("sealed");

        assert_eq!(keys.unseal("totp", "acct_1", &sealed).expect("opened"), b"rahasia");
        assert!(keys.unseal("totp", "acct_2", &sealed).is_err());
        assert!(keys.unseal("other", "acct_1", &sealed).is_err());
        assert!(self::keys("m").unseal("totp", "acct_1", &sealed).is_err());
    }

    #[test]
    fn a_seal_hides_its_secret_and_refuses_any_change() {
        let (keys, random) = (keys("n"), Random::seeded(1));
        let sealed = keys.seal(&random, "totp", "acct_1", b"rahasia").expect("sealed");
        let again = keys.seal(&random, "totp", "acct_1", b"rahasia").expect("sealed");

        assert_ne!(sealed, again);
        assert!(!sealed.contains(&hex::encode(b"rahasia")));
        for place in 0..sealed.len() {
            let mut altered = sealed.clone().into_bytes();
            altered[place] = if altered[place] == b'0' { b'1' } else { b'0' };
            let altered = String::from_utf8(altered).expect("hex");
            assert!(keys.unseal("totp", "acct_1", &altered).is_err(), "at {place}");
        }
        assert!(keys.unseal("totp", "acct_1", "").is_err());
        assert!(keys.unseal("totp", "acct_1", "zz").is_err());
    }
}
