//! The server as one value: a service to mount beside other routes, or to run alone.

use std::collections::HashMap;
use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use anyhow::Result;
use bytes::Bytes;
use http::{Request, Response, StatusCode, header};
use http_body_util::Full;
use tokio::sync::watch;
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tungstenite::handshake::server::create_response_with_body;

use crate::api::{self, Answer, Head, Refusal};
use crate::app::App;
use crate::app::message::{Event, Message, Sender};
use crate::bus::{self, Bus};
use crate::channel_name::ChannelName;
use crate::close::Close;
use crate::cluster::{self, Cluster};
use crate::config::{Config, Limits};
use crate::hooks::delivery;
use crate::signature;
use crate::socket::{self, Knock};
use crate::socket_id::SocketId;

/// How often silent connections, old events and departures are looked for.
const KEEP_EVERY: Duration = Duration::from_millis(250);
/// What clients have to take their goodbye when the server stops.
const GOODBYE_TIMEOUT: Duration = Duration::from_secs(5);
/// What webhooks have to be delivered when the server stops.
const HOOKS_TIMEOUT: Duration = Duration::from_secs(5);
/// What the bus has to take the last word.
const BUS_TIMEOUT: Duration = Duration::from_secs(5);

/// The running server. Cloning shares it.
#[derive(Clone)]
pub struct Realtime(Arc<Inner>);

struct Inner {
    by_id: HashMap<String, Arc<App>>,
    by_key: HashMap<String, Arc<App>>,
    prefix: String,
    limits: Limits,
    wakes: watch::Sender<u64>,
    cluster: Option<Arc<Cluster>>,
    /// Requests and connections.
    clients: TaskTracker,
    /// Webhooks on their way.
    deliveries: TaskTracker,
    /// The bus.
    carriers: TaskTracker,
    /// No new clients, and the present ones go.
    stopping: CancellationToken,
    /// They have gone.
    stopped: CancellationToken,
}

/// No app has this id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownApp;

impl Realtime {
    /// Starts the server, alone or on the bus of its configuration. Needs a runtime, on which it
    /// keeps house from now on.
    pub fn start(config: &Config) -> Result<Self> {
        let open = |url: &str| bus::open(url, &config.bus_topic);
        match config.bus.as_deref().map(open).transpose()? {
            Some((bus, carrier)) => {
                let realtime = Self::start_on(config, Some(bus))?;
                realtime.0.carriers.spawn(carrier);
                Ok(realtime)
            }
            None => Self::start_on(config, None),
        }
    }

    /// Starts it on a bus that somebody else carries, whatever the configuration names.
    pub fn start_on(config: &Config, bus: Option<Bus>) -> Result<Self> {
        config.check()?;
        let poster = delivery::poster(config)?;
        let wakes = watch::Sender::new(0);
        let (cluster, hear) =
            bus.map(|Bus { say, hear }| (Cluster::new(say, wakes.clone()), hear)).unzip();
        let cluster = cluster.map(Arc::new);
        let apps = config.apps.iter().map(|app| Arc::new(App::new(app, config, cluster.clone())));
        let apps: Vec<Arc<App>> = apps.collect();
        let by = |name: fn(&App) -> &str| {
            apps.iter().map(|app| (name(app).to_owned(), app.clone())).collect::<HashMap<_, _>>()
        };
        let realtime = Self(Arc::new(Inner {
            by_id: by(App::id),
            by_key: by(|app| &app.config.key),
            prefix: config.path_prefix.clone(),
            limits: config.limits.clone(),
            wakes,
            cluster: cluster.clone(),
            clients: TaskTracker::new(),
            deliveries: TaskTracker::new(),
            carriers: TaskTracker::new(),
            stopping: CancellationToken::new(),
            stopped: CancellationToken::new(),
        }));
        if let (Some(cluster), Some(hear)) = (cluster, hear) {
            realtime.spawn_until_stopped(cluster::listen(
                cluster,
                by(App::id),
                config.timing.settle_ms,
                hear,
            ));
        }
        for app in apps {
            for receiver in app.hooks.receivers() {
                let deliver = delivery::deliver(app.clone(), receiver.clone(), poster.clone());
                realtime.0.deliveries.spawn(deliver);
            }
            realtime.spawn_until_stopped(keep(app));
        }
        Ok(realtime)
    }

