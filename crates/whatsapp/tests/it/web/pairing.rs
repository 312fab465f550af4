//! How a person links the device with a phone.

use std::time::Duration;

use whatsapp::{Driver, LinkState, Own};

use super::people::{Party, accepted, config};
use super::phone;
use super::server::{Server, stream_error};

const SHOP: &str = "6281111111111";
const CUSTOMER: &str = "6282222222222";

/// The code that is shown, once one is.
async fn shown(party: &Party) -> String {
    let pairing = party.web.pairing().expect("a pairing");
    for _ in 0..500 {
        if let Ok(code) = pairing.qr().await {
            return code;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("no code");
}

#[tokio::test(start_paused = true)]
async fn a_phone_that_scans_the_code_brings_the_line_online_under_its_number() {
    let server = Server::new();
    let mut shop = Party::unpaired(&server);
    shop.start().await;
    let code = shown(&shop).await;
    assert_eq!(shop.web.link(), LinkState::Pairing);

    server.push("unpaired", phone::scan(&code, SHOP));
    shop.eventually("a yes", |_| {
        let said = server.sent_by("unpaired", "iq");
        said.iter().any(|iq| iq.get_optional_child("pair-device-sign").is_some())
    })
    .await;
    server.push("unpaired", stream_error("515"));
    shop.number = SHOP.to_owned();
    shop.comes_to(LinkState::Online).await;

    let number = shop.address().phone().cloned();
    assert_eq!(shop.web.own(), Some(Own { phone: number, device: Some("Toko Sari".to_owned()) }));
    assert!(shop.web.pairing().expect("a pairing").qr().await.is_err());
    shop.restart().await;
    let customer = Party::online(&server, CUSTOMER).await;
    assert_eq!(shop.sends(&customer, "AAAA0001", "Halo").await, accepted("AAAA0001"));
}

#[tokio::test(start_paused = true)]
async fn the_code_changes_and_when_all_were_shown_a_person_is_needed() {
    let server = Server::new();
    server.state().codes = 2;
    let shop = Party::unpaired(&server);
    shop.start().await;

    let first = shown(&shop).await;
    let mut second = first.clone();
    while second == first {
        tokio::time::sleep(Duration::from_millis(200)).await;
        second = shown(&shop).await;
    }
    let patient = async {
        while shop.web.link() == LinkState::Pairing {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(90), patient).await.expect("an end");

    assert!(first.starts_with("2@code0,") && second.starts_with("2@code1,"));
    assert_eq!(
        (shop.web.link(), shop.web.trouble()),
        (LinkState::NeedsPairing, Some("nobody_scanned"))
    );
    tokio::time::sleep(Duration::from_secs(20 * 60)).await;
    assert_eq!(server.state().connections, 1);
}

#[tokio::test(start_paused = true)]
async fn a_pairing_that_reaches_nobody_ends_as_well() {
    let server = Server::new();
    server.state().is_mute = true;
    let mut config = config(&server);
    config.pairing = Duration::from_secs(200);
    let shop = Party::with(&server, SHOP, config);

    shop.start().await;
    tokio::time::sleep(Duration::from_secs(190)).await;
    assert_eq!(shop.web.link(), LinkState::Pairing);
    shop.comes_to(LinkState::NeedsPairing).await;

    assert_eq!(shop.web.trouble(), Some("nobody_scanned"));
}
