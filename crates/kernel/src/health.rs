//! `/healthz`, `/readyz` and `/metrics`: is the process alive, can it serve, how is it doing.

use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;
use std::time::Duration;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::http::Body;

/// A dependency that does not answer within this time is not ready.
const PATIENCE: Duration = Duration::from_secs(2);

/// What trying a dependency answers.
pub type Trial<'a> = Pin<Box<dyn Future<Output = anyhow::Result<()>> + Send + 'a>>;

/// A dependency and how to try it.
#[derive(Clone, Copy)]
pub struct Check {
    /// Its name in the answer.
    pub name: &'static str,
    /// Whether the process can serve without it: the old system may be away, our database may not.
    pub optional: bool,
    /// Tries it.
    pub run: for<'a> fn(&'a App) -> Trial<'a>,
}

impl std::fmt::Debug for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Check").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Our own database.
pub(crate) fn database() -> Check {
    Check { name: "database", optional: false, run: |app| Box::pin(app.db.ping()) }
}

/// One dependency's state.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Dependency {
    /// Its name.
    pub name: String,
    /// `ok` or `down`.
    pub state: String,
    /// Whether the process serves without it.
    pub optional: bool,
}

/// Whether the process can serve.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Readiness {
    /// Whether every dependency that must answer did.
    pub ready: bool,
    /// Each dependency.
    pub dependencies: Vec<Dependency>,
}

/// Tries every dependency.
pub async fn readiness(app: &App) -> Readiness {
    let checks = &app.registry().checks;
    let dependencies =
        futures::future::join_all(checks.iter().map(|check| try_one(app, check))).await;
    let ready = dependencies.iter().all(|one| one.optional || one.state == "ok");
    Readiness { ready: ready && !app.tasks.is_stopping(), dependencies }
}

async fn try_one(app: &App, check: &Check) -> Dependency {
    let answer = tokio::time::timeout(PATIENCE, (check.run)(app)).await;
    let failure = match answer {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(format!("{error:#}")),
        Err(_) => Some("no answer in time".to_owned()),
    };
    if let Some(error) = &failure {
        tracing::warn!(dependency = check.name, error, "not ready");
    }
    let state = if failure.is_none() { "ok" } else { "down" }.to_owned();
    Dependency { name: check.name.to_owned(), state, optional: check.optional }
}

/// Tell that the process is alive.
///
/// Open to anybody. Touches nothing.
#[utoipa::path(get, path = "/healthz", tag = "operations", responses((status = 200, description = "Alive")))]
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// Tell whether every dependency answers.
///
/// Open to anybody; names dependencies, never their errors.
#[utoipa::path(
    get, path = "/readyz", tag = "operations",
    responses((status = 200, description = "Ready", body = Readiness), (status = 503, description = "Not ready", body = Readiness))
)]
pub async fn readyz(State(app): State<App>) -> Response {
    let readiness = readiness(&app).await;
    let status = if readiness.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Body(readiness)).into_response()
}

/// Print the process's counters for Prometheus.
///
/// Open to anybody who reaches the port; a proxy keeps it inside.
#[utoipa::path(get, path = "/metrics", tag = "operations", responses((status = 200, description = "Prometheus text")))]
pub async fn metrics() -> String {
    recorder().render()
}

/// The process's one recorder, installed on first use.
pub fn recorder() -> &'static PrometheusHandle {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    RECORDER.get_or_init(|| {
        let recorder = PrometheusBuilder::new().build_recorder();
        let handle = recorder.handle();
        // A second recorder can only come from a test in the same process, which shares the first.
        let _already_there = metrics::set_global_recorder(recorder);
        handle
    })
}
