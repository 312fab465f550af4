//! Tries at an account's secrets, counted together: passwords and second steps, at every door and
//! in one's own account.

use chrono::Duration;
use kernel::limits::Limit;
use kernel::{Ctx, Tx, audit};

/// Failed sign-ins to one account (parts.md, Limits and caching).
const PER_ACCOUNT: Limit =
    Limit { name: "identity.sign_in.account", hits: 5, window: Duration::minutes(15) };
/// Failed sign-ins from one network address.
const PER_ADDRESS: Limit =
    Limit { name: "identity.sign_in.address", hits: 5, window: Duration::minutes(15) };
/// Longest address that is written down, in characters: strangers choose it.
const SUBJECT_MAX: usize = 254;

/// One try. It is counted before it is judged, so that guesses made at once cannot slip past the
/// limit; [`Try::forgive`] takes it back.
#[derive(Debug)]
#[must_use = "a try either fails or is forgiven"]
pub(crate) struct Try {
    email: String,
}

impl Try {
    /// Counts a try at the secrets behind this address, in its kept form, known to us or not.
    ///
    /// Refusals: `platform.too_many`.
    pub(crate) async fn begin(ctx: &Ctx, email: &str) -> kernel::Result<Self> {
        if let Some(address) = &ctx.origin().address {
            PER_ADDRESS.hit(ctx.app(), address).await?;
        }
        PER_ACCOUNT.hit(ctx.app(), email).await?;
        Ok(Self { email: email.to_owned() })
    }

    /// Takes it back, in the transaction that its success begins: only failures count.
    pub(crate) async fn forgive(&self, tx: &Tx) -> kernel::Result<()> {
        PER_ACCOUNT.refund(tx, &self.email).await?;
        match tx.origin().address.as_deref() {
            Some(address) => PER_ADDRESS.refund(tx, address).await,
            None => Ok(()),
        }
    }

    /// Puts the failure on record. It stays counted.
    pub(crate) async fn fail(self, ctx: &Ctx) -> kernel::Result<()> {
        let mut tx = ctx.begin().await?;
        let subject: String = self.email.chars().take(SUBJECT_MAX).collect();
        tx.audit(audit::Entry::new("identity.sign_in.fail", subject));
        tx.commit().await
    }
}
