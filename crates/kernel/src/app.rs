//! The running installation: one value that every request, job and command shares.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use base::TenantId;
use chrono::{DateTime, Utc};
use tokio::sync::Notify;
use utoipa_axum::router::OpenApiRouter;

use crate::actor::{Actor, Tenant};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::files::Files;
use crate::keys::Keys;
use crate::live::Live;
use crate::module::Module;
use crate::random::Random;
use crate::registry::{Directory, Registry};
use crate::tasks::Tasks;
use crate::tx::{Origin, Tx};

/// A shared handle to the installation.
pub type App = Arc<Kernel>;

/// What the installation consists of.
pub struct Kernel {
    /// The configuration it was started with.
    pub config: Config,
    /// The data folder: embedded database, files, secret.
    pub folder: PathBuf,
    /// Its database.
    pub db: Db,
    /// Its clock.
    pub clock: Clock,
    /// Its randomness.
    pub random: Random,
    /// Its keys.
    pub keys: Keys,
    /// Pictures and proofs.
    pub files: Files,
    /// What open screens hear.
    pub live: Live,
    /// API calls of the running minute.
    pub minutes: crate::limits::per_caller::Minutes,
    /// Its background tasks.
    pub tasks: Tasks,
    directory: Box<dyn Directory>,
    registry: Registry,
    nudges: HashMap<&'static str, Arc<Notify>>,
    states: HashMap<TypeId, Box<dyn Any + Send + Sync>>,
}

impl std::fmt::Debug for Kernel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kernel").field("modules", &self.registry.modules).finish_non_exhaustive()
    }
}

/// What must be known before modules are composed.
#[derive(Debug)]
pub struct Foundation {
    /// The configuration.
    pub config: Config,
    /// The data folder.
    pub folder: PathBuf,
    /// The database, connected.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// The randomness.
    pub random: Random,
    /// The keys.
    pub keys: Keys,
    /// The file store.
    pub files: Files,
}

/// Puts modules together into an [`App`].
pub struct Composer {
    registry: Registry,
    routes: OpenApiRouter<App>,
    states: HashMap<TypeId, Box<dyn Any + Send + Sync>>,
}

impl std::fmt::Debug for Composer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Composer").field("modules", &self.registry.modules).finish_non_exhaustive()
    }
}

impl Default for Composer {
    fn default() -> Self {
        Self::new()
    }
}

impl Composer {
    /// Begins with the kernel's own tables, jobs and routes.
    pub fn new() -> Self {
        Self { registry: Registry::default(), routes: OpenApiRouter::new(), states: HashMap::new() }
            .module(crate::openapi::kernel_module())
    }

    /// Adds a module.
    pub fn module(mut self, mut module: Module) -> Self {
        self.routes = self.routes.merge(std::mem::take(&mut module.routes));
        self.registry.add(module);
        self
    }

    /// Keeps a value that handlers and jobs of a module reach with [`Kernel::state`].
    pub fn state<T: Any + Send + Sync>(mut self, state: T) -> Self {
        let twin = self.states.insert(TypeId::of::<T>(), Box::new(state));
        assert!(twin.is_none(), "two modules keep a {}", std::any::type_name::<T>());
        self
    }

    /// The migrations of every module so far, kernel first.
    pub fn migrations(&self) -> &[crate::db::migrate::Migrations] {
        &self.registry.migrations
    }

    /// The routes alone, for describing the API without a database.
    pub fn into_routes(self) -> OpenApiRouter<App> {
        self.routes
    }

    /// The finished installation and its routes.
    pub fn finish(
        self,
        foundation: Foundation,
        directory: Box<dyn Directory>,
    ) -> (App, OpenApiRouter<App>) {
        let Foundation { config, folder, db, clock, random, keys, files } = foundation;
        let nudges = self.registry.pumps.iter().map(|pump| (pump.name, Arc::default())).collect();
        let app = Kernel {
            live: Live::new(clock.now()),
            tasks: Tasks::default(),
            minutes: crate::limits::per_caller::Minutes::default(),
            registry: self.registry,
            states: self.states,
            config,
            folder,
            db,
            clock,
            random,
            keys,
            files,
            directory,
            nudges,
        };
        (Arc::new(app), self.routes)
    }
}

impl Kernel {
    /// The present moment.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Who people and tenants are.
    pub fn directory(&self) -> &dyn Directory {
        &*self.directory
    }

    /// What the modules declared.
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// A module's own value.
    ///
    /// # Panics
    /// When the module was composed without it: a mistake in `compose.rs` that every test meets.
    pub fn state<T: Any>(&self) -> &T {
        self.states
            .get(&TypeId::of::<T>())
            .and_then(|state| state.downcast_ref())
            .unwrap_or_else(|| panic!("nobody composed a {}", std::any::type_name::<T>()))
    }

    /// Wakes a pump now instead of at its next interval.
    pub fn nudge(&self, pump: &str) {
        if let Some(notify) = self.nudges.get(pump) {
            notify.notify_one();
        }
    }

    pub(crate) fn nudge_of(&self, pump: &str) -> Arc<Notify> {
        self.nudges.get(pump).cloned().unwrap_or_default()
    }

    /// Brings the database up to this binary's version.
    pub async fn migrate(&self) -> anyhow::Result<()> {
        crate::db::migrate::migrate(&self.db, &self.folder, &self.registry.migrations).await
    }

    /// One tenant by id, or a fault: whoever holds its id expects it to exist.
    pub async fn tenant(self: &Arc<Self>, id: TenantId) -> anyhow::Result<Tenant> {
        let tenant = self.directory.tenant(self, id).await?;
        tenant.ok_or_else(|| anyhow::anyhow!("tenant {id} does not exist"))
    }

    /// Begins a write on behalf of the machine itself: a job, a command, a background step.
    pub async fn begin_as(
        self: &Arc<Self>,
        who: &'static str,
        tenant: &Tenant,
    ) -> crate::Result<Tx> {
        Tx::begin(self.clone(), tenant.clone(), Actor::System(who), Origin::default()).await
    }
}
