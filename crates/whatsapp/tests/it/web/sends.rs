//! Messages between two lines, and what becomes of them.

use std::time::Duration;

use whatsapp::inbound::Kind;
use whatsapp::{Driver, LinkState, ReceiptStage, SendOutcome};

use super::people::{Party, accepted, outgoing};
use super::server::{Server, attr};

const SHOP: &str = "6281111111111";
const CUSTOMER: &str = "6282222222222";

async fn both(server: &Server) -> (Party, Party) {
    (Party::online(server, SHOP).await, Party::online(server, CUSTOMER).await)
}

#[tokio::test(start_paused = true)]
async fn two_lines_talk_to_each_other_and_see_the_words_and_who_wrote_them() {
    let server = Server::new();
    let (shop, customer) = both(&server).await;

    let there = customer.sends(&shop, "AAAA0001", "Masih ada oli?").await;
    let asked = shop.hears(1).await.remove(0);
    let mut answer = outgoing(&customer, "BBBB0001", "Masih, kak");
    answer.quoted = Some(asked.provider_id.clone());
    let back = shop.web.send(&answer).await;
    let answered = customer.hears(1).await.remove(0);

    assert_eq!((there, back), (accepted("AAAA0001"), accepted("BBBB0001")));
    assert_eq!(asked.kind, Kind::Text("Masih ada oli?".to_owned()));
    assert_eq!((asked.provider_id.as_str(), asked.from_me), ("AAAA0001", false));
    assert_eq!((asked.chat.clone(), &asked.sender[0]), (customer.address(), &customer.address()));
    assert_eq!(asked.push_name.as_deref(), Some("Budi"));
    assert_eq!(answered.kind, Kind::Text("Masih, kak".to_owned()));
    assert_eq!(answered.quoted_id.as_deref(), Some("AAAA0001"));
    assert_eq!(answered.chat, shop.address());
}

#[tokio::test(start_paused = true)]
async fn a_message_is_accepted_then_delivered_then_read() {
    let server = Server::new();
    let (shop, customer) = both(&server).await;

    let sent = shop.sends(&customer, "CCCC0001", "Pesanan siap").await;
    let came = customer.hears(1).await.remove(0);
    let delivered = shop.is_told(1).await;
    let read = customer.web.mark_read(&came.chat, &[came.provider_id]).await;
    let opened = shop.is_told(1).await;

    assert_eq!(sent, accepted("CCCC0001"));
    assert!(read.is_ok());
    let told = |receipts: &[whatsapp::inbound::Receipt]| -> Vec<(String, ReceiptStage)> {
        receipts.iter().map(|it| (it.provider_id.clone(), it.stage.clone())).collect()
    };
    assert_eq!(told(&delivered), [("CCCC0001".to_owned(), ReceiptStage::Delivered)]);
    assert_eq!(told(&opened), [("CCCC0001".to_owned(), ReceiptStage::Read)]);
    assert_eq!(opened[0].about, [customer.address()]);
}

#[tokio::test(start_paused = true)]
async fn a_send_without_an_answer_is_unknown_and_its_retry_carries_the_same_id() {
    let server = Server::new();
    let (shop, customer) = both(&server).await;
    server.state().swallowed = 1;

    let first = shop.sends(&customer, "DDDD0001", "Halo").await;
    let again = shop.sends(&customer, "DDDD0001", "Halo").await;
    let once_more = shop.sends(&customer, "DDDD0001", "Halo").await;

    assert_eq!(first, SendOutcome::Unknown);
    assert_eq!((again, once_more), (accepted("DDDD0001"), accepted("DDDD0001")));
    let heard = customer.hears(1).await;
    assert!(heard.iter().all(|it| it.provider_id == "DDDD0001"), "{heard:?}");
    let ids: Vec<String> =
        server.sent_by(&shop.device(), "message").iter().map(|it| attr(it, "id")).collect();
    assert_eq!(ids, ["DDDD0001"; 3]);
}

#[tokio::test(start_paused = true)]
async fn a_first_message_that_whatsapp_refuses_is_rejected_in_a_word() {
    let server = Server::new();
    let (shop, customer) = both(&server).await;
    server.state().nack = Some("463");

    let refused = shop.sends(&customer, "EEEE0001", "Promo!").await;

    assert_eq!(refused, SendOutcome::Rejected { code: "reach_out_timelock".to_owned() });
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(customer.ears.take(), []);
    assert_eq!(shop.web.link(), LinkState::Online);
}

#[tokio::test(start_paused = true)]
async fn groups_and_what_is_no_person_are_refused_before_anything_leaves() {
    let server = Server::new();
    let shop = Party::online(&server, SHOP).await;
    let mut message = outgoing(&shop, "FFFF0001", "Halo");
    message.to = whatsapp::Address::parse("120363021033254949@g.us").expect("a group");

    let refused = shop.web.send(&message).await;

    assert_eq!(refused, SendOutcome::Rejected { code: "recipient_unsupported".to_owned() });
    assert!(server.sent_by(&shop.device(), "message").is_empty());
}

#[tokio::test(start_paused = true)]
async fn the_other_side_sees_that_somebody_types() {
    let server = Server::new();
    let shop = Party::online(&server, SHOP).await;
    let customer = Party::with(&server, CUSTOMER, super::people::config(&server));

    let typed = shop.web.typing(&customer.address(), whatsapp::Typing::On).await;

    assert!(typed.is_ok());
    shop.eventually("a sign", |it| {
        let sent = server.sent_by(&it.device(), "chatstate");
        sent.iter().any(|node| node.get_optional_child("composing").is_some())
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_number_that_is_not_on_whatsapp_is_rejected_and_not_tried_again() {
    let server = Server::new();
    let shop = Party::online(&server, SHOP).await;
    let nobody = Party::with(&server, CUSTOMER, super::people::config(&server));

    let refused = shop.sends(&nobody, "GGGG0001", "Halo").await;

    assert_eq!(refused, SendOutcome::Rejected { code: "recipient_unknown".to_owned() });
    assert!(server.sent_by(&shop.device(), "message").is_empty());
}
