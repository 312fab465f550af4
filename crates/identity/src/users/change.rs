//! `PUT /api/admin/users/{id}`: another name, address or role, or a closed door.

use base::{AccountId, Checks};
use kernel::http::{Body, Param};
use kernel::{Permitted, Tx};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{OfficeRole, OfficeUser, Refusal, show, turn};
use crate::accounts::{self, Activity, Changes};
use crate::email::Email;
use crate::passwords::link;
use crate::permissions::ManageUsers;

/// What is to change; what is absent stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct UserChanges {
    /// Display name, 1–120 characters.
    name: Option<String>,
    /// Sign-in address; links that were mailed to the old one stop working.
    email: Option<String>,
    /// What they do, from their next request on.
    role: Option<OfficeRole>,
    /// Whether they may come in; `false` signs them out everywhere.
    is_active: Option<bool>,
}

/// Change a user of the office.
///
/// Whoever may `identity.users.manage`. A new role holds from the user's next request on, on every
/// node; `is_active: false` signs all their devices out at once. Nobody changes their own role or
/// locks themselves out. Refusals: `platform.invalid` (`name`, `email`),
/// `identity.user.not_found`, `.yourself`, `.last_super_admin`, `.shared` (name and address of an
/// account that another business knows too), `identity.account.email_taken`.
#[utoipa::path(
    put,
    path = "/api/admin/users/{id}",
    tag = "identity", request_body = UserChanges,
    params(("id" = String, Path, description = "The user's id")),
    responses(
        (status = 200, description = "The user", body = OfficeUser),
        (status = 404, description = "No such user here"),
        (status = 409, description = "Oneself, the last super admin, or an address that is taken"),
        (status = 422, description = "A field is not right"),
    )
)]
pub async fn change_user(
    me: Permitted<ManageUsers>,
    Param(id): Param<AccountId>,
    Body(input): Body<UserChanges>,
) -> kernel::Result<Body<OfficeUser>> {
    let wanted = input.checked()?;
    let mut tx = me.begin().await?;
    turn::take(&tx, me.caller()).await?;
    apply(&mut tx, me.caller().account, id, wanted).await?;
    tx.commit().await?;
    Ok(Body(show::find(me.db(), me.tenant_id(), id).await?))
}

/// Changes with their shape proven.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    name: Option<String>,
    email: Option<Email>,
    role: Option<OfficeRole>,
    is_active: Option<bool>,
}

impl Wanted {
    /// A closed door and nothing else.
    pub(super) fn gone() -> Self {
        Self { is_active: Some(false), ..Self::default() }
    }
}

impl UserChanges {
    fn checked(self) -> kernel::Result<Wanted> {
        let mut checks = Checks::new();
        let name = self.name.and_then(|text| checks.accept("name", accounts::name_of(&text)));
        let email = self.email.and_then(|text| checks.accept("email", Email::parse(&text)));
        checks.finish()?;
        Ok(Wanted { name, email, role: self.role, is_active: self.is_active })
    }
}

/// Makes of the user what is wanted, as far as it is not so already.
pub(super) async fn apply(
    tx: &mut Tx,
    by: AccountId,
    id: AccountId,
    wanted: Wanted,
) -> kernel::Result<()> {
    let before = show::find(tx.conn(), tx.tenant().id, id).await?;
    let role = wanted.role.filter(|role| *role != before.role);
    let is_active = wanted.is_active.filter(|active| *active != before.is_active);
    if by == id && (role.is_some() || is_active.is_some()) {
        return Err(Refusal::Yourself.into());
    }
    let stays = role.is_none() && is_active != Some(false);
    if !stays {
        turn::keep_a_super_admin(tx, &before).await?;
    }
    let name = wanted.name.filter(|name| *name != before.name);
    let email = wanted.email.filter(|email| Some(email) != before.email.as_ref());
    rename(tx, id, name, email).await?;
    if let Some(role) = role {
        accounts::set_role(tx, id, role.name()).await?;
    }
    match is_active {
        Some(true) => accounts::set_active(tx, id, Activity::Active).await,
        Some(false) => accounts::set_active(tx, id, Activity::Inactive).await,
        None => Ok(()),
    }
}

/// Changes what belongs to the account itself and not to its place here.
async fn rename(
    tx: &mut Tx,
    id: AccountId,
    name: Option<String>,
    email: Option<Email>,
) -> kernel::Result<()> {
    if name.is_none() && email.is_none() {
        return Ok(());
    }
    turn::refuse_shared(tx, id).await?;
    if email.is_some() {
        link::void_all(tx, id).await?;
    }
    accounts::change(tx, id, Changes { name, email: email.map(Some), phone: None }).await
}
