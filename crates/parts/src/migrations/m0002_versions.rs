//! A version on what the office edits, so that two people who edit one row hear of each other.

use sea_orm_migration::prelude::*;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0002_versions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["products", "shops", "sales_people"] {
            // The default serves the previous version of the program, which names no version.
            let mut version = ColumnDef::new("version");
            version.big_integer().not_null().default(1);
            let altered = Table::alter().table(table).add_column(version).to_owned();
            manager.alter_table(altered).await?;
        }
        Ok(())
    }
}
