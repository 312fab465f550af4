//! `niaga realtime`: the real-time server alone, for whoever wants no more of Niaga.

use std::path::Path;

use anyhow::Context;
use realtime::{Config, Realtime};
use tokio::net::TcpListener;

use crate::serve;
use crate::settings::Settings;

/// Serves what the file says until the process is asked to stop. What is logged, and how, stands in
/// the environment: the file knows nothing of it.
pub(super) async fn run(file: Option<&Path>) -> anyhow::Result<()> {
    let file = file.context("name the server's own configuration: niaga realtime --config FILE")?;
    super::log(&Settings::read(None)?);
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("the configuration {} cannot be read", file.display()))?;
    let config = Config::from_toml(&text).with_context(|| file.display().to_string())?;
    let listener = TcpListener::bind(config.listen)
        .await
        .with_context(|| format!("listening on {}", config.listen))?;
    kernel::health::recorder();
    let realtime = Realtime::start(&config)?;
    super::say(&format!("listening on {}", listener.local_addr()?))?;
    realtime::serve(realtime, listener, pages, serve::asked_to_stop()).await;
    tracing::info!("stopped");
    Ok(())
}

/// What there is beside the protocol, for whoever watches over the process; a proxy keeps it inside.
fn pages(path: &str) -> Option<String> {
    match path {
        "/healthz" => Some("ok\n".to_owned()),
        "/metrics" => Some(kernel::health::recorder().render()),
        _ => None,
    }
}
