//! Contacts that seem to be one: listed, accepted or dismissed by a person; and merged by hand.

use chrono::{DateTime, Utc};
use kernel::audit::Entry;
use kernel::http::{Body, Param};
use kernel::{App, Permitted, Result, Tx};
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::show::{self, Contact};
use super::{ContactBrief, merge};
use crate::entity::{contact, merge_proposal};
use crate::ids::{ContactId, ProposalId};
use crate::permissions::SuperviseDesk;

/// Most proposals that are listed.
const LIMIT: u64 = 100;

base::refusals! {
    /// Why contacts are not merged.
    pub enum Refusal in "desk.merge" {
        /// No such proposal, or it is decided.
        NotFound => 404 "not_found",
            id "Usulan ini tidak ada atau sudah diputuskan.",
            en "There is no such proposal, or it is decided.";
        /// A contact cannot become one with itself, nor a person with a group.
        Impossible => 422 "impossible",
            id "Kedua kontak ini tidak bisa digabung.",
            en "These two contacts cannot be merged.";
    }
}

/// What became of a proposal.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
#[serde(rename_all = "snake_case")]
pub enum ProposalState {
    /// Nobody has decided.
    #[sea_orm(string_value = "open")]
    Open,
    /// They are one.
    #[sea_orm(string_value = "accepted")]
    Accepted,
    /// They are two.
    #[sea_orm(string_value = "dismissed")]
    Dismissed,
}

/// Two contacts that one message named.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// The older contact, which would stay.
    pub first: ContactBrief,
    /// The other one.
    pub second: ContactBrief,
    /// When both were named.
    pub created_at: DateTime<Utc>,
}

/// Proposals.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Proposals {
    /// Oldest first; the oldest 100.
    pub data: Vec<Proposal>,
}

/// What a person decides.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Whether the two are one.
    pub same: bool,
}

/// The contact that goes.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeOf {
    /// The contact that becomes one with the other.
    pub other: ContactId,
}

/// List contacts that seem to be one.
///
/// For supervisors.
#[utoipa::path(
    get, path = "/api/desk/merge-proposals", tag = "desk", operation_id = "list_merge_proposals",
    responses((status = 200, body = Proposals)),
)]
pub async fn list(me: Permitted<SuperviseDesk>) -> Result<Body<Proposals>> {
    let rows = merge_proposal::Entity::find()
        .filter(merge_proposal::Column::TenantId.eq(me.tenant_id()))
        .filter(merge_proposal::Column::State.eq(ProposalState::Open))
        .order_by_asc(merge_proposal::Column::CreatedAt)
        .limit(LIMIT)
        .all(me.db())
        .await?;
    let ids = rows.iter().flat_map(|row| [row.first_id, row.second_id]);
    let contacts = contact::Entity::find()
        .filter(contact::Column::TenantId.eq(me.tenant_id()))
        .filter(contact::Column::Id.is_in(ids))
        .all(me.db())
        .await?;
    let brief =
        |id: ContactId| contacts.iter().find(|contact| contact.id == id).map(ContactBrief::of);
    let shown = rows.iter().filter_map(|row| {
        let (first, second) = (brief(row.first_id)?, brief(row.second_id)?);
        Some(Proposal { id: row.id, first, second, created_at: row.created_at })
    });
    Ok(Body(Proposals { data: shown.collect() }))
}

/// Decide whether two contacts are one.
///
/// For supervisors. If they are, the older one stays, with the ids, conversations and labels of both.
///
/// Refusals: `desk.merge.not_found`.
#[utoipa::path(
    post, path = "/api/desk/merge-proposals/{id}", tag = "desk", operation_id = "decide_merge",
    params(("id" = ProposalId, Path)), request_body = Decision,
    responses((status = 200, body = Contact), (status = 404, description = "No such proposal")),
)]
pub async fn decide(
    supervisor: Permitted<SuperviseDesk>,
    Param(id): Param<ProposalId>,
    Body(input): Body<Decision>,
) -> Result<Body<Contact>> {
    let mut tx = supervisor.begin().await?;
    let state = if input.same { ProposalState::Accepted } else { ProposalState::Dismissed };
    let row = settle(&tx, id, state).await?;
    let kept = if input.same {
        merge::merge(&mut tx, row.first_id, row.second_id).await?
    } else {
        merge::load(tx.conn(), tx.tenant().id, row.first_id).await?
    };
    tx.audit(Entry::new("desk.merge.decide", id).after(input));
    let shown = show::dressed(tx.conn(), kept).await?;
    tx.commit().await?;
    Ok(Body(shown))
}

/// Of two who decide at once, one does.
async fn settle(tx: &Tx, id: ProposalId, state: ProposalState) -> Result<merge_proposal::Model> {
    let settled = merge_proposal::Entity::update_many()
        .col_expr(merge_proposal::Column::State, Expr::value(state))
        .col_expr(merge_proposal::Column::DecidedAt, Expr::value(tx.now()))
        .col_expr(merge_proposal::Column::DecidedBy, Expr::value(tx.actor().account()))
        .filter(merge_proposal::Column::Id.eq(id))
        .filter(merge_proposal::Column::TenantId.eq(tx.tenant().id))
        .filter(merge_proposal::Column::State.eq(ProposalState::Open))
        .exec_with_returning(tx.conn())
        .await?;
    Ok(settled.into_iter().next().ok_or(Refusal::NotFound)?)
}

/// Merge another contact into this one.
///
/// For supervisors. The other one's ids and conversations move here; its id leads here from then on.
/// Where both have a conversation under way in one inbox, the other's is resolved.
///
/// Refusals: `desk.contact.not_found`, `desk.merge.impossible`.
#[utoipa::path(
    post, path = "/api/desk/contacts/{id}/merge", tag = "desk", operation_id = "merge_contacts",
    params(("id" = ContactId, Path)), request_body = MergeOf,
    responses((status = 200, body = Contact), (status = 404, description = "No such contact")),
)]
pub async fn merge_into(
    supervisor: Permitted<SuperviseDesk>,
    Param(id): Param<ContactId>,
    Body(input): Body<MergeOf>,
) -> Result<Body<Contact>> {
    let mut tx = supervisor.begin().await?;
    let keep = merge::load(tx.conn(), tx.tenant().id, id).await?;
    let other = merge::load(tx.conn(), tx.tenant().id, input.other).await?;
    let is_gone = keep.merged_into.is_some() || other.merged_into.is_some();
    if keep.id == other.id || is_gone || keep.is_group != other.is_group {
        return Err(Refusal::Impossible.into());
    }
    let kept = merge::merge(&mut tx, keep.id, other.id).await?;
    let shown = show::dressed(tx.conn(), kept).await?;
    tx.commit().await?;
    Ok(Body(shown))
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(decide)).routes(routes!(merge_into))
}
