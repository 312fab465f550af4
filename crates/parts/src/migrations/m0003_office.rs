//! Indices for what the office looks at: sales by day, by product, by shop; a supervisor's team.

use kernel::db::schema::index;
use sea_orm_migration::prelude::*;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0003_office"
    }
}

type IndexShape = (&'static str, &'static str, &'static [&'static str]);

/// The first two hold all that the dashboard asks for, so that it reads no rows.
const INDICES: &[IndexShape] = &[
    (
        "orders_for_sales",
        "orders",
        &["tenant_id", "created_at", "status", "shop_id", "grand_total", "id"],
    ),
    ("order_items_for_sales", "order_items", &["order_id", "product_id", "qty", "subtotal"]),
    // Holds what the queue's search looks at, so that it reads only what it shows.
    (
        "orders_for_search",
        "orders",
        &["tenant_id", "status", "shop_id", "order_number", "so_number", "created_at"],
    ),
    ("orders_by_total", "orders", &["tenant_id", "grand_total"]),
    ("sales_people_by_supervisor", "sales_people", &["tenant_id", "supervisor_id"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table, columns) in INDICES {
            manager.create_index(index(name, table, columns)).await?;
        }
        Ok(())
    }
}
