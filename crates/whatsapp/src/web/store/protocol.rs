//! What else the protocol must not forget: who has which devices and numbers, what was sent and may
//! be asked for again, and what was heard and not yet taken in.

use async_trait::async_trait;
use whatsapp_rust::store::error::Result;
use whatsapp_rust::store::{
    DeviceListRecord, LidPnMappingEntry, PendingInboundKey, PendingInboundRow, ProtocolStore,
    TcTokenEntry,
};

use super::{Store, dated, delete, from_json, key, prefix, put, to_json, undated};

const SENDER_KEY_DEVICES: &str = "sender_key_device";
const LIDS: &str = "lid";
const NUMBERS: &str = "number";
const BASE_KEYS: &str = "base_key";
const DEVICE_LISTS: &str = "device_list";
const GROUPS: &str = "group";
const TOKENS: &str = "tc_token";
const SENT: &str = "sent";
const PENDING: &str = "pending";

fn pending(chat: &str, sender: &str, id: &str) -> Vec<u8> {
    key(&[chat.as_bytes(), sender.as_bytes(), id.as_bytes()])
}

fn is_before(value: &[u8], cutoff: i64) -> bool {
    undated(value).is_none_or(|(second, _)| second < cutoff)
}

#[async_trait]
impl ProtocolStore for Store {
    async fn get_sender_key_devices(&self, group_jid: &str) -> Result<Vec<(String, bool)>> {
        let prefix = prefix(group_jid);
        let all = self.list(SENDER_KEY_DEVICES).await?;
        let ours = all.iter().filter_map(|(key, value)| {
            let device = key.strip_prefix(prefix.as_slice())?;
            Some((String::from_utf8_lossy(device).into_owned(), value == b"1"))
        });
        Ok(ours.collect())
    }

    async fn set_sender_key_status(&self, group_jid: &str, entries: &[(&str, bool)]) -> Result<()> {
        let puts = entries.iter().map(|(device, has_key)| {
            let key = key(&[group_jid.as_bytes(), device.as_bytes()]);
            put(SENDER_KEY_DEVICES, &key, if *has_key { b"1" } else { b"0" }.to_vec())
        });
        self.write(puts.collect()).await
    }

    async fn clear_sender_key_devices(&self, group_jid: &str) -> Result<()> {
        let prefix = prefix(group_jid);
        self.sweep(SENDER_KEY_DEVICES, |key, _| key.starts_with(&prefix)).await.map(drop)
    }

    async fn delete_sender_key_device_rows(&self, device_jids: &[&str]) -> Result<()> {
        if device_jids.is_empty() {
            return Ok(());
        }
        let is_one = |key: &[u8]| {
            let device = key.rsplit(|byte| *byte == super::SEPARATOR).next().unwrap_or_default();
            device_jids.iter().any(|jid| jid.as_bytes() == device)
        };
        self.sweep(SENDER_KEY_DEVICES, |key, _| is_one(key)).await.map(drop)
    }

    async fn clear_all_sender_key_devices(&self) -> Result<()> {
        self.sweep(SENDER_KEY_DEVICES, |_, _| true).await.map(drop)
    }

    async fn get_lid_mapping(&self, lid: &str) -> Result<Option<LidPnMappingEntry>> {
        self.get_json(LIDS, lid.as_bytes()).await
    }

    async fn get_pn_mapping(&self, phone: &str) -> Result<Option<LidPnMappingEntry>> {
        let Some(lid) = self.get(NUMBERS, phone.as_bytes()).await? else { return Ok(None) };
        self.get_json(LIDS, &lid).await
    }

    async fn put_lid_mapping(&self, entry: &LidPnMappingEntry) -> Result<()> {
        self.put_lid_mappings(std::slice::from_ref(entry)).await
    }

