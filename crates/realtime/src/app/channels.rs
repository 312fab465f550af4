//! The channels of an app, in shards, so that two of them seldom wait for the same lock.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::app::channel::Channel;
use crate::channel_name::ChannelName;
use crate::memory::give_back;

/// A shard's lock is held for one look-up; sixteen are more than a machine of ours has cores.
const SHARDS: usize = 16;

type Shard = HashMap<ChannelName, Arc<Channel>>;

/// Who wants a channel holds an [`Arc`] of it; the channel has a lock of its own.
#[derive(Default)]
pub(crate) struct Channels {
    shards: [Mutex<Shard>; SHARDS],
    hasher: RandomState,
}

impl Channels {
    /// The channel, if it is there.
    pub fn get(&self, name: &str) -> Option<Arc<Channel>> {
        self.shard(name).get(name).cloned()
    }

    /// The channel, made if it was not there.
    pub fn obtain(&self, name: &ChannelName) -> Arc<Channel> {
        let mut shard = self.shard(name.as_str());
        match shard.get(name) {
            // Its last subscriber is about to take it away; nobody can join it any more.
            Some(channel) if !channel.is_gone() => channel.clone(),
            _ => {
                let channel = Arc::new(Channel::new(name.clone()));
                shard.insert(name.clone(), channel.clone());
                channel
            }
        }
    }

    /// Takes away a channel that is gone, unless a new one stands in its place.
    pub fn forget(&self, channel: &Arc<Channel>) {
        let mut shard = self.shard(channel.name.as_str());
        if shard.get(&channel.name).is_some_and(|there| Arc::ptr_eq(there, channel)) {
            shard.remove(&channel.name);
        }
        give_back(&mut shard);
    }

    /// Every channel.
    pub fn all(&self) -> Vec<Arc<Channel>> {
        let shards = self.shards.iter().map(lock);
        shards.flat_map(|shard| shard.values().cloned().collect::<Vec<_>>()).collect()
    }

    fn shard(&self, name: &str) -> MutexGuard<'_, Shard> {
        let hash = self.hasher.hash_one(name);
        let at = usize::try_from(hash % SHARDS as u64).unwrap_or_default();
        lock(&self.shards[at])
    }
}

fn lock(shard: &Mutex<Shard>) -> MutexGuard<'_, Shard> {
    shard.lock().unwrap_or_else(PoisonError::into_inner)
}
