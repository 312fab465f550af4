//! The kernel's tables, forward only.

use sea_orm_migration::prelude::*;

mod m0001_house;
mod m0002_job_waits;
mod m0003_event_data;

/// The kernel's migrations, recorded in `kernel_migrations`.
pub(crate) struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_house::Migration),
            Box::new(m0002_job_waits::Migration),
            Box::new(m0003_event_data::Migration),
        ]
    }

    fn migration_table_name() -> DynIden {
        "kernel_migrations".into_iden()
    }
}
