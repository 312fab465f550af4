//! How the server is doing, for operators: on this node, and what it knows of the others.

use std::cmp::Reverse;

use crate::app::App;
use crate::app::counts::Totals;
use crate::channel_name::ChannelName;
use crate::clock::steady_ms;
use crate::cluster::NodeId;
use crate::hooks::counts::{Failure, HookTotals};
use crate::server::Realtime;

/// The whole server at one moment.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The nodes, this one first.
    pub nodes: Vec<NodeView>,
    /// The apps, by their ids.
    pub apps: Vec<AppView>,
}

/// A node.
#[derive(Clone, Debug)]
pub struct NodeView {
    /// Its name, for as long as it runs.
    pub id: String,
    /// Whether it is the one that answers.
    pub is_here: bool,
    /// How long ago it was last heard, in milliseconds; zero for this one.
    pub heard_ago_ms: u64,
}

/// An app. Connections, channels and users are those of all nodes; totals are this node's.
#[derive(Clone, Debug)]
pub struct AppView {
    /// Its id.
    pub id: String,
    /// Open connections.
    pub connections: usize,
    /// Of these, the ones on this node.
    pub connections_here: usize,
    /// Channels with subscribers.
    pub channels: usize,
    /// Users who are signed in.
    pub users: usize,
    /// What was done since the process began.
    pub totals: Totals,
    /// Its webhooks, on this node.
    pub hooks: HookTotals,
    /// The last failures, newest first.
    pub failures: Vec<Failure>,
}

/// A channel with subscribers.
#[derive(Clone, Debug)]
pub struct ChannelView {
    /// Its name.
    pub name: ChannelName,
    /// Subscriptions on all nodes.
    pub subscriptions: usize,
    /// Members, in a presence channel.
    pub users: Option<usize>,
}

impl Realtime {
    /// How it is doing.
    pub fn overview(&self) -> Overview {
        let mut apps: Vec<AppView> = self.apps().map(|app| self.view(app)).collect();
        apps.sort_by(|one, other| one.id.cmp(&other.id));
        Overview { nodes: self.node_views(), apps }
    }

    /// The channels of an app that have subscribers and whose names begin so, by name; none for an
    /// app that is not there.
    pub fn channels(&self, app: &str, prefix: &str) -> Option<Vec<ChannelView>> {
        let all = self.app(app)?.all_channels();
        let is_listed =
            |name: &ChannelName| !name.is_internal() && name.as_str().starts_with(prefix);
        let mut views: Vec<ChannelView> = all
            .iter()
            .filter(|channel| is_listed(&channel.name))
            .map(|channel| {
                let (name, standing) = (channel.name.clone(), channel.standing());
                let users = name.is_presence().then_some(standing.users.len());
                ChannelView { name, subscriptions: standing.subscriptions, users }
            })
            .filter(|view| view.subscriptions > 0)
            .collect();
        views.sort_by(|one, other| one.name.as_str().cmp(other.name.as_str()));
        Some(views)
    }

    fn node_views(&self) -> Vec<NodeView> {
        let now_ms = steady_ms();
        let Some(cluster) = self.cluster() else {
            let id = NodeId::ALONE.to_owned();
            return vec![NodeView { id, is_here: true, heard_ago_ms: 0 }];
        };
        let mut others = cluster.others();
        others.sort_by_key(|(node, _)| *node);
        let here = NodeView { id: cluster.node.to_string(), is_here: true, heard_ago_ms: 0 };
        let others = others.into_iter().map(|(node, other)| NodeView {
            id: node.to_string(),
            is_here: false,
            heard_ago_ms: now_ms.saturating_sub(other.heard_ms),
        });
        std::iter::once(here).chain(others).collect()
    }

    fn view(&self, app: &App) -> AppView {
        let here = app.count_here();
        let receivers = app.hooks.receivers().iter();
        let mut failures: Vec<Failure> =
            receivers.flat_map(|receiver| receiver.counts.last_failures()).collect();
        failures.sort_by_key(|failure| Reverse(failure.at_ms));
        AppView {
            id: app.id().to_owned(),
            connections: here + app.count_elsewhere(),
            connections_here: here,
            channels: app.count_channels(),
            users: app.users.count(),
            totals: app.counts.totals(),
            hooks: app.hooks.totals(),
            failures,
        }
    }
}
