//! How a person links the device.

use std::time::Duration;

use anyhow::{Context, bail, ensure};
use async_trait::async_trait;
use base::Phone;
use whatsapp_rust::pair_code::PairCodeOptions;

use super::Web;
use crate::link::LinkState;
use crate::pairing::Pairing;

/// How long a code waits for the connection. Below what a person waits before a page.
const CONNECTION: Duration = Duration::from_secs(10);

#[async_trait]
impl Pairing for Web {
    /// Begins anew: what was paired here before is forgotten.
    async fn begin(&self) -> anyhow::Result<()> {
        let inner = &self.0;
        let host = inner.lifeline.host().context("the driver was not started")?;
        let _turn = inner.turn.lock().await;
        match inner.lifeline.link() {
            LinkState::Pairing => return Ok(()),
            LinkState::Idle | LinkState::NeedsPairing | LinkState::NeedsOperator => {}
            _ => bail!("the line is paired"),
        }
        inner.take_down().await;
        host.vault.clear().await?;
        inner.bring_up(&host).await
    }

    async fn qr(&self) -> anyhow::Result<String> {
        ensure!(self.0.lifeline.link() == LinkState::Pairing, "no code is shown");
        self.0.lock().qr.clone().context("no code is shown")
    }

    async fn code(&self, phone: &Phone) -> anyhow::Result<String> {
        ensure!(self.0.lifeline.link() == LinkState::Pairing, "no code is shown");
        let client = self.0.lock().client().context("the driver was not started")?;
        client.wait_for_socket(CONNECTION).await?;
        // One that was given earlier is the one that is refused to be given again.
        client.cancel_pair_code().await;
        let phone_number = phone.as_str().to_owned();
        Ok(client.pair_with_code(PairCodeOptions { phone_number, ..Default::default() }).await?)
    }

    async fn restart(&self) -> anyhow::Result<()> {
        let inner = &self.0;
        let host = inner.lifeline.host().context("the driver was not started")?;
        inner.stop().await;
        inner.start(host).await
    }

    async fn halt(&self) -> anyhow::Result<()> {
        self.0.stop().await;
        Ok(())
    }

    async fn log_out(&self) -> anyhow::Result<()> {
        self.0.log_out().await
    }
}
