//! Whose second step it is: the caller, with the password they sign in by.

use kernel::Permitted;
use sea_orm::EntityTrait;

use crate::email::Email;
use crate::entity::account;
use crate::passwords;
use crate::permissions::OwnAccount;
use crate::sign_in::tries::Try;

/// The caller as somebody who signs in by e-mail and password.
pub(crate) struct Owner {
    pub(crate) email: Email,
    pub(crate) password_hash: String,
}

impl Owner {
    /// The caller's address and password; refuses those who sign in without.
    pub(crate) async fn of(me: &Permitted<OwnAccount>) -> kernel::Result<Self> {
        let account = account::Entity::find_by_id(me.caller().account).one(me.db()).await?;
        let account = account.ok_or_else(|| anyhow::anyhow!("a caller without account"))?;
        let (email, password_hash) =
            account.email.zip(account.password_hash).ok_or(passwords::Refusal::None)?;
        Ok(Self { email, password_hash })
    }

    /// Begins a try at one of the owner's secrets, counted with the failed sign-ins.
    pub(crate) async fn try_once(&self, me: &Permitted<OwnAccount>) -> kernel::Result<Try> {
        Try::begin(me, self.email.as_str()).await
    }
}
