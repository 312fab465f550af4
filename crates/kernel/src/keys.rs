//! The installation's secret and the keys derived from it.

mod seal;

use std::io::Write;
use std::path::Path;

use anyhow::Context;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::random::Random;

/// Length of the installation's secret in bytes.
const SECRET_BYTES: usize = 32;

/// Derives one independent key per purpose from the installation's one secret (HMAC-SHA-256 of
/// the purpose's name), so that a leaked cookie key says nothing about the token key.
#[derive(Clone)]
pub struct Keys {
    secret: [u8; SECRET_BYTES],
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(hidden)")
    }
}

impl Keys {
    /// Keys from a configured secret: at least 32 characters, the same on every node.
    pub fn from_secret(secret: &str) -> anyhow::Result<Self> {
        anyhow::ensure!(
            secret.len() >= SECRET_BYTES,
            "the secret must have at least {SECRET_BYTES} characters"
        );
        let mut mac = mac(b"niaga installation secret");
        mac.update(secret.as_bytes());
        Ok(Self { secret: mac.finalize().into_bytes().into() })
    }

    /// Reads `secret.key` in the data folder, making it (readable by its owner only) on the first
    /// start.
    pub fn from_folder(folder: &Path, random: &Random) -> anyhow::Result<Self> {
        let path = folder.join("secret.key");
        if !path.exists() {
            let text = hex::encode(random.bytes::<SECRET_BYTES>());
            write_private(&path, &text).with_context(|| format!("writing {}", path.display()))?;
        }
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("reading {}", path.display()))?;
        Self::from_secret(text.trim())
    }

    /// The key for one purpose, e.g. `"session token"`.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        let mut mac = mac(&self.secret);
        mac.update(purpose.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// HMAC-SHA-256 of `message` under the key for `purpose`, as lower-case hex.
    pub fn sign(&self, purpose: &str, message: &[u8]) -> String {
        let mut mac = mac(&self.derive(purpose));
        mac.update(message);
        hex::encode(mac.finalize().into_bytes())
    }

    /// Whether `signature` is [`Keys::sign`] of the same message, compared in constant time.
    pub fn verify(&self, purpose: &str, message: &[u8], signature: &str) -> bool {
        use subtle::ConstantTimeEq;
        let expected = self.sign(purpose, message);
        expected.as_bytes().ct_eq(signature.as_bytes()).into()
    }
}

fn mac(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes keys of any length")
}

/// Writes a file that only its owner may read, whole or not at all.
fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    let draft = path.with_extension("new");
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(draft, path)
}
