//! What each engine is asked for messages with these words. Both cut texts at every sign that is
//! neither letter nor digit, and find words by their beginnings.

use kernel::Engine;
use sea_orm::sea_query::{Expr, SimpleExpr};

/// The words of a body as PostgreSQL indexes them; the migration's index has the same expression.
const BODY: &str =
    "to_tsvector('simple', regexp_replace(desk_messages.body, '[^[:alnum:]]+', ' ', 'g'))";

/// Messages that have all these words.
pub(super) fn has(engine: Engine, words: &[String]) -> SimpleExpr {
    match engine {
        Engine::Postgres => {
            let query: Vec<_> = words.iter().map(|word| format!("'{word}':*")).collect();
            let sql = format!("{BODY} @@ to_tsquery('simple', $1)");
            Expr::cust_with_values(sql, [query.join(" & ")])
        }
        Engine::Sqlite => {
            let query: Vec<_> = words.iter().map(|word| format!("\"{word}\"*")).collect();
            let sql = "desk_messages.search_key IN \
                       (SELECT rowid FROM desk_words WHERE desk_words MATCH ?)";
            Expr::cust_with_values(sql, [query.join(" ")])
        }
    }
}
