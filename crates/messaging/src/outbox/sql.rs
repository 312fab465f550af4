//! Statements with values bound one by one.

use sea_orm::{DbBackend, Statement, Value};

/// The values of a statement that is being written.
#[derive(Default)]
pub(super) struct Sql {
    values: Vec<Value>,
}

impl Sql {
    /// Binds a value and answers its place: `$3`.
    pub(super) fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    /// That `column` is one of these; never, if there are none.
    pub(super) fn one_of<V: Into<Value>>(
        &mut self,
        column: &str,
        values: impl IntoIterator<Item = V>,
    ) -> String {
        let places: Vec<String> = values.into_iter().map(|value| self.bind(value)).collect();
        match places.is_empty() {
            true => "1 = 0".to_owned(),
            false => format!("{column} IN ({})", places.join(", ")),
        }
    }

    /// The statement.
    pub(super) fn statement(self, backend: DbBackend, text: impl Into<String>) -> Statement {
        Statement::from_sql_and_values(backend, text, self.values)
    }
}
