//! `marks`: one word a row, twice if it was written twice.

use sea_orm_migration::prelude::*;

/// The one migration of the tests' module.
pub(super) struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(Marks)]
    }

    fn migration_table_name() -> DynIden {
        "uji_migrations".into_iden()
    }
}

struct Marks;

impl MigrationName for Marks {
    fn name(&self) -> &str {
        "m0001_marks"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Marks {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("marks")
            .col(ColumnDef::new("tenant_id").uuid().not_null())
            .col(ColumnDef::new("word").string().not_null())
            .to_owned();
        manager.create_table(table).await
    }
}
