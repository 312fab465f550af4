//! Permission as a type: a handler that compiles has authorised its caller.

use std::marker::PhantomData;
use std::ops::Deref;

use axum::extract::FromRequestParts;
use base::TenantId;
use chrono::{DateTime, Utc};
use http::request::Parts;
use sea_orm::DatabaseConnection;

use crate::actor::{Actor, Caller, PermissionSet, Tenant};
use crate::app::App;
use crate::http::credentials;
use crate::http::param::PathRefusal;
use crate::tx::{Origin, Tx};

base::refusals! {
    /// Why a request may not do what it asks.
    pub enum AccessRefusal in "platform" {
        /// No valid session came with the request.
        SignInFirst => 401 "sign_in_first",
            id "Silakan masuk terlebih dahulu.",
            en "Please sign in first.";
        /// The role does not allow it.
        Forbidden { permission: String } => 403 "forbidden",
            id "Anda tidak punya izin untuk ini ({permission}).",
            en "You are not permitted to do this ({permission}).";
        /// A browser request without its CSRF token.
        CsrfMissing => 403 "csrf_missing",
            id "Halaman ini sudah lama terbuka. Muat ulang lalu coba lagi.",
            en "This page has been open for too long. Reload it and try again.";
        /// The host belongs to no tenant.
        UnknownTenant => 404 "unknown_tenant",
            id "Alamat ini tidak dikenal.",
            en "This address is not known.";
    }
}

/// A permission's public name and what it allows, for the screens that edit roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PermissionInfo {
    /// Its name, e.g. `parts.orders.approve`.
    pub name: &'static str,
    /// What it allows, in Indonesian.
    pub id: &'static str,
    /// What it allows, in English.
    pub en: &'static str,
}

/// A permission as a type. Made by [`permissions!`](crate::permissions).
pub trait Permission: Send + Sync + 'static {
    /// What it is called and allows.
    const INFO: PermissionInfo;
}

/// Declares a module's permissions: one type each, and `ALL`.
///
/// ```ignore
/// kernel::permissions! {
///     /// Approve or reject orders.
///     ApproveOrders = "parts.orders.approve", id "Menyetujui order", en "Approve orders";
/// }
/// ```
#[macro_export]
macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident = $code:literal, id $id:literal, en $en:literal;)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug)]
            pub struct $name;
            impl $crate::Permission for $name {
                const INFO: $crate::permitted::PermissionInfo =
                    $crate::permitted::PermissionInfo { name: $code, id: $id, en: $en };
            }
        )+
        /// Every permission of this module.
        pub const ALL: &[$crate::permitted::PermissionInfo] =
            &[$(<$name as $crate::Permission>::INFO),+];
    };
}

/// What a handler knows about its request, and the only door to a transaction.
#[derive(Clone, Debug)]
pub struct Ctx {
    app: App,
    tenant: Tenant,
    actor: Actor,
    origin: Origin,
    now: DateTime<Utc>,
}

impl Ctx {
    /// The installation.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The tenant the request is for.
    pub fn tenant(&self) -> &Tenant {
        &self.tenant
    }

    /// The tenant's id.
    pub fn tenant_id(&self) -> TenantId {
        self.tenant.id
    }

    /// Who asks.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Where the request came from.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// When the request arrived.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// The connection for reading.
    pub fn db(&self) -> &DatabaseConnection {
        self.app.db.read()
    }

    /// Begins a write on the caller's behalf.
    pub async fn begin(&self) -> crate::Result<Tx> {
        Tx::begin(self.app.clone(), self.tenant.clone(), self.actor.clone(), self.origin.clone())
            .await
    }
}

/// Anybody, signed in or not: the explicit choice of routes that are open.
#[derive(Clone, Debug)]
pub struct Open(Ctx);

impl Deref for Open {
    type Target = Ctx;
    fn deref(&self) -> &Ctx {
        &self.0
    }
}

impl FromRequestParts<App> for Open {
    type Rejection = base::Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> crate::Result<Self> {
        let host = credentials::host(parts);
        let tenant = app
            .directory()
            .tenant_of_host(app, host.as_deref())
            .await?
            .ok_or(AccessRefusal::UnknownTenant)?;
        Ok(Self(Ctx {
            app: app.clone(),
            tenant,
            actor: Actor::Visitor,
            origin: credentials::origin(parts),
            now: app.now(),
        }))
    }
}

/// Anybody who is signed in, whatever the role: for what concerns only the caller itself.
#[derive(Clone, Debug)]
pub struct SignedIn {
    ctx: Ctx,
    caller: Caller,
}

impl SignedIn {
    /// Who is signed in.
    pub fn caller(&self) -> &Caller {
        &self.caller
    }

    /// What its role allows.
    pub fn permissions(&self) -> &PermissionSet {
        &self.caller.permissions
    }
}

impl Deref for SignedIn {
    type Target = Ctx;
    fn deref(&self) -> &Ctx {
        &self.ctx
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = base::Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> crate::Result<Self> {
        let (token, proof) = credentials::token(parts).ok_or(AccessRefusal::SignInFirst)?;
        let caller =
            app.directory().caller(app, &token, proof).await?.ok_or(AccessRefusal::SignInFirst)?;
        credentials::check_csrf(parts, app, &caller)?;
        crate::limits::per_caller::take(app, caller.account)?;
        let ctx = Ctx {
            app: app.clone(),
            tenant: caller.tenant.clone(),
            actor: Actor::Account(caller.account),
            origin: credentials::origin(parts),
            now: app.now(),
        };
        Ok(Self { ctx, caller })
    }
}

/// A signed-in caller whose role allows `P`.
#[derive(Clone, Debug)]
pub struct Permitted<P> {
    me: SignedIn,
    permission: PhantomData<P>,
}

impl<P> Permitted<P> {
    /// Who is signed in.
    pub fn caller(&self) -> &Caller {
        &self.me.caller
    }
}

impl<P> Deref for Permitted<P> {
    type Target = Ctx;
    fn deref(&self) -> &Ctx {
        &self.me.ctx
    }
}

impl<P: Permission> FromRequestParts<App> for Permitted<P> {
    type Rejection = base::Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> crate::Result<Self> {
        let me = SignedIn::from_request_parts(parts, app).await?;
        if !app.registry().is_on(P::INFO.name, me.tenant()) {
            return Err(PathRefusal::NotFound.into());
        }
        if !me.caller.permissions.contains(P::INFO.name) {
            return Err(AccessRefusal::Forbidden { permission: P::INFO.name.to_owned() }.into());
        }
        Ok(Self { me, permission: PhantomData })
    }
}