    async fn put_lid_mappings(&self, entries: &[LidPnMappingEntry]) -> Result<()> {
        let _turn = self.turn.lock().await;
        let keys: Vec<Vec<u8>> = entries.iter().map(|it| it.lid.clone().into_bytes()).collect();
        let known = self.get_many(LIDS, &keys).await?;
        let mut batch = Vec::with_capacity(entries.len() * 3);
        for (entry, known) in entries.iter().zip(known) {
            let known: Option<LidPnMappingEntry> = known.map(|it| from_json(&it)).transpose()?;
            // Somebody has a new number: the old one leads nowhere.
            if let Some(known) = known.filter(|it| it.phone_number != entry.phone_number) {
                batch.push(delete(NUMBERS, known.phone_number.as_bytes()));
            }
            batch.push(put(LIDS, entry.lid.as_bytes(), to_json(entry)?));
            batch.push(put(NUMBERS, entry.phone_number.as_bytes(), entry.lid.clone().into()));
        }
        self.write(batch).await
    }

    async fn get_all_lid_mappings(&self) -> Result<Vec<LidPnMappingEntry>> {
        self.list(LIDS).await?.iter().map(|(_, value)| from_json(value)).collect()
    }

    async fn save_base_key(&self, address: &str, message_id: &str, base_key: &[u8]) -> Result<()> {
        let key = key(&[address.as_bytes(), message_id.as_bytes()]);
        self.put(BASE_KEYS, &key, base_key.to_vec()).await
    }

    async fn has_same_base_key(
        &self,
        address: &str,
        message_id: &str,
        current_base_key: &[u8],
    ) -> Result<bool> {
        let key = key(&[address.as_bytes(), message_id.as_bytes()]);
        Ok(self.get(BASE_KEYS, &key).await?.is_some_and(|known| known == current_base_key))
    }

    async fn delete_base_key(&self, address: &str, message_id: &str) -> Result<()> {
        self.delete(BASE_KEYS, &key(&[address.as_bytes(), message_id.as_bytes()])).await
    }

    async fn update_device_list(&self, record: DeviceListRecord) -> Result<()> {
        self.update_device_lists(vec![record]).await
    }

    async fn update_device_lists(&self, records: Vec<DeviceListRecord>) -> Result<()> {
        let put = |it: &DeviceListRecord| Ok(put(DEVICE_LISTS, it.user.as_bytes(), to_json(it)?));
        self.write(records.iter().map(put).collect::<Result<_>>()?).await
    }

    async fn get_devices(&self, user: &str) -> Result<Option<DeviceListRecord>> {
        self.get_json(DEVICE_LISTS, user.as_bytes()).await
    }

    async fn delete_devices(&self, user: &str) -> Result<()> {
        self.delete(DEVICE_LISTS, user.as_bytes()).await
    }

    async fn get_group_metadata(&self, group_jid: &str) -> Result<Option<Vec<u8>>> {
        self.get(GROUPS, group_jid.as_bytes()).await
    }

    async fn put_group_metadata(&self, group_jid: &str, blob: &[u8]) -> Result<()> {
        self.put(GROUPS, group_jid.as_bytes(), blob.to_vec()).await
    }

    async fn delete_group_metadata(&self, group_jid: &str) -> Result<()> {
        self.delete(GROUPS, group_jid.as_bytes()).await
    }

    async fn get_tc_token(&self, jid: &str) -> Result<Option<TcTokenEntry>> {
        self.get_json(TOKENS, jid.as_bytes()).await
    }

    async fn put_tc_token(&self, jid: &str, entry: &TcTokenEntry) -> Result<()> {
        self.put_json(TOKENS, jid.as_bytes(), entry).await
    }

    async fn delete_tc_token(&self, jid: &str) -> Result<()> {
        self.delete(TOKENS, jid.as_bytes()).await
    }

    async fn get_all_tc_token_jids(&self) -> Result<Vec<String>> {
        let all = self.list(TOKENS).await?;
        Ok(all.iter().map(|(key, _)| String::from_utf8_lossy(key).into_owned()).collect())
    }

    /// One of which either half still counts stays.
    async fn delete_expired_tc_tokens(&self, token_cutoff: i64, sender_cutoff: i64) -> Result<u32> {
        let is_old = |it: &TcTokenEntry| {
            let is_token_old = it.token.is_empty() || it.token_timestamp < token_cutoff;
            is_token_old && it.sender_timestamp.is_none_or(|second| second < sender_cutoff)
        };
        self.sweep(TOKENS, |_, value| from_json(value).is_ok_and(|it| is_old(&it))).await
    }

