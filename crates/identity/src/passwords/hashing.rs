//! The hashing itself: slow on purpose, so kept off the async threads and bounded.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use kernel::App;
use kernel::tasks::run_blocking;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::{Password, Refusal};

/// Hashes at one time in one process: each takes 19 MiB and a core for tens of milliseconds, and
/// the rest of the business must go on during a flood of sign-ins.
static RUNNING: Semaphore = Semaphore::const_new(2);
/// Hashes that may run or wait; the next one is told to come back.
static ADMITTED: Semaphore = Semaphore::const_new(64);
/// When to come back, in seconds.
const COME_BACK: u64 = 5;
/// Bytes of salt (RFC 9106 §3.1).
const SALT_BYTES: usize = 16;
/// The salt of hashes that nobody compares.
const DECOY_SALT: [u8; SALT_BYTES] = *b"no such account!";

/// An argon2id hash in PHC form, safe to store.
#[derive(Clone)]
pub struct PasswordHash(String);

impl PasswordHash {
    pub(crate) fn into_text(self) -> String {
        self.0
    }
}

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(hidden)")
    }
}

/// Hashes a password. Do it before a transaction begins: it takes tens of milliseconds.
///
/// Refusals: `identity.password.busy` (503) when too many wait already.
pub async fn hash(app: &App, password: Password) -> kernel::Result<PasswordHash> {
    let salt = app.random.bytes::<SALT_BYTES>();
    let text = in_turn(move || hash_now(password.0.as_bytes(), &salt)).await??;
    Ok(PasswordHash(text))
}

/// Whether `password` is the one behind `stored`. Without one it does the same work and says no,
/// so that the time tells nobody who exists.
pub(crate) async fn matches(password: String, stored: Option<String>) -> kernel::Result<bool> {
    let verdict = in_turn(move || match stored {
        Some(stored) => {
            Argon2::default().verify_password(password.as_bytes(), stored.as_str()).is_ok()
        }
        None => hash_now(password.as_bytes(), &DECOY_SALT).is_err(),
    });
    verdict.await
}

fn hash_now(password: &[u8], salt: &[u8]) -> anyhow::Result<String> {
    let hash = Argon2::default().hash_password_with_salt(password, salt);
    Ok(hash.map_err(|error| anyhow::anyhow!("hashing a password: {error}"))?.to_string())
}

/// Does `work` on a thread that may block, after those before it.
async fn in_turn<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> kernel::Result<T> {
    let admitted = ADMITTED.try_acquire().map_err(|_| Refusal::Busy { retry_after: COME_BACK })?;
    let running = RUNNING.acquire().await.map_err(anyhow::Error::from)?;
    // The places go along: a request that is cut off does not make room for work that still runs.
    let places: [SemaphorePermit<'static>; 2] = [admitted, running];
    let done = run_blocking(move || {
        let done = work();
        drop(places);
        done
    });
    Ok(done.await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_itself_fits_its_hash() {
        let stored = hash_now(b"niaga-demo", b"0123456789abcdef").expect("hashes");

        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(matches("niaga-demo".into(), Some(stored.clone())).await.expect("checks"));
        assert!(!matches("niaga-Demo".into(), Some(stored)).await.expect("checks"));
        assert!(!matches("niaga-demo".into(), None).await.expect("checks"));
    }
}
