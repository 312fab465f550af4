//! The limit: a route that answers the same bytes and does nothing for them.

use std::net::SocketAddr;

use axum::Router;
use axum::routing::get;
use http::header::CONTENT_TYPE;
use tokio::net::TcpListener;

/// Serves `page` at `/` for the rest of the process.
pub(crate) async fn serve<B>(page: B) -> anyhow::Result<SocketAddr>
where
    B: axum::response::IntoResponse + Clone + Send + Sync + 'static,
{
    let answer = move || {
        let page = page.clone();
        async move { ([(CONTENT_TYPE, "application/json")], page) }
    };
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    #[expect(clippy::disallowed_methods, reason = "ends with the process")]
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, Router::new().route("/", get(answer))).await {
            eprintln!("the bare route ended: {error}");
        }
    });
    Ok(address)
}
