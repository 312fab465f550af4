//! A host for tests: ears that write down what they hear, and a vault in memory.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use crate::host::{Ears, Host, Vault, VaultChange};
use crate::inbound::Heard;
use crate::link::LinkState;

/// A host over these ears, with an empty vault, whose time is always `now`.
pub fn host(ears: &Arc<Recorder>, now: DateTime<Utc>) -> Host {
    let vault = Arc::new(MemoryVault::default());
    Host { ears: ears.clone(), vault, now: Arc::new(move || now) }
}

/// Ears that write down what they hear.
#[derive(Debug, Default)]
pub struct Recorder {
    heard: Mutex<Vec<Heard>>,
    links: Mutex<Vec<(LinkState, Option<&'static str>)>>,
    deaf: AtomicBool,
}

impl Recorder {
    /// What was heard since the last time.
    pub fn take(&self) -> Vec<Heard> {
        std::mem::take(&mut *lock(&self.heard))
    }

    /// The changes of the link since the last time.
    pub fn take_links(&self) -> Vec<(LinkState, Option<&'static str>)> {
        std::mem::take(&mut *lock(&self.links))
    }

    /// From now on nothing is taken in, as if the database were away.
    pub fn stop_hearing(&self) {
        self.deaf.store(true, Ordering::SeqCst);
    }

    /// From now on everything is taken in.
    pub fn hear_again(&self) {
        self.deaf.store(false, Ordering::SeqCst);
    }
}

#[async_trait]
impl Ears for Recorder {
    async fn hear(&self, heard: Vec<Heard>) -> anyhow::Result<()> {
        anyhow::ensure!(!self.deaf.load(Ordering::SeqCst), "nobody listens");
        lock(&self.heard).extend(heard);
        Ok(())
    }

    fn link(&self, state: LinkState, trouble: Option<&'static str>) {
        lock(&self.links).push((state, trouble));
    }
}

/// Values by bucket and key.
type Kept = BTreeMap<(String, Vec<u8>), Vec<u8>>;

/// A vault that lives as long as it is held.
#[derive(Debug, Default)]
pub struct MemoryVault(Mutex<Kept>);

#[async_trait]
impl Vault for MemoryVault {
    async fn get(&self, bucket: &str, key: &[u8]) -> anyhow::Result<Option<Vec<u8>>> {
        Ok(lock(&self.0).get(&(bucket.to_owned(), key.to_vec())).cloned())
    }

    async fn get_many(
        &self,
        bucket: &str,
        keys: &[Vec<u8>],
    ) -> anyhow::Result<Vec<Option<Vec<u8>>>> {
        let kept = lock(&self.0);
        let values = keys.iter().map(|key| kept.get(&(bucket.to_owned(), key.clone())).cloned());
        Ok(values.collect())
    }

    async fn list(&self, bucket: &str) -> anyhow::Result<Vec<(Vec<u8>, Vec<u8>)>> {
        let kept = lock(&self.0);
        let all = kept.iter().filter(|((place, _), _)| place == bucket);
        Ok(all.map(|((_, key), value)| (key.clone(), value.clone())).collect())
    }

    async fn write(&self, batch: Vec<VaultChange>) -> anyhow::Result<()> {
        let mut kept = lock(&self.0);
        for change in batch {
            match change {
                VaultChange::Put { bucket, key, value } => {
                    kept.insert((bucket, key), value);
                }
                VaultChange::Delete { bucket, key } => {
                    kept.remove(&(bucket, key));
                }
            }
        }
        Ok(())
    }

    async fn clear(&self) -> anyhow::Result<()> {
        lock(&self.0).clear();
        Ok(())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(bucket: &str, key: &[u8], value: &[u8]) -> VaultChange {
        VaultChange::Put { bucket: bucket.to_owned(), key: key.into(), value: value.into() }
    }

    #[tokio::test]
    async fn a_vault_keeps_what_was_put_last_by_bucket_and_key() {
        let vault = MemoryVault::default();
        let (bucket, key) = ("a".to_owned(), b"2".to_vec());
        let gone = VaultChange::Delete { bucket, key };
        let batch = vec![
            put("a", b"2", b"x"),
            put("a", b"1", b"old"),
            put("a", b"1", b"new"),
            put("b", b"1", b"other"),
            gone,
        ];
        assert_eq!(format!("{:?}", batch[0]), "Put { bucket: \"a\", .. }", "values are secret");

        vault.write(batch).await.expect("in memory");

        let new = b"new".to_vec();
        assert_eq!(vault.get("a", b"1").await.expect("in memory"), Some(new.clone()));
        let keys = [b"2".to_vec(), b"1".to_vec()];
        let many = vault.get_many("a", &keys).await.expect("in memory");
        assert_eq!(many, [None, Some(new.clone())]);
        assert_eq!(vault.list("a").await.expect("in memory"), [(b"1".to_vec(), new)]);
        vault.clear().await.expect("in memory");
        assert!(vault.list("b").await.expect("in memory").is_empty());
    }
}
