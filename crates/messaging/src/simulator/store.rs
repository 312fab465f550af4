//! The simulated phones' chats, in the table `simulator_messages`.

use std::collections::HashMap;
use std::sync::{OnceLock, Weak};

use anyhow::Context;
use async_trait::async_trait;
use base::{Phone, TenantId};
use bytes::Bytes;
use kernel::{App, Engine, Kernel, Tx};
use sea_orm::sea_query::{Expr, Func, OnConflict};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Statement,
};
use serde::{Deserialize, Serialize};
use whatsapp::inbound::MediaClass;
use whatsapp::simulator::{
    Advance, Bubble, Chat, Direction, File, NewBubble, NewFile, Phones, Tick,
};

use super::BubbleId;
use crate::entity::simulator_message::{ActiveModel, Column, Entity, Model};
use crate::lines::LineId;

/// Most chats in the list, newest first.
const CHATS_SHOWN: u32 = 200;
/// Most bubbles of one chat, the newest.
const BUBBLES_SHOWN: u64 = 500;

/// The chats in our own database. It is built before the installation it belongs to, and must not
/// keep that alive.
#[derive(Debug, Default)]
pub struct TablePhones {
    app: OnceLock<Weak<Kernel>>,
}

/// A chat, and how many bubbles of the business are unread.
#[derive(FromQueryResult)]
struct Summary {
    newest: BubbleId,
    unread: i64,
}

/// What a bubble is beside its text, as it is kept.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Extra {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<StoredFile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quoted: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reaction: Option<String>,
}

#[derive(Clone, Serialize, Deserialize)]
struct StoredFile {
    class: MediaClass,
    mime: String,
    name: Option<String>,
    size: u64,
    /// Its name in the installation's store.
    stored: String,
}

impl Extra {
    fn of(row: &Model) -> Self {
        let kept = row.extra.clone().and_then(|extra| serde_json::from_value(extra).ok());
        kept.unwrap_or_default()
    }
}

impl TablePhones {
    /// Makes the installation known. Later calls change nothing.
    pub(crate) fn attach(&self, app: &App) {
        let _known = self.app.set(std::sync::Arc::downgrade(app));
    }

    fn app(&self) -> anyhow::Result<App> {
        self.app.get().and_then(Weak::upgrade).context("the simulator has no installation")
    }

    async fn begin(&self, line: &str) -> anyhow::Result<Tx> {
        let app = self.app()?;
        let tenant = app.tenant(tenant_of(line)?).await?;
        Ok(app.begin_as("messaging.simulator", &tenant).await?)
    }

    async fn keep(&self, line: &str, file: NewFile) -> anyhow::Result<StoredFile> {
        let File { class, mime, name, size } = file.file();
        let kept = self.app()?.files.put_any(tenant_of(line)?, file.bytes, Some(&mime)).await?;
        Ok(StoredFile { class, mime, name, size, stored: kept.name })
    }
}

#[async_trait]
impl Phones for TablePhones {
    async fn append(&self, line: &str, phone: &Phone, new: NewBubble) -> anyhow::Result<Bubble> {
        let file = match new.file {
            Some(file) => Some(self.keep(line, file).await?),
            None => None,
        };
        let extra = Extra { file, quoted: new.quoted, reaction: None };
        let tx = self.begin(line).await?;
        let reached = |tick: Tick| (new.tick >= tick).then(|| tx.now());
        let row = Model {
            id: tx.new_id(),
            tenant_id: tx.tenant().id,
            line_id: Some(line_of(line)?),
            phone: phone.as_str().to_owned(),
            direction: new.direction.as_str().to_owned(),
            text: new.text,
            extra: Some(serde_json::to_value(extra)?),
            wire_id: new.wire_id,
            at: tx.now(),
            delivered_at: reached(Tick::Delivered),
            seen_at: reached(Tick::Read),
        };
        let once = OnConflict::new().do_nothing().to_owned();
        let insert = Entity::insert(ActiveModel::from(row.clone())).on_conflict(once);
        if insert.exec_without_returning(tx.conn()).await? == 0 {
            let first = Entity::find()
                .filter(Column::TenantId.eq(row.tenant_id))
                .filter(Column::WireId.eq(row.wire_id))
                .one(tx.conn())
                .await?;
            return first.map(bubble).context("a bubble was refused that nothing stands against");
        }
        tx.commit().await?;
        Ok(bubble(row))
    }

    async fn advance(
        &self,
        line: &str,
        phone: &Phone,
        what: Advance<'_>,
    ) -> anyhow::Result<Vec<Bubble>> {
        let column = match what.to {
            Tick::Sent => return Ok(Vec::new()),
            Tick::Delivered => Column::DeliveredAt,
            Tick::Read => Column::SeenAt,
        };
        let mut still = Condition::all()
            .add(Column::LineId.eq(line_of(line)?))
            .add(Column::Phone.eq(phone.as_str()))
            .add(Column::Direction.eq(what.direction.as_str()))
            .add(column.is_null());
        if let Some(only) = what.only {
            let ids = only.iter().filter_map(|id| id.parse::<BubbleId>().ok());
            still = still.add(Column::Id.is_in(ids));
        }
        // Looking at a chat again writes nothing.
        if Entity::find().filter(still.clone()).count(self.app()?.db.read()).await? == 0 {
            return Ok(Vec::new());
        }
        let tx = self.begin(line).await?;
        let first = Func::coalesce([Expr::col(Column::DeliveredAt), Expr::value(tx.now())]);
        let mut update = Entity::update_many().col_expr(Column::DeliveredAt, Expr::expr(first));
        if what.to == Tick::Read {
            update = update.col_expr(Column::SeenAt, Expr::value(tx.now()));
        }
        let mut moved = update.filter(still).exec_with_returning(tx.conn()).await?;
        tx.commit().await?;
        moved.sort_by_key(|row| row.id);
        Ok(moved.into_iter().map(bubble).collect())
    }

