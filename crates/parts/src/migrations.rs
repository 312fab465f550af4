//! The parts shop's tables, forward only.

use sea_orm_migration::prelude::*;

mod m0001_shop;
mod m0002_versions;
mod m0003_office;
mod m0004_sync;
mod m0005_queue;
mod m0006_product_imports;

/// The parts shop's migrations, recorded in `parts_migrations`.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_shop::Migration),
            Box::new(m0002_versions::Migration),
            Box::new(m0003_office::Migration),
            Box::new(m0004_sync::Migration),
            Box::new(m0005_queue::Migration),
            Box::new(m0006_product_imports::Migration),
        ]
    }

    fn migration_table_name() -> DynIden {
        "parts_migrations".into_iden()
    }
}
