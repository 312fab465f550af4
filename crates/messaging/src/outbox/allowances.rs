//! What the lines of one claim may send, read when a message asks for it and written back once.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::{DateTime, Utc};
use kernel::Tx;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryTrait};

use super::policy::{Allowance, Ask, Ruling, Sent, hour_of};
use crate::entity::{line, line_hour};
use crate::gateway::Gateway;
use crate::lines::LineId;

/// The lines that were asked for so far.
#[derive(Default)]
pub(super) struct Allowances(BTreeMap<LineId, OfLine>);

struct OfLine {
    allowance: Allowance,
    next_at: Option<DateTime<Utc>>,
    sent: i32,
    first_contacts: i32,
}

impl Allowances {
    /// Rules on a message that would leave by this line.
    pub(super) async fn rule(&mut self, tx: &Tx, line: LineId, ask: Ask) -> anyhow::Result<Ruling> {
        let of_line = match self.0.entry(line) {
            Entry::Occupied(there) => there.into_mut(),
            Entry::Vacant(place) => {
                let allowance = read(tx, line).await?;
                let next_at = allowance.next_at();
                place.insert(OfLine { allowance, next_at, sent: 0, first_contacts: 0 })
            }
        };
        let ruling = of_line.allowance.rule(ask, tx.app().random.below(1001));
        if let Ruling::Send { first_contact } = ruling {
            of_line.sent += 1;
            of_line.first_contacts += i32::from(first_contact);
        }
        Ok(ruling)
    }

    /// Writes down what was sent and when the next message may leave.
    pub(super) async fn write_down(self, tx: &mut Tx) -> anyhow::Result<()> {
        let now = tx.now();
        for (id, of_line) in self.0 {
            if of_line.sent > 0 {
                count(tx, id, now, of_line.sent, of_line.first_contacts);
            }
            let next_at = of_line.allowance.next_at();
            if next_at != of_line.next_at {
                line::Entity::update_many()
                    .col_expr(line::Column::NextAt, Expr::value(next_at))
                    .filter(line::Column::Id.eq(id))
                    .exec(tx.conn())
                    .await?;
            }
        }
        Ok(())
    }
}

async fn read(tx: &Tx, id: LineId) -> anyhow::Result<Allowance> {
    let (gateway, zone, now) = (tx.app().state::<Gateway>(), tx.tenant().zone, tx.now());
    let Some(line) = gateway.book().get(&id).cloned() else {
        // The line of another node's newest page: it is asked again when it is known here.
        return Ok(Allowance::new(&Default::default(), now, zone, now, Sent::default()));
    };
    let limits = &line.limits;
    let is_capped =
        limits.hourly.is_some() || limits.daily.is_some() || limits.daily_first_contacts.is_some();
    let sent = if is_capped { sent(tx.conn(), id, zone, now).await? } else { Sent::default() };
    let next_at = match limits.gap_s {
        Some(gap) if gap > 0 => {
            let row = line::Entity::find_by_id(id).one(tx.conn()).await?;
            row.and_then(|row| row.next_at)
        }
        _ => None,
    };
    let allowance = Allowance::new(limits, line.created_at, zone, now, sent);
    Ok(allowance.not_before(next_at).reserved(gateway.reserved(id, now)))
}

/// What a line has sent in the running hour and on the running day.
async fn sent(
    db: &impl ConnectionTrait,
    line: LineId,
    zone: base::Zone,
    now: DateTime<Utc>,
) -> anyhow::Result<Sent> {
    let day = zone.start_of(zone.day_of(now));
    let hours = line_hour::Entity::find()
        .filter(line_hour::Column::LineId.eq(line))
        .filter(line_hour::Column::Hour.gte(hour_of(day)))
        .all(db)
        .await?;
    let hour = hour_of(now);
    Ok(Sent {
        this_hour: hours.iter().filter(|row| row.hour == hour).map(|row| row.sent).sum(),
        today: hours.iter().map(|row| row.sent).sum(),
        first_today: hours.iter().map(|row| row.first_contacts).sum(),
    })
}

/// Counts messages that left, with the commit.
fn count(tx: &mut Tx, line: LineId, at: DateTime<Utc>, sent: i32, first_contacts: i32) {
    use line_hour::Column;
    let row = line_hour::ActiveModel {
        line_id: Set(line),
        hour: Set(hour_of(at)),
        sent: Set(sent),
        first_contacts: Set(first_contacts),
    };
    let more =
        |column: Column, count: i32| (column, Expr::col((line_hour::Entity, column)).add(count));
    let added = OnConflict::columns([Column::LineId, Column::Hour])
        .values([more(Column::Sent, sent), more(Column::FirstContacts, first_contacts)])
        .to_owned();
    tx.insert_later(line_hour::Entity::insert(row).on_conflict(added).into_query());
}

/// Takes a message off the count that did not leave after all.
pub(super) async fn give_back(
    tx: &Tx,
    line: LineId,
    claimed_at: DateTime<Utc>,
    first_contact: bool,
) -> anyhow::Result<()> {
    use line_hour::Column;
    line_hour::Entity::update_many()
        .col_expr(Column::Sent, Expr::col(Column::Sent).sub(1))
        .col_expr(
            Column::FirstContacts,
            Expr::col(Column::FirstContacts).sub(i32::from(first_contact)),
        )
        .filter(Column::LineId.eq(line))
        .filter(Column::Hour.eq(hour_of(claimed_at)))
        .filter(Column::Sent.gt(0))
        .exec(tx.conn())
        .await?;
    Ok(())
}
