//! What a module brings to the house, as one declaration.

use std::any::TypeId;

use base::RefusalText;
use sea_orm::EntityTrait;
use sea_orm_migration::MigratorTrait;
use utoipa_axum::router::OpenApiRouter;

use crate::app::App;
use crate::db::migrate::Migrations;
use crate::events::{Event, Listener, Subscriber, listener};
use crate::health::Check;
use crate::jobs::cron::Cron;
use crate::jobs::{Job, Runner};
use crate::openapi::EntityShape;
use crate::permitted::{Permission, PermissionInfo};
use crate::pump::Pump;

/// A named set of permissions that a module brings.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    /// Its name in memberships, e.g. `admin`.
    pub name: &'static str,
    /// What it allows.
    pub permissions: &'static [&'static str],
}

/// A module's declaration: routes, tables, jobs, permissions, events.
#[derive(Default)]
pub struct Module {
    pub(crate) name: &'static str,
    pub(crate) routes: OpenApiRouter<App>,
    pub(crate) migrations: Vec<Migrations>,
    pub(crate) entities: Vec<EntityShape>,
    pub(crate) jobs: Vec<(&'static str, Runner)>,
    pub(crate) crons: Vec<Cron>,
    pub(crate) pumps: Vec<Pump>,
    pub(crate) permissions: Vec<PermissionInfo>,
    pub(crate) roles: Vec<Role>,
    pub(crate) refusals: Vec<&'static [RefusalText]>,
    pub(crate) audiences: Vec<&'static str>,
    pub(crate) listeners: Vec<(TypeId, Listener)>,
    pub(crate) checks: Vec<Check>,
    pub(crate) is_switchable: bool,
}

impl Module {
    /// An empty declaration.
    pub fn new(name: &'static str) -> Self {
        Self { name, ..Self::default() }
    }

    /// Adds routes with their OpenAPI description.
    pub fn routes(mut self, routes: OpenApiRouter<App>) -> Self {
        self.routes = self.routes.merge(routes);
        self
    }

    /// Adds the module's migrations.
    pub fn migrations<M: MigratorTrait + 'static>(mut self) -> Self {
        self.migrations.push(Migrations::of::<M>());
        self
    }

    /// Names a table, so that a guard can hold the entity against the migrations.
    pub fn entity<E: EntityTrait>(mut self) -> Self {
        self.entities.push(EntityShape::of::<E>());
        self
    }

    /// Adds a kind of durable job.
    pub fn job<J: Job>(mut self) -> Self {
        self.jobs.push((J::KIND, crate::jobs::runner::<J>()));
        self
    }

    /// Adds a schedule.
    pub fn cron(mut self, cron: Cron) -> Self {
        self.crons.push(cron);
        self
    }

    /// Adds background work.
    pub fn pump(mut self, pump: Pump) -> Self {
        self.pumps.push(pump);
        self
    }

    /// Adds permissions that roles may name.
    pub fn permissions(mut self, permissions: &[PermissionInfo]) -> Self {
        self.permissions.extend_from_slice(permissions);
        self
    }

    /// Adds a built-in role.
    pub fn role(mut self, role: Role) -> Self {
        self.roles.push(role);
        self
    }

    /// Names a noun's refusals, for the documentation and the guards.
    pub fn refusals(mut self, texts: &'static [RefusalText]) -> Self {
        self.refusals.push(texts);
        self
    }

    /// Does `subscriber` in the transaction of every `E`.
    pub fn on<E: Event>(mut self, subscriber: Subscriber<E>) -> Self {
        self.listeners.push((TypeId::of::<E>(), listener(subscriber)));
        self
    }

    /// Says that whoever has `P` hears of events of the module: it is an
    /// [`Audience::Permission`](crate::Audience::Permission) of theirs. Screens listen on no other
    /// permission's channel.
    pub fn tells<P: Permission>(mut self) -> Self {
        self.audiences.push(P::INFO.name);
        self
    }

    /// Lets each tenant decide whether it uses the module: where it is off, what its permissions
    /// guard does not exist.
    pub fn switchable(mut self) -> Self {
        self.is_switchable = true;
        self
    }

    /// Adds a dependency that `/readyz` and `niaga check` look at.
    pub fn check(mut self, check: Check) -> Self {
        self.checks.push(check);
        self
    }
}
