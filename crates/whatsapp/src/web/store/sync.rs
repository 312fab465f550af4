//! What the phone shares of its settings and contacts: keys, versions and checksums.

use std::collections::HashMap;

use async_trait::async_trait;
use whatsapp_rust::store::error::Result;
use whatsapp_rust::store::{AppStateSyncKey, AppSyncStore};
use whatsapp_rust::wacore::appstate::hash::HashState;
use whatsapp_rust::wacore::appstate::processor::AppStateMutationMAC;

use super::{Store, delete, key, prefix, put, to_json};

const KEYS: &str = "sync_key";
const LATEST_KEY: &str = "sync_key_latest";
const VERSIONS: &str = "sync_version";
const MACS: &str = "sync_mac";

#[async_trait]
impl AppSyncStore for Store {
    async fn get_sync_key(&self, key_id: &[u8]) -> Result<Option<AppStateSyncKey>> {
        self.get_json(KEYS, key_id).await
    }

    async fn set_sync_key(&self, key_id: &[u8], key: AppStateSyncKey) -> Result<()> {
        let latest = put(LATEST_KEY, b"", key_id.to_vec());
        self.write(vec![put(KEYS, key_id, to_json(&key)?), latest]).await
    }

    async fn get_version(&self, name: &str) -> Result<HashState> {
        Ok(self.get_json(VERSIONS, name.as_bytes()).await?.unwrap_or_default())
    }

    async fn set_version(&self, name: &str, state: HashState) -> Result<()> {
        self.put_json(VERSIONS, name.as_bytes(), &state).await
    }

    async fn put_mutation_macs(
        &self,
        name: &str,
        _version: u64,
        mutations: &[AppStateMutationMAC],
    ) -> Result<()> {
        let key = |it: &AppStateMutationMAC| key(&[name.as_bytes(), &it.index_mac]);
        let puts = mutations.iter().map(|it| put(MACS, &key(it), it.value_mac.clone()));
        self.write(puts.collect()).await
    }

    async fn get_mutation_mac(&self, name: &str, index_mac: &[u8]) -> Result<Option<Vec<u8>>> {
        self.get(MACS, &key(&[name.as_bytes(), index_mac])).await
    }

    async fn get_mutation_macs(
        &self,
        name: &str,
        index_macs: &[[u8; 32]],
    ) -> Result<HashMap<[u8; 32], Vec<u8>>> {
        let keys: Vec<Vec<u8>> =
            index_macs.iter().map(|mac| key(&[name.as_bytes(), mac])).collect();
        let found = index_macs.iter().zip(self.get_many(MACS, &keys).await?);
        Ok(found.filter_map(|(mac, value)| Some((*mac, value?))).collect())
    }

    async fn delete_mutation_macs(&self, name: &str, index_macs: &[Vec<u8>]) -> Result<()> {
        let deletes = index_macs.iter().map(|mac| delete(MACS, &key(&[name.as_bytes(), mac])));
        self.write(deletes.collect()).await
    }

    async fn clear_mutation_macs(&self, name: &str) -> Result<()> {
        let prefix = prefix(name);
        self.sweep(MACS, |key, _| key.starts_with(&prefix)).await.map(drop)
    }

    async fn get_latest_sync_key_id(&self) -> Result<Option<Vec<u8>>> {
        self.get(LATEST_KEY, b"").await
    }
}
