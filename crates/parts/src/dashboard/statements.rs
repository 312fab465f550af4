//! What the dashboard asks the database: a handful of statements, each along an index, however
//! many orders there are.

use base::TenantId;
use chrono::{DateTime, Utc};
use sea_orm::{DbBackend, Statement, Value};

/// Rows of each top list.
pub(super) const TOP: i64 = 10;

/// A stretch of time: from the first moment to before the second.
pub(super) type Span = (DateTime<Utc>, DateTime<Utc>);

/// Orders by stored state.
pub(super) fn by_status(backend: DbBackend, tenant: TenantId) -> Statement {
    let sql = "SELECT status, COUNT(*) AS orders FROM orders WHERE tenant_id = $1 GROUP BY status";
    Statement::from_sql_and_values(backend, sql, [tenant.into()])
}

/// Orders and their sum in each stretch, by its place; stretches without any are absent.
pub(super) fn by_day(backend: DbBackend, tenant: TenantId, days: &[Span]) -> Statement {
    let mut values: Vec<Value> = vec![tenant.into()];
    let mut rows = Vec::with_capacity(days.len());
    for (place, (start, end)) in days.iter().enumerate() {
        values.extend([(*start).into(), (*end).into()]);
        rows.push(format!("({place}, ${}, ${})", values.len() - 1, values.len()));
    }
    let sql = format!(
        "WITH days(place, starts, ends) AS (VALUES {}) \
         SELECT CAST(d.place AS BIGINT) AS place, COUNT(*) AS orders, \
         CAST(SUM(o.grand_total) AS BIGINT) AS amount \
         FROM days d JOIN orders o ON o.tenant_id = $1 \
         AND o.created_at >= d.starts AND o.created_at < d.ends \
         AND o.status NOT IN ('rejected', 'cancelled') GROUP BY d.place",
        rows.join(", ")
    );
    Statement::from_sql_and_values(backend, sql, values)
}

/// What sold best by money: the products with pieces and sum.
pub(super) fn top_products(backend: DbBackend, tenant: TenantId, span: Span) -> Statement {
    let sql = "SELECT p.id, p.code, p.name, t.qty, t.amount FROM (\
               SELECT i.product_id, CAST(SUM(i.qty) AS BIGINT) AS qty, \
               CAST(SUM(i.subtotal) AS BIGINT) AS amount \
               FROM orders o JOIN order_items i ON i.order_id = o.id \
               WHERE o.tenant_id = $1 AND o.created_at >= $2 AND o.created_at < $3 \
               AND o.status NOT IN ('rejected', 'cancelled') \
               GROUP BY i.product_id ORDER BY 3 DESC, 1 LIMIT $4) t \
               JOIN products p ON p.id = t.product_id ORDER BY t.amount DESC, p.id";
    top(backend, sql, tenant, span)
}

/// Who ordered most by money.
pub(super) fn top_shops(backend: DbBackend, tenant: TenantId, span: Span) -> Statement {
    let sql = "SELECT s.id, s.code, s.name, t.orders, t.amount FROM (\
               SELECT o.shop_id, COUNT(*) AS orders, CAST(SUM(o.grand_total) AS BIGINT) AS amount \
               FROM orders o WHERE o.tenant_id = $1 AND o.created_at >= $2 AND o.created_at < $3 \
               AND o.status NOT IN ('rejected', 'cancelled') \
               GROUP BY o.shop_id ORDER BY 3 DESC, 1 LIMIT $4) t \
               JOIN shops s ON s.id = t.shop_id ORDER BY t.amount DESC, s.id";
    top(backend, sql, tenant, span)
}

/// Whose shops ordered most by money; a shop counts for the salesman it has now.
pub(super) fn top_salesmen(backend: DbBackend, tenant: TenantId, span: Span) -> Statement {
    let sql = "SELECT p.id, p.name, CAST(SUM(t.orders) AS BIGINT) AS orders, \
               CAST(SUM(t.amount) AS BIGINT) AS amount FROM (\
               SELECT o.shop_id, COUNT(*) AS orders, CAST(SUM(o.grand_total) AS BIGINT) AS amount \
               FROM orders o WHERE o.tenant_id = $1 AND o.created_at >= $2 AND o.created_at < $3 \
               AND o.status NOT IN ('rejected', 'cancelled') GROUP BY o.shop_id) t \
               JOIN shops s ON s.id = t.shop_id JOIN sales_people p ON p.id = s.salesman_id \
               GROUP BY p.id, p.name ORDER BY 4 DESC, 1 LIMIT $4";
    top(backend, sql, tenant, span)
}

/// What waits longest for somebody to decide, or for the old system.
pub(super) fn waiting(backend: DbBackend, tenant: TenantId) -> Statement {
    // Whole rows: else SQLite takes the index that holds these columns, by age, and passes over all
    // that was ever decided to find what was not.
    let oldest = |status: &str| {
        format!(
            "SELECT * FROM (SELECT * FROM orders WHERE tenant_id = $1 AND status = '{status}' \
             ORDER BY created_at LIMIT $2) {status}"
        )
    };
    let sql = format!(
        "SELECT w.id, w.order_number, w.grand_total, w.created_at, w.status, \
         s.id AS shop_id, s.code AS shop_code, s.name AS shop_name \
         FROM ({} UNION ALL {}) w JOIN shops s ON s.id = w.shop_id \
         ORDER BY w.created_at, w.id LIMIT $2",
        oldest("pending"),
        oldest("waiting_for_submission"),
    );
    Statement::from_sql_and_values(backend, sql, [tenant.into(), TOP.into()])
}

fn top(backend: DbBackend, sql: &str, tenant: TenantId, (start, end): Span) -> Statement {
    let values = [tenant.into(), start.into(), end.into(), TOP.into()];
    Statement::from_sql_and_values(backend, sql, values)
}
