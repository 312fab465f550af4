//! What happens to a link, and that nothing restarts what has ended.

use std::time::Duration;

use whatsapp::{Driver, LinkState, SendOutcome, Vault};
use whatsapp_rust::NodeBuilder;
use whatsapp_rust::wacore_binary::Node;

use super::people::{Party, config};
use super::server::{Server, stream_error};

const SHOP: &str = "6281111111111";

/// Longer than the library ever waits before it connects anew.
const A_WHILE: Duration = Duration::from_secs(20 * 60);

async fn is_empty(party: &Party) -> bool {
    let buckets = ["device", "identity", "session", "pre_key", "signed_pre_key", "message_secret"];
    for bucket in buckets {
        if !party.vault.list(bucket).await.expect("a vault").is_empty() {
            return false;
        }
    }
    true
}

fn failure(reason: &'static str) -> Node {
    NodeBuilder::new("failure").attr("reason", reason).build()
}

#[tokio::test(start_paused = true)]
async fn a_logout_on_the_phone_ends_the_line_wipes_it_and_nothing_connects_again() {
    let server = Server::new();
    let shop = Party::online(&server, SHOP).await;
    shop.ears.take_links();

    server.push(&shop.device(), stream_error("401"));
    shop.comes_to(LinkState::NeedsPairing).await;
    let sent = shop.sends(&shop, "AAAA0001", "Halo").await;
    tokio::time::sleep(A_WHILE).await;

    assert_eq!(sent, SendOutcome::ChannelDown);
    assert_eq!(shop.web.trouble(), Some("logged_out"));
    assert_eq!(shop.web.own(), None);
    assert_eq!(server.state().connections, 1);
    assert!(is_empty(&shop).await);
    assert_eq!(shop.ears.take_links(), [(LinkState::NeedsPairing, Some("logged_out"))]);
}

#[tokio::test(start_paused = true)]
async fn a_line_that_was_logged_out_is_paired_anew_by_one_word_of_a_person() {
    let server = Server::new();
    let shop = Party::online(&server, SHOP).await;
    server.push(&shop.device(), stream_error("401"));
    shop.comes_to(LinkState::NeedsPairing).await;

    let pairing = shop.web.pairing().expect("a pairing");
    pairing.begin().await.expect("a beginning");
    shop.comes_to(LinkState::Pairing).await;

    let mut code = String::new();
    while code.is_empty() {
        tokio::time::sleep(Duration::from_millis(20)).await;
        code = pairing.qr().await.unwrap_or_default();
    }
    assert!(code.starts_with("2@code0,"), "{code}");
    assert_eq!(server.state().connections, 2);
}

#[tokio::test(start_paused = true)]
async fn a_device_that_is_refused_at_the_door_is_logged_out_as_well() {
    for reason in ["401", "403"] {
        let server = Server::new();
        let shop = Party::with(&server, SHOP, config(&server));
        shop.pair_earlier().await;
        server.state().refusal = Some(failure(reason));

        shop.start().await;
        shop.comes_to(LinkState::NeedsPairing).await;
        tokio::time::sleep(A_WHILE).await;

        assert_eq!(shop.web.trouble(), Some("logged_out"), "{reason}");
        assert_eq!(server.state().connections, 1, "{reason}");
        assert!(is_empty(&shop).await, "{reason}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_a_person_must_repair_halts_the_line_and_keeps_it_paired() {
    for (said, word) in [("405", "outdated"), ("418", "refused")] {
        let server = Server::new();
        let shop = Party::with(&server, SHOP, config(&server));
        shop.pair_earlier().await;
        server.state().refusal = Some(failure(said));

        shop.start().await;
        shop.comes_to(LinkState::NeedsOperator).await;

        assert_eq!(shop.web.trouble(), Some(word));
        assert!(!is_empty(&shop).await, "{said}");
    }
    let server = Server::new();
    let shop = Party::online(&server, SHOP).await;
    server.push(&shop.device(), stream_error("409"));
    shop.comes_to(LinkState::NeedsOperator).await;
    tokio::time::sleep(A_WHILE).await;

    assert_eq!(shop.web.trouble(), Some("replaced"));
    assert_eq!(server.state().connections, 1);
    shop.start().await;
    shop.comes_to(LinkState::Online).await;
}

#[tokio::test(start_paused = true)]
async fn a_ban_pauses_the_line_until_it_ends_and_then_it_comes_back() {
    let server = Server::new();
    let shop = Party::with(&server, SHOP, config(&server));
    shop.pair_earlier().await;
    let ban = [("reason", "402"), ("code", "101"), ("expire", "2")];
    server.state().refusal = Some(NodeBuilder::new("failure").attrs(ban).build());

    shop.start().await;
    shop.eventually("a pause", |it| matches!(it.web.link(), LinkState::Paused { .. })).await;
    let during = shop.sends(&shop, "AAAA0001", "Halo").await;

    assert_eq!(during, SendOutcome::ChannelDown);
    assert_eq!(server.state().connections, 1);
    shop.comes_to(LinkState::Online).await;
    assert_eq!(server.state().connections, 2);
}

#[tokio::test(start_paused = true)]
async fn a_lost_connection_comes_back_by_itself() {
    let server = Server::new();
    let shop = Party::online(&server, SHOP).await;

    server.cut(&shop.device());
    shop.comes_to(LinkState::Reconnecting).await;
    shop.comes_to(LinkState::Online).await;

    assert_eq!(server.state().connections, 2);
    assert_eq!(shop.web.trouble(), None);
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_breaks_again_and_again_calls_a_person_and_rests() {
    let server = Server::new();
    let shop = Party::online(&server, SHOP).await;

    for _ in 0..4 {
        server.cut(&shop.device());
        shop.comes_to(LinkState::Reconnecting).await;
        shop.comes_to(LinkState::Online).await;
    }
    server.cut(&shop.device());
    shop.comes_to(LinkState::NeedsOperator).await;
    tokio::time::sleep(A_WHILE).await;

    assert_eq!(shop.web.trouble(), Some("flapping"));
    assert_eq!(server.state().connections, 5);
    assert!(!is_empty(&shop).await);
}

#[tokio::test(start_paused = true)]
async fn a_stop_keeps_the_credentials_and_a_reset_forgets_them_on_both_sides() {
    let server = Server::new();
    let shop = Party::online(&server, SHOP).await;

    shop.web.stop().await;
    assert_eq!((shop.web.link(), is_empty(&shop).await), (LinkState::Idle, false));
    shop.start().await;
    shop.comes_to(LinkState::Online).await;
    shop.web.reset().await.expect("a reset");

    assert_eq!((shop.web.link(), is_empty(&shop).await), (LinkState::Idle, true));
    let said = server.sent_by(&shop.device(), "iq");
    assert!(said.iter().any(|iq| iq.get_optional_child("remove-companion-device").is_some()));
    tokio::time::sleep(A_WHILE).await;
    assert_eq!(server.state().connections, 2);
}
