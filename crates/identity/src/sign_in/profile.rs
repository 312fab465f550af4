//! `GET /auth/profile`: who holds this token.

use kernel::SignedIn;
use kernel::http::Body;

use crate::accounts::{self, User};

/// Tell whose token it is.
///
/// Any signed-in caller.
#[utoipa::path(
    get,
    path = "/auth/profile",
    operation_id = "show_profile", tag = "identity",
    responses(
        (status = 200, description = "The caller", body = User),
        (status = 401, description = "Nobody is signed in"),
    )
)]
pub async fn profile(me: SignedIn) -> kernel::Result<Body<User>> {
    let caller = me.caller();
    let account = accounts::find(me.db(), caller.account).await?;
    let account = account.ok_or_else(|| anyhow::anyhow!("a caller without account"))?;
    let role = caller.role.to_string();
    Ok(Body(User { id: account.id, name: account.name, email: account.email, role }))
}
