//! What goes wrong: a refusal (4xx, expected, a value) or a fault (5xx, ours, logged once).

use std::fmt;
use std::sync::Arc;

use axum_core::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use serde_json::{Map, Value, json};

use crate::refusal::{Language, Refuse};

/// Why a verb did not do what was asked.
pub enum Error {
    /// The domain says no, and says why.
    Refusal(Box<dyn Refuse>),
    /// The machine failed; the caller only learns that it did.
    Fault(anyhow::Error),
}

impl Error {
    /// A fault.
    pub fn fault(error: impl Into<anyhow::Error>) -> Self {
        Self::Fault(error.into())
    }

    /// The refusal's public code, if it is one.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::Refusal(refusal) => Some(refusal.code()),
            Self::Fault(_) => None,
        }
    }

    /// The error as a fault, where nobody is there to be refused: jobs, commands, start-up.
    pub fn into_fault(self) -> anyhow::Error {
        match self {
            Self::Refusal(refusal) => {
                anyhow::anyhow!("{}: {}", refusal.code(), refusal.text(Language::En))
            }
            Self::Fault(fault) => fault,
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refusal(refusal) => write!(f, "Refusal({}: {refusal:?})", refusal.code()),
            Self::Fault(fault) => write!(f, "Fault({fault:?})"),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refusal(refusal) => {
                write!(f, "{}: {}", refusal.code(), refusal.text(Language::En))
            }
            Self::Fault(fault) => write!(f, "{fault}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Refusal(_) => None,
            Self::Fault(fault) => fault.source(),
        }
    }
}

impl<R: Refuse> From<R> for Error {
    fn from(refusal: R) -> Self {
        Self::Refusal(Box::new(refusal))
    }
}

impl From<anyhow::Error> for Error {
    fn from(fault: anyhow::Error) -> Self {
        Self::Fault(fault)
    }
}

impl From<sea_orm::DbErr> for Error {
    fn from(fault: sea_orm::DbErr) -> Self {
        Self::Fault(fault.into())
    }
}

/// The error behind an answer, kept beside it until the caller's language is known.
#[derive(Clone)]
pub enum ProblemSource {
    /// A refusal.
    Refusal(Arc<dyn Refuse>),
    /// A fault.
    Fault(Arc<anyhow::Error>),
}

/// An RFC 9457 problem: `type`, `title`, `status`, `code`, `detail`, `errors`, and the refusal's
/// own values.
#[derive(Clone, Debug)]
pub struct Problem {
    status: u16,
    retry_after_seconds: Option<u64>,
    body: Map<String, Value>,
}

impl Problem {
    /// The problem as a caller of this language reads it.
    pub fn of(source: &ProblemSource, language: Language) -> Self {
        match source {
            ProblemSource::Refusal(refusal) => Self::of_refusal(&**refusal, language),
            ProblemSource::Fault(_) => Self::of_fault(language),
        }
    }

    fn of_refusal(refusal: &dyn Refuse, language: Language) -> Self {
        let mut body = refusal.extras();
        let status = refusal.status();
        fill(&mut body, status, refusal.code(), &refusal.text(language));
        let mut errors: Map<String, Value> = Map::new();
        for problem in refusal.fields() {
            let text = match language {
                Language::Id => problem.id,
                Language::En => problem.en,
            };
            if let Value::Array(texts) = errors.entry(problem.field).or_insert_with(|| json!([])) {
                texts.push(text.into());
            }
        }
        if !errors.is_empty() {
            body.insert("errors".to_owned(), errors.into());
        }
        Self { status, retry_after_seconds: refusal.retry_after_seconds(), body }
    }

    fn of_fault(language: Language) -> Self {
        let detail = match language {
            Language::Id => "Terjadi gangguan di sistem kami. Coba lagi sebentar.",
            Language::En => "Something went wrong on our side. Please try again in a moment.",
        };
        let mut body = Map::new();
        fill(&mut body, 500, "platform.fault", detail);
        Self { status: 500, retry_after_seconds: None, body }
    }
}

fn fill(body: &mut Map<String, Value>, status: u16, code: &str, detail: &str) {
    let title = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    body.insert("type".to_owned(), format!("urn:niaga:problem:{code}").into());
    body.insert("title".to_owned(), title.unwrap_or("Error").into());
    body.insert("status".to_owned(), status.into());
    body.insert("code".to_owned(), code.into());
    body.insert("detail".to_owned(), detail.into());
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Value::Object(self.body).to_string()).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = self.retry_after_seconds {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let source = match self {
            Self::Refusal(refusal) => ProblemSource::Refusal(Arc::from(refusal)),
            Self::Fault(fault) => ProblemSource::Fault(Arc::new(fault)),
        };
        let mut response = Problem::of(&source, Language::Id).into_response();
        response.extensions_mut().insert(source);
        response
    }
}
