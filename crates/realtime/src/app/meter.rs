//! An app's numbers for whoever collects metrics in this process, if anybody does.

use metrics::{Counter, Gauge, counter, describe_counter, describe_gauge, gauge};

use crate::app::App;

/// Handles to one app's series, made once.
pub(crate) struct Meter {
    connections: Gauge,
    channels: Gauge,
    users: Gauge,
    opened: Counter,
    heard: Counter,
    sent: Counter,
    published: Counter,
    dropped: Counter,
    hooks_waiting: Gauge,
    hooks_sent: Counter,
    hooks_failed: Counter,
    hooks_lost: Counter,
}

impl Meter {
    /// The series of this app. Connections and everything that is counted are this node's, so that
    /// a collector may add the nodes up; channels and users are those of all nodes.
    pub fn new(app: &str) -> Self {
        describe();
        let gauge = |name: &'static str| gauge!(name, "app" => app.to_owned());
        let counter = |name: &'static str| counter!(name, "app" => app.to_owned());
        Self {
            connections: gauge("niaga_realtime_connections"),
            channels: gauge("niaga_realtime_channels"),
            users: gauge("niaga_realtime_users"),
            opened: counter("niaga_realtime_connections_total"),
            heard: counter("niaga_realtime_messages_received_total"),
            sent: counter("niaga_realtime_events_sent_total"),
            published: counter("niaga_realtime_events_published_total"),
            dropped: counter("niaga_realtime_slow_connections_total"),
            hooks_waiting: gauge("niaga_realtime_webhooks_waiting"),
            hooks_sent: counter("niaga_realtime_webhooks_sent_total"),
            hooks_failed: counter("niaga_realtime_webhook_failures_total"),
            hooks_lost: counter("niaga_realtime_webhooks_lost_total"),
        }
    }

    /// Writes the numbers down; the channels were counted by who looks after each of them anyway.
    pub fn read(&self, app: &App, channels: usize) {
        let totals = app.counts.totals();
        self.connections.set(exact(app.count_here()));
        self.channels.set(exact(channels));
        self.users.set(exact(app.users.count()));
        self.opened.absolute(totals.opened);
        self.heard.absolute(totals.heard);
        self.sent.absolute(totals.sent);
        self.published.absolute(totals.published);
        self.dropped.absolute(totals.dropped);
        let hooks = app.hooks.totals();
        self.hooks_waiting.set(exact(hooks.waiting));
        self.hooks_sent.absolute(hooks.sent);
        self.hooks_failed.absolute(hooks.failed);
        self.hooks_lost.absolute(hooks.lost);
    }
}

/// Gauges are floating; ours are far below where that matters.
fn exact(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn describe() {
    describe_gauge!("niaga_realtime_connections", "Open connections of an app on this node");
    describe_gauge!("niaga_realtime_channels", "Channels with subscribers, on all nodes");
    describe_gauge!("niaga_realtime_users", "Signed-in users, on all nodes");
    describe_counter!("niaga_realtime_connections_total", "Connections that were let in");
    describe_counter!("niaga_realtime_messages_received_total", "Messages of clients");
    describe_counter!("niaga_realtime_events_sent_total", "Events to clients, once for each");
    describe_counter!("niaga_realtime_events_published_total", "Events of the application");
    describe_counter!(
        "niaga_realtime_slow_connections_total",
        "Connections that were closed because they did not read"
    );
    describe_gauge!("niaga_realtime_webhooks_waiting", "Webhook events to be delivered");
    describe_counter!("niaga_realtime_webhooks_sent_total", "Webhook events that were taken");
    describe_counter!("niaga_realtime_webhook_failures_total", "Failed tries to deliver webhooks");
    describe_counter!("niaga_realtime_webhooks_lost_total", "Webhook events that were given up");
}
