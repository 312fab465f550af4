//! Memory that a storm of clients took, given back after it.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash};

/// Below this capacity a map is not worth the work.
const SMALL: usize = 64;

/// Shrinks a map that is mostly empty by now. It shrinks to what it holds only when that is less
/// than a quarter, so that coming and going costs the same however many there are.
pub(crate) fn give_back<K: Eq + Hash, V, S: BuildHasher>(map: &mut HashMap<K, V, S>) {
    if map.capacity() > SMALL && map.len() * 4 < map.capacity() {
        map.shrink_to_fit();
    }
}
