//! Connections: accepted, answered, and closed on whoever does not get to the point.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use kernel::App;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tower::ServiceExt;

/// Accepting fails when the process has no file left; trying again at once would only burn a core.
const PAUSE: Duration = Duration::from_secs(1);

/// Answers until a stop is asked for, then lets running requests finish.
pub(super) async fn answer_all(app: &App, router: Router, listener: TcpListener) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            () = app.tasks.stopping() => break,
            Some(_ended) = connections.join_next() => {}
            arrived = listener.accept() => match arrived {
                Ok((stream, peer)) => {
                    connections.spawn(answer(app.clone(), router.clone(), stream, peer));
                }
                Err(error) => {
                    tracing::warn!(%error, "cannot accept a connection");
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    }
    // New ones are refused from here on.
    drop(listener);
    while connections.join_next().await.is_some() {}
}

async fn answer(app: App, router: Router, stream: TcpStream, peer: SocketAddr) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection is gone already");
    }
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        let router = router.clone();
        async move { Ok::<_, Infallible>(router.oneshot(request).await.unwrap_or_else(|e| match e {})) }
    });
    // Also how long a connection may rest between two requests.
    let head_limit = Duration::from_secs(app.config.limits.head_seconds);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head_limit)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    let mut connection = pin!(connection);
    tokio::select! {
        // Broken off, too slow or finished: the request itself has logged what it was.
        _over = connection.as_mut() => return,
        () = app.tasks.stopping() => {}
    }
    connection.as_mut().graceful_shutdown();
    let _over = connection.await;
}
