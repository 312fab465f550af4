//! Uploaded lists of products, their files, and what became of each row.

use kernel::db::schema::{index, must};
use sea_orm_migration::prelude::*;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0006_product_imports"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [imports(), parts(), rows()] {
            manager.create_table(table).await?;
        }
        let applies =
            index("product_imports_applies", "product_imports", &["tenant_id", "applies"]);
        manager.create_index(applies.clone().unique().to_owned()).await?;
        for (name, table, columns) in PLAIN {
            manager.create_index(index(name, table, columns)).await?;
        }
        Ok(())
    }
}

type IndexShape = (&'static str, &'static str, &'static [&'static str]);

const PLAIN: &[IndexShape] = &[
    ("product_imports_by_age", "product_imports", &["tenant_id", "created_at"]),
    ("product_imports_by_state", "product_imports", &["state", "created_at"]),
    ("product_imports_by_file", "product_imports", &["file_id"]),
    ("product_import_parts_by_age", "product_import_parts", &["tenant_id", "created_at"]),
    ("product_import_rows_by_outcome", "product_import_rows", &["import_id", "outcome", "line"]),
];

fn imports() -> TableCreateStatement {
    let states = ["queued", "running", "done", "failed", "cancelled"];
    let mut table = Table::create();
    table
        .table("product_imports")
        .col(must("id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(must("file_id").uuid())
        .col(must("file_name").string())
        .col(must("dry_run").boolean())
        .col(must("state").string())
        .col(ColumnDef::new("problem").json())
        .col(must("columns").json())
        .col(must("rows_total").big_integer())
        .col(must("rows_done").big_integer());
    for count in ["created", "updated", "unchanged", "refused"] {
        table.col(must(count).big_integer());
    }
    let sum = ["updated", "unchanged", "refused"]
        .into_iter()
        .fold(SimpleExpr::from(Expr::col("created")), |sum, count| sum.add(Expr::col(count)));
    table
        .col(ColumnDef::new("applies").uuid())
        .col(ColumnDef::new("by_account").uuid())
        .col(ColumnDef::new("by_name").string())
        .col(must("fence").big_integer())
        .col(must("attempts").integer())
        .col(ColumnDef::new("lease_until").timestamp_with_time_zone())
        .col(must("created_at").timestamp_with_time_zone())
        .col(ColumnDef::new("finished_at").timestamp_with_time_zone())
        .col(ColumnDef::new("cleared_at").timestamp_with_time_zone())
        .check(("product_imports_state", Expr::col("state").is_in(states)))
        // What was counted and what was done are one truth.
        .check(("product_imports_counts", Expr::col("rows_done").eq(sum)))
        .to_owned()
}

fn parts() -> TableCreateStatement {
    Table::create()
        .table("product_import_parts")
        .col(must("file_id").uuid())
        .col(must("part").integer())
        .col(must("tenant_id").uuid())
        .col(must("content").blob())
        .col(must("created_at").timestamp_with_time_zone())
        .primary_key(Index::create().col("file_id").col("part"))
        .to_owned()
}

fn rows() -> TableCreateStatement {
    let outcomes = ["created", "updated", "unchanged", "refused"];
    Table::create()
        .table("product_import_rows")
        .col(must("import_id").uuid())
        .col(must("line").integer())
        .col(must("tenant_id").uuid())
        .col(must("code").string())
        .col(must("outcome").string())
        .col(must("changes").json())
        .col(must("reasons").json())
        .primary_key(Index::create().col("import_id").col("line"))
        .check(("product_import_rows_outcome", Expr::col("outcome").is_in(outcomes)))
        .foreign_key(
            ForeignKey::create()
                .name("product_import_rows_import")
                .from("product_import_rows", "import_id")
                .to("product_imports", "id"),
        )
        .to_owned()
}
