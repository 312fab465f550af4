//! `POST /api/admin/users`: take somebody into the office, by password or by invitation.

use base::Checks;
use http::StatusCode;
use kernel::Permitted;
use kernel::http::Body;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{OfficeRole, OfficeUser, show, turn};
use crate::accounts::{self, NewAccount};
use crate::email::Email;
use crate::passwords::{self, Password, link};
use crate::permissions::ManageUsers;

/// A user to be made.
#[derive(Deserialize, ToSchema)]
pub struct NewUser {
    /// Display name, 1–120 characters.
    name: String,
    /// Sign-in address; nobody else may have it.
    email: String,
    /// What they will do.
    role: OfficeRole,
    /// At least 10 characters, and not the e-mail address. Without one they are mailed a link to
    /// choose it.
    #[schema(format = "password")]
    password: Option<String>,
}

/// Take somebody into the office.
///
/// Whoever may `identity.users.manage`. Without a password a mail invites them to choose one within
/// three days. Refusals: `platform.invalid` (`name`, `email`, `password`),
/// `identity.account.email_taken`.
#[utoipa::path(
    post,
    path = "/api/admin/users",
    tag = "identity", request_body = NewUser,
    responses(
        (status = 201, description = "The user", body = OfficeUser),
        (status = 409, description = "The e-mail address is registered already"),
        (status = 422, description = "A field is not right"),
    )
)]
pub async fn create_user(
    me: Permitted<ManageUsers>,
    Body(input): Body<NewUser>,
) -> kernel::Result<(StatusCode, Body<OfficeUser>)> {
    let role = input.role;
    let (new, email) = input.checked(&me).await?;
    let name = new.name.clone();
    let invited = new.password.is_none();
    let mut tx = me.begin().await?;
    turn::take(&tx, me.caller()).await?;
    let account = accounts::create(&mut tx, new).await?;
    accounts::join(&mut tx, account, role.name()).await?;
    if invited {
        link::invite(&mut tx, account, &name, &email).await?;
    }
    tx.commit().await?;
    Ok((StatusCode::CREATED, Body(show::find(me.db(), me.tenant_id(), account).await?)))
}

impl NewUser {
    /// The account to be made, its password hashed already; or everything that is wrong at once.
    async fn checked(self, me: &Permitted<ManageUsers>) -> kernel::Result<(NewAccount, Email)> {
        let mut checks = Checks::new();
        let name = checks.accept("name", accounts::name_of(&self.name));
        let email = checks.accept("email", Email::parse(&self.email));
        let password = self.password.map(|text| Password::chosen(&text, email.as_ref()));
        let password = password.and_then(|chosen| match chosen {
            Ok(password) => Some(password),
            Err(invalid) => {
                invalid.problems().iter().cloned().for_each(|problem| checks.note(problem));
                None
            }
        });
        checks.finish()?;
        let (name, email) = name.zip(email).ok_or_else(|| anyhow::anyhow!("checks missed"))?;
        let password = match password {
            Some(password) => Some(passwords::hash(me.app(), password).await?),
            None => None,
        };
        Ok((NewAccount { name, email: Some(email.to_string()), phone: None, password }, email))
    }
}
