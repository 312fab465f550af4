//! How many of something there are on other nodes.

use crate::cluster::NodeId;

/// A few nodes at most, and none of them usually: a list that holds nothing then.
#[derive(Debug, Default)]
pub(crate) struct Elsewhere(Vec<(NodeId, usize)>);

impl Elsewhere {
    /// Notes what a node has now.
    pub fn set(&mut self, node: NodeId, count: usize) {
        self.0.retain(|(other, _)| *other != node);
        if count > 0 {
            self.0.push((node, count));
        }
    }

    /// What a node has.
    pub fn of(&self, node: NodeId) -> usize {
        self.0.iter().find(|(other, _)| *other == node).map_or(0, |(_, count)| *count)
    }

    /// All of them.
    pub fn sum(&self) -> usize {
        self.0.iter().map(|(_, count)| count).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
