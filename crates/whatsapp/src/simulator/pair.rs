//! How a simulated line is linked: a code is shown, and a phone that scans it is its number.

use std::time::Duration;

use anyhow::{Context, bail, ensure};
use async_trait::async_trait;
use base::Phone;
use chrono::{DateTime, Utc};

use super::{Inner, Phones, Simulator};
use crate::driver::Own;
use crate::host::{Host, VaultChange};
use crate::lifeline::Watched;
use crate::link::{LinkState, Signal};
use crate::pairing::Pairing;
use crate::timing::{Timing, jitter};

/// How long one code is shown; WhatsApp's own change as often.
pub const CODE_LASTS: Duration = Duration::from_secs(20);
/// Codes that are shown before the pairing is given up.
pub const CODES: u32 = 6;

/// Where the vault keeps the number; no text at all after a logout.
const BUCKET: &str = "simulator";
const NUMBER: &[u8] = b"number";

/// How often it looks whether a ban or a code has ended.
const TIMING: Timing = Timing {
    connect: Duration::from_secs(1),
    answer: Duration::from_secs(1),
    transfer: Duration::from_secs(1),
    look_every: Duration::from_secs(2),
    pairing_every: Duration::from_secs(1),
    first_pause: Duration::from_secs(2),
    longest_pause: Duration::from_secs(2),
};

impl<S: Phones> Simulator<S> {
    /// Scans the code that is shown with the phone of this number: the line is paired with it.
    /// Refused unless a code is shown.
    pub async fn scan(&self, phone: &Phone) -> anyhow::Result<()> {
        let inner = &self.0;
        inner.settle();
        ensure!(inner.lifeline.link() == LinkState::Pairing, "no code is shown");
        inner.keep_number(phone.as_str()).await?;
        inner.belongs_to(phone.clone());
        inner.lifeline.signal(Signal::Connected);
        inner.tell(Vec::new()).await;
        Ok(())
    }

    /// Ends the pairing, as a person does on the phone.
    pub async fn unlink(&self) -> anyhow::Result<()> {
        self.0.keep_number("").await?;
        self.0.lifeline.halt(Signal::LoggedOut, "logged_out");
        Ok(())
    }
}

impl<S: Phones> Inner<S> {
    /// Brings the line up, with the number that the vault holds or, in a vault that was never
    /// written to, the one it was born with.
    pub(super) async fn bring_up(&self, host: &Host) -> anyhow::Result<()> {
        let kept = host.vault.get(BUCKET, NUMBER).await?;
        let number = match kept {
            Some(digits) => Phone::from_digits(&String::from_utf8_lossy(&digits)).ok(),
            None => self.born_with(),
        };
        match number {
            Some(number) => {
                self.lifeline.signal(Signal::Start { paired: true });
                self.belongs_to(number);
                self.come_up();
            }
            None => self.show_codes(),
        }
        Ok(())
    }

    fn show_codes(&self) {
        self.lock().pairing_since = self.lifeline.now();
        self.lifeline.signal(Signal::Start { paired: false });
    }

    pub(super) fn belongs_to(&self, phone: Phone) {
        let device = Some("Simulator".to_owned());
        self.lifeline.belongs_to(Own { phone: Some(phone), device });
    }

    pub(super) async fn keep_number(&self, digits: &str) -> anyhow::Result<()> {
        let vault = self.lifeline.vault().context("the driver was not started")?;
        let (bucket, key) = (BUCKET.to_owned(), NUMBER.to_vec());
        vault.write(vec![VaultChange::Put { bucket, key, value: digits.into() }]).await
    }

    /// Which code is shown now, from 0; none when all were.
    pub(super) fn code_number(&self, now: DateTime<Utc>) -> Option<u32> {
        let since = self.lock().pairing_since?;
        let shown = (now - since).to_std().unwrap_or_default().as_secs() / CODE_LASTS.as_secs();
        u32::try_from(shown).ok().filter(|number| *number < CODES)
    }

    /// What the code that is shown now is made of.
    fn code(&self) -> anyhow::Result<(DateTime<Utc>, u32)> {
        self.settle();
        ensure!(self.lifeline.link() == LinkState::Pairing, "no code is shown");
        let shown = self.lifeline.now().and_then(|now| Some((now, self.code_number(now)?)));
        shown.context("no code is shown")
    }
}

#[async_trait]
impl<S: Phones> Watched for Inner<S> {
    fn lifeline(&self) -> &crate::lifeline::Lifeline {
        &self.lifeline
    }

    fn timing(&self) -> &Timing {
        &TIMING
    }

    fn name(&self) -> &str {
        &self.line
    }

    async fn look(&self) {
        self.settle();
        self.tell(Vec::new()).await;
    }
}

#[async_trait]
impl<S: Phones> Pairing for Simulator<S> {
    async fn begin(&self) -> anyhow::Result<()> {
        let inner = &self.0;
        ensure!(inner.lifeline.now().is_some(), "the driver was not started");
        inner.settle();
        match inner.lifeline.link() {
            LinkState::Pairing => return Ok(()),
            LinkState::Idle | LinkState::NeedsPairing | LinkState::NeedsOperator => {}
            _ => bail!("the line is paired"),
        }
        inner.show_codes();
        inner.lifeline.watch(inner);
        Ok(())
    }

    async fn qr(&self) -> anyhow::Result<String> {
        let (_, number) = self.0.code()?;
        let since = self.0.lock().pairing_since.unwrap_or_default().timestamp();
        Ok(format!("niaga-simulator:{}:{since}:{number}", self.0.line))
    }

    async fn code(&self, phone: &Phone) -> anyhow::Result<String> {
        let (_, number) = self.0.code()?;
        let since = self.0.lock().pairing_since.unwrap_or_default();
        let digits = jitter(phone.as_str(), since);
        Ok(format!("SIM{number}-{digits:04}"))
    }

    async fn restart(&self) -> anyhow::Result<()> {
        let inner = &self.0;
        let host = inner.lifeline.host().context("the driver was not started")?;
        inner.lifeline.close(Signal::Stop);
        inner.bring_up(&host).await?;
        inner.lifeline.watch(inner);
        Ok(())
    }

    async fn halt(&self) -> anyhow::Result<()> {
        self.0.lifeline.close(Signal::Stop);
        Ok(())
    }

    async fn log_out(&self) -> anyhow::Result<()> {
        self.0.keep_number("").await?;
        self.0.lifeline.close(Signal::Reset);
        Ok(())
    }
}
