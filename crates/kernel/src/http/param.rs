//! Path parameters: an id that cannot be read is an id that does not exist.

use axum::extract::FromRequestParts;
use http::request::Parts;
use serde::de::DeserializeOwned;

use crate::app::App;

base::refusals! {
    /// Why a path leads nowhere.
    pub enum PathRefusal in "platform" {
        /// Nothing is there, or not for this caller.
        NotFound => 404 "not_found",
            id "Yang Anda cari tidak ditemukan.",
            en "What you are looking for was not found.";
    }
}

/// The parameters of the path.
#[derive(Clone, Copy, Debug)]
pub struct Param<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for Param<T> {
    type Rejection = base::Error;

    #[expect(clippy::disallowed_types, reason = "Param is the door to axum's Path")]
    async fn from_request_parts(parts: &mut Parts, state: &App) -> crate::Result<Self> {
        let refused = |_| base::Error::from(PathRefusal::NotFound);
        let path =
            axum::extract::Path::<T>::from_request_parts(parts, state).await.map_err(refused)?;
        Ok(Self(path.0))
    }
}