    /// Waits until this node knows the others, if there is a bus: what is published elsewhere before
    /// that, its clients would not hear. Not for ever: without its bus a node works alone.
    pub async fn ready(&self) {
        if let Some(cluster) = self.cluster() {
            cluster.settled().await;
            if !cluster.is_connected() {
                tracing::warn!("the bus is away: this node works alone until it is there");
            }
        }
    }

    /// Whether the bus is there; none for a node that is alone.
    pub fn has_bus(&self) -> Option<bool> {
        self.cluster().map(Cluster::is_connected)
    }

    pub(crate) fn app(&self, id: &str) -> Option<&App> {
        self.0.by_id.get(id).map(|app| &**app)
    }

    pub(crate) fn apps(&self) -> impl Iterator<Item = &App> {
        self.0.by_id.values().map(|app| &**app)
    }

    pub(crate) fn cluster(&self) -> Option<&Cluster> {
        self.0.cluster.as_deref()
    }

    /// Sends an event from inside the process, without a request: to every subscriber of the
    /// channel but `except`. `data` is the string that clients get, usually JSON.
    pub fn publish(
        &self,
        app: &str,
        channel: &ChannelName,
        name: &str,
        data: &str,
        except: Option<SocketId>,
    ) -> Result<(), UnknownApp> {
        let app = self.app(app).ok_or(UnknownApp)?;
        app.counts.published();
        app.send(Message::Event(Event { channel, name, data, except, sender: Sender::Server }));
        Ok(())
    }

    /// The same for this node's subscribers alone: for a program whose nodes all hear of everything
    /// by themselves.
    pub fn publish_here(
        &self,
        app: &str,
        channel: &ChannelName,
        name: &str,
        data: &str,
    ) -> Result<(), UnknownApp> {
        let app = self.app(app).ok_or(UnknownApp)?;
        let (except, sender) = (None, Sender::Server);
        app.counts.published();
        app.deliver(Message::Event(Event { channel, name, data, except, sender }));
        Ok(())
    }

    /// Sends this node's connections of a user away, to come back at once and to be authorised
    /// anew: what the user may hear has changed.
    pub fn reconnect(&self, app: &str, user: &str) -> Result<(), UnknownApp> {
        self.app(app).ok_or(UnknownApp)?.close_user(user, Close::Reconnect);
        Ok(())
    }

    /// What an authorisation endpoint answers as `auth`, with `channel_data` beside it if it was
    /// given here.
    pub fn sign(
        &self,
        app: &str,
        socket: SocketId,
        channel: &ChannelName,
        channel_data: Option<&str>,
    ) -> Result<String, UnknownApp> {
        let config = &self.app(app).ok_or(UnknownApp)?.config;
        let app = (config.key.as_str(), &config.secret);
        Ok(signature::allow_subscription(app, socket, channel.as_str(), channel_data))
    }

    /// Tells the other nodes that there is something to look at, whatever that means to them.
    pub fn wake_others(&self) {
        if let Some(cluster) = self.cluster() {
            cluster.wake_others();
        }
    }

    /// Changes whenever another node calls [`Realtime::wake_others`].
    pub fn wakes(&self) -> watch::Receiver<u64> {
        self.0.wakes.subscribe()
    }

    /// How many connections there are on this node.
    pub fn connections(&self) -> usize {
        self.apps().map(App::count_here).sum()
    }

