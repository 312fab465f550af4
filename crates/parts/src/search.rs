//! Text that the office's lists search for in the database: part of a column, whatever the case.

use base::Invalid;
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr, SimpleExpr};

/// Longest search text; nobody types more.
const LIMIT: usize = 100;
/// Fewest digits that are looked for in phone numbers: fewer are in every second one.
const FEWEST_DIGITS: usize = 3;

/// The text to look for, if there is one.
///
/// # Errors
/// 422 when it is longer than 100 characters.
pub fn text_of(search: Option<String>) -> Result<Option<String>, Invalid> {
    let text = search.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    if text.as_ref().is_some_and(|text| text.chars().count() > LIMIT) {
        let id = "Kata pencarian paling panjang 100 huruf.";
        let en = "Search for at most 100 characters.";
        return Err(Invalid::field("search", "too_long", id, en));
    }
    Ok(text)
}

/// `column` contains `text`, whatever the case.
pub fn contains(column: impl Into<SimpleExpr>, text: &str) -> SimpleExpr {
    let escaped = text.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let pattern = LikeExpr::new(format!("%{escaped}%")).escape('\\');
    Expr::expr(Func::lower(column)).like(pattern)
}

/// The digits of a number as they are stored, when the text looks like one or a part of one:
/// `0812-3456` is kept as `628123456`.
pub fn digits_of(text: &str) -> Option<String> {
    let is_number = text.chars().all(|c| c.is_ascii_digit() || " +-().".contains(c));
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if !is_number || digits.len() < FEWEST_DIGITS {
        return None;
    }
    Some(match digits.strip_prefix('0') {
        Some(national) => format!("62{national}"),
        None => digits,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_looked_for_as_it_is_stored() {
        assert_eq!(digits_of("0812-3456").as_deref(), Some("628123456"));
        assert_eq!(digits_of("+62 812").as_deref(), Some("62812"));
        assert_eq!(digits_of("3456").as_deref(), Some("3456"));
        assert_eq!(digits_of("12"), None);
        assert_eq!(digits_of("TK001"), None);
    }

    #[test]
    fn an_overlong_text_is_refused_and_an_empty_one_is_none() {
        assert_eq!(text_of(Some("  ".into())), Ok(None));
        assert_eq!(text_of(Some(" toko ".into())), Ok(Some("toko".into())));
        assert!(text_of(Some("x".repeat(101))).is_err());
    }
}
