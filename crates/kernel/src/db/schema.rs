//! Words that every module's migrations are written with.

use sea_orm_migration::prelude::{ColumnDef, Index, IndexCreateStatement};

/// An index over `columns`, in their order.
pub fn index(name: &str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// A column that must be filled.
pub fn must(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.not_null();
    column
}
