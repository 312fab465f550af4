//! Runs that follow the old system, how far they have followed it, and what they found gone.

use kernel::db::schema::{index, must};
use sea_orm_migration::prelude::*;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0004_sync"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [sync_runs(), data_part_marks(), gone_parts()] {
            manager.create_table(table).await?;
        }
        let mut open = index("sync_runs_one_open", "sync_runs", &["tenant_id", "kind"]);
        // The database decides that one run of a kind is under way, whoever starts it where.
        open.unique().and_where(Expr::col("finished_at").is_null());
        manager.create_index(open).await?;
        manager
            .create_index(index("sync_runs_by_age", "sync_runs", &["tenant_id", "created_at"]))
            .await?;
        manager
            .create_index(index(
                "sync_runs_by_kind",
                "sync_runs",
                &["tenant_id", "kind", "created_at"],
            ))
            .await
    }
}

fn may(name: &'static str) -> ColumnDef {
    ColumnDef::new(name)
}

fn sync_runs() -> TableCreateStatement {
    let mut table = Table::create();
    table
        .table("sync_runs")
        .col(must("id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(must("kind").string())
        .col(must("cause").string())
        .col(must("is_full").boolean())
        .col(must("state").string())
        .col(must("place").big_integer())
        .col(must("steps").big_integer());
    for count in ["seen", "created", "updated", "unchanged", "refused", "deactivated"] {
        table.col(must(count).big_integer());
    }
    table
        .col(may("trouble").string())
        .col(may("trouble_detail").text())
        .col(must("problems").json())
        .col(must("vanished").json())
        .col(may("by_account").uuid())
        .col(may("by_name").string())
        .col(may("lease_until").timestamp_with_time_zone())
        .col(must("touched_at").timestamp_with_time_zone())
        .col(may("started_at").timestamp_with_time_zone())
        .col(may("finished_at").timestamp_with_time_zone())
        .col(must("created_at").timestamp_with_time_zone())
        .check(("sync_runs_kind", Expr::col("kind").is_in(["products", "stock"])))
        .check((
            "sync_runs_state",
            Expr::col("state").is_in(["queued", "running", "done", "failed"]),
        ))
        .to_owned()
}

fn data_part_marks() -> TableCreateStatement {
    Table::create()
        .table("data_part_marks")
        .col(must("tenant_id").uuid().primary_key())
        .col(may("products_synced_at").timestamp_with_time_zone())
        .col(may("stock_synced_at").timestamp_with_time_zone())
        .col(may("decisions_polled_at").timestamp_with_time_zone())
        .to_owned()
}

fn gone_parts() -> TableCreateStatement {
    Table::create()
        .table("gone_parts")
        .col(must("product_id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(must("ref_part_id").big_integer())
        .col(must("gone_at").timestamp_with_time_zone())
        .foreign_key(
            ForeignKey::create()
                .name("gone_parts_product")
                .from("gone_parts", "product_id")
                .to("products", "id"),
        )
        .to_owned()
}
