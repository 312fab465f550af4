//! How much of the real-time server a caller may see.
//!
//! The server belongs to whoever runs the installation. Where that is one business, its people see
//! all of it. Where several share one, each sees its own screens only; the rest is in the metrics.

use base::TenantId;
use kernel::App;
use kernel::live::channels::{self, KEY};

/// What a caller may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Every app, every channel.
    Everything,
    /// The channels of one tenant's screens.
    Tenant(TenantId),
}

impl Scope {
    /// Of the people of this tenant.
    pub async fn of(app: &App, tenant: TenantId) -> anyhow::Result<Self> {
        let is_only = app.directory().tenants(app).await?.iter().all(|other| other.id == tenant);
        Ok(if is_only { Self::Everything } else { Self::Tenant(tenant) })
    }

    /// Whether this app may be seen.
    pub fn shows_app(&self, app: &str) -> bool {
        *self == Self::Everything || app == KEY
    }

    /// What the channels of this app that may be seen begin with.
    pub fn prefix(&self) -> String {
        match self {
            Self::Everything => String::new(),
            Self::Tenant(tenant) => channels::prefix(*tenant),
        }
    }
}
