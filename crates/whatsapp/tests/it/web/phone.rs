//! The phone that a device is linked to: it vouches for the device's keys.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use whatsapp_rust::NodeBuilder;
use whatsapp_rust::buffa::Message;
use whatsapp_rust::wacore::libsignal::protocol::KeyPair;
use whatsapp_rust::wacore_binary::Node;
use whatsapp_rust::waproto::whatsapp as wa;

use super::wire::{chance, key_pair};

/// What stands before a key that an account vouches for.
const VOUCHED: [u8; 2] = [6, 0];
/// What stands before a key that a device vouches for.
const ACCEPTED: [u8; 2] = [6, 1];

fn sign(keys: &KeyPair, words: &[&[u8]]) -> Vec<u8> {
    let signed = keys.private_key.calculate_signature(&words.concat(), &mut chance());
    signed.expect("a signature").to_vec()
}

fn details() -> Vec<u8> {
    let details = wa::ADVDeviceIdentity {
        raw_id: Some(1),
        timestamp: Some(1_700_000_000),
        key_index: Some(1),
        ..Default::default()
    };
    details.encode_to_vec()
}

/// What an account says of a device with this key, before the device has said yes.
fn vouched(account: &KeyPair, device: &[u8]) -> wa::ADVSignedDeviceIdentity {
    let details = details();
    wa::ADVSignedDeviceIdentity {
        account_signature: Some(sign(account, &[&VOUCHED, &details, device])),
        account_signature_key: Some(account.public_key.public_key_bytes().to_vec()),
        details: Some(details),
        ..Default::default()
    }
}

/// The identity of a device that was paired earlier.
pub fn identity(device: &KeyPair) -> wa::ADVSignedDeviceIdentity {
    let account = key_pair();
    let key = device.public_key.public_key_bytes();
    let mut identity = vouched(&account, key);
    let account = account.public_key.public_key_bytes();
    identity.device_signature = Some(sign(device, &[&ACCEPTED, &details(), key, account]));
    identity
}

/// Which devices an account has. The library asks who signed it only later.
pub fn key_index() -> Vec<u8> {
    let details = wa::ADVKeyIndexList {
        raw_id: Some(1),
        timestamp: Some(1_700_000_000),
        current_index: Some(1),
        valid_indexes: vec![0, 1],
        ..Default::default()
    };
    let list = wa::ADVSignedKeyIndexList {
        details: Some(details.encode_to_vec()),
        account_signature: Some(vec![0; 64]),
        ..Default::default()
    };
    list.encode_to_vec()
}

/// What a phone with this number says after it scanned this code.
pub fn scan(code: &str, number: &str) -> Node {
    let parts: Vec<&str> = code.split(',').collect();
    let read = |part: &str| STANDARD.decode(part).expect("a key");
    let (device, secret) = (read(parts[2]), read(parts[3]));
    let details = vouched(&key_pair(), &device).encode_to_vec();
    let mut mac = Hmac::<Sha256>::new_from_slice(&secret).expect("a key");
    mac.update(&details);
    let sealed = wa::ADVSignedDeviceIdentityHMAC {
        details: Some(details),
        hmac: Some(mac.finalize().into_bytes().to_vec()),
        ..Default::default()
    };
    let jid = format!("{number}:1@s.whatsapp.net");
    let children = [
        NodeBuilder::new("device-identity").bytes(sealed.encode_to_vec()).build(),
        NodeBuilder::new("device")
            .attrs([("jid", jid), ("lid", format!("9{number}:1@lid"))])
            .build(),
        NodeBuilder::new("biz").attr("name", "Toko Sari").build(),
        NodeBuilder::new("platform").attr("name", "smba").build(),
    ];
    let success = NodeBuilder::new("pair-success").children(children).build();
    NodeBuilder::new("iq")
        .attrs([("from", "s.whatsapp.net"), ("type", "set"), ("id", "pair-2"), ("xmlns", "md")])
        .children([success])
        .build()
}
