//! Events may carry what they changed, so that a chat need not fetch it.

use sea_orm_migration::prelude::*;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0003_event_data"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let data = ColumnDef::new("data").json_binary().to_owned();
        manager.alter_table(Table::alter().table("events").add_column(data).to_owned()).await
    }
}
