//! Jobs remember how often they waited for another side, beside the attempts that failed.

use sea_orm_migration::prelude::*;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0002_job_waits"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let waits = ColumnDef::new("waits").integer().not_null().default(0).to_owned();
        manager.alter_table(Table::alter().table("jobs").add_column(waits).to_owned()).await
    }
}
