//! No text holds a NUL: nobody types one, and PostgreSQL cannot keep it. Refused at the door, so that
//! no verb must think of it.

use base::{FieldProblem, Invalid};
use serde_json::Value;

/// How JSON writes it; a raw one is no JSON.
const ESCAPED: &[u8] = b"\\u0000";

/// Refuses a query string with a NUL in a name or value.
pub(super) fn refuse_in_query(query: &str) -> crate::Result<()> {
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    match pairs.find(|(name, value)| name.contains('\0') || value.contains('\0')) {
        Some((name, _)) => Err(refusal(name.replace('\0', ""))),
        None => Ok(()),
    }
}

/// Refuses a JSON body with a NUL in any text.
pub(super) fn refuse_in_json(bytes: &[u8]) -> crate::Result<()> {
    if !bytes.windows(ESCAPED.len()).any(|window| window == ESCAPED) {
        return Ok(());
    }
    // Cannot be read: whoever reads it next says so better.
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else { return Ok(()) };
    match find(&value, String::new()) {
        Some(field) => Err(refusal(field)),
        None => Ok(()),
    }
}

/// The path of the first text with a NUL. A body is at most 128 levels deep, or it was not read.
fn find(value: &Value, path: String) -> Option<String> {
    let inside =
        |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::String(text) => text.contains('\0').then_some(path),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(place, item)| find(item, format!("{path}[{place}]"))),
        Value::Object(fields) => fields.iter().find_map(|(name, field)| {
            if name.contains('\0') { Some(path.clone()) } else { find(field, inside(name)) }
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

fn refusal(field: String) -> base::Error {
    Invalid::of(FieldProblem {
        field,
        code: "invalid",
        id: "Berisi tanda yang tidak sah (NUL).".to_owned(),
        en: "Holds a character that is not allowed (NUL).".to_owned(),
    })
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nul_is_found_wherever_it_hides() {
        for body in [r#""\u0000""#, r#"{"a":{"b":["x","y\u0000"]}}"#, r#"{"\u0000":1}"#] {
            assert!(refuse_in_json(body.as_bytes()).is_err(), "{body}");
        }
        assert!(refuse_in_query("search=a%00b").is_err());
        assert!(refuse_in_query("%00=1").is_err());
    }

    #[test]
    fn what_only_looks_like_one_passes() {
        for body in [r#"{"a":"\\u0000"}"#, r#"{"a":"0"}"#, "{", r#"{"a":"\u00001"#] {
            assert!(refuse_in_json(body.as_bytes()).is_ok(), "{body}");
        }
        assert!(refuse_in_query("search=%2500&page=1").is_ok());
    }

    #[test]
    fn the_field_is_named() {
        let value = serde_json::json!({"lines": [{"code": "x"}, {"code": "y\0"}]});

        assert_eq!(find(&value, String::new()), Some("lines[1].code".to_owned()));
    }
}
