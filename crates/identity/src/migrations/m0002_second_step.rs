//! The second step of signing in: authenticators and recovery codes.

use sea_orm_migration::prelude::*;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0002_second_step"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(account_totps()).await?;
        manager.create_table(recovery_codes()).await?;
        // One account never has the same code twice, so that using one uses one row.
        let index = Index::create()
            .name("recovery_codes_code")
            .table("recovery_codes")
            .col("account_id")
            .col("code_hash")
            .unique()
            .to_owned();
        manager.create_index(index).await
    }
}

fn account_totps() -> TableCreateStatement {
    Table::create()
        .table("account_totps")
        .col(ColumnDef::new("account_id").uuid().not_null().primary_key())
        .col(ColumnDef::new("sealed_secret").string().not_null())
        .col(ColumnDef::new("created_at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("enabled_at").timestamp_with_time_zone())
        .col(ColumnDef::new("last_step").big_integer())
        .foreign_key(&mut of_account("account_totps_account", "account_totps"))
        .to_owned()
}

fn recovery_codes() -> TableCreateStatement {
    Table::create()
        .table("recovery_codes")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("account_id").uuid().not_null())
        .col(ColumnDef::new("code_hash").string().not_null())
        .col(ColumnDef::new("created_at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("used_at").timestamp_with_time_zone())
        .foreign_key(&mut of_account("recovery_codes_account", "recovery_codes"))
        .to_owned()
}

fn of_account(name: &'static str, table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().name(name).from(table, "account_id").to("accounts", "id").to_owned()
}
