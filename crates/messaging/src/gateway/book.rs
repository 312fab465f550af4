//! The book: the lines as this node last read them.

use std::collections::HashMap;
use std::sync::Arc;

use base::TenantId;
use chrono::{DateTime, Utc};
use kernel::{App, Tenant};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::Gateway;
use crate::entity::line::{ActiveModel, Column, Entity, Model};
use crate::entity::simulator_message;
use crate::lines::{
    self, DriverKind, Limits, LineId, LineState, Secrets, Settings, SimulatorSettings,
};

/// What the simulated line of a business is called that has no other.
const SIMULATED: &str = "Simulator";

/// A line, as far as sending and receiving need to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) id: LineId,
    pub(crate) tenant: TenantId,
    pub(crate) name: String,
    pub(crate) driver: DriverKind,
    pub(crate) settings: Settings,
    pub(crate) secrets: Secrets,
    pub(crate) sends_codes: bool,
    pub(crate) sends_notices: bool,
    pub(crate) serves_desk: bool,
    pub(crate) limits: Limits,
    pub(crate) is_on: bool,
    pub(crate) state: LineState,
    pub(crate) state_until: Option<DateTime<Utc>>,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) changed_at: DateTime<Utc>,
}

impl Line {
    pub(crate) fn of(app: &App, row: Model) -> anyhow::Result<Self> {
        Ok(Self {
            settings: serde_json::from_value(row.settings)?,
            secrets: lines::unseal(app, row.id, row.secrets.as_deref())?,
            limits: serde_json::from_value(row.limits)?,
            id: row.id,
            tenant: row.tenant_id,
            name: row.name,
            driver: row.driver,
            sends_codes: row.sends_codes,
            sends_notices: row.sends_notices,
            serves_desk: row.serves_desk,
            is_on: row.is_on,
            state: row.state,
            state_until: row.state_until,
            created_at: row.created_at,
            changed_at: row.changed_at,
        })
    }
}

impl Gateway {
    /// Reads the book anew, and starts and stops what has changed.
    pub(crate) async fn refresh(&self, app: &App) -> anyhow::Result<()> {
        let _one_at_a_time = self.changing.lock().await;
        self.phones.attach(app);
        let rows = Entity::find().filter(Column::RemovedAt.is_null()).all(app.db.read()).await?;
        let mut lines = HashMap::new();
        for row in rows {
            let id = row.id;
            match Line::of(app, row) {
                Ok(line) => {
                    lines.insert(id, Arc::new(line));
                }
                // One line that another version wrote must not stop the others.
                Err(error) => {
                    tracing::error!(line = %id, error = format!("{error:#}"), "a line cannot be read");
                }
            }
        }
        {
            let mut state = self.lock();
            let there = |tenant: &TenantId| lines.values().any(|line| line.tenant == *tenant);
            state.lineless.retain(|tenant| !there(tenant));
            state.lines = lines;
        }
        self.reconcile(app).await
    }

    /// The lines of a tenant, oldest first. Where lines may be simulated and it has none, it gets
    /// one.
    pub(crate) async fn lines_of(
        &self,
        app: &App,
        tenant: &Tenant,
    ) -> anyhow::Result<Vec<Arc<Line>>> {
        let known = self.known_lines(tenant.id);
        if !known.is_empty() {
            return Ok(known);
        }
        self.refresh(app).await?;
        if self.known_lines(tenant.id).is_empty() {
            if self.simulates() {
                simulate(app, tenant).await?;
                self.refresh(app).await?;
            } else {
                self.lock().lineless.insert(tenant.id);
            }
        }
        Ok(self.known_lines(tenant.id))
    }

    /// The lines of a tenant that the book has, oldest first.
    pub(crate) fn known_lines(&self, tenant: TenantId) -> Vec<Arc<Line>> {
        let state = self.lock();
        let mut lines: Vec<_> =
            state.lines.values().filter(|line| line.tenant == tenant).cloned().collect();
        lines.sort_by_key(|line| line.id);
        lines
    }
}

/// Gives a business its simulated line; of two nodes that do so at once, one does.
async fn simulate(app: &App, tenant: &Tenant) -> anyhow::Result<()> {
    let tx = app.begin_as("messaging.lines", tenant).await?;
    let line = ActiveModel {
        id: Set(tx.new_id()),
        name: Set(SIMULATED.to_owned()),
        ..lines::fresh(&tx, &Settings::Simulator(SimulatorSettings::default()))
    };
    let nothing = OnConflict::new().do_nothing().to_owned();
    let Set(id) = line.id else { anyhow::bail!("a new line has an id") };
    let made = Entity::insert(line).on_conflict(nothing).exec_without_returning(tx.conn()).await?;
    if made > 0 {
        // What phones showed before there were lines.
        simulator_message::Entity::update_many()
            .col_expr(simulator_message::Column::LineId, Expr::value(id))
            .col_expr(
                simulator_message::Column::DeliveredAt,
                Expr::col(simulator_message::Column::At),
            )
            .filter(simulator_message::Column::TenantId.eq(tenant.id))
            .filter(simulator_message::Column::LineId.is_null())
            .exec(tx.conn())
            .await?;
    }
    tx.commit().await?;
    Ok(())
}
