//! The operations as our OpenAPI description tells them, with sound bodies made from its schemas.

use http::Method;
use server::compose;
use server::settings::Settings;
use testkit::{Value, json};

/// Schemas may hold each other; made-up bodies end here.
const DEEPEST: usize = 6;

/// One operation.
pub(super) struct Operation {
    pub(super) method: Method,
    /// As described, with its parameters in braces.
    pub(super) path: String,
    pub(super) path_parameters: Vec<String>,
    pub(super) query_parameters: Vec<String>,
    /// A body of the right shape, if it takes JSON.
    pub(super) body: Option<Value>,
}

/// Every operation.
pub(super) fn operations() -> Vec<Operation> {
    let routes = compose::routes(&Settings::default()).expect("the modules compose");
    let description = kernel::openapi::describe(routes.split_for_parts().1);
    let description = serde_json::to_value(description).expect("JSON");
    let mut operations = Vec::new();
    for (path, methods) in description["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            operations.push(read(&description, path, method, operation));
        }
    }
    operations
}

fn read(description: &Value, path: &str, method: &str, operation: &Value) -> Operation {
    let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
    let of = |place: &str| {
        let named = parameters.iter().filter(|one| one["in"] == place);
        named.filter_map(|one| one["name"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
    Operation {
        method: method.to_uppercase().parse().expect("a method"),
        path: path.to_owned(),
        path_parameters: of("path"),
        query_parameters: of("query"),
        body: (!schema.is_null()).then(|| sample(description, schema, 0)),
    }
}

/// A value of this shape.
fn sample(description: &Value, schema: &Value, depth: usize) -> Value {
    if depth > DEEPEST {
        return Value::Null;
    }
    if let Some(pointer) = schema["$ref"].as_str().and_then(|name| name.strip_prefix('#')) {
        let target = description.pointer(pointer).expect("a schema that is there");
        return sample(description, target, depth + 1);
    }
    for several in ["oneOf", "anyOf", "allOf"] {
        if let Some(parts) = schema[several].as_array() {
            let is_null = |part: &&Value| part["type"] == "null";
            let part = parts.iter().find(|part| !is_null(part)).unwrap_or(&Value::Null);
            return sample(description, part, depth + 1);
        }
    }
    if let Some(first) = schema["enum"].as_array().and_then(|values| values.first()) {
        return first.clone();
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null"),
        kind => kind.as_str(),
    };
    match kind {
        Some("object") => {
            let fields = schema["properties"].as_object().into_iter().flatten();
            fields
                .map(|(name, field)| (name.clone(), sample(description, field, depth + 1)))
                .collect()
        }
        Some("array") => json!([sample(description, &schema["items"], depth + 1)]),
        Some("integer" | "number") => json!(1),
        Some("boolean") => json!(true),
        Some("null") | None => Value::Null,
        Some(_) => json!("kata"),
    }
}

/// The path with sound values in what is left of its parameters.
pub(super) fn concrete(path: &str) -> String {
    let segment = |segment: &str| match segment {
        "{phone}" => "628999999999".to_owned(),
        "{tenant}" => "tenant_01kakj3w6vfqv9r3hy0g3n5tqe".to_owned(),
        "{name}" => "nothing.png".to_owned(),
        other if other.starts_with('{') => "01kakj3w6vfqv9r3hy0g3n5tqe".to_owned(),
        other => other.to_owned(),
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

/// Every byte escaped that is not plainly a letter or a digit.
pub(super) fn escape(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_~".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