    /// Tells every client to come back at once, which is to another node or to the next process,
    /// and waits until they have gone; then sends the webhooks that wait. Each for some seconds.
    pub async fn stop(&self) {
        self.0.stopping.cancel();
        self.apps().for_each(App::close_all);
        if !ended(&self.0.clients, GOODBYE_TIMEOUT).await {
            tracing::warn!(left = self.connections(), "some clients did not take their goodbye");
        }
        self.0.stopped.cancel();
        self.apps().for_each(|app| app.hooks.stop());
        if !ended(&self.0.deliveries, HOOKS_TIMEOUT).await {
            tracing::warn!("some webhooks could not be delivered any more");
        }
        if let Some(cluster) = self.cluster() {
            cluster.say_goodbye();
            let _ = ended(&self.0.carriers, BUS_TIMEOUT).await;
        }
    }

    /// Resolves when the server was told to stop.
    pub(crate) fn stopping(&self) -> impl Future<Output = ()> + Send + 'static {
        self.0.stopping.clone().cancelled_owned()
    }

    /// Runs for a client, beside everything else; [`Realtime::stop`] waits for it.
    pub(crate) fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        self.0.clients.spawn(work);
    }

    fn spawn_until_stopped(&self, work: impl Future<Output = ()> + Send + 'static) {
        let work = self.0.stopped.clone().run_until_cancelled_owned(work);
        self.0.carriers.spawn(async move {
            work.await;
        });
    }

    /// Answers any request below the prefix.
    pub async fn respond<B>(&self, request: Request<B>) -> Answer
    where
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let path = request.uri().path().strip_prefix(&self.0.prefix).unwrap_or_default();
        if path == "/app" || path.starts_with("/app/") {
            return self.connect(request);
        }
        let Some((id, rest)) = path.strip_prefix("/apps/").and_then(|rest| rest.split_once('/'))
        else {
            let refusal = Refusal::new(StatusCode::NOT_FOUND, "Unknown path");
            return api::turn_away(&refusal, request.body());
        };
        let (app, rest) = (self.app(id), rest.to_owned());
        let (parts, body) = request.into_parts();
        let (path, query) = (parts.uri.path(), parts.uri.query().unwrap_or_default());
        let head = Head { method: &parts.method, path, query };
        api::respond(app, head, &rest, body).await
    }

    /// Agrees to a WebSocket, for a goodbye if nothing else: browsers show nothing but its code.
    fn connect<B>(&self, mut request: Request<B>) -> Answer {
        let Ok(answer) = create_response_with_body(&request, Full::default) else {
            let refusal = Refusal::new(StatusCode::UPGRADE_REQUIRED, "A WebSocket is needed here");
            let mut answer = refusal.answer();
            answer
                .headers_mut()
                .insert(header::UPGRADE, header::HeaderValue::from_static("websocket"));
            return answer;
        };
        let path = request.uri().path().strip_prefix(&self.0.prefix).unwrap_or_default();
        let key = path.strip_prefix("/app/").filter(|key| !key.is_empty() && !key.contains('/'));
        let app = key
            .ok_or(Close::UnknownPath)
            .and_then(|key| self.0.by_key.get(key).ok_or(Close::UnknownApp));
        let knock = Knock { app, query: request.uri().query(), headers: request.headers() };
        let admission = knock.admit();
        let upgrade = hyper::upgrade::on(&mut request);
        self.spawn(socket::serve(upgrade, admission, self.0.limits.clone()));
        answer
    }
}

/// Whether all of them end in time.
async fn ended(tasks: &TaskTracker, patience: Duration) -> bool {
    tasks.close();
    tokio::time::timeout(patience, tasks.wait()).await.is_ok()
}

async fn keep(app: Arc<App>) {
    let mut ticks = tokio::time::interval(KEEP_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        app.keep();
    }
}

impl<B> tower_service::Service<Request<B>> for Realtime
where
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let realtime = self.clone();
        Box::pin(async move { Ok(realtime.respond(request).await) })
    }
}