    async fn touch_tc_token_sender_timestamp(
        &self,
        jid: &str,
        sender_timestamp: i64,
    ) -> Result<()> {
        let _turn = self.turn.lock().await;
        let entry = match self.get_tc_token(jid).await? {
            Some(known) => {
                let latest = known
                    .sender_timestamp
                    .map_or(sender_timestamp, |second| second.max(sender_timestamp));
                TcTokenEntry { sender_timestamp: Some(latest), ..known }
            }
            None => TcTokenEntry {
                token: Vec::new(),
                token_timestamp: sender_timestamp,
                sender_timestamp: Some(sender_timestamp),
            },
        };
        self.put_tc_token(jid, &entry).await
    }

    async fn store_received_tc_token(
        &self,
        jid: &str,
        token: &[u8],
        token_timestamp: i64,
    ) -> Result<()> {
        let _turn = self.turn.lock().await;
        let known = self.get_tc_token(jid).await?;
        if known
            .as_ref()
            .is_some_and(|it| !it.token.is_empty() && token_timestamp < it.token_timestamp)
        {
            return Ok(());
        }
        let sender_timestamp = known.and_then(|it| it.sender_timestamp);
        let entry = TcTokenEntry { token: token.to_vec(), token_timestamp, sender_timestamp };
        self.put_tc_token(jid, &entry).await
    }

    async fn store_sent_message(&self, chat_jid: &str, id: &str, payload: &[u8]) -> Result<()> {
        self.put(SENT, &key(&[chat_jid.as_bytes(), id.as_bytes()]), dated(payload)).await
    }

    async fn take_sent_message(&self, chat_jid: &str, id: &str) -> Result<Option<Vec<u8>>> {
        let _turn = self.turn.lock().await;
        let key = key(&[chat_jid.as_bytes(), id.as_bytes()]);
        let Some(found) = self.get(SENT, &key).await? else { return Ok(None) };
        self.delete(SENT, &key).await?;
        Ok(undated(&found).map(|(_, payload)| payload.to_vec()))
    }

    async fn delete_expired_sent_messages(&self, cutoff_timestamp: i64) -> Result<u32> {
        self.sweep(SENT, |_, value| is_before(value, cutoff_timestamp)).await
    }

    async fn store_pending_inbound(
        &self,
        chat: &str,
        sender: &str,
        id: &str,
        message: &[u8],
    ) -> Result<()> {
        self.put(PENDING, &pending(chat, sender, id), dated(message)).await
    }

    async fn get_pending_inbound(
        &self,
        chat: &str,
        sender: &str,
        id: &str,
    ) -> Result<Option<Vec<u8>>> {
        let found = self.get(PENDING, &pending(chat, sender, id)).await?;
        Ok(found.as_deref().and_then(undated).map(|(_, message)| message.to_vec()))
    }

    async fn delete_pending_inbound(&self, chat: &str, sender: &str, id: &str) -> Result<()> {
        self.delete(PENDING, &pending(chat, sender, id)).await
    }

    async fn delete_expired_pending_inbound(&self, cutoff_timestamp: i64) -> Result<u32> {
        self.sweep(PENDING, |_, value| is_before(value, cutoff_timestamp)).await
    }

    async fn store_pending_inbound_batch(&self, rows: &[PendingInboundRow<'_>]) -> Result<()> {
        let put = |row: &PendingInboundRow<'_>| {
            put(PENDING, &pending(row.chat, row.sender, row.id), dated(row.message))
        };
        self.write(rows.iter().map(put).collect()).await
    }

    async fn delete_pending_inbound_batch(&self, keys: &[PendingInboundKey<'_>]) -> Result<()> {
        let delete =
            |it: &PendingInboundKey<'_>| delete(PENDING, &pending(it.chat, it.sender, it.id));
        self.write(keys.iter().map(delete).collect()).await
    }
}
