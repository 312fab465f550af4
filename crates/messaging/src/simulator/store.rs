//! The simulated phones' chats, in the table `simulator_messages`.

use std::sync::{OnceLock, Weak};

use anyhow::Context;
use async_trait::async_trait;
use base::{Phone, TenantId};
use bytes::Bytes;
use kernel::{App, Kernel, Tx};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Statement,
};
use whatsapp::simulator::{Advance, Bubble, Chat, Direction, NewBubble, Phones, Tick};

use super::BubbleId;
use crate::entity::simulator_message::{ActiveModel, Column, Entity, Model};

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

/// A chat's newest bubble, and how many of the business's are unread.
#[derive(FromQueryResult)]
struct Newest {
    id: BubbleId,
    phone: String,
    direction: String,
    text: String,
    wire_id: Option<String>,
    at: sea_orm::prelude::DateTimeUtc,
    seen_at: Option<sea_orm::prelude::DateTimeUtc>,
    unread: i64,
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
}

#[async_trait]
impl Phones for TablePhones {
    async fn append(&self, line: &str, phone: &Phone, new: NewBubble) -> anyhow::Result<Bubble> {
        anyhow::ensure!(new.file.is_none(), "the simulated phones keep no files");
        let tx = self.begin(line).await?;
        let row = Model {
            id: tx.new_id(),
            tenant_id: tx.tenant().id,
            phone: phone.as_str().to_owned(),
            direction: new.direction.as_str().to_owned(),
            text: new.text,
            wire_id: new.wire_id,
            at: tx.now(),
            seen_at: None,
            line_id: None,
            extra: None,
            delivered_at: None,
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
        // Whatever is kept was delivered.
        if what.to < Tick::Read {
            return Ok(Vec::new());
        }
        let tenant = tenant_of(line)?;
        let mut still = Condition::all()
            .add(Column::TenantId.eq(tenant))
            .add(Column::Phone.eq(phone.as_str()))
            .add(Column::Direction.eq(what.direction.as_str()))
            .add(Column::SeenAt.is_null());
        if let Some(only) = what.only {
            let ids = only.iter().filter_map(|id| id.parse::<BubbleId>().ok());
            still = still.add(Column::Id.is_in(ids));
        }
        let unseen = Entity::find().filter(still.clone());
        // Looking at a chat again writes nothing.
        if unseen.count(self.app()?.db.read()).await? == 0 {
            return Ok(Vec::new());
        }
        let tx = self.begin(line).await?;
        let seen = Entity::update_many()
            .col_expr(Column::SeenAt, Expr::value(tx.now()))
            .filter(still)
            .exec_with_returning(tx.conn())
            .await?;
        tx.commit().await?;
        Ok(seen.into_iter().map(bubble).collect())
    }

    async fn react(
        &self,
        _line: &str,
        _phone: &Phone,
        _id: &str,
        _emoji: Option<&str>,
    ) -> anyhow::Result<bool> {
        anyhow::bail!("the simulated phones keep no reactions")
    }

    async fn file(&self, _line: &str, _id: &str) -> anyhow::Result<Option<Bytes>> {
        Ok(None)
    }

    async fn chats(&self, line: &str) -> anyhow::Result<Vec<Chat>> {
        let app = self.app()?;
        let sql = format!(
            "SELECT s.id, s.phone, s.direction, s.text, s.wire_id, s.at, s.seen_at, \
               (SELECT COUNT(*) FROM simulator_messages u WHERE u.tenant_id = s.tenant_id \
                 AND u.phone = s.phone AND u.direction = 'out' AND u.seen_at IS NULL) AS unread \
             FROM simulator_messages s WHERE s.tenant_id = $1 AND NOT EXISTS \
               (SELECT 1 FROM simulator_messages n WHERE n.tenant_id = s.tenant_id \
                 AND n.phone = s.phone AND n.id > s.id) \
             ORDER BY s.id DESC LIMIT {CHATS_SHOWN}"
        );
        let values = [tenant_of(line)?.into()];
        let statement = Statement::from_sql_and_values(app.db.backend(), sql, values);
        let rows = app.db.read().query_all_raw(statement).await?;
        let chats = rows.iter().map(|row| chat(Newest::from_query_result(row, "")?));
        chats.collect()
    }

    async fn bubbles(&self, line: &str, phone: &Phone) -> anyhow::Result<Vec<Bubble>> {
        let mut newest = Entity::find()
            .filter(Column::TenantId.eq(tenant_of(line)?))
            .filter(Column::Phone.eq(phone.as_str()))
            .order_by_desc(Column::Id)
            .limit(BUBBLES_SHOWN)
            .all(self.app()?.db.read())
            .await?;
        newest.reverse();
        Ok(newest.into_iter().map(bubble).collect())
    }
}

fn tenant_of(line: &str) -> anyhow::Result<TenantId> {
    line.parse().context("a line is named by its tenant")
}

fn direction(text: &str) -> Direction {
    // The column's CHECK knows no third.
    if text == Direction::In.as_str() { Direction::In } else { Direction::Out }
}

fn tick(seen_at: Option<sea_orm::prelude::DateTimeUtc>) -> Tick {
    if seen_at.is_some() { Tick::Read } else { Tick::Delivered }
}

fn bubble(row: Model) -> Bubble {
    Bubble {
        id: row.id.to_string(),
        wire_id: row.wire_id,
        direction: direction(&row.direction),
        text: row.text,
        at: row.at,
        tick: tick(row.seen_at),
        file: None,
        quoted: None,
        reaction: None,
    }
}

fn chat(row: Newest) -> anyhow::Result<Chat> {
    Ok(Chat {
        phone: Phone::from_digits(&row.phone)?,
        unread: u64::try_from(row.unread).unwrap_or(0),
        last: Bubble {
            id: row.id.to_string(),
            wire_id: row.wire_id,
            direction: direction(&row.direction),
            text: row.text,
            at: row.at,
            tick: tick(row.seen_at),
            file: None,
            quoted: None,
            reaction: None,
        },
    })
}
