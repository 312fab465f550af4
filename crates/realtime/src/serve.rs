//! The server on a port of its own.

use std::convert::Infallible;
use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use http::{Method, Response};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};

use crate::server::Realtime;

/// What a client has to send a request's head; who opens a socket and says nothing is let go.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);
/// Far beyond any head of ours; hyper's own limit is 400 kB.
const MAX_HEAD_BYTES: usize = 32 * 1024;
/// The pause after a socket could not be accepted, usually because there are too many.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// The text of a page that is not of the protocol, such as metrics, by its path.
pub type Pages = fn(&str) -> Option<String>;

/// Serves connections until `stop` resolves, then says goodbye to all and waits for them.
pub async fn serve(
    realtime: Realtime,
    listener: TcpListener,
    pages: Pages,
    stop: impl Future<Output = ()>,
) {
    let mut stop = pin!(stop);
    realtime.ready().await;
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((socket, _)) => realtime.spawn(talk(realtime.clone(), pages, socket)),
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
    drop(listener);
    realtime.stop().await;
}

/// Speaks HTTP on one socket, until it ends or becomes a WebSocket.
async fn talk(realtime: Realtime, pages: Pages, socket: TcpStream) {
    // An event is one small write, and waits for nobody.
    let _ = socket.set_nodelay(true);
    let stopping = realtime.stopping();
    let answer = service_fn(move |request: http::Request<Incoming>| {
        let realtime = realtime.clone();
        async move {
            let page = (request.method() == Method::GET).then(|| pages(request.uri().path()));
            Ok::<_, Infallible>(match page.flatten() {
                Some(text) => Response::new(Full::from(text)),
                None => realtime.respond(request).await,
            })
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .max_buf_size(MAX_HEAD_BYTES)
        .serve_connection(TokioIo::new(socket), answer)
        .with_upgrades();
    let mut connection = pin!(connection);
    tokio::select! {
        // A client's fault on the wire is its own matter.
        _ = connection.as_mut() => return,
        () = stopping => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}
