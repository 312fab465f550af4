//! Whether a password opens a door, within the limits on guessing.

use base::{AccountId, TenantId};
use kernel::Open;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::Refusal;
use super::tries::Try;
use crate::accounts::User;
use crate::email::{self, Email};
use crate::entity::{account, membership};
use crate::passwords::hashing;
use crate::{roles, totp};

/// Which door somebody stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Door {
    /// Members with an office role.
    Office,
    /// Everybody with an account, whose membership was not switched off.
    Api,
}

/// What somebody shows at the door.
pub(super) struct Shown {
    pub(super) email: String,
    pub(super) password: String,
    /// A code of the authenticator, or a recovery code.
    pub(super) totp: Option<String>,
}

/// Somebody who proved to be who they say. The try is to be forgiven in the transaction that opens
/// the session.
#[derive(Debug)]
pub(super) struct Proven {
    pub(super) user: User,
    pub(super) attempt: Try,
}

/// Checks a password, and the second step of accounts that have one. Only whoever knows the
/// password learns whether they do.
///
/// Refusals: `identity.sign_in.wrong`, `.totp_required`, `.totp_wrong`, `platform.too_many`,
/// `identity.password.busy`.
pub(super) async fn check(open: &Open, shown: Shown, door: Door) -> kernel::Result<Proven> {
    let email = email::normal(&shown.email);
    let attempt = Try::begin(open, &email).await?;
    let candidate = find(open, &email).await?;
    let stored = candidate.as_ref().and_then(|candidate| candidate.password_hash.clone());
    let fits = hashing::matches(shown.password, stored).await?;
    let Some(candidate) = candidate.filter(|candidate| fits && candidate.may_enter(door)) else {
        attempt.fail(open).await?;
        return Err(Refusal::Wrong.into());
    };
    let attempt = second_step(open, attempt, candidate.id, shown.totp).await?;
    Ok(Proven { user: candidate.user(), attempt })
}

/// Lets those pass who have no second step, and those who prove theirs.
async fn second_step(
    open: &Open,
    attempt: Try,
    account: AccountId,
    code: Option<String>,
) -> kernel::Result<Try> {
    if !totp::is_on(open.db(), account).await? {
        return Ok(attempt);
    }
    let mut tx = open.begin().await?;
    let Some(code) = code.filter(|code| !code.trim().is_empty()) else {
        // The password was right: asking for the code is no failure.
        attempt.forgive(&tx).await?;
        tx.commit().await?;
        return Err(Refusal::TotpRequired.into());
    };
    if totp::spend(&mut tx, account, &code).await? {
        tx.commit().await?;
        return Ok(attempt);
    }
    drop(tx);
    attempt.fail(open).await?;
    Err(Refusal::TotpWrong.into())
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
