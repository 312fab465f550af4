//! What the pairing page asks of a driver whose link a person makes with a phone.

use async_trait::async_trait;
use base::Phone;

/// A driver that is linked by QR or code ([`Caps::pairing`](crate::Caps::pairing)).
#[async_trait]
pub trait Pairing: Send + Sync {
    /// Begins to pair, because a person asked for it. The driver must have been started once.
    async fn begin(&self) -> anyhow::Result<()>;

    /// What the QR to be shown now says. It changes every 20 seconds or so.
    async fn qr(&self) -> anyhow::Result<String>;

    /// The code to be typed on the phone of this number.
    async fn code(&self, phone: &Phone) -> anyhow::Result<String>;

    /// Takes the session down at the gateway and brings it up again with its credentials.
    async fn restart(&self) -> anyhow::Result<()>;

    /// Takes the session down at the gateway and keeps its credentials.
    async fn halt(&self) -> anyhow::Result<()>;

    /// Ends the pairing: the phone's list of linked devices forgets us.
    async fn log_out(&self) -> anyhow::Result<()>;
}
