//! `POST /api/admin/products/sync`: fetch products or stock from the old system now.

use http::StatusCode;
use kernel::http::Body;
use kernel::jobs::queue;
use kernel::{Permitted, Result, audit};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::job::Sync;
use super::list::{self, SyncRun};
use super::runs::{self, Asker, Wanted};
use super::{Kind, Refusal};
use crate::State as Parts;
use crate::permissions::WriteProducts;

/// What to fetch.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct SyncInput {
    /// `products`, `stock` or `all`; `all` unless said otherwise.
    pub kind: What,
    /// Make inactive every product whose part is gone, however many they are.
    pub full: bool,
}

/// What is fetched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Code, name, category and price.
    Products,
    /// Pieces on hand.
    Stock,
    /// Both.
    #[default]
    All,
}

impl What {
    fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Products => &[Kind::Products],
            Self::Stock => &[Kind::Stock],
            Self::All => &[Kind::Products, Kind::Stock],
        }
    }
}

/// The runs that were started, or were under way.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SyncRuns {
    /// One of each kind that was asked for.
    pub data: Vec<SyncRun>,
}

/// Fetch products and stock from the old system.
///
/// For whoever may change products. Answers at once with the runs; they go on by themselves, also
/// when the old system is away just now. While a run of a kind is under way, that one is answered
/// and tried at once. `data_part.updated` tells how it goes, `catalogue.updated` when products
/// changed.
///
/// Refusals: `parts.data_part.not_configured`.
#[utoipa::path(
    post, path = "/api/admin/products/sync", tag = "parts", request_body = SyncInput,
    responses((status = 202, body = SyncRuns), (status = 409, description = "Not configured")),
)]
pub async fn ask(
    admin: Permitted<WriteProducts>,
    Body(input): Body<SyncInput>,
) -> Result<(StatusCode, Body<SyncRuns>)> {
    if !admin.app().state::<Parts>().data_part.is_configured() {
        return Err(Refusal::NotConfigured.into());
    }
    let caller = admin.caller();
    let by = Asker { account: caller.account, name: caller.name.to_string() };
    let language = admin.origin().language;
    let mut tx = admin.begin().await?;
    let mut data = Vec::new();
    for kind in input.kind.kinds() {
        let wanted = Wanted { kind: *kind, is_full: input.full, by: Some(by.clone()) };
        let run = runs::open(&mut tx, &wanted).await?;
        queue::hasten_one(&mut tx, &Sync { kind: *kind, may_open: false }).await?;
        let after = json!({"kind": kind, "full": input.full});
        tx.audit(audit::Entry::new("parts.data_part.sync", run.id).after(after));
        data.push(list::shown(run, language)?);
    }
    tx.commit().await?;
    Ok((StatusCode::ACCEPTED, Body(SyncRuns { data })))
}
