//! Tells our own screens what happens: every event, on the channels of its audience.
//!
//! Each node tells its own sockets and hears of every event by itself: what it commits from memory,
//! what others commit from the database. So no event travels between nodes; they only wake one
//! another, to look at once and not within a second.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use kernel::App;
use kernel::live::channels::KEY;
use kernel::live::{self, LiveEvent};
use realtime::{ChannelName, Realtime};
use tokio::sync::broadcast::{Receiver, error::RecvError};

/// Between two calls that wake the others: each makes them look at the last five seconds' events.
const WAKE_PAUSE: Duration = Duration::from_millis(100);
/// Before what was missed is read again from a database that does not answer.
const RETRY_PAUSE: Duration = Duration::from_secs(1);

/// Tells, wakes and is woken, until the process stops.
pub(super) fn start(app: &App, realtime: &Realtime) {
    let relay = Relay {
        app: app.clone(),
        realtime: realtime.clone(),
        events: app.live.listen(),
        told: app.now(),
    };
    spawn(app, "relay", relay.tell());
    spawn(app, "relay wakes others", wake_others(app.clone(), realtime.clone()));
    spawn(app, "relay is woken", be_woken(app.clone(), realtime.clone()));
}

fn spawn(app: &App, name: &'static str, work: impl Future<Output = ()> + Send + 'static) {
    let stopping = app.tasks.stopping();
    app.tasks.spawn(name, async move {
        tokio::select! {
            () = stopping => {}
            () = work => {}
        }
    });
}

struct Relay {
    app: App,
    realtime: Realtime,
    events: Receiver<Arc<LiveEvent>>,
    /// When the newest event that was told happened.
    told: DateTime<Utc>,
}

impl Relay {
    async fn tell(mut self) {
        loop {
            match self.events.recv().await {
                Ok(event) => self.publish(&event),
                Err(RecvError::Lagged(missed)) => self.catch_up(missed).await,
                Err(RecvError::Closed) => return,
            }
        }
    }

    /// Every event is a row: what went by too fast is read, some of it twice, and no screen has to
    /// know.
    async fn catch_up(&mut self, missed: u64) {
        tracing::info!(missed, "telling screens from the database what went by too fast");
        // What happens from here on is heard; what happened before is in the table.
        self.events = self.events.resubscribe();
        let since = self.told - live::OVERLAP;
        let app = self.app.clone();
        while let Err(error) = live::told_since(&app, since, |event| self.publish(&event)).await {
            tracing::warn!(error = format!("{error:#}"), "reading what screens have missed");
            tokio::time::sleep(RETRY_PAUSE).await;
        }
    }

    fn publish(&mut self, event: &LiveEvent) {
        self.told = self.told.max(event.at);
        let data = serde_json::to_string(&event.message()).expect("ids, text and times are JSON");
        for channel in event.channels() {
            let named = ChannelName::parse(&channel);
            let Ok(channel) = named else {
                tracing::error!(channel, "no channel can be called so");
                continue;
            };
            if self.realtime.publish_here(KEY, &channel, &event.name, &data).is_err() {
                tracing::error!("the house's own app is not there");
            }
        }
        // After the event, which says why: the sockets come back at once and ask anew, over HTTP,
        // where an ended session is refused and another role gets other channels.
        for account in event.altered() {
            let _our_own_app_is_there = self.realtime.reconnect(KEY, &account.to_string());
        }
    }
}

async fn wake_others(app: App, realtime: Realtime) {
    loop {
        app.live.committed().await;
        realtime.wake_others();
        tokio::time::sleep(WAKE_PAUSE).await;
    }
}

async fn be_woken(app: App, realtime: Realtime) {
    let mut wakes = realtime.wakes();
    while wakes.changed().await.is_ok() {
        app.nudge(live::PUMP);
    }
}
