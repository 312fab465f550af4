//! What people do on their phones, and the ticks that both sides see.

use whatsapp::inbound::{Dialect, Heard, Kind, Message};
use whatsapp::simulator::{AirplaneMode, Power, Said, Tick};
use whatsapp::{Address, Driver, Outgoing, ReceiptStage, Typing};

use super::{Bench, bench};

fn messages(bench: &Bench) -> Vec<Message> {
    let heard = bench.ears.take().into_iter().map(|heard| match heard {
        Heard::Message(message) => *message,
        other => panic!("{other:?}"),
    });
    heard.collect()
}

fn texts(bench: &Bench) -> Vec<Kind> {
    messages(bench).into_iter().map(|message| message.kind).collect()
}

#[tokio::test]
async fn what_a_phone_writes_comes_in_once() {
    let bench = bench().await;
    bench.simulator.set_name(&bench.phone, "Bu Sari");

    let bubble = bench.simulator.write(&bench.phone, "Halo").await.expect("written");

    let heard = messages(&bench);
    assert_eq!(heard.len(), 1);
    let address = Address::Phone(bench.phone.clone());
    assert_eq!((&heard[0].chat, &heard[0].sender[..]), (&address, &[address.clone()][..]));
    assert_eq!(heard[0].kind, Kind::Text("Halo".to_owned()));
    assert_eq!((&heard[0].provider_id, heard[0].dialect), (&bubble.id, Dialect::Simulator));
    assert_eq!(heard[0].push_name.as_deref(), Some("Bu Sari"));
    assert!(!heard[0].from_me);
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

    let expected = ["Satu", "Dua", "Tiga"].map(|text| Kind::Text(text.to_owned()));
    assert_eq!(texts(&bench), expected);
}

#[tokio::test]
async fn a_line_that_is_down_hears_it_when_it_is_up() {
    let bench = bench().await;
    bench.simulator.set_airplane_mode(AirplaneMode::On);
    bench.simulator.write(&bench.phone, "Halo?").await.expect("written");
    bench.simulator.set_typing(&bench.phone, Typing::On).await;
    assert!(bench.ears.take().is_empty());
    assert_eq!(bench.ticks().await, [Tick::Sent]);

    bench.simulator.set_airplane_mode(AirplaneMode::Off);
    bench.simulator.write(&bench.phone, "Ada?").await.expect("written");

    let expected = ["Halo?", "Ada?"].map(|text| Kind::Text(text.to_owned()));
    assert_eq!(texts(&bench), expected);
    assert_eq!(bench.ticks().await, [Tick::Delivered, Tick::Delivered]);
}

#[tokio::test]
async fn opening_the_chat_reads_what_arrived_once() {
    let bench = bench().await;
    bench.send("w1").await;
    assert_eq!(bench.stages(), [ReceiptStage::Delivered]);

    bench.simulator.open(&bench.phone).await.expect("opened");
    assert_eq!(bench.stages(), [ReceiptStage::Read]);
    assert_eq!(bench.ticks().await, [Tick::Read]);

    bench.simulator.open(&bench.phone).await.expect("opened");
    assert!(bench.stages().is_empty());
}

#[tokio::test]
async fn a_phone_that_is_off_receives_when_it_comes_on() {
    let bench = bench().await;
    bench.simulator.set_power(&bench.phone, Power::Off).await.expect("switched off");

    bench.send("w1").await;
    bench.send("w2").await;
    bench.simulator.open(&bench.phone).await.expect("a dark screen");
    assert_eq!(bench.ticks().await, [Tick::Sent, Tick::Sent]);
    assert!(bench.stages().is_empty());

    bench.simulator.set_power(&bench.phone, Power::On).await.expect("switched on");
    assert_eq!(bench.stages(), [ReceiptStage::Delivered, ReceiptStage::Delivered]);
    assert_eq!(bench.ticks().await, [Tick::Delivered, Tick::Delivered]);
    assert_eq!(bench.simulator.power(&bench.phone), Power::On);
}

