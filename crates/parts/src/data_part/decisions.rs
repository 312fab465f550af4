//! What the old system decided about sales orders that were submitted to it.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, Value};

use super::{DataPart, DataPartError, placeholders, within_limit};

/// A sales order over there, by both of its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submitted {
    /// `tblso.id`.
    pub id: i64,
    /// `tblso.no_so`.
    pub number: String,
}

/// The old system's decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// `Approved`.
    Approved,
    /// `Rejected`.
    Rejected,
}

impl Decision {
    /// Reads `status_approve_reject`; `None` while nothing is decided, whatever else it says.
    pub fn read(word: &str) -> Option<Self> {
        let word = word.trim();
        if word.eq_ignore_ascii_case("approved") {
            Some(Self::Approved)
        } else if word.eq_ignore_ascii_case("rejected") {
            Some(Self::Rejected)
        } else {
            None
        }
    }
}

impl DataPart {
    /// The decided ones of `orders`, in one question by primary key. A row whose number is not
    /// the one we wrote is not our order and is left out.
    pub async fn decisions(
        &self,
        orders: &[Submitted],
    ) -> Result<Vec<(Submitted, Decision)>, DataPartError> {
        if orders.is_empty() {
            return Ok(Vec::new());
        }
        within_limit(async {
            let there = self.there().await?;
            let sql = format!(
                "SELECT CAST(id AS BIGINT), CAST(status_approve_reject AS TEXT) FROM {} \
                 WHERE (id, no_so) IN (VALUES {})",
                there.table("tblso"),
                placeholders(orders.len(), 2),
            );
            let values = orders.iter().flat_map(|order| -> [Value; 2] {
                [order.id.into(), order.number.as_str().into()]
            });
            let rows = there.pool.query_all_raw(there.statement(sql, values)).await?;
            let mut words: HashMap<i64, Option<String>> = HashMap::with_capacity(rows.len());
            for row in rows {
                words.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            }
            let decided = |order: &Submitted| {
                let word = words.get(&order.id)?.as_deref()?;
                Some((order.clone(), Decision::read(word)?))
            };
            Ok(orders.iter().filter_map(decided).collect())
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_two_words_decide_in_any_case() {
        assert_eq!(Decision::read("APPROVED "), Some(Decision::Approved));
        assert_eq!(Decision::read("rejected"), Some(Decision::Rejected));
        assert_eq!(Decision::read("Waiting For Approval"), None);
        assert_eq!(Decision::read(""), None);
    }
}
