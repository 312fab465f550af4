//! Whether a password opens a door, within the limits on guessing.

use base::{AccountId, TenantId};
use chrono::Duration;
use kernel::limits::Limit;
use kernel::{Open, Tx, audit};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::Refusal;
use crate::accounts::User;
use crate::email::{self, Email};
use crate::entity::{account, membership};
use crate::passwords::hashing;
use crate::roles;

/// Failed sign-ins to one account (parts.md, Limits and caching).
const PER_ACCOUNT: Limit =
    Limit { name: "identity.sign_in.account", hits: 5, window: Duration::minutes(15) };
/// Failed sign-ins from one network address.
const PER_ADDRESS: Limit =
    Limit { name: "identity.sign_in.address", hits: 5, window: Duration::minutes(15) };

/// Which door somebody stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Door {
    /// Members with an office role.
    Office,
    /// Everybody with an account, whose membership was not switched off.
    Api,
}

/// Somebody who proved to be who they say.
#[derive(Debug)]
pub(super) struct Proven {
    pub(super) user: User,
    email: String,
}

impl Proven {
    /// Takes the attempt back, in the transaction that opens the session: only failures count.
    pub(super) async fn forgive(&self, tx: &Tx) -> kernel::Result<()> {
        PER_ACCOUNT.refund(tx, &self.email).await?;
        match tx.origin().address.as_deref() {
            Some(address) => PER_ADDRESS.refund(tx, address).await,
            None => Ok(()),
        }
    }
}

/// Checks a password. The attempt is counted before it is judged, so that guesses made at once
/// cannot slip past the limit; [`Proven::forgive`] takes it back.
///
/// Refusals: `identity.sign_in.wrong`, `platform.too_many`, `identity.password.busy`.
pub(super) async fn check(
    open: &Open,
    email: &str,
    password: String,
    door: Door,
) -> kernel::Result<Proven> {
    let email = email::normal(email);
    if let Some(address) = &open.origin().address {
        PER_ADDRESS.hit(open.app(), address).await?;
    }
    PER_ACCOUNT.hit(open.app(), &email).await?;
    let candidate = find(open, &email).await?;
    let stored = candidate.as_ref().and_then(|candidate| candidate.password_hash.clone());
    let fits = hashing::matches(password, stored).await?;
    match candidate {
        Some(candidate) if fits && candidate.may_enter(door) => {
            Ok(Proven { user: candidate.user(), email })
        }
        _ => {
            record_failure(open, &email).await?;
            Err(Refusal::Wrong.into())
        }
    }
}

/// Whoever has the address, as this tenant knows them.
struct Candidate {
    id: AccountId,
    name: String,
    email: Option<Email>,
    password_hash: Option<String>,
    is_active: bool,
    membership: Option<membership::Model>,
}

impl Candidate {
    fn may_enter(&self, door: Door) -> bool {
        let welcome = self.membership.as_ref().is_none_or(|membership| membership.is_active);
        let right_door = match door {
            Door::Office => roles::is_office(self.role()),
            Door::Api => true,
        };
        self.is_active && welcome && right_door
    }

    fn role(&self) -> &str {
        self.membership.as_ref().map_or(roles::NONE, |membership| &membership.role)
    }

    fn user(self) -> User {
        let role = self.role().to_owned();
        User { id: self.id, name: self.name, email: self.email, role }
    }
}

async fn find(open: &Open, email: &str) -> kernel::Result<Option<Candidate>> {
    let Ok(email) = Email::parse(email) else {
        return Ok(None);
    };
    let found = account::Entity::find().filter(account::Column::Email.eq(email));
    let Some(account) = found.one(open.db()).await? else {
        return Ok(None);
    };
    let key: (AccountId, TenantId) = (account.id, open.tenant_id());
    let membership = membership::Entity::find_by_id(key).one(open.db()).await?;
    let account::Model { id, name, email, password_hash, is_active, .. } = account;
    Ok(Some(Candidate { id, name, email, password_hash, is_active, membership }))
}

async fn record_failure(open: &Open, email: &str) -> kernel::Result<()> {
    let mut tx = open.begin().await?;
    let subject: String = email.chars().take(254).collect();
    tx.audit(audit::Entry::new("identity.sign_in.fail", subject));
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(role: Option<&str>, member: bool, account: bool) -> Candidate {
        let nil = Default::default();
        let membership = role.map(|role| membership::Model {
            account_id: base::Id::from_uuid(nil),
            tenant_id: base::Id::from_uuid(nil),
            role: role.to_owned(),
            is_active: member,
            created_at: Default::default(),
        });
        Candidate {
            id: base::Id::from_uuid(nil),
            name: "Budi".to_owned(),
            email: None,
            password_hash: None,
            is_active: account,
            membership,
        }
    }

    #[test]
    fn only_active_office_members_enter_the_office() {
        assert!(candidate(Some("admin"), true, true).may_enter(Door::Office));
        assert!(candidate(Some("super_admin"), true, true).may_enter(Door::Office));
        assert!(!candidate(Some("shop"), true, true).may_enter(Door::Office));
        assert!(!candidate(None, true, true).may_enter(Door::Office));
        assert!(!candidate(Some("admin"), false, true).may_enter(Door::Office));
        assert!(!candidate(Some("admin"), true, false).may_enter(Door::Office));
    }

    #[test]
    fn the_api_lets_in_whoever_was_not_shut_out() {
        assert!(candidate(None, true, true).may_enter(Door::Api));
        assert!(candidate(Some("shop"), true, true).may_enter(Door::Api));
        assert!(!candidate(Some("shop"), false, true).may_enter(Door::Api));
        assert!(!candidate(None, true, false).may_enter(Door::Api));
        assert_eq!(candidate(None, true, true).user().role, "none");
    }
}
