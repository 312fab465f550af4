//! The sum of all modules' declarations, and the door to identity.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use async_trait::async_trait;
use base::RefusalText;

use crate::actor::{Caller, PermissionSet, Proof, Tenant};
use crate::app::App;
use crate::db::migrate::Migrations;
use crate::events::Listener;
use crate::health::Check;
use crate::jobs::Runner;
use crate::jobs::cron::Cron;
use crate::module::Module;
use crate::openapi::EntityShape;
use crate::permitted::PermissionInfo;
use crate::pump::Pump;

/// Who people and tenants are. The kernel asks; identity answers.
#[async_trait]
pub trait Directory: Send + Sync {
    /// The caller behind a token, or `None` when it is unknown, expired or revoked. Called on
    /// every request, so that a revoked session ends on every node at once.
    async fn caller(&self, app: &App, token: &str, proof: Proof) -> anyhow::Result<Option<Caller>>;

    /// The tenant an unsigned request is for: by host name, else the installation's first.
    async fn tenant_of_host(&self, app: &App, host: Option<&str>)
    -> anyhow::Result<Option<Tenant>>;

    /// Every active tenant, for schedules.
    async fn tenants(&self, app: &App) -> anyhow::Result<Vec<Tenant>>;

    /// One tenant by id, for jobs.
    async fn tenant(&self, app: &App, id: base::TenantId) -> anyhow::Result<Option<Tenant>>;
}

/// Everything the modules declared, in the order they were composed.
#[derive(Default)]
pub struct Registry {
    /// All migrations, kernel first.
    pub migrations: Vec<Migrations>,
    /// All tables.
    pub entities: Vec<EntityShape>,
    /// All schedules.
    pub crons: Vec<Cron>,
    /// All background work.
    pub pumps: Vec<Pump>,
    /// All permissions, by declaration.
    pub permissions: Vec<PermissionInfo>,
    /// The permissions whose holders hear of events.
    pub audiences: BTreeSet<&'static str>,
    /// All refusals.
    pub refusals: Vec<&'static [RefusalText]>,
    /// What must answer for the process to be ready.
    pub checks: Vec<Check>,
    /// The names of the composed modules.
    pub modules: Vec<&'static str>,
    /// Those of them that a tenant may do without.
    pub switchable: Vec<&'static str>,
    roles: BTreeMap<&'static str, Vec<&'static str>>,
    pub(crate) jobs: HashMap<&'static str, Runner>,
    pub(crate) listeners: HashMap<TypeId, Vec<Listener>>,
}

impl Registry {
    /// Adds what `module` declares, all but its routes.
    pub(crate) fn add(&mut self, module: Module) {
        self.modules.push(module.name);
        if module.is_switchable {
            self.switchable.push(module.name);
        }
        self.migrations.extend(module.migrations);
        self.entities.extend(module.entities);
        self.crons.extend(module.crons);
        self.pumps.extend(module.pumps);
        self.permissions.extend(module.permissions);
        self.audiences.extend(module.audiences);
        self.refusals.extend(module.refusals);
        self.checks.extend(module.checks);
        for (kind, runner) in module.jobs {
            let twin = self.jobs.insert(kind, runner);
            assert!(twin.is_none(), "two modules declare the job {kind}");
        }
        for role in module.roles {
            self.roles.entry(role.name).or_default().extend(role.permissions);
        }
        for (event, listener) in module.listeners {
            self.listeners.entry(event).or_default().push(listener);
        }
    }

    /// Whether `tenant` uses the module that a permission belongs to: the permission's first word.
    pub fn is_on(&self, permission: &str, tenant: &Tenant) -> bool {
        let module = permission.split('.').next().unwrap_or_default();
        !self.switchable.contains(&module) || tenant.modules.iter().any(|on| on == module)
    }

    /// What a built-in role allows: what every module gave it. Nothing for a name nobody declared.
    pub fn role(&self, name: &str) -> PermissionSet {
        self.roles.get(name).map(|names| names.iter().copied().collect()).unwrap_or_default()
    }

    /// The names of the built-in roles.
    pub fn role_names(&self) -> impl Iterator<Item = &'static str> {
        self.roles.keys().copied()
    }
}
