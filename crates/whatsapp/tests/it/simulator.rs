//! The simulator behaves like the real thing, faults included.

use std::sync::Arc;
use std::time::Duration;

use base::Phone;
use tokio::sync::mpsc::{self, Receiver};
use whatsapp::simulator::{AirplaneMode, Fault, Phones, Simulator, WireIds};
use whatsapp::{Content, Media, MediaKind, MediaSource, Template};
use whatsapp::{Driver, DriverEvent, Host, Line, LinkState, Outgoing, ReceiptStage, SendOutcome};

use crate::phones::{Memory, moment};

struct Bench {
    simulator: Simulator<Memory>,
    events: Receiver<DriverEvent>,
    line: Line,
    phone: Phone,
}

async fn bench() -> Bench {
    let (sender, mut events) = mpsc::channel(64);
    let simulator = Simulator::new(Arc::new(Memory::default()));
    simulator
        .start(Host { events: sender, now: Arc::new(moment) })
        .await
        .expect("the simulator starts");
    while events.try_recv().is_ok() {}
    let phone = Phone::parse("0812-3456-789").expect("a sound number");
    Bench { simulator, events, line: Line::new("toko"), phone }
}

impl Bench {
    async fn send(&self, wire_id: &str) -> SendOutcome {
        let message = Outgoing {
            wire_id: wire_id.to_owned(),
            line: self.line.clone(),
            to: self.phone.clone(),
            text: format!("isi {wire_id}"),
        };
        self.simulator.send(&message).await
    }

    async fn texts(&self) -> Vec<String> {
        let bubbles = self.simulator.phones().bubbles(&self.line, &self.phone).await;
        bubbles.expect("a store in memory").into_iter().map(|bubble| bubble.text).collect()
    }

    fn stages(&mut self) -> Vec<ReceiptStage> {
        let mut stages = Vec::new();
        while let Ok(event) = self.events.try_recv() {
            if let DriverEvent::Receipt(receipt) = event {
                stages.push(receipt.stage);
            }
        }
        stages
    }
}

#[tokio::test]
async fn a_text_arrives_and_its_delivery_is_told() {
    let mut bench = bench().await;

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
    let mut bench = bench().await;

    bench.simulator.set_airplane_mode(AirplaneMode::On);
    assert_eq!(bench.send("w1").await, SendOutcome::ChannelDown);
    assert_eq!(bench.events.try_recv(), Ok(DriverEvent::Link(LinkState::Reconnecting)));
    assert!(bench.texts().await.is_empty());

    bench.simulator.set_airplane_mode(AirplaneMode::Off);
    assert!(matches!(bench.send("w1").await, SendOutcome::Accepted { .. }));
    assert_eq!(bench.events.try_recv(), Ok(DriverEvent::Link(LinkState::Online)));
}

#[tokio::test]
async fn an_unlinked_phone_waits_for_a_person() {
    let bench = bench().await;

    bench.simulator.unlink();
    bench.simulator.set_airplane_mode(AirplaneMode::Off);

    assert_eq!(bench.simulator.link(), LinkState::NeedsPairing);
    assert_eq!(bench.send("w1").await, SendOutcome::ChannelDown);
}

#[tokio::test]
async fn a_stopped_simulator_sends_nothing_and_starts_again() {
    let bench = bench().await;

    bench.simulator.stop().await;
    assert_eq!(bench.send("w1").await, SendOutcome::ChannelDown);

    let (events, _keep) = mpsc::channel(8);
    let host = Host { events, now: Arc::new(moment) };
    bench.simulator.start(host).await.expect("it starts again");
    assert!(matches!(bench.send("w1").await, SendOutcome::Accepted { .. }));
}

#[tokio::test]
async fn faults_that_keep_the_text_out_say_so() {
    let mut bench = bench().await;
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
    let mut bench = bench().await;
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

#[tokio::test]
async fn what_a_phone_writes_comes_in_once() {
    let mut bench = bench().await;

    let bubble = bench.simulator.write(&bench.line, &bench.phone, "Halo").await.expect("written");

    let event = bench.events.try_recv().expect("an event");
    let DriverEvent::Inbound(inbound) = event else { panic!("{event:?}") };
    assert_eq!((inbound.from, inbound.text), (bench.phone.clone(), "Halo".to_owned()));
    assert_eq!(inbound.provider_id, bubble.id);
    assert!(bench.events.try_recv().is_err());
}

#[tokio::test]
async fn opening_the_chat_reads_what_arrived_once() {
    let mut bench = bench().await;
    bench.send("w1").await;
    bench.stages();

    bench.simulator.open(&bench.line, &bench.phone).await.expect("opened");
    assert_eq!(bench.stages(), [ReceiptStage::Read]);

    bench.simulator.open(&bench.line, &bench.phone).await.expect("opened");
    assert!(bench.stages().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_slow_answer_leaves_the_text_on_the_phone() {
    let bench = bench().await;
    bench.simulator.fail_next(Fault::ReplySlow(Duration::from_secs(5)));

    let early = tokio::time::timeout(Duration::from_secs(4), bench.send("w1")).await;

    assert!(early.is_err());
    assert_eq!(bench.texts().await, ["isi w1"]);
}

#[tokio::test]
async fn a_template_arrives_as_its_text_and_a_file_is_refused() {
    let bench = bench().await;
    let (name, language) = ("siap".to_owned(), "id".to_owned());
    let template = Template { name, language, parameters: Vec::new(), otp: None };
    let media = Media {
        kind: MediaKind::Image,
        mime_type: "image/png".to_owned(),
        source: MediaSource::Id("7".to_owned()),
        filename: None,
    };
    let (wire_id, line, to) = ("w1".to_owned(), bench.line.clone(), bench.phone.clone());
    let message = Outgoing { wire_id, line, to, text: "siap".to_owned() };

    let sent = bench.simulator.send_content(&message, &Content::Template(template)).await;
    let refused = bench.simulator.send_content(&message, &Content::Media(media)).await;

    assert!(matches!(sent, SendOutcome::Accepted { .. }), "{sent:?}");
    assert_eq!(refused, SendOutcome::Rejected { code: "media_unsupported".to_owned() });
    assert_eq!(bench.texts().await, ["siap"]);
    assert!(bench.simulator.pairing().is_none());
}

#[tokio::test]
async fn a_provider_that_ignores_wire_ids_says_so() {
    let bench = bench().await;
    assert!(bench.simulator.caps().idempotent_ids);

    bench.simulator.set_wire_ids(WireIds::Ignored);

    assert!(!bench.simulator.caps().idempotent_ids);
}
