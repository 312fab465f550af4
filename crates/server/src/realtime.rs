//! The real-time server inside the house: our screens' own app, beside those of outside systems.

mod authorize;
mod occupied;
mod overview;
mod permissions;
mod relay;
mod scope;
mod settings;

use anyhow::{Context, ensure};
use axum::Router;
use kernel::health::Check;
use kernel::keys::Keys;
use kernel::live::channels::KEY;
use kernel::module::Role;
use kernel::{App, Module};
use realtime::{AppConfig, Config, Realtime, Secret};
use tokio::sync::OnceCell;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use settings::RealtimeSettings;

/// What our own app's secret is derived for.
const PURPOSE: &str = "realtime app";

/// The real-time server of this process, from the moment it serves.
pub struct Station {
    config: Config,
    running: OnceCell<Realtime>,
}

impl Station {
    /// Prepares it. Every node derives the same secret, so each believes what another signed.
    pub fn new(settings: &RealtimeSettings, keys: &Keys) -> anyhow::Result<Self> {
        let secret = Secret::new(hex::encode(keys.derive(PURPOSE)));
        let config = settings.config(own_app(secret))?;
        Ok(Self { config, running: OnceCell::new() })
    }

    /// Starts it; answers the one that runs when it does already.
    pub async fn start(&self) -> anyhow::Result<&Realtime> {
        // Counters that are made before the recorder count for nobody.
        kernel::health::recorder();
        let start = async || Realtime::start(&self.config).context("starting the real-time server");
        self.running.get_or_try_init(start).await
    }

    fn running(&self) -> anyhow::Result<&Realtime> {
        self.running.get().context("the real-time server was not started")
    }
}

/// Within which a socket must listen to something that only who is signed in may hear: a screen asks
/// for it at once, over whatever network, and strangers hold no sockets.
const STRANGERS_S: u64 = 60;

/// The app of our own screens. Whoever may no longer be heard is closed by their account, which is
/// why every subscription is signed with it.
fn own_app(secret: Secret) -> AppConfig {
    let authorize_within_s = Some(STRANGERS_S);
    AppConfig { terminate_members: true, authorize_within_s, ..AppConfig::new(KEY, KEY, secret) }
}

/// The routes that let screens into their channels, and show how the server is doing.
pub fn module(settings: &RealtimeSettings) -> Module {
    let routes = OpenApiRouter::new()
        .routes(routes!(authorize::authorize))
        .routes(routes!(overview::overview))
        .routes(routes!(occupied::channels));
    let mut module = Module::new("realtime")
        .routes(routes)
        .permissions(permissions::ALL)
        .refusals(authorize::Refusal::TEXTS)
        .refusals(occupied::ChannelsRefusal::TEXTS);
    if settings.bus.is_some() {
        module = module.check(BUS);
    }
    for name in ["super_admin", "admin"] {
        module = module.role(Role { name, permissions: permissions::OVERSEER });
    }
    module
}

/// Without its bus a node still serves: its screens hear of the others a second later, and outside
/// systems' clients only what is published here.
const BUS: Check = Check {
    name: "bus",
    optional: true,
    run: |app| {
        Box::pin(async move {
            let station = app.state::<Station>();
            match (station.running.get().and_then(Realtime::has_bus), &station.config.bus) {
                (Some(has_bus), _) => {
                    ensure!(has_bus, "the bus does not answer");
                    Ok(())
                }
                // Nothing runs yet: an operator asks whether it would.
                (None, Some(url)) => realtime::reach(url).await,
                (None, None) => Ok(()),
            }
        })
    },
};

/// The paths of the protocol. They stand outside the layers of other routes: those would cut off,
/// compress and explain what is a socket, and log every publish of an outside system.
pub(crate) fn router(realtime: &Realtime) -> Router {
    Router::new()
        .route_service("/app", realtime.clone())
        .route_service("/app/", realtime.clone())
        .route_service("/app/{*rest}", realtime.clone())
        .route_service("/apps/{*rest}", realtime.clone())
}

/// Tells our screens what happens, until the process stops. Waits for the bus, if there is one and it
/// answers: clients that come before it would miss what outside systems publish on other nodes.
pub(crate) async fn begin(app: &App) -> anyhow::Result<()> {
    let realtime = app.state::<Station>().running()?;
    relay::start(app, realtime);
    realtime.ready().await;
    Ok(())
}

/// Sends every client to another node or to the next process, and waits for them.
pub(crate) async fn stop(app: &App) {
    if let Some(realtime) = app.state::<Station>().running.get() {
        realtime.stop().await;
    }
}
