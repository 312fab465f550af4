//! The linked device's own store, kept in the line's [`Vault`]: keys, sessions, and what was heard
//! and not yet taken in.

mod device;
mod keys;
mod protocol;
mod secrets;
mod sync;

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::{Mutex, RwLock};
use whatsapp_rust::store::error::{Result, StoreError};

use crate::host::{Vault, VaultChange};

/// Parts the words of a key. In no id of WhatsApp.
const SEPARATOR: u8 = 0;

/// The store of one client. After [`Store::wipe`] it takes nothing any more: what a dying client
/// still writes must not come back into a vault that was emptied.
pub(super) struct Store {
    vault: Arc<dyn Vault>,
    is_open: RwLock<bool>,
    /// Held by whoever writes what it has just read.
    turn: Mutex<()>,
}

impl Store {
    pub(super) fn new(vault: Arc<dyn Vault>) -> Self {
        Self { vault, is_open: RwLock::new(true), turn: Mutex::default() }
    }

    /// Forgets everything, for good.
    pub(super) async fn wipe(&self) -> anyhow::Result<()> {
        let mut is_open = self.is_open.write().await;
        *is_open = false;
        self.vault.clear().await
    }

    async fn get(&self, bucket: &str, key: &[u8]) -> Result<Option<Vec<u8>>> {
        let _open = self.open().await?;
        self.vault.get(bucket, key).await.map_err(failed)
    }

    async fn get_many(&self, bucket: &str, keys: &[Vec<u8>]) -> Result<Vec<Option<Vec<u8>>>> {
        let _open = self.open().await?;
        self.vault.get_many(bucket, keys).await.map_err(failed)
    }

    async fn list(&self, bucket: &str) -> Result<Vec<(Vec<u8>, Vec<u8>)>> {
        let _open = self.open().await?;
        self.vault.list(bucket).await.map_err(failed)
    }

    async fn write(&self, batch: Vec<VaultChange>) -> Result<()> {
        if batch.is_empty() {
            return Ok(());
        }
        let _open = self.open().await?;
        self.vault.write(batch).await.map_err(failed)
    }

    async fn put(&self, bucket: &str, key: &[u8], value: Vec<u8>) -> Result<()> {
        self.write(vec![put(bucket, key, value)]).await
    }

    async fn delete(&self, bucket: &str, key: &[u8]) -> Result<()> {
        self.write(vec![delete(bucket, key)]).await
    }

    async fn get_json<T: DeserializeOwned>(&self, bucket: &str, key: &[u8]) -> Result<Option<T>> {
        self.get(bucket, key).await?.map(|value| from_json(&value)).transpose()
    }

    async fn put_json(&self, bucket: &str, key: &[u8], value: &impl Serialize) -> Result<()> {
        self.put(bucket, key, to_json(value)?).await
    }

    /// Deletes those of a bucket that `is_old` picks, and counts them.
    async fn sweep(&self, bucket: &str, is_old: impl Fn(&[u8], &[u8]) -> bool) -> Result<u32> {
        let mut all = self.list(bucket).await?;
        all.retain(|(key, value)| is_old(key, value));
        let count = u32::try_from(all.len()).unwrap_or(u32::MAX);
        self.write(all.into_iter().map(|(key, _)| delete(bucket, &key)).collect()).await?;
        Ok(count)
    }

    async fn open(&self) -> Result<tokio::sync::RwLockReadGuard<'_, bool>> {
        let open = self.is_open.read().await;
        if *open {
            Ok(open)
        } else {
            Err(StoreError::InvalidConfig("the pairing has ended".to_owned()))
        }
    }
}

fn put(bucket: &str, key: &[u8], value: Vec<u8>) -> VaultChange {
    VaultChange::Put { bucket: bucket.to_owned(), key: key.to_vec(), value }
}

fn delete(bucket: &str, key: &[u8]) -> VaultChange {
    VaultChange::Delete { bucket: bucket.to_owned(), key: key.to_vec() }
}

/// The key of these words.
fn key(words: &[&[u8]]) -> Vec<u8> {
    words.join(&SEPARATOR)
}

/// What all keys begin with that have `word` as their first.
fn prefix(word: &str) -> Vec<u8> {
    let mut prefix = word.as_bytes().to_vec();
    prefix.push(SEPARATOR);
    prefix
}

fn to_json(value: &impl Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec(value).map_err(|error| StoreError::Serialization(Box::new(error)))
}

fn from_json<T: DeserializeOwned>(value: &[u8]) -> Result<T> {
    serde_json::from_slice(value).map_err(|error| StoreError::Serialization(Box::new(error)))
}

fn failed(error: anyhow::Error) -> StoreError {
    StoreError::Database(error.into())
}

/// A value that ages, with the second of its birth in front. The library counts by its own clock
/// when it asks for old ones, so the same one is asked here.
fn dated(value: &[u8]) -> Vec<u8> {
    let mut dated = whatsapp_rust::wacore::time::now_secs().to_be_bytes().to_vec();
    dated.extend_from_slice(value);
    dated
}

/// The second of its birth, and the value.
fn undated(dated: &[u8]) -> Option<(i64, &[u8])> {
    let (second, value) = dated.split_first_chunk::<8>()?;
    Some((i64::from_be_bytes(*second), value))
}
