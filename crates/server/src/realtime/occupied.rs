//! `GET /api/realtime/{app}/channels`: who listens where, the busiest first.

use std::cmp::Reverse;

use base::{List, PageQuery};
use kernel::http::{Body, Param, Query};
use kernel::{Permitted, Result};
use realtime::ChannelView;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Station;
use super::permissions::ReadRealtime;
use super::scope::Scope;

base::refusals! {
    /// Why channels are not listed.
    pub enum ChannelsRefusal in "realtime" {
        /// No app of this id may be seen.
        UnknownApp => 404 "unknown_app",
            id "Aplikasi ini tidak ada.",
            en "There is no such app.";
    }
}

/// Which channels to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ChannelsQuery {
    /// What the name begins with.
    pub prefix: Option<String>,
    /// Which page, from 1.
    #[param(minimum = 1)]
    pub page: Option<u32>,
    /// Rows of a page, at most 100; 20 unless asked otherwise.
    #[param(minimum = 1, maximum = 100)]
    pub per_page: Option<u32>,
}

/// A channel with subscribers.
#[derive(Debug, Serialize, ToSchema)]
pub struct RealtimeChannel {
    /// Its name.
    name: String,
    /// Subscriptions on all nodes.
    subscriptions: usize,
    /// Members, in a presence channel.
    users: Option<usize>,
}

/// List an app's channels that have subscribers.
///
/// Permission `realtime.read`; those that the caller may see, the busiest first.
///
/// Refusals: `realtime.unknown_app`.
#[utoipa::path(
    get, path = "/api/realtime/{app}/channels", tag = "live",
    params(("app" = String, Path, description = "The app's id"), ChannelsQuery),
    responses(
        (status = 200, description = "Channels", body = List<RealtimeChannel>),
        (status = 404, description = "No such app"),
    )
)]
pub async fn channels(
    me: Permitted<ReadRealtime>,
    Param(app): Param<String>,
    Query(query): Query<ChannelsQuery>,
) -> Result<Body<List<RealtimeChannel>>> {
    let page = PageQuery { page: query.page, per_page: query.per_page }.page()?;
    let scope = Scope::of(me.app(), me.tenant_id()).await?;
    let realtime = me.app().state::<Station>().running()?;
    let seen = scope.shows_app(&app).then(|| realtime.channels(&app, &scope.prefix()));
    let mut found: Vec<ChannelView> = seen.flatten().ok_or(ChannelsRefusal::UnknownApp)?;
    let prefix = query.prefix.unwrap_or_default();
    found.retain(|channel| channel.name.as_str().starts_with(&prefix));
    // Stable: of the same size, by name.
    found.sort_by_key(|channel| Reverse(channel.subscriptions));
    let total = found.len() as u64;
    let offset = usize::try_from(page.offset()).unwrap_or(usize::MAX);
    let rows = usize::try_from(page.limit()).unwrap_or(usize::MAX);
    let shown = found.into_iter().skip(offset).take(rows);
    Ok(Body(page.list(shown.map(RealtimeChannel::from).collect(), total)))
}

impl From<ChannelView> for RealtimeChannel {
    fn from(view: ChannelView) -> Self {
        let (name, subscriptions) = (view.name.as_str().to_owned(), view.subscriptions);
        Self { name, subscriptions, users: view.users }
    }
}