#[tokio::test]
async fn what_waited_when_the_process_died_arrives_with_the_next_try() {
    let bench = bench().await;
    bench.simulator.set_power(&bench.phone, Power::Off).await.expect("switched off");
    bench.send("w1").await;
    let next = bench.restarted().await;

    next.send("w1").await;

    assert_eq!(next.ticks().await, [Tick::Delivered]);
    assert_eq!(next.stages(), [ReceiptStage::Delivered]);
}

#[tokio::test]
async fn whoever_writes_has_a_phone_that_is_on() {
    let bench = bench().await;
    bench.simulator.set_power(&bench.phone, Power::Off).await.expect("switched off");
    bench.send("w1").await;

    bench.simulator.write(&bench.phone, "Halo").await.expect("written");

    assert_eq!(bench.simulator.power(&bench.phone), Power::On);
    assert_eq!(bench.stages(), [ReceiptStage::Delivered]);
}

#[tokio::test]
async fn the_business_reads_what_it_names_and_nothing_else() {
    let bench = bench().await;
    let first = bench.simulator.write(&bench.phone, "Satu").await.expect("written");
    bench.simulator.write(&bench.phone, "Dua").await.expect("written");
    let chat = Address::Phone(bench.phone.clone());

    bench.simulator.mark_read(&chat, &[first.id]).await.expect("read");

    assert_eq!(bench.ticks().await, [Tick::Read, Tick::Delivered]);
}

#[tokio::test]
async fn answers_name_what_they_answer_in_both_directions() {
    let bench = bench().await;
    let asked = bench.simulator.write(&bench.phone, "Ada?").await.expect("written");
    bench.ears.take();

    let quoted = Some(asked.id.clone());
    bench.simulator.send(&Outgoing { quoted, ..bench.message("w1") }).await;
    let answer = bench.bubbles().await.pop().expect("an answer");
    bench.ears.take();
    let said = Said { text: "Sip".to_owned(), quoted: Some(answer.id.clone()), ..Said::default() };
    let thanks = bench.simulator.say(&bench.phone, said).await.expect("said");

    assert_eq!(answer.quoted, Some(asked.id));
    assert_eq!(thanks.quoted.as_ref(), Some(&answer.id));
    assert_eq!(messages(&bench)[0].quoted_id, Some(answer.id));
}

#[tokio::test]
async fn a_sign_on_a_message_is_news_each_time() {
    let bench = bench().await;
    bench.send("w1").await;
    bench.stages();
    let id = bench.bubbles().await[0].id.clone();

    for emoji in [Some("👍"), None] {
        bench.simulator.react(&bench.phone, &id, emoji).await.expect("a sign");
        assert_eq!(bench.bubbles().await[0].reaction.as_deref(), emoji);
    }
    bench.simulator.react(&bench.phone, "sim-77", Some("👍")).await.expect_err("no such message");

    let heard = messages(&bench);
    let target = |emoji: Option<&str>| Kind::Reaction {
        emoji: emoji.map(str::to_owned),
        target: id.clone(),
    };
    assert_eq!(heard.len(), 2);
    assert_eq!((&heard[0].kind, &heard[1].kind), (&target(Some("👍")), &target(None)));
    assert_ne!(heard[0].provider_id, heard[1].provider_id);
}

#[tokio::test]
async fn both_sides_see_each_other_type() {
    let bench = bench().await;
    let chat = Address::Phone(bench.phone.clone());

    bench.simulator.set_typing(&bench.phone, Typing::On).await;
    bench.simulator.set_typing(&bench.phone, Typing::Off).await;
    let typing = |typing| Heard::Typing { chat: chat.clone(), typing };
    assert_eq!(bench.ears.take(), [typing(Typing::On), typing(Typing::Off)]);

    bench.simulator.typing(&chat, Typing::On).await.expect("shown");
    assert!(bench.simulator.business_types(&bench.phone));
    bench.pass(25);
    assert!(!bench.simulator.business_types(&bench.phone), "it ends by itself");
    bench.simulator.typing(&chat, Typing::On).await.expect("shown");
    bench.send("w1").await;
    assert!(!bench.simulator.business_types(&bench.phone), "it has come");
}
