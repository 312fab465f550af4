//! Serving: listen, answer, and stop without losing a request.

mod connections;

use std::fs::File;
use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use kernel::App;
use tokio::net::TcpListener;
use utoipa_axum::router::OpenApiRouter;

use crate::pages;
use crate::realtime::{self, Station};

/// How long running requests may take after a stop was asked for.
const LAST_REQUESTS: Duration = Duration::from_secs(20);

/// Held by every running server, so that nothing is restored under it.
const LOCK: &str = "serve.lock";

/// Says that a server works on this data folder, until the answer is dropped. Several may.
pub fn attend(data: &Path) -> anyhow::Result<File> {
    let lock = lock_file(data)?;
    anyhow::ensure!(
        lock.try_lock_shared().is_ok(),
        "a restore into {} is under way",
        data.display()
    );
    Ok(lock)
}

/// Keeps servers out of this data folder until the answer is dropped.
pub fn alone(data: &Path) -> anyhow::Result<File> {
    let lock = lock_file(data)?;
    anyhow::ensure!(
        lock.try_lock().is_ok(),
        "Niaga is running on {}, or another restore is: stop it first",
        data.display()
    );
    Ok(lock)
}

fn lock_file(data: &Path) -> anyhow::Result<File> {
    std::fs::create_dir_all(data).with_context(|| format!("making {}", data.display()))?;
    let path = data.join(LOCK);
    File::create(&path).with_context(|| format!("making {}", path.display()))
}

/// Everything that answers: pages, the API, and the real-time server, which runs from here on.
pub async fn router(app: &App, routes: OpenApiRouter<App>) -> anyhow::Result<Router> {
    let channels = realtime::router(app.state::<Station>().start().await?);
    Ok(kernel::http::stack::assemble(app, routes, pages::router()).merge(channels))
}

/// Binds the address, so that a taken port is told before anything starts.
pub async fn bind(listen: &str) -> anyhow::Result<TcpListener> {
    TcpListener::bind(listen).await.with_context(|| format!("listening on {listen}"))
}

/// Serves until the process is asked to stop, then lets running requests and jobs finish.
pub async fn serve(app: &App, router: Router, listener: TcpListener) -> anyhow::Result<()> {
    serve_until(app, router, listener, asked_to_stop()).await
}

/// The same until `stop` resolves or the app's tasks are told to stop.
pub async fn serve_until(
    app: &App,
    router: Router,
    listener: TcpListener,
    stop: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    kernel::pump::start(app);
    realtime::begin(app).await?;
    let stop = async {
        stop.await;
        tracing::info!("stopping: finishing what is running");
        app.tasks.signal_stop();
        std::future::pending::<()>().await;
    };
    // Sockets would stay open for ever; their clients are sent on while requests finish.
    let goodbye = async {
        app.tasks.stopping().await;
        realtime::stop(app).await;
    };
    let served = async { tokio::join!(connections::answer_all(app, router, listener), goodbye) };
    let overdue = async {
        app.tasks.stopping().await;
        tokio::time::sleep(LAST_REQUESTS).await;
    };
    tokio::select! {
        _ = served => {}
        () = stop => {}
        () = overdue => tracing::warn!("some requests did not finish in time and were cut off"),
    }
    app.tasks.stop().await;
    app.db.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Resolves on Ctrl-C or a service manager's SIGTERM.
pub(crate) async fn asked_to_stop() {
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
