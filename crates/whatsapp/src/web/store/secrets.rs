//! The secrets of messages, which open what later belongs to them: edits, votes, reactions.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use whatsapp_rust::store::error::Result;
use whatsapp_rust::store::{
    MsgSecretEntry, MsgSecretStore, merge_msg_secret_expiry, merge_msg_secret_message_ts,
};

use super::{Store, from_json, key, put, to_json};

const SECRETS: &str = "message_secret";

#[derive(Serialize, Deserialize)]
struct Secret {
    secret: Vec<u8>,
    /// In seconds; 0 is never.
    expires_at: i64,
    /// In seconds; 0 is unknown.
    message_ts: i64,
}

#[async_trait]
impl MsgSecretStore for Store {
    async fn put_msg_secrets(&self, entries: Vec<MsgSecretEntry>) -> Result<usize> {
        let _turn = self.turn.lock().await;
        let key = |it: &MsgSecretEntry| {
            key(&[it.chat.as_bytes(), it.sender.as_bytes(), it.msg_id.as_bytes()])
        };
        let keys: Vec<Vec<u8>> = entries.iter().map(key).collect();
        let known = self.get_many(SECRETS, &keys).await?;
        let mut puts = Vec::with_capacity(entries.len());
        for ((entry, key), known) in entries.iter().zip(&keys).zip(known) {
            let mut secret = Secret {
                secret: entry.secret.to_vec(),
                expires_at: entry.expires_at,
                message_ts: entry.message_ts,
            };
            if let Some(known) = known {
                let known: Secret = from_json(&known)?;
                secret.expires_at = merge_msg_secret_expiry(known.expires_at, secret.expires_at);
                secret.message_ts =
                    merge_msg_secret_message_ts(known.message_ts, secret.message_ts);
            }
            puts.push(put(SECRETS, key, to_json(&secret)?));
        }
        self.write(puts).await?;
        Ok(entries.len())
    }

    async fn get_msg_secret(
        &self,
        chat: &str,
        sender: &str,
        msg_id: &str,
    ) -> Result<Option<Vec<u8>>> {
        let found = self.get_msg_secret_with_ts(chat, sender, msg_id).await?;
        Ok(found.map(|(secret, _)| secret))
    }

    async fn get_msg_secret_with_ts(
        &self,
        chat: &str,
        sender: &str,
        msg_id: &str,
    ) -> Result<Option<(Vec<u8>, i64)>> {
        let key = key(&[chat.as_bytes(), sender.as_bytes(), msg_id.as_bytes()]);
        let found: Option<Secret> = self.get_json(SECRETS, &key).await?;
        Ok(found.map(|it| (it.secret, it.message_ts)))
    }

    async fn delete_expired_msg_secrets(&self, cutoff_timestamp: i64) -> Result<u32> {
        let is_old = |value: &[u8]| {
            from_json(value).is_ok_and(|it: Secret| (1..=cutoff_timestamp).contains(&it.expires_at))
        };
        self.sweep(SECRETS, |_, value| is_old(value)).await
    }
}
