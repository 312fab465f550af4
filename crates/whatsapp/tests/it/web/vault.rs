//! That credentials are worth what is said of them.

use whatsapp::{Driver, LinkState, Vault};

use super::people::Party;
use super::server::{Server, stream_error};

#[tokio::test(start_paused = true)]
async fn no_credential_is_in_what_the_driver_shows_of_itself() {
    let server = Server::new();
    let shop = Party::online(&server, "6281111111111").await;

    let shown = format!("{:?} {:?} {:?}", shop.web, shop.host(), shop.web.caps());

    assert!(!shown.to_lowercase().contains("key"), "{shown}");
}

#[tokio::test(start_paused = true)]
async fn what_a_dying_client_writes_does_not_come_back_into_a_vault_that_was_emptied() {
    let server = Server::new();
    let shop = Party::online(&server, "6281111111111").await;

    // In the middle of its first minute a device still writes a lot.
    server.push(&shop.device(), stream_error("516"));
    shop.comes_to(LinkState::NeedsPairing).await;
    shop.web.stop().await;

    let buckets = ["device", "pre_key", "session", "identity", "lid", "sync_version"];
    for bucket in buckets {
        assert_eq!(shop.vault.list(bucket).await.expect("a vault"), [], "{bucket}");
    }
}
