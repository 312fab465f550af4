//! Writing a sales order into `tblso` and `tblso_detail`, once however often it is asked for.

use sea_orm::{ConnectionTrait, DatabaseTransaction, Value};

use super::{DataPart, DataPartError, Line, SalesOrder, There, placeholders, within_limit};

/// The state every sales order begins with over there.
const WAITING: &str = "Waiting For Approval";
/// Lines of one statement: SQLite takes 32,766 parameters, a line has six.
const LINES_AT_ONCE: usize = 1000;

impl DataPart {
    /// Writes `order` and answers its `tblso.id`; an order that is there already by its number is
    /// left as it is. Safe to repeat after any break, also from several nodes at once: the lock
    /// makes "is it there?" and "write it" one step, since the other owner's table promises no
    /// unique number.
    pub async fn submit(&self, order: &SalesOrder) -> Result<i64, DataPartError> {
        within_limit(async {
            let there = self.there().await?;
            let txn = there.begin().await?;
            there.lock(&txn, &order.number).await?;
            if let Some(id) = find(&there, &txn, order).await? {
                return Ok(id);
            }
            let id = insert_header(&there, &txn, order).await?;
            for lines in order.lines.chunks(LINES_AT_ONCE) {
                insert_lines(&there, &txn, id, lines).await?;
            }
            txn.commit().await?;
            Ok(id)
        })
        .await
    }
}

/// The id of the sales order with the number of `order`, if it is there. A number that somebody
/// else gave to another shop's order is no reason to believe that ours has arrived.
async fn find(
    there: &There,
    txn: &DatabaseTransaction,
    order: &SalesOrder,
) -> Result<Option<i64>, DataPartError> {
    let tblso = there.table("tblso");
    let sql = format!(
        "SELECT CAST(id AS BIGINT), CAST(fk_toko AS BIGINT) FROM {tblso} WHERE no_so = $1 ORDER BY id LIMIT 1"
    );
    let row = txn.query_one_raw(there.statement(sql, [order.number.as_str().into()])).await?;
    let Some(row) = row else { return Ok(None) };
    let shop: Option<i64> = row.try_get_by_index(1)?;
    if shop != Some(order.shop) {
        let taken = anyhow::anyhow!(
            "{} belongs to toko {shop:?} there, not to {}",
            order.number,
            order.shop
        );
        return Err(DataPartError::Refused(taken));
    }
    Ok(Some(row.try_get_by_index(0)?))
}

async fn insert_header(
    there: &There,
    txn: &DatabaseTransaction,
    order: &SalesOrder,
) -> Result<i64, DataPartError> {
    let tblso = there.table("tblso");
    let sql = format!(
        "INSERT INTO {tblso} (no_so, jenis_so, tgl_so, fk_salesman, fk_toko, grand_total, \
         status_approve_reject) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING CAST(id AS BIGINT)"
    );
    let values: [Value; 7] = [
        order.number.as_str().into(),
        order.kind.word().into(),
        order.date.into(),
        order.salesman.into(),
        order.shop.into(),
        order.grand_total.get().into(),
        WAITING.into(),
    ];
    let row = txn.query_one_raw(there.statement(sql, values)).await?;
    let row = row.ok_or_else(|| DataPartError::Refused(anyhow::anyhow!("tblso gave no id")))?;
    Ok(row.try_get_by_index(0)?)
}

async fn insert_lines(
    there: &There,
    txn: &DatabaseTransaction,
    order: i64,
    lines: &[Line],
) -> Result<(), DataPartError> {
    let detail = there.table("tblso_detail");
    let rows = placeholders(lines.len(), 6);
    let sql = format!(
        "INSERT INTO {detail} (fk_so, fk_part, harga, qty_so, total_harga, qty_sisa) VALUES {rows}"
    );
    let values = lines.iter().flat_map(|line| -> [Value; 6] {
        let total = line.total.get();
        [
            order.into(),
            line.part.into(),
            line.price.get().into(),
            line.qty.into(),
            total.into(),
            line.qty.into(),
        ]
    });
    txn.execute_raw(there.statement(sql, values)).await?;
    Ok(())
}
