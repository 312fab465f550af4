//! The simulator behaves like the real thing, faults included.

use std::sync::Arc;
use std::time::Duration;

use base::Phone;
use whatsapp::inbound::{Heard, Kind};
use whatsapp::simulator::{AirplaneMode, Fault, Phones, Simulator, WireIds};
use whatsapp::testing::{self, Recorder};
use whatsapp::{Address, Content, Driver, LinkState, Media, MediaKind, MediaSource, Outgoing};
use whatsapp::{ReceiptStage, SendOutcome, Template};

use crate::phones::{Memory, moment};

struct Bench {
    simulator: Simulator<Memory>,
    ears: Arc<Recorder>,
    phone: Phone,
}

async fn bench() -> Bench {
    let ears = Arc::new(Recorder::default());
    let simulator = Simulator::new(Arc::new(Memory::default()), "toko");
    simulator.start(testing::host(&ears, moment())).await.expect("the simulator starts");
    ears.take_links();
    let phone = Phone::parse("0812-3456-789").expect("a sound number");
    Bench { simulator, ears, phone }
}

impl Bench {
    fn message(&self, wire_id: &str) -> Outgoing {
        Outgoing {
            wire_id: wire_id.to_owned(),
            to: Address::Phone(self.phone.clone()),
            text: format!("isi {wire_id}"),
            content: Content::Text,
            quoted: None,
        }
    }

    async fn send(&self, wire_id: &str) -> SendOutcome {
        self.simulator.send(&self.message(wire_id)).await
    }

    async fn texts(&self) -> Vec<String> {
        let bubbles = self.simulator.phones().bubbles("toko", &self.phone).await;
        bubbles.expect("a store in memory").into_iter().map(|bubble| bubble.text).collect()
    }

    fn stages(&self) -> Vec<ReceiptStage> {
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

    let host = testing::host(&bench.ears, moment());
    bench.simulator.start(host).await.expect("it starts again");
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

#[tokio::test]
async fn what_a_phone_writes_comes_in_once() {
    let bench = bench().await;

    let bubble = bench.simulator.write(&bench.phone, "Halo").await.expect("written");

    let heard = bench.ears.take();
    let [Heard::Message(message)] = &heard[..] else { panic!("{heard:?}") };
    assert_eq!(message.chat, Address::Phone(bench.phone.clone()));
    assert_eq!(message.kind, Kind::Text("Halo".to_owned()));
    assert_eq!(message.provider_id, bubble.id);
}

#[tokio::test]
async fn what_nobody_took_in_is_told_again_before_the_next() {
    let bench = bench().await;
    bench.ears.stop_hearing();
    bench.simulator.write(&bench.phone, "Satu").await.expect("written");
    bench.simulator.write(&bench.phone, "Dua").await.expect("written");
    assert!(bench.ears.take().is_empty());

    bench.ears.hear_again();
    bench.simulator.write(&bench.phone, "Tiga").await.expect("written");

    let kinds = bench.ears.take().into_iter().map(|heard| match heard {
        Heard::Message(message) => message.kind,
        other => panic!("{other:?}"),
    });
    let texts = ["Satu", "Dua", "Tiga"].map(|text| Kind::Text(text.to_owned()));
    assert_eq!(kinds.collect::<Vec<_>>(), texts);
}

#[tokio::test]
async fn opening_the_chat_reads_what_arrived_once() {
    let bench = bench().await;
    bench.send("w1").await;
    bench.stages();

    bench.simulator.open(&bench.phone).await.expect("opened");
    assert_eq!(bench.stages(), [ReceiptStage::Read]);

    bench.simulator.open(&bench.phone).await.expect("opened");
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
        source: MediaSource::Link("https://toko.example/7".to_owned()),
        filename: None,
    };
    let message = |content| Outgoing { content, ..bench.message("w1") };

    let sent = bench.simulator.send(&message(Content::Template(template))).await;
    let refused = bench.simulator.send(&message(Content::Media(media))).await;

    assert!(matches!(sent, SendOutcome::Accepted { .. }), "{sent:?}");
    assert_eq!(refused, SendOutcome::Rejected { code: "media_unsupported".to_owned() });
    assert_eq!(bench.texts().await, ["isi w1"]);
    assert!(bench.simulator.pairing().is_none());
}

#[tokio::test]
async fn a_provider_that_ignores_wire_ids_says_so() {
    let bench = bench().await;
    assert!(bench.simulator.caps().idempotent_ids);

    bench.simulator.set_wire_ids(WireIds::Ignored);

    assert!(!bench.simulator.caps().idempotent_ids);
}
