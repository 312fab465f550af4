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
use crate::bus::{Alone, Bus, Event, Message, Sender};
use crate::channel_name::ChannelName;
use crate::close::Close;
use crate::config::{Config, Limits};
use crate::hooks::delivery;
use crate::signature;
use crate::socket::{self, Knock};
use crate::socket_id::SocketId;

/// How often silent connections, old events and departures are looked for.
const KEEP_EVERY: Duration = Duration::from_millis(250);
/// What clients have to take their goodbye when the server stops.
const STOP_TIMEOUT: Duration = Duration::from_secs(5);

/// The running server. Cloning shares it.
#[derive(Clone)]
pub struct Realtime(Arc<Inner>);

struct Inner {
    by_id: HashMap<String, Arc<App>>,
    by_key: HashMap<String, Arc<App>>,
    prefix: String,
    limits: Limits,
    wakes: watch::Sender<u64>,
    tasks: TaskTracker,
    stopping: CancellationToken,
}

/// No app has this id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownApp;

impl Realtime {
    /// Starts the server for one node. Needs a runtime, on which it keeps house from now on.
    pub fn start(config: &Config) -> Result<Self> {
        Self::start_on(config, Arc::new(Alone))
    }

    /// Starts it as one node of several, which meet on this bus.
    pub fn start_on(config: &Config, bus: Arc<dyn Bus>) -> Result<Self> {
        config.check()?;
        let poster = delivery::poster(config)?;
        let apps: Vec<_> =
            config.apps.iter().map(|app| Arc::new(App::new(app, config, bus.clone()))).collect();
        let by = |name: fn(&App) -> &str| {
            apps.iter().map(|app| (name(app).to_owned(), app.clone())).collect()
        };
        let realtime = Self(Arc::new(Inner {
            by_id: by(App::id),
            by_key: by(|app| &app.config.key),
            prefix: config.path_prefix.clone(),
            limits: config.limits.clone(),
            wakes: watch::Sender::new(0),
            tasks: TaskTracker::new(),
            stopping: CancellationToken::new(),
        }));
        for app in apps {
            for receiver in app.hooks.receivers() {
                let deliver = delivery::deliver(app.clone(), receiver.clone(), poster.clone());
                realtime.spawn_until_stop(deliver);
            }
            realtime.spawn_until_stop(keep(app));
        }
        Ok(realtime)
    }

    /// An app by its id, for a bus that brings a message from another node.
    pub fn app(&self, id: &str) -> Option<&App> {
        self.0.by_id.get(id).map(|app| &**app)
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
    pub fn wake_others(&self) {}

    /// Changes whenever another node calls [`Realtime::wake_others`].
    pub fn wakes(&self) -> watch::Receiver<u64> {
        self.0.wakes.subscribe()
    }

    /// How many connections there are on this node.
    pub fn connections(&self) -> usize {
        self.0.by_id.values().map(|app| app.connection_count()).sum()
    }

    /// Tells every client to come back at once, which is to another node or to the next process,
    /// and waits until they have gone. Webhooks that still wait are not sent.
    pub async fn stop(&self) {
        self.0.stopping.cancel();
        for app in self.0.by_id.values() {
            app.close_all();
        }
        self.0.tasks.close();
        if tokio::time::timeout(STOP_TIMEOUT, self.0.tasks.wait()).await.is_err() {
            tracing::warn!(left = self.connections(), "some clients did not take their goodbye");
        }
    }

    /// Resolves when the server was told to stop.
    pub(crate) fn stopping(&self) -> impl Future<Output = ()> + Send + 'static {
        self.0.stopping.clone().cancelled_owned()
    }

    /// Runs beside everything else; [`Realtime::stop`] waits for it.
    pub(crate) fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        self.0.tasks.spawn(work);
    }

    fn spawn_until_stop(&self, work: impl Future<Output = ()> + Send + 'static) {
        let stopping = self.stopping();
        self.spawn(async move {
            tokio::select! {
                () = stopping => {}
                () = work => {}
            }
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
            return Refusal::new(StatusCode::NOT_FOUND, "Unknown path").answer();
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
