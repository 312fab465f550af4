//! The one list of modules, and how an installation is put together from its settings.

use anyhow::Context;
use kernel::app::{Composer, Foundation};
use kernel::files::Files;
use kernel::keys::Keys;
use kernel::{App, Clock, Db, Random};
use utoipa_axum::router::OpenApiRouter;

use crate::realtime::{self, Station};
use crate::settings::Settings;
use crate::{backup, bridges};

/// Every module of the house, in the order their tables are made.
pub fn modules(settings: &Settings) -> anyhow::Result<Composer> {
    let gateway = messaging::Gateway::new(&settings.messaging)?;
    let composer = Composer::new()
        .module(identity::module())
        .module(messaging::module(&settings.messaging))
        .module(parts::module(&settings.parts))
        .module(desk::module())
        .module(bridges::identity_messaging::module())
        .module(bridges::parts_messaging::module())
        .module(realtime::module(&settings.realtime))
        .state(gateway.with_names(bridges::identity_messaging::names))
        .state(desk::contacts::links::Sources::default().with(bridges::desk_parts::links))
        .state(parts::State::new(&settings.parts)?);
    Ok(composer)
}

/// Time and chance, which tests decide for themselves.
#[derive(Debug, Default)]
pub struct World {
    /// The clock; the machine's unless told otherwise.
    pub clock: Clock,
    /// The seed of randomness; the operating system's unless told otherwise.
    pub seed: Option<u64>,
}

/// Connects, composes and migrates: the installation, ready to serve, and its routes.
pub async fn raise(settings: &Settings, world: World) -> anyhow::Result<(App, OpenApiRouter<App>)> {
    raise_from(modules(settings)?, settings, world).await
}

/// The same from a list of modules to which some were added.
pub async fn raise_from(
    modules: Composer,
    settings: &Settings,
    world: World,
) -> anyhow::Result<(App, OpenApiRouter<App>)> {
    let (app, routes) = finish(modules, settings, world).await?;
    app.migrate().await?;
    Ok((app, routes))
}

/// Connects and composes, leaving the database as it is.
pub async fn compose(
    settings: &Settings,
    world: World,
) -> anyhow::Result<(App, OpenApiRouter<App>)> {
    finish(modules(settings)?, settings, world).await
}

async fn finish(
    modules: Composer,
    settings: &Settings,
    world: World,
) -> anyhow::Result<(App, OpenApiRouter<App>)> {
    let folder = settings.data.clone();
    std::fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    let folder = folder.canonicalize().context("finding the data folder")?;
    backup::refuse_half_restored(&folder)?;
    let random = world.seed.map_or_else(Random::system, Random::seeded);
    let keys = match &settings.secret {
        Some(secret) => Keys::from_secret(secret.reveal())?,
        None => Keys::from_folder(&folder, &random)?,
    };
    let modules = modules.state(Station::new(&settings.realtime, &keys)?);
    let url = match &settings.database_url {
        Some(url) => url.reveal().to_owned(),
        None => Db::embedded_url(&folder),
    };
    let foundation = Foundation {
        config: settings.platform.clone(),
        db: Db::connect(&url).await?,
        clock: world.clock,
        random,
        keys,
        files: Files::local(&folder.join("files"))?,
        folder,
    };
    Ok(modules.finish(foundation, Box::new(identity::People)))
}

/// The routes alone, for the API's description: connects to nothing.
pub fn routes(settings: &Settings) -> anyhow::Result<OpenApiRouter<App>> {
    Ok(modules(settings)?.into_routes())
}
