//! That nothing is lost between WhatsApp and whoever stores it.

use std::time::Duration;

use whatsapp::inbound::Kind;
use whatsapp::{Driver, LinkState};

use super::people::{Party, accepted};
use super::server::Server;

const SHOP: &str = "6281111111111";
const CUSTOMER: &str = "6282222222222";

fn text(words: &str) -> Kind {
    Kind::Text(words.to_owned())
}

#[tokio::test(start_paused = true)]
async fn what_nobody_took_in_is_not_acknowledged_and_comes_again_after_a_restart() {
    let server = Server::new();
    let mut shop = Party::online(&server, SHOP).await;
    let customer = Party::online(&server, CUSTOMER).await;
    shop.ears.stop_hearing();

    let sent = customer.sends(&shop, "AAAA0001", "Jangan hilang").await;
    // Longer than it is tried at once.
    tokio::time::sleep(Duration::from_secs(2)).await;
    let waits = server.state().waiting[&shop.device()].len();
    shop.web.stop().await;
    shop.ears.hear_again();
    shop.restart().await;
    let heard = shop.hears(1).await;

    assert_eq!((sent, waits), (accepted("AAAA0001"), 1));
    assert_eq!(heard[0].kind, text("Jangan hilang"));
    shop.eventually("an acknowledgement", |it| server.state().waiting[&it.device()].is_empty())
        .await;
}

#[tokio::test(start_paused = true)]
async fn what_nobody_took_in_comes_again_without_a_restart_when_somebody_hears() {
    let server = Server::new();
    let shop = Party::online(&server, SHOP).await;
    let customer = Party::online(&server, CUSTOMER).await;
    shop.ears.stop_hearing();

    customer.sends(&shop, "BBBB0001", "Jangan hilang").await;
    shop.eventually("another connection", |_| server.state().connections > 2).await;
    shop.ears.hear_again();
    let heard = shop.hears(1).await;

    assert_eq!(heard[0].kind, text("Jangan hilang"));
    shop.comes_to(LinkState::Online).await;
}

#[tokio::test(start_paused = true)]
async fn what_was_written_while_the_line_was_down_comes_in_its_order() {
    let server = Server::new();
    let mut shop = Party::online(&server, SHOP).await;
    let customer = Party::online(&server, CUSTOMER).await;
    shop.web.stop().await;

    for (id, words) in [("CCCC0001", "satu"), ("CCCC0002", "dua"), ("CCCC0003", "tiga")] {
        assert_eq!(customer.sends(&shop, id, words).await, accepted(id));
    }
    shop.restart().await;
    let heard = shop.hears(3).await;

    let words: Vec<Kind> = heard.into_iter().map(|message| message.kind).collect();
    assert_eq!(words, [text("satu"), text("dua"), text("tiga")]);
}
