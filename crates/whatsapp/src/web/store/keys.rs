//! Identities, sessions and keys of the Signal protocol.

use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use whatsapp_rust::store::SignalStore;
use whatsapp_rust::store::error::{Result, StoreError};

use super::{Store, put};

const IDENTITIES: &str = "identity";
const SESSIONS: &str = "session";
const PRE_KEYS: &str = "pre_key";
const SIGNED_PRE_KEYS: &str = "signed_pre_key";
const SENDER_KEYS: &str = "sender_key";

/// Big-endian, so that the order of keys is the order of ids.
fn id_of(key: &[u8]) -> Option<u32> {
    key.try_into().ok().map(u32::from_be_bytes)
}

#[async_trait]
impl SignalStore for Store {
    async fn put_identity(&self, address: &str, key: [u8; 32]) -> Result<()> {
        self.put(IDENTITIES, address.as_bytes(), key.to_vec()).await
    }

    async fn put_identities_batch(&self, identities: &[(Arc<str>, [u8; 32])]) -> Result<()> {
        let puts = identities.iter().map(|(at, key)| put(IDENTITIES, at.as_bytes(), key.to_vec()));
        self.write(puts.collect()).await
    }

    async fn load_identity(&self, address: &str) -> Result<Option<[u8; 32]>> {
        let Some(key) = self.get(IDENTITIES, address.as_bytes()).await? else { return Ok(None) };
        let wrong = |_| StoreError::Validation("an identity has not 32 bytes".to_owned());
        key.try_into().map(Some).map_err(wrong)
    }

    async fn delete_identity(&self, address: &str) -> Result<()> {
        self.delete(IDENTITIES, address.as_bytes()).await
    }

    async fn get_session(&self, address: &str) -> Result<Option<Bytes>> {
        Ok(self.get(SESSIONS, address.as_bytes()).await?.map(Bytes::from))
    }

    async fn put_session(&self, address: &str, session: &[u8]) -> Result<()> {
        self.put(SESSIONS, address.as_bytes(), session.to_vec()).await
    }

    async fn put_sessions_batch(&self, sessions: &[(Arc<str>, Bytes)]) -> Result<()> {
        let puts = sessions.iter().map(|(at, it)| put(SESSIONS, at.as_bytes(), it.to_vec()));
        self.write(puts.collect()).await
    }

    async fn delete_session(&self, address: &str) -> Result<()> {
        self.delete(SESSIONS, address.as_bytes()).await
    }

    async fn store_prekey(&self, id: u32, record: &[u8], _uploaded: bool) -> Result<()> {
        self.put(PRE_KEYS, &id.to_be_bytes(), record.to_vec()).await
    }

    /// All in one transaction: the first login writes 812.
    async fn store_prekeys_batch(&self, keys: &[(u32, Bytes)], _uploaded: bool) -> Result<()> {
        let puts = keys.iter().map(|(id, it)| put(PRE_KEYS, &id.to_be_bytes(), it.to_vec()));
        self.write(puts.collect()).await
    }

    async fn load_prekey(&self, id: u32) -> Result<Option<Bytes>> {
        Ok(self.get(PRE_KEYS, &id.to_be_bytes()).await?.map(Bytes::from))
    }

    async fn load_prekeys_batch(&self, ids: &[u32]) -> Result<Vec<(u32, Bytes)>> {
        let keys: Vec<Vec<u8>> = ids.iter().map(|id| id.to_be_bytes().to_vec()).collect();
        let found = self.get_many(PRE_KEYS, &keys).await?;
        let both = ids.iter().zip(found);
        Ok(both.filter_map(|(id, value)| Some((*id, Bytes::from(value?)))).collect())
    }

    /// Which of them were uploaded is in the device's watermarks; nothing here asks for it.
    async fn mark_prekeys_uploaded(&self, _ids: &[u32]) -> Result<()> {
        Ok(())
    }

    async fn remove_prekey(&self, id: u32) -> Result<()> {
        self.delete(PRE_KEYS, &id.to_be_bytes()).await
    }

    async fn get_max_prekey_id(&self) -> Result<u32> {
        let all = self.list(PRE_KEYS).await?;
        Ok(all.iter().filter_map(|(key, _)| id_of(key)).max().unwrap_or_default())
    }

    async fn store_signed_prekey(&self, id: u32, record: &[u8]) -> Result<()> {
        self.put(SIGNED_PRE_KEYS, &id.to_be_bytes(), record.to_vec()).await
    }

    async fn load_signed_prekey(&self, id: u32) -> Result<Option<Vec<u8>>> {
        self.get(SIGNED_PRE_KEYS, &id.to_be_bytes()).await
    }

    async fn load_all_signed_prekeys(&self) -> Result<Vec<(u32, Vec<u8>)>> {
        let all = self.list(SIGNED_PRE_KEYS).await?;
        Ok(all.into_iter().filter_map(|(key, value)| Some((id_of(&key)?, value))).collect())
    }

    async fn remove_signed_prekey(&self, id: u32) -> Result<()> {
        self.delete(SIGNED_PRE_KEYS, &id.to_be_bytes()).await
    }

    async fn put_sender_key(&self, address: &str, record: &[u8]) -> Result<()> {
        self.put(SENDER_KEYS, address.as_bytes(), record.to_vec()).await
    }

    async fn put_sender_keys_batch(&self, sender_keys: &[(Arc<str>, Bytes)]) -> Result<()> {
        let puts = sender_keys.iter().map(|(at, it)| put(SENDER_KEYS, at.as_bytes(), it.to_vec()));
        self.write(puts.collect()).await
    }

    async fn get_sender_key(&self, address: &str) -> Result<Option<Vec<u8>>> {
        self.get(SENDER_KEYS, address.as_bytes()).await
    }

    async fn delete_sender_key(&self, address: &str) -> Result<()> {
        self.delete(SENDER_KEYS, address.as_bytes()).await
    }
}
