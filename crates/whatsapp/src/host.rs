//! What a driver is given when it starts: who hears it, where it keeps what it must not forget,
//! and the time.

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use crate::inbound::Heard;
use crate::link::LinkState;

/// Hears what a line tells.
#[async_trait]
pub trait Ears: Send + Sync {
    /// Takes in what the line heard. When it answers `Ok`, all of it is kept for good; when it does
    /// not, none of it is, and the driver tells it again. The same may be told twice.
    async fn hear(&self, heard: Vec<Heard>) -> anyhow::Result<()>;

    /// Takes note of the link's new state, and why a person is needed if one is. Never blocks.
    /// Told in the order in which it happened.
    fn link(&self, state: LinkState, trouble: Option<&'static str>);
}

/// The line's own store of keys and values, encrypted at rest by its owner: a linked device is
/// nothing but what is in it. Buckets are names of the driver's choice.
#[async_trait]
pub trait Vault: Send + Sync {
    /// The value of a key, if it has one.
    async fn get(&self, bucket: &str, key: &[u8]) -> anyhow::Result<Option<Vec<u8>>>;

    /// The values of these keys, in their order.
    async fn get_many(
        &self,
        bucket: &str,
        keys: &[Vec<u8>],
    ) -> anyhow::Result<Vec<Option<Vec<u8>>>>;

    /// All keys of a bucket with their values, by key.
    async fn list(&self, bucket: &str) -> anyhow::Result<Vec<(Vec<u8>, Vec<u8>)>>;

    /// Writes all of these, in their order and in one transaction, or none.
    async fn write(&self, batch: Vec<VaultChange>) -> anyhow::Result<()>;

    /// Forgets everything.
    async fn clear(&self) -> anyhow::Result<()>;
}

/// One change of a [`Vault`].
#[derive(Clone, PartialEq, Eq)]
pub enum VaultChange {
    /// The key has this value from now on.
    Put {
        /// Where.
        bucket: String,
        /// Which.
        key: Vec<u8>,
        /// The value.
        value: Vec<u8>,
    },
    /// The key has none.
    Delete {
        /// Where.
        bucket: String,
        /// Which.
        key: Vec<u8>,
    },
}

impl fmt::Debug for VaultChange {
    /// Values are credentials, and keys may be of them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, bucket) = match self {
            Self::Put { bucket, .. } => ("Put", bucket),
            Self::Delete { bucket, .. } => ("Delete", bucket),
        };
        f.debug_struct(name).field("bucket", bucket).finish_non_exhaustive()
    }
}

/// What a driver is given when it starts.
#[derive(Clone)]
pub struct Host {
    /// Who hears it.
    pub ears: Arc<dyn Ears>,
    /// Where it keeps its credentials.
    pub vault: Arc<dyn Vault>,
    /// The present moment.
    pub now: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Host").finish_non_exhaustive()
    }
}
