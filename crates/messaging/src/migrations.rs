//! Messaging's tables, forward only.

use sea_orm_migration::prelude::*;

mod m0001_messages;
mod m0002_lines;

/// Messaging's migrations, recorded in `messaging_migrations`.
pub(crate) struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m0001_messages::Migration), Box::new(m0002_lines::Migration)]
    }

    fn migration_table_name() -> DynIden {
        "messaging_migrations".into_iden()
    }
}
