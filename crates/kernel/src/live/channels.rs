//! The channels that screens listen on: one for each account, one for each permission, of a tenant.
//!
//! Names and rights only; who carries messages to a channel is no matter of the kernel's. All
//! channels are private: whoever runs them must ask [`may_hear`] before it lets anybody in.

use base::TenantId;

use crate::actor::Caller;
use crate::app::App;
use crate::events::Audience;

/// What clients connect with, and what a server of channels knows us by.
pub const KEY: &str = "niaga";
/// What clients and servers of the Pusher protocol take for a channel that must be authorised.
const PRIVATE: &str = "private-";

/// The channel of an audience: `private-{tenant}.account.{account}` or
/// `private-{tenant}.permission.{permission}`.
pub fn name(tenant: TenantId, audience: &Audience) -> String {
    let prefix = prefix(tenant);
    match audience {
        Audience::Account(account) => format!("{prefix}account.{account}"),
        Audience::Permission(permission) => format!("{prefix}permission.{permission}"),
    }
}

/// What the names of a tenant's channels begin with.
pub fn prefix(tenant: TenantId) -> String {
    format!("{PRIVATE}{tenant}.")
}

/// Whether the caller may listen on the channel of this name. Nobody may on one that is not ours.
pub fn may_hear(caller: &Caller, channel: &str) -> bool {
    audience(caller.tenant.id, channel).is_some_and(|audience| caller.is_among(&audience))
}

/// Whose channel of the tenant it is.
fn audience(tenant: TenantId, channel: &str) -> Option<Audience> {
    let ours = channel.strip_prefix(&prefix(tenant))?;
    if let Some(permission) = ours.strip_prefix("permission.") {
        return Some(Audience::Permission(permission.to_owned()));
    }
    let account = ours.strip_prefix("account.")?.parse().ok()?;
    Some(Audience::Account(account))
}

/// Every channel on which the caller can hear anything: its own, and those of its permissions whose
/// holders a module tells of events.
pub fn of(app: &App, caller: &Caller) -> Vec<String> {
    let own = Audience::Account(caller.account);
    let told = app.registry().audiences.iter().filter(|name| caller.permissions.contains(name));
    let told = told.map(|name| Audience::Permission((*name).to_owned()));
    std::iter::once(own).chain(told).map(|audience| name(caller.tenant.id, &audience)).collect()
}
