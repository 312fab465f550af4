//! The simulated phones' chats, in the table `simulator_messages`.

use std::sync::{OnceLock, Weak};

use anyhow::Context;
use async_trait::async_trait;
use base::{Phone, TenantId};
use kernel::{App, Kernel, Tx};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Statement,
};
use whatsapp::simulator::{Bubble, Chat, Direction, NewBubble, Phones};

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

/// A chat's newest bubble, and how many of the business's are unread.
#[derive(FromQueryResult)]
struct Newest {
    id: BubbleId,
    phone: String,
    direction: String,
    text: String,
    wire_id: Option<String>,
    at: sea_orm::prelude::DateTimeUtc,
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
            line_id: Some(line_of(line)?),
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

    async fn mark_seen(
        &self,
        line: &str,
        phone: &Phone,
        direction: Direction,
    ) -> anyhow::Result<Vec<Bubble>> {
        let id = line_of(line)?;
        let unseen = Entity::find()
            .filter(Column::LineId.eq(id))
            .filter(Column::Phone.eq(phone.as_str()))
            .filter(Column::Direction.eq(direction.as_str()))
            .filter(Column::SeenAt.is_null());
        // Looking at a chat again writes nothing.
        if unseen.count(self.app()?.db.read()).await? == 0 {
            return Ok(Vec::new());
        }
        let tx = self.begin(line).await?;
        let seen = Entity::update_many()
            .col_expr(Column::SeenAt, Expr::value(tx.now()))
            .filter(Column::LineId.eq(id))
            .filter(Column::Phone.eq(phone.as_str()))
            .filter(Column::Direction.eq(direction.as_str()))
            .filter(Column::SeenAt.is_null())
            .exec_with_returning(tx.conn())
            .await?;
        tx.commit().await?;
        Ok(seen.into_iter().map(bubble).collect())
    }

    async fn chats(&self, line: &str) -> anyhow::Result<Vec<Chat>> {
        let app = self.app()?;
        let sql = format!(
            "SELECT s.id, s.phone, s.direction, s.text, s.wire_id, s.at, \
               (SELECT COUNT(*) FROM simulator_messages u WHERE u.line_id = s.line_id \
                 AND u.phone = s.phone AND u.direction = 'out' AND u.seen_at IS NULL) AS unread \
             FROM simulator_messages s WHERE s.line_id = $1 AND NOT EXISTS \
               (SELECT 1 FROM simulator_messages n WHERE n.line_id = s.line_id \
                 AND n.phone = s.phone AND n.id > s.id) \
             ORDER BY s.id DESC LIMIT {CHATS_SHOWN}"
        );
        let values = [line_of(line)?.into()];
        let statement = Statement::from_sql_and_values(app.db.backend(), sql, values);
        let rows = app.db.read().query_all_raw(statement).await?;
        let chats = rows.iter().map(|row| chat(Newest::from_query_result(row, "")?));
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
    Bubble {
        id: row.id.to_string(),
        wire_id: row.wire_id,
        direction: direction(&row.direction),
        text: row.text,
        at: row.at,
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
        },
    })
}
