//! Sessions: one revocable table behind every way in.

pub mod current;
pub mod list;
pub mod open;
pub mod revoke;
pub mod token;
pub(crate) mod touch;

use base::{AccountId, SessionId};
use chrono::Duration;
use kernel::{App, Audience, Event};
use sea_orm::prelude::StringLen;
use sea_orm::{DeriveActiveEnum, EnumIter};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use open::{Opened, open};
pub(crate) use revoke::revoke_everywhere;
pub use revoke::{revoke, revoke_all_of};

/// Which way in, and so how long it lasts (parts.md, Who).
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum SessionKind {
    /// A shop by one-time code: 7 days, each use begins them anew.
    #[sea_orm(string_value = "shop")]
    Shop,
    /// The office by password: 2 hours of silence end it.
    #[sea_orm(string_value = "office")]
    Office,
    /// The office, remembered on this device: 30 days, whatever happens.
    #[sea_orm(string_value = "office_remembered")]
    OfficeRemembered,
    /// A program by password: one day, as `expires_in` promised it.
    #[sea_orm(string_value = "api")]
    Api,
}

impl SessionKind {
    /// How long it lasts from the moment it is opened.
    pub fn lifetime(self) -> Duration {
        match self {
            Self::Shop => Duration::days(7),
            Self::Office => Duration::hours(2),
            Self::OfficeRemembered => Duration::days(30),
            Self::Api => Duration::days(1),
        }
    }

    /// The silence that ends it, if use lengthens it at all.
    pub fn idle(self) -> Option<Duration> {
        match self {
            Self::Shop | Self::Office => Some(self.lifetime()),
            Self::OfficeRemembered | Self::Api => None,
        }
    }
}

/// A device was signed out, by its owner or by somebody who may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRevoked {
    /// The session that ended.
    pub session: SessionId,
    /// Whose it was.
    pub account: AccountId,
}

impl Event for SessionRevoked {
    const NAME: &'static str = kernel::live::SESSION_REVOKED;

    fn subject(&self) -> String {
        self.session.to_string()
    }

    fn audience(&self) -> Vec<Audience> {
        vec![Audience::Account(self.account)]
    }
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(current::current))
        .routes(routes!(list::list))
        .routes(routes!(revoke::revoke_own))
        .routes(routes!(revoke::revoke_others))
        .routes(routes!(revoke::log_out))
        .routes(routes!(revoke::log_out_office))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn use_lengthens_a_shops_and_a_desks_session_and_no_other() {
        assert_eq!(SessionKind::Shop.idle(), Some(Duration::days(7)));
        assert_eq!(SessionKind::Office.idle(), Some(Duration::hours(2)));
        assert_eq!(SessionKind::OfficeRemembered.idle(), None);
        assert_eq!(SessionKind::Api.idle(), None);
    }
}
