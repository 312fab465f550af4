//! The desk's tables, forward only.

use sea_orm_migration::prelude::*;

mod m0001_people;
mod m0002_conversations;

/// The desk's migrations, recorded in `desk_migrations`.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m0001_people::Migration), Box::new(m0002_conversations::Migration)]
    }

    fn migration_table_name() -> DynIden {
        "desk_migrations".into_iden()
    }
}

/// An index's name, its table and its columns in their order.
type IndexShape = (&'static str, &'static str, &'static [&'static str]);

fn foreign(
    name: &str,
    from: (&'static str, &'static str),
    to: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create().name(name).from(from.0, from.1).to(to, "id").to_owned()
}
