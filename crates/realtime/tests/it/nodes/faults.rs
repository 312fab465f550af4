//! A bus that loses messages, and one on which somebody else speaks.

use bytes::Bytes;
use realtime::{Bus, Heard, Line};
use serde_json::json;

use super::hub::Hub;
use super::{node, two};
use crate::host::{Host, pause_ms};

#[tokio::test]
async fn what_the_bus_loses_is_asked_for_again_and_comes_once_and_in_order() {
    let hub = Hub::default();
    let [one, other] = two(&hub, "").await;
    let mut there = other.connect().await;
    there.subscribe("news").await;
    hub.lose_one_of(5);

    for number in 0..200 {
        one.trigger("news", "e", &number.to_string()).await;
    }

    for number in 0..200 {
        assert_eq!(there.hear_event("e").await["data"], number.to_string());
    }
    hub.lose_one_of(0);
    there.hear_nothing().await;
}

#[tokio::test]
async fn nonsense_on_the_bus_harms_nobody() {
    let (bus, Line { said: _said, heard }) = Bus::new();
    heard.send(Heard::Connected).await.expect("the node lives");
    let host: Host = node(bus, "").await;
    let node_id = r#""from":{"since_ms":1,"salt":2}"#;
    for nonsense in [
        "".to_owned(),
        "{".to_owned(),
        "\u{0}".to_owned(),
        "[]".to_owned(),
        format!("{{{node_id}}}"),
        format!("{{{node_id},\"body\":{{\"news\":{{}}}}}}"),
        format!(
            "{{{node_id},\"body\":{{\"beat\":{{\"last\":18446744073709551615,\"connections\":[[\"1\",18446744073709551615]]}}}}}}"
        ),
        format!(
            "{{{node_id},\"body\":{{\"ask\":{{\"of\":{{\"since_ms\":3,\"salt\":4}},\"next\":9,\"before\":1}}}}}}"
        ),
        format!(
            "{{{node_id},\"body\":{{\"piece\":{{\"last\":7,\"index\":3,\"is_end\":true,\"news\":[]}}}}}}"
        ),
        format!(
            "{{{node_id},\"body\":{{\"piece\":{{\"last\":18446744073709551615,\"index\":0,\"is_end\":true,\"news\":[[\"1\",{{\"seats\":{{\"channel\":\"a b\",\"count\":1}}}}],[\"9\",{{\"terminate\":{{\"user\":\"x\"}}}}]]}}}}}}"
        ),
        format!(
            "{{{node_id},\"body\":{{\"news\":{{\"seq\":0,\"app\":\"1\",\"news\":{{\"signed_in\":{{\"user\":\"\",\"sockets\":1}}}}}}}}}}"
        ),
    ] {
        heard.send(Heard::Said(Bytes::from(nonsense))).await.expect("the node lives");
    }
    pause_ms(100).await;

    let mut client = host.connect().await;
    client.subscribe("news").await;
    host.trigger("news", "e", "1").await;
    client.hear_event("e").await;
    assert_eq!(host.get("/apps/1/channels", &[]).await.1, json!({"channels": {"news": {}}}));
}
