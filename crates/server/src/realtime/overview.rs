//! `GET /api/realtime`: how the real-time server is doing.

use chrono::{DateTime, Utc};
use kernel::http::Body;
use kernel::live::channels::KEY;
use kernel::{Permitted, Result};
use realtime::{AppView, Failure, NodeView, Realtime};
use serde::Serialize;
use utoipa::ToSchema;

use super::Station;
use super::permissions::ReadRealtime;
use super::scope::Scope;

/// The real-time server at one moment.
#[derive(Debug, Serialize, ToSchema)]
pub struct RealtimeOverview {
    /// Its nodes, the one that answers first.
    nodes: Vec<RealtimeNode>,
    /// The apps that the caller may see.
    apps: Vec<RealtimeApp>,
}

/// A process among those that are one server.
#[derive(Debug, Serialize, ToSchema)]
pub struct RealtimeNode {
    /// Its name, for as long as it runs.
    id: String,
    /// Whether it is the one that answers.
    is_here: bool,
    /// Seconds since it was last heard.
    seen_s: u64,
}

/// An app: our own screens, or an outside system. Connections, channels and users are those of all
/// nodes. Numbers that only grow are of the node that answers, since it started, and are null for
/// who shares the server with other businesses.
#[derive(Debug, Serialize, ToSchema)]
pub struct RealtimeApp {
    /// Its id; `niaga` is our own screens.
    id: String,
    /// Open connections; of a business among others, its screens.
    connections: usize,
    /// Channels with subscribers.
    channels: usize,
    /// Users who are signed in; of our own app, accounts with an open screen.
    users: usize,
    /// Messages that came from clients.
    messages_in: Option<u64>,
    /// Events that went to clients, once for each client.
    messages_out: Option<u64>,
    /// Events that the application published.
    publishes: Option<u64>,
    /// Connections that were closed because they did not read.
    dropped: Option<u64>,
    /// What the application is told.
    webhooks: Option<RealtimeWebhooks>,
}

/// Webhooks of an app, on the node that answers.
#[derive(Debug, Serialize, ToSchema)]
pub struct RealtimeWebhooks {
    /// Events that wait.
    waiting: usize,
    /// Events that were taken.
    sent: u64,
    /// Tries that failed.
    failed: u64,
    /// Events that were given up.
    lost: u64,
    /// What failed last, newest first.
    failures: Vec<RealtimeFailure>,
}

/// A try to deliver webhooks that failed.
#[derive(Debug, Serialize, ToSchema)]
pub struct RealtimeFailure {
    /// When.
    at: DateTime<Utc>,
    /// To whom.
    url: String,
    /// Why, in technical words.
    error: String,
    /// How many events were in it.
    events: usize,
    /// Whether it was the last try.
    is_final: bool,
}

/// Tell how the real-time server is doing.
///
/// Permission `realtime.read`. In an installation of one business its people see every app; where
/// several share one, each sees its own screens only.
#[utoipa::path(
    get, path = "/api/realtime", tag = "live",
    responses((status = 200, description = "Nodes and apps", body = RealtimeOverview))
)]
pub async fn overview(me: Permitted<ReadRealtime>) -> Result<Body<RealtimeOverview>> {
    let scope = Scope::of(me.app(), me.tenant_id()).await?;
    let realtime = me.app().state::<Station>().running()?;
    let view = realtime.overview();
    let nodes = view.nodes.into_iter().map(RealtimeNode::from).collect();
    let apps = view.apps.into_iter().filter(|app| scope.shows_app(&app.id));
    let apps = apps.map(|app| RealtimeApp::of(app, realtime, &scope)).collect();
    Ok(Body(RealtimeOverview { nodes, apps }))
}

impl From<NodeView> for RealtimeNode {
    fn from(view: NodeView) -> Self {
        Self { id: view.id, is_here: view.is_here, seen_s: view.heard_ago_ms / 1000 }
    }
}

impl RealtimeApp {
    fn of(view: AppView, realtime: &Realtime, scope: &Scope) -> Self {
        let everything = *scope == Scope::Everything;
        let mut app = Self {
            connections: view.connections,
            channels: view.channels,
            users: view.users,
            messages_in: everything.then_some(view.totals.heard),
            messages_out: everything.then_some(view.totals.sent),
            publishes: everything.then_some(view.totals.published),
            dropped: everything.then_some(view.totals.dropped),
            webhooks: everything.then(|| RealtimeWebhooks::of(&view)),
            id: view.id,
        };
        if app.id == KEY {
            app.count_screens(realtime, scope);
        }
        app
    }

    /// Our screens do not sign in to the protocol. Each listens on its account's channel.
    fn count_screens(&mut self, realtime: &Realtime, scope: &Scope) {
        let channels = realtime.channels(KEY, &scope.prefix()).unwrap_or_default();
        let accounts =
            channels.iter().filter(|channel| channel.name.as_str().contains(".account."));
        let screens: Vec<usize> = accounts.map(|channel| channel.subscriptions).collect();
        self.users = screens.len();
        if *scope != Scope::Everything {
            self.connections = screens.iter().sum();
            self.channels = channels.len();
        }
    }
}

impl RealtimeWebhooks {
    fn of(view: &AppView) -> Self {
        let hooks = view.hooks;
        let (waiting, sent, failed, lost) = (hooks.waiting, hooks.sent, hooks.failed, hooks.lost);
        let failures = view.failures.iter().map(RealtimeFailure::from).collect();
        Self { waiting, sent, failed, lost, failures }
    }
}

impl From<&Failure> for RealtimeFailure {
    fn from(failure: &Failure) -> Self {
        let at_ms = i64::try_from(failure.at_ms).unwrap_or(i64::MAX);
        Self {
            at: DateTime::from_timestamp_millis(at_ms).unwrap_or_default(),
            url: failure.url.clone(),
            error: failure.error.clone(),
            events: failure.events,
            is_final: failure.is_final,
        }
    }
}
