//! One index that holds all that the queue and the dashboard look at, instead of two.

use kernel::db::schema::index;
use sea_orm_migration::prelude::*;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0005_queue"
    }
}

/// What the queue filters, searches and sorts by, and what the dashboard adds up: of a hundred
/// thousand orders they read the rows of those that they show.
const COLUMNS: [&str; 8] = [
    "tenant_id",
    "created_at",
    "id",
    "status",
    "shop_id",
    "grand_total",
    "order_number",
    "so_number",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for narrow in ["orders_for_sales", "orders_for_search"] {
            manager.drop_index(Index::drop().name(narrow).table("orders").to_owned()).await?;
        }
        manager.create_index(index("orders_for_office", "orders", &COLUMNS)).await
    }
}
