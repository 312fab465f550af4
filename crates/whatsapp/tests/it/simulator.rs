//! The simulator behaves like the real thing, faults included.

mod files;
mod owner;
mod pairing;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use base::Phone;
use chrono::{DateTime, Utc};
use whatsapp::Template;
use whatsapp::inbound::Heard;
use whatsapp::simulator::{AirplaneMode, Bubble, Fault, Phones, Simulator, Tick, WireIds};
use whatsapp::testing::{MemoryVault, Recorder};
use whatsapp::{Address, Content, Driver, Host, LinkState, Outgoing, ReceiptStage, SendOutcome};

use crate::bench::rejected;
use crate::phones::{Memory, moment};

pub struct Bench {
    pub simulator: Simulator<Memory>,
    pub phones: Arc<Memory>,
    pub ears: Arc<Recorder>,
    pub vault: Arc<MemoryVault>,
    pub clock: Arc<Mutex<DateTime<Utc>>>,
    pub phone: Phone,
}

/// A line that is not started.
pub fn still() -> Bench {
    let phones = Arc::new(Memory::default());
    let simulator = over(phones.clone());
    let clock = Arc::new(Mutex::new(moment()));
    let phone = Phone::parse("0812-3456-789").expect("a sound number");
    let (ears, vault) = Default::default();
    Bench { simulator, phones, ears, vault, clock, phone }
}

fn over(phones: Arc<Memory>) -> Simulator<Memory> {
    Simulator::new(phones, "toko")
}

pub async fn bench() -> Bench {
    let bench = still();
    bench.start().await;
    bench.ears.take_links();
    bench
}

impl Bench {
    pub async fn start(&self) {
        let (ears, vault, clock) = (self.ears.clone(), self.vault.clone(), self.clock.clone());
        let now = Arc::new(move || *clock.lock().expect("unpoisoned"));
        self.simulator.start(Host { ears, vault, now }).await.expect("the simulator starts");
    }

    /// The same phones, vault and clock in another process.
    pub async fn restarted(&self) -> Self {
        let next = Self {
            simulator: over(self.phones.clone()),
            phones: self.phones.clone(),
            ears: Arc::default(),
            vault: self.vault.clone(),
            clock: self.clock.clone(),
            phone: self.phone.clone(),
        };
        next.start().await;
        next
    }

    pub fn pass(&self, seconds: i64) {
        *self.clock.lock().expect("unpoisoned") += chrono::Duration::seconds(seconds);
    }

    pub fn link(&self) -> LinkState {
        self.simulator.link()
    }

    pub async fn bubbles(&self) -> Vec<Bubble> {
        let bubbles = self.simulator.phones().bubbles("toko", &self.phone).await;
        bubbles.expect("a store in memory")
    }

    pub async fn ticks(&self) -> Vec<Tick> {
        self.bubbles().await.into_iter().map(|bubble| bubble.tick).collect()
    }

    pub fn message(&self, wire_id: &str) -> Outgoing {
        Outgoing {
            wire_id: wire_id.to_owned(),
            to: Address::Phone(self.phone.clone()),
            text: format!("isi {wire_id}"),
            content: Content::Text,
            quoted: None,
        }
    }

    pub async fn send(&self, wire_id: &str) -> SendOutcome {
        self.simulator.send(&self.message(wire_id)).await
    }

    async fn texts(&self) -> Vec<String> {
        self.bubbles().await.into_iter().map(|bubble| bubble.text).collect()
    }

    pub fn stages(&self) -> Vec<ReceiptStage> {
        let receipts = self.ears.take().into_iter().filter_map(|heard| match heard {
            Heard::Receipt(receipt) => Some(receipt.stage),
            _ => None,
        });
        receipts.collect()
    }
}

#[tokio::test]
async fn a_text_arrives_and_its_delivery_is_told() {
    let bench = bench().await;

    let outcome = bench.send("w1").await;

    assert!(matches!(outcome, SendOutcome::Accepted { .. }), "{outcome:?}");
    assert_eq!(bench.texts().await, ["isi w1"]);
    assert_eq!(bench.stages(), [ReceiptStage::Delivered]);
}

#[tokio::test]
async fn the_same_wire_id_is_one_bubble_with_one_provider_id() {
    let bench = bench().await;

    let first = bench.send("w1").await;
    let second = bench.send("w1").await;

    assert_eq!(first, second);
    assert_eq!(bench.texts().await, ["isi w1"]);
}

#[tokio::test]
async fn airplane_mode_takes_nothing_until_it_ends() {
    let bench = bench().await;

    bench.simulator.set_airplane_mode(AirplaneMode::On);
    assert_eq!(bench.send("w1").await, SendOutcome::ChannelDown);
    assert_eq!(bench.ears.take_links(), [(LinkState::Reconnecting, None)]);
    assert!(bench.texts().await.is_empty());

    bench.simulator.set_airplane_mode(AirplaneMode::Off);
    assert!(matches!(bench.send("w1").await, SendOutcome::Accepted { .. }));
    assert_eq!(bench.ears.take_links(), [(LinkState::Online, None)]);
}

