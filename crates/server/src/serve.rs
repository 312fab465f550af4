//! Serving: listen, answer, and stop without losing a request.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use kernel::App;
use tokio::net::TcpListener;
use utoipa_axum::router::OpenApiRouter;

use crate::pages;

/// How long running requests may take after a stop was asked for.
const LAST_REQUESTS: Duration = Duration::from_secs(20);

/// Everything that answers HTTP.
pub fn router(app: &App, routes: OpenApiRouter<App>) -> Router {
    kernel::http::stack::assemble(app, routes, pages::router())
}

/// Binds the address, so that a taken port is told before anything starts.
pub async fn bind(listen: &str) -> anyhow::Result<TcpListener> {
    TcpListener::bind(listen).await.with_context(|| format!("listening on {listen}"))
}

/// Serves until the process is asked to stop, then lets running requests and jobs finish.
pub async fn serve(app: &App, router: Router, listener: TcpListener) -> anyhow::Result<()> {
    kernel::pump::start(app);
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let stopping = app.tasks.clone();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        asked_to_stop().await;
        tracing::info!("stopping: finishing what is running");
        // Live streams end now; they would keep their connections open for ever.
        stopping.signal_stop();
    });
    let overdue = async {
        app.tasks.stopping().await;
        tokio::time::sleep(LAST_REQUESTS).await;
    };
    tokio::select! {
        outcome = server => outcome.context("serving")?,
        () = overdue => tracing::warn!("some requests did not finish in time and were cut off"),
    }
    app.tasks.stop().await;
    app.db.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Resolves on Ctrl-C or a service manager's SIGTERM.
async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! {
                    _ = interrupt => {}
                    _ = terminate.recv() => {}
                }
                return;
            }
            Err(error) => tracing::warn!(%error, "cannot listen for SIGTERM"),
        }
    }
    if let Err(error) = interrupt.await {
        tracing::warn!(%error, "cannot listen for Ctrl-C");
        std::future::pending::<()>().await;
    }
}
