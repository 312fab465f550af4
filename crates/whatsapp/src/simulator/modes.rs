//! What befalls a simulated line: faults, airplane mode, slow mode, bans, and phones that are off.

use std::time::Duration;

use base::Phone;
use chrono::{DateTime, Utc};

use super::{Advance, Direction, Fault, Inner, Phones, Simulator, Tick};
use crate::link::{LinkState, Signal};
use crate::outgoing::ReceiptStage;

/// Whether the simulated link is cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AirplaneMode {
    /// Cut.
    On,
    /// Not cut.
    #[default]
    Off,
}

/// Whether a simulated phone is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Power {
    /// It receives what is sent to it.
    On,
    /// What is sent to it waits.
    Off,
}

/// Whether the simulated provider claims to tell repeated messages by their wire ids.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WireIds {
    /// It does, like WhatsApp's own clients.
    #[default]
    Known,
    /// It does not, like the cloud API.
    Ignored,
}

impl<S: Phones> Simulator<S> {
    /// What befalls every send from now on, or nothing any more.
    pub fn set_fault(&self, fault: Option<Fault>) {
        self.0.lock().lasting = fault;
    }

    /// What befalls the next send; several are used up one by one.
    pub fn fail_next(&self, fault: Fault) {
        self.0.lock().next.push_back(fault);
    }

    /// What the provider makes of wire ids from now on.
    pub fn set_wire_ids(&self, ids: WireIds) {
        self.0.lock().ids = ids;
    }

    /// Slow mode: every send takes this long before anything else befalls it, or no longer.
    pub fn set_slow_mode(&self, time: Option<Duration>) {
        self.0.lock().slow = time;
    }

    /// Airplane mode: the link drops, or comes back. A line that is not started comes up when it
    /// ends. What people wrote meanwhile is told with their next word, or two seconds later.
    pub fn set_airplane_mode(&self, mode: AirplaneMode) {
        self.0.lock().airplane = mode;
        match mode {
            AirplaneMode::On => self.0.lifeline.signal(Signal::Dropped),
            AirplaneMode::Off => self.0.come_up(),
        }
    }

    /// Whether it is in airplane mode.
    pub fn airplane_mode(&self) -> AirplaneMode {
        self.0.lock().airplane
    }

    /// A ban until then, as WhatsApp gives to whoever writes to strangers.
    pub fn ban(&self, until: DateTime<Utc>) {
        self.0.lifeline.signal(Signal::Banned { until });
    }

    /// Switches a phone on or off. One that comes on receives what waited for it.
    pub async fn set_power(&self, phone: &Phone, power: Power) -> anyhow::Result<()> {
        match power {
            Power::Off => {
                self.0.lock().off.insert(phone.clone());
                Ok(())
            }
            Power::On => {
                self.0.lock().off.remove(phone);
                self.0.reach(phone, Tick::Delivered).await
            }
        }
    }

    /// Whether a phone is on. All are until somebody switches them off, and after a restart.
    pub fn power(&self, phone: &Phone) -> Power {
        self.0.power(phone)
    }
}

impl<S: Phones> Inner<S> {
    pub(super) fn power(&self, phone: &Phone) -> Power {
        if self.lock().off.contains(phone) { Power::Off } else { Power::On }
    }

    /// What the business sent to a phone has come this far; its receipts tell.
    pub(super) async fn reach(&self, phone: &Phone, to: Tick) -> anyhow::Result<()> {
        let stage = match to {
            Tick::Sent => ReceiptStage::Accepted,
            Tick::Delivered => ReceiptStage::Delivered,
            Tick::Read => ReceiptStage::Read,
        };
        let what = Advance { direction: Direction::Out, to, only: None };
        let moved = self.phones.advance(&self.line, phone, what).await?;
        self.tell(self.receipts(moved, &stage)).await;
        Ok(())
    }

    /// The link is there again, unless airplane mode keeps it down.
    pub(super) fn come_up(&self) {
        let is_down = self.lifeline.link() == LinkState::Reconnecting;
        if is_down && self.lock().airplane == AirplaneMode::Off {
            self.lifeline.signal(Signal::Connected);
        }
    }

    /// Lets the time do its work: bans end, and so does the patience with who does not scan.
    pub(super) fn settle(&self) {
        let Some(now) = self.lifeline.now() else { return };
        match self.lifeline.link() {
            LinkState::Paused { until } if until <= now => {
                self.lifeline.signal(Signal::BanEnded);
                self.come_up();
            }
            LinkState::Pairing if self.code_number(now).is_none() => {
                self.lifeline.halt(Signal::PairingExhausted, "nobody_scanned");
            }
            _ => {}
        }
    }
}
