//! Who acts: the caller of a request, a background job, or nobody we know.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use base::{AccountId, SessionId, TenantId, Zone};

use crate::events::Audience;

/// A business that uses this installation, as far as every use case needs to know it.
#[derive(Clone, Debug)]
pub struct Tenant {
    /// Its id, on every row it owns.
    pub id: TenantId,
    /// Its name as customers know it.
    pub name: Arc<str>,
    /// The zone of its business days and schedules.
    pub zone: Zone,
    /// The modules it switched on.
    pub modules: Arc<[String]>,
}

/// Who a change is attributed to in audit and timelines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A signed-in account.
    Account(AccountId),
    /// A job, a schedule or the command line, by name.
    System(&'static str),
    /// Somebody who has not signed in.
    Visitor,
}

impl Actor {
    /// The account behind the act, if a person did it.
    pub fn account(&self) -> Option<AccountId> {
        match self {
            Self::Account(id) => Some(*id),
            Self::System(_) | Self::Visitor => None,
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(id) => write!(f, "{id}"),
            Self::System(name) => write!(f, "system:{name}"),
            Self::Visitor => f.write_str("visitor"),
        }
    }
}

/// The names of what a role allows, e.g. `parts.orders.approve`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PermissionSet(Arc<BTreeSet<String>>);

impl PermissionSet {
    /// Whether `permission` is among them.
    pub fn contains(&self, permission: &str) -> bool {
        self.0.contains(permission)
    }

    /// All names, sorted.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl<S: Into<String>> FromIterator<S> for PermissionSet {
    fn from_iter<I: IntoIterator<Item = S>>(names: I) -> Self {
        Self(Arc::new(names.into_iter().map(Into::into).collect()))
    }
}

/// How the caller proved who they are; decides whether CSRF protection is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The browser sent the session cookie by itself.
    Cookie,
    /// The program sent `Authorization: Bearer …` on purpose.
    Bearer,
}

/// A signed-in account within one tenant.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The account.
    pub account: AccountId,
    /// Its display name.
    pub name: Arc<str>,
    /// The session it speaks through.
    pub session: SessionId,
    /// The tenant it speaks for.
    pub tenant: Tenant,
    /// The name of its role there.
    pub role: Arc<str>,
    /// What the role allows.
    pub permissions: PermissionSet,
    /// How it proved itself.
    pub proof: Proof,
}

impl Caller {
    /// Whether it belongs to an audience of its own tenant.
    pub fn is_among(&self, audience: &Audience) -> bool {
        match audience {
            Audience::Account(account) => *account == self.account,
            Audience::Permission(name) => self.permissions.contains(name),
        }
    }
}
