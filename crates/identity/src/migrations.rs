//! Identity's tables, forward only.

use sea_orm_migration::prelude::*;

mod m0001_people;
mod m0002_second_step;

/// Identity's migrations, recorded in `identity_migrations`.
pub(crate) struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m0001_people::Migration), Box::new(m0002_second_step::Migration)]
    }

    fn migration_table_name() -> DynIden {
        "identity_migrations".into_iden()
    }
}
