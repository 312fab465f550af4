//! Problems as RFC 9457 answers in the caller's language; faults logged once, where they surface.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base::{Problem, ProblemSource};

use super::credentials;
use super::param::PathRefusal;

/// Renders every refusal and fault that handlers answered with, in the language of the request.
pub(crate) async fn render(request: Request, next: Next) -> Response {
    let language = credentials::language(request.headers());
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    let Some(source) = response.extensions().get::<ProblemSource>().cloned() else {
        return bare_refusal(response);
    };
    if let ProblemSource::Fault(fault) = &source {
        tracing::error!(%method, path, error = format!("{fault:#}"), "request failed");
        metrics::counter!("niaga_http_faults_total").increment(1);
    }
    Problem::of(&source, language).into_response()
}

/// axum answers a missing route or method without a body; give it one.
fn bare_refusal(response: Response) -> Response {
    let bare = response.headers().get(http::header::CONTENT_TYPE).is_none();
    if response.status() == http::StatusCode::NOT_FOUND && bare {
        return base::Error::from(PathRefusal::NotFound).into_response();
    }
    response
}
