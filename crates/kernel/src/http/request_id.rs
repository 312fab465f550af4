//! One id per request, from the proxy or made here, through logs, audit and the answer.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderValue;

use crate::app::App;

/// The header that carries it.
pub const HEADER: &str = "x-request-id";
/// Longest foreign id that is believed.
const MAX_LENGTH: usize = 64;

/// The request's id, as a request extension.
#[derive(Clone, Debug)]
pub struct RequestId(pub Arc<str>);

/// Gives every request its id and repeats it in the answer.
pub(crate) async fn assign(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let named = request.headers().get(HEADER).and_then(|value| value.to_str().ok());
    let id: Arc<str> = match named {
        Some(id) if id.len() <= MAX_LENGTH && id.bytes().all(is_plain) && !id.is_empty() => {
            id.into()
        }
        _ => app.random.uuid(app.now()).simple().to_string().into(),
    };
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}
