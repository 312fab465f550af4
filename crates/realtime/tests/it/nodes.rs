//! Several nodes that are one server: on a bus within the process that can be cut and made to
//! lose messages, and on real ones.

mod buses;
mod counts;
mod faults;
mod hub;
mod presence;
mod story;
mod together;
mod webhooks;

use realtime::{Bus, Config};
use serde_json::Value;

use crate::host::{Host, pause_ms};

const APP: &str = "[[apps]]\nid = \"1\"\nkey = \"a-key\"\nsecret = \"a-secret\"\n";

/// A node on this bus, of an app with these settings.
pub async fn node(bus: Bus, settings: &str) -> Host {
    let config = Config::from_toml(&format!("{APP}{settings}"));
    let mut config = config.expect("a valid configuration");
    config.timing.settle_ms = 100;
    let host = Host::start_on(&config, Some(bus)).await;
    host.realtime.ready().await;
    host
}

/// Two nodes that know each other.
pub async fn two(hub: &hub::Hub, settings: &str) -> [Host; 2] {
    let nodes = [node(hub.plug(), settings).await, node(hub.plug(), settings).await];
    meet(&nodes).await;
    nodes
}

/// Waits until all of them know all of them.
pub async fn meet(nodes: &[Host]) {
    for host in nodes {
        until(|| host.realtime.overview().nodes.len() >= nodes.len()).await;
    }
}

/// Waits until it is so; longer than anything takes.
pub async fn until(is_so: impl Fn() -> bool) {
    for _ in 0..400 {
        if is_so() {
            return;
        }
        pause_ms(25).await;
    }
    panic!("it never became so");
}

/// The ids of a roll, as a subscriber was told.
pub fn ids(succeeded: &Value) -> Value {
    crate::host::data(succeeded)["presence"]["ids"].take()
}
