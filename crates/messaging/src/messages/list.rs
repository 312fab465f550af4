//! `GET /api/admin/messages`: the log, newest first.

use base::{Invalid, List, PageQuery};
use chrono::{DateTime, Utc};
use kernel::http::{Body, Query};
use kernel::{Permitted, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr};
use sea_orm::{
    ActiveEnum, ColumnTrait, Condition, EntityTrait, Iterable, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::redact::shown;
use super::{Channel, Class, MessageId, State};
use crate::entity::message::{Column, Entity, Model};
use crate::permissions::ReadLog;

/// Longest search text that is looked at.
const SEARCH_MAX: usize = 100;

/// Which messages to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct MessageQuery {
    /// A state, or `sent` for everything that left: `accepted`, `delivered` and `read`.
    pub status: Option<String>,
    /// `whatsapp` or `email`.
    pub channel: Option<String>,
    /// Part of the recipient, of the subject or of the text.
    pub search: Option<String>,
    /// Which page, from 1.
    #[param(minimum = 1)]
    pub page: Option<u32>,
    /// Rows of a page, at most 100; 20 unless asked otherwise.
    #[param(minimum = 1, maximum = 100)]
    pub per_page: Option<u32>,
}

/// A message as the log shows it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LoggedMessage {
    /// Its id.
    pub id: MessageId,
    /// How it travels.
    pub channel: Channel,
    /// A phone's digits, or a mail address.
    pub to: String,
    /// The name of what it says.
    pub template: String,
    /// What it says, without one-time codes and links' tokens.
    pub text: String,
    /// How urgent it is.
    pub class: Class,
    /// What became of it.
    pub state: State,
    /// Tries so far.
    pub attempts: i32,
    /// Why the last try failed.
    pub error: Option<String>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When the provider took it.
    pub sent_at: Option<DateTime<Utc>>,
}

impl From<Model> for LoggedMessage {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            channel: row.channel,
            to: row.recipient,
            template: row.template,
            text: shown(row.class, row.text),
            class: row.class,
            state: row.state,
            attempts: row.attempts,
            error: row.error,
            created_at: row.created_at,
            sent_at: row.sent_at,
        }
    }
}

/// List messages, newest first.
///
/// For whoever may read the message log. One-time codes are never shown.
///
/// Refusals: `platform.invalid` (`status`, `channel`, `page`, `per_page`).
#[utoipa::path(
    get, path = "/api/admin/messages", tag = "messaging", operation_id = "list_messages",
    params(MessageQuery),
    responses((status = 200, body = List<LoggedMessage>)),
)]
pub async fn list(
    admin: Permitted<ReadLog>,
    Query(query): Query<MessageQuery>,
) -> Result<Body<List<LoggedMessage>>> {
    let page = PageQuery { page: query.page, per_page: query.per_page }.page()?;
    let mut found = Entity::find().filter(Column::TenantId.eq(admin.tenant_id()));
    if let Some(states) = states(query.status.as_deref())? {
        found = found.filter(Column::State.is_in(states));
    }
    if let Some(channel) = channel(query.channel.as_deref())? {
        found = found.filter(Column::Channel.eq(channel));
    }
    if let Some(matching) = query.search.as_deref().and_then(matching) {
        found = found.filter(matching);
    }
    let total = found.clone().count(admin.db()).await?;
    let rows = found
        .order_by_desc(Column::Id)
        .offset(page.offset())
        .limit(page.limit())
        .all(admin.db())
        .await?;
    Ok(Body(page.list(rows, total).map(LoggedMessage::from)))
}

fn states(word: Option<&str>) -> Result<Option<Vec<State>>, Invalid> {
    match word.filter(|word| !word.is_empty()) {
        None => Ok(None),
        Some("sent") => Ok(Some(vec![State::Accepted, State::Delivered, State::Read])),
        Some(word) => match State::iter().find(|state| state.to_value() == word) {
            Some(state) => Ok(Some(vec![state])),
            None => Err(Invalid::field(
                "status",
                "unknown",
                "Status pesan tidak dikenal.",
                "This is not a state of a message.",
            )),
        },
    }
}

fn channel(word: Option<&str>) -> Result<Option<Channel>, Invalid> {
    let Some(word) = word.filter(|word| !word.is_empty()) else { return Ok(None) };
    let channel = Channel::iter().find(|channel| channel.to_value() == word);
    channel.map(Some).ok_or_else(|| {
        Invalid::field("channel", "unknown", "Kanal tidak dikenal.", "This channel is not known.")
    })
}

/// Messages whose recipient, subject or text contains `search`, whatever the case. A text of a
/// one-time code is not searched: matching would tell it digit by digit.
fn matching(search: &str) -> Option<Condition> {
    let search: String = search.trim().chars().take(SEARCH_MAX).collect();
    if search.is_empty() {
        return None;
    }
    let escaped =
        search.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let contains = |column: Column| {
        let pattern = LikeExpr::new(format!("%{escaped}%")).escape('\\');
        Expr::expr(Func::lower(Expr::col(column))).like(pattern)
    };
    let plain = Condition::all()
        .add(contains(Column::Text))
        .add(Column::Class.ne(Class::Otp))
        .add(Column::Text.not_like("%token=%"));
    let digits: String = search.chars().filter(char::is_ascii_digit).collect();
    let mut any =
        Condition::any().add(contains(Column::Recipient)).add(contains(Column::Subject)).add(plain);
    if let Some(rest) = digits.strip_prefix('0').filter(|rest| rest.len() > 2) {
        // Phones are kept as 62…; people search for 08….
        any = any.add(Column::Recipient.starts_with(format!("62{rest}")));
    }
    Some(any)
}
