//! The real-time server alone, until Ctrl-C: `cargo run -p realtime --example alone -- FILE`.

use anyhow::{Context, Result};
use realtime::{Config, Realtime};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<()> {
    let file = std::env::args().nth(1).context("name a configuration file")?;
    let config = Config::from_toml(&tokio::fs::read_to_string(file).await?)?;
    let listener = TcpListener::bind(config.listen).await?;
    let realtime = Realtime::start(&config)?;
    println!("listening on {}", listener.local_addr()?);
    realtime::serve(realtime, listener, |_| None, async {
        // Without a signal to wait for, the server goes on until it is killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
    .await;
    Ok(())
}