#[tokio::test]
async fn a_stopped_simulator_sends_nothing_and_starts_again() {
    let bench = bench().await;

    bench.simulator.stop().await;
    assert_eq!(bench.send("w1").await, SendOutcome::ChannelDown);

    bench.start().await;
    assert!(matches!(bench.send("w1").await, SendOutcome::Accepted { .. }));
}

#[tokio::test]
async fn faults_that_keep_the_text_out_say_so() {
    let bench = bench().await;
    let wait = Duration::from_secs(9);
    bench.simulator.fail_next(Fault::RequestLost);
    bench.simulator.fail_next(Fault::Busy);
    bench.simulator.fail_next(Fault::Throttled(wait));
    bench.simulator.fail_next(Fault::Rejected("no_account".to_owned()));

    assert_eq!(bench.send("w1").await, SendOutcome::Unknown);
    assert!(matches!(bench.send("w1").await, SendOutcome::Retry { after: None, .. }));
    assert_eq!(bench.send("w1").await, SendOutcome::Throttled { after: wait });
    let rejected = SendOutcome::Rejected { code: "no_account".to_owned() };
    assert_eq!(bench.send("w1").await, rejected);

    assert!(bench.texts().await.is_empty());
    assert!(bench.stages().is_empty());
}

#[tokio::test]
async fn a_lost_reply_is_unknown_to_the_sender_and_there_on_the_phone() {
    let bench = bench().await;
    bench.simulator.fail_next(Fault::ReplyLost);

    assert_eq!(bench.send("w1").await, SendOutcome::Unknown);
    assert_eq!(bench.texts().await, ["isi w1"]);
    assert_eq!(bench.stages(), [ReceiptStage::Delivered]);

    assert!(matches!(bench.send("w1").await, SendOutcome::Accepted { .. }));
    assert_eq!(bench.texts().await, ["isi w1"], "the retry is no second bubble");
}

#[tokio::test]
async fn a_lasting_fault_lasts_until_it_is_taken_away() {
    let bench = bench().await;
    bench.simulator.set_fault(Some(Fault::Busy));

    assert!(matches!(bench.send("w1").await, SendOutcome::Retry { .. }));
    assert!(matches!(bench.send("w1").await, SendOutcome::Retry { .. }));
    bench.simulator.set_fault(None);

    assert!(matches!(bench.send("w1").await, SendOutcome::Accepted { .. }));
}

#[tokio::test(start_paused = true)]
async fn a_slow_line_delivers_late() {
    let bench = bench().await;
    bench.simulator.fail_next(Fault::Slow(Duration::from_secs(5)));

    let early = tokio::time::timeout(Duration::from_secs(4), bench.send("w1")).await;
    assert!(early.is_err());
    assert!(bench.texts().await.is_empty());

    bench.simulator.fail_next(Fault::Slow(Duration::from_secs(5)));
    let late = tokio::time::timeout(Duration::from_secs(6), bench.send("w1")).await;
    assert!(matches!(late, Ok(SendOutcome::Accepted { .. })), "{late:?}");
}

#[tokio::test(start_paused = true)]
async fn a_slow_answer_leaves_the_text_on_the_phone() {
    let bench = bench().await;
    bench.simulator.fail_next(Fault::ReplySlow(Duration::from_secs(5)));

    let early = tokio::time::timeout(Duration::from_secs(4), bench.send("w1")).await;

    assert!(early.is_err());
    assert_eq!(bench.texts().await, ["isi w1"]);
}

#[tokio::test(start_paused = true)]
async fn slow_mode_slows_every_send_until_it_ends() {
    let bench = bench().await;
    bench.simulator.set_slow_mode(Some(Duration::from_secs(5)));
    let in_time = |seconds| Duration::from_secs(seconds);

    let early = tokio::time::timeout(in_time(4), bench.send("w1")).await;
    let late = tokio::time::timeout(in_time(6), bench.send("w1")).await;
    bench.simulator.set_slow_mode(None);
    let soon = tokio::time::timeout(in_time(1), bench.send("w2")).await;

    assert!(early.is_err());
    assert!(matches!(late, Ok(SendOutcome::Accepted { .. })), "{late:?}");
    assert!(matches!(soon, Ok(SendOutcome::Accepted { .. })), "{soon:?}");
}

#[tokio::test]
async fn a_template_arrives_as_its_text() {
    let bench = bench().await;
    let (name, language) = ("siap".to_owned(), "id".to_owned());
    let template = Template { name, language, parameters: Vec::new(), otp: None };
    let content = Content::Template(template);

    let sent = bench.simulator.send(&Outgoing { content, ..bench.message("w1") }).await;

    assert!(matches!(sent, SendOutcome::Accepted { .. }), "{sent:?}");
    assert_eq!(bench.texts().await, ["isi w1"]);
}

#[tokio::test]
async fn only_phones_are_simulated() {
    let bench = bench().await;
    let to: Address = "123456789@lid".parse().expect("an address");

    let refused = bench.simulator.send(&Outgoing { to, ..bench.message("w1") }).await;

    assert_eq!(refused, rejected("recipient_unsupported"));
}

#[tokio::test]
async fn a_provider_that_ignores_wire_ids_says_so() {
    let bench = bench().await;
    assert!(bench.simulator.caps().idempotent_ids);

    bench.simulator.set_wire_ids(WireIds::Ignored);

    assert!(!bench.simulator.caps().idempotent_ids);
}