    async fn react(
        &self,
        line: &str,
        phone: &Phone,
        id: &str,
        emoji: Option<&str>,
    ) -> anyhow::Result<bool> {
        let Ok(id) = id.parse::<BubbleId>() else { return Ok(false) };
        let tx = self.begin(line).await?;
        let found = Entity::find_by_id(id)
            .filter(Column::LineId.eq(line_of(line)?))
            .filter(Column::Phone.eq(phone.as_str()))
            .one(tx.conn())
            .await?;
        let Some(row) = found else { return Ok(false) };
        let extra = Extra { reaction: emoji.map(str::to_owned), ..Extra::of(&row) };
        Entity::update_many()
            .col_expr(Column::Extra, Expr::value(serde_json::to_value(extra)?))
            .filter(Column::Id.eq(id))
            .exec(tx.conn())
            .await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn file(&self, line: &str, id: &str) -> anyhow::Result<Option<Bytes>> {
        let app = self.app()?;
        let Ok(id) = id.parse::<BubbleId>() else { return Ok(None) };
        let found = Entity::find_by_id(id)
            .filter(Column::LineId.eq(line_of(line)?))
            .one(app.db.read())
            .await?;
        match found.and_then(|row| Extra::of(&row).file) {
            Some(file) => app.files.get(tenant_of(line)?, &file.stored).await,
            None => Ok(None),
        }
    }

    async fn chats(&self, line: &str) -> anyhow::Result<Vec<Chat>> {
        let app = self.app()?;
        let sql = format!(
            "SELECT MAX(s.id) AS newest, SUM(CASE WHEN s.direction = 'out' AND s.seen_at IS NULL \
               AND s.delivered_at IS NOT NULL THEN 1 ELSE 0 END) AS unread \
             FROM simulator_messages s WHERE s.line_id = $1 \
             GROUP BY s.phone ORDER BY MAX(s.id) DESC LIMIT {CHATS_SHOWN}"
        );
        let sql = match app.db.engine() {
            Engine::Sqlite => sql,
            // Before PostgreSQL 18 there is no MAX of UUIDs; as text they stand in the same order.
            Engine::Postgres => sql
                .replace("MAX(s.id) AS", "CAST(MAX(CAST(s.id AS TEXT)) AS UUID) AS")
                .replace("ORDER BY MAX(s.id)", "ORDER BY MAX(CAST(s.id AS TEXT))"),
        };
        let statement =
            Statement::from_sql_and_values(app.db.backend(), sql, [line_of(line)?.into()]);
        let summaries = Summary::find_by_statement(statement).all(app.db.read()).await?;
        let newest = Entity::find()
            .filter(Column::Id.is_in(summaries.iter().map(|summary| summary.newest)))
            .order_by_desc(Column::Id)
            .all(app.db.read())
            .await?;
        let unread: HashMap<BubbleId, i64> =
            summaries.iter().map(|summary| (summary.newest, summary.unread)).collect();
        let chats = newest.into_iter().map(|row| {
            Ok(Chat {
                phone: Phone::from_digits(&row.phone)?,
                unread: u64::try_from(unread.get(&row.id).copied().unwrap_or(0)).unwrap_or(0),
                last: bubble(row),
            })
        });
        chats.collect()
    }

    async fn bubbles(&self, line: &str, phone: &Phone) -> anyhow::Result<Vec<Bubble>> {
        let mut newest = Entity::find()
            .filter(Column::LineId.eq(line_of(line)?))
            .filter(Column::Phone.eq(phone.as_str()))
            .order_by_desc(Column::Id)
            .limit(BUBBLES_SHOWN)
            .all(self.app()?.db.read())
            .await?;
        newest.reverse();
        Ok(newest.into_iter().map(bubble).collect())
    }
}

/// What a driver calls its line.
pub(crate) fn name_of(tenant: TenantId, line: LineId) -> String {
    format!("{tenant}/{line}")
}

fn tenant_of(line: &str) -> anyhow::Result<TenantId> {
    let (tenant, _) = line.split_once('/').context("a line is named after its tenant")?;
    tenant.parse().context("a line is named after its tenant")
}

fn line_of(line: &str) -> anyhow::Result<LineId> {
    let (_, line) = line.split_once('/').context("a line is named after its tenant")?;
    line.parse().context("a line's name ends in its id")
}

fn direction(text: &str) -> Direction {
    // The column's CHECK knows no third.
    if text == Direction::In.as_str() { Direction::In } else { Direction::Out }
}

fn bubble(row: Model) -> Bubble {
    let extra = Extra::of(&row);
    Bubble {
        id: row.id.to_string(),
        wire_id: row.wire_id,
        direction: direction(&row.direction),
        text: row.text,
        at: row.at,
        tick: match (row.delivered_at, row.seen_at) {
            (_, Some(_)) => Tick::Read,
            (Some(_), None) => Tick::Delivered,
            (None, None) => Tick::Sent,
        },
        file: extra.file.map(|file| File {
            class: file.class,
            mime: file.mime,
            name: file.name,
            size: file.size,
        }),
        quoted: extra.quoted,
        reaction: extra.reaction,
    }
}
