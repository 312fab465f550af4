//! Random stories on a bad bus: whatever happened, in the end all nodes tell the same truth.

use std::collections::BTreeMap;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde_json::{Value, json};

use super::hub::Hub;
use super::{meet, node};
use crate::client::Client;
use crate::host::{Host, pause_ms};

const CHANNELS: [&str; 3] = ["presence-a", "presence-b", "c"];
const USERS: [&str; 4] = ["ann", "bob", "eve", "kim"];

struct Guest {
    client: Client,
    channel: &'static str,
    user: &'static str,
}

/// What every node should say of a channel: subscriptions and users.
type Truth = BTreeMap<&'static str, (usize, Vec<&'static str>)>;

fn truth(guests: &[Guest]) -> Truth {
    let mut truth = Truth::new();
    for guest in guests {
        let (count, users) = truth.entry(guest.channel).or_default();
        *count += 1;
        users.push(guest.user);
        users.sort_unstable();
        users.dedup();
    }
    truth
}

async fn is_told(host: &Host, truth: &Truth) -> bool {
    for channel in CHANNELS {
        let path = format!("/apps/1/channels/{channel}");
        let told = host.get(&path, &[("info", "subscription_count")]).await.1;
        let (count, users) = truth.get(channel).cloned().unwrap_or_default();
        if told["subscription_count"].as_u64() != Some(count as u64) {
            return false;
        }
        if channel.starts_with("presence-") {
            let told = host.get(&format!("{path}/users"), &[]).await.1;
            let users: Vec<Value> = users.iter().map(|user| json!({"id": user})).collect();
            if told != json!({ "users": users }) {
                return false;
            }
        }
    }
    true
}

async fn guest(host: &Host, random: &mut StdRng) -> Guest {
    let channel = CHANNELS[random.random_range(0..CHANNELS.len())];
    let user = USERS[random.random_range(0..USERS.len())];
    let mut client = host.connect().await;
    if channel == "c" {
        client.subscribe(channel).await;
    } else {
        let data = format!(r#"{{"user_id":"{user}"}}"#);
        client.subscribe_signed(channel, Some(&data)).await;
    }
    Guest { client, channel, user }
}

async fn tell_a_story(seed: u64) {
    let mut random = StdRng::seed_from_u64(seed);
    let hub = Hub::default();
    let mut nodes = Vec::new();
    for _ in 0..3 {
        nodes.push(node(hub.plug(), "").await);
    }
    meet(&nodes).await;
    let mut guests: Vec<Guest> = Vec::new();
    let mut is_up = true;
    for _ in 0..60 {
        match random.random_range(0..20) {
            0 => hub.lose_one_of(random.random_range(2..20)),
            1 => hub.lose_one_of(0),
            2 if is_up => {
                hub.stop();
                is_up = false;
            }
            3 if !is_up => {
                hub.start();
                is_up = true;
            }
            4 if nodes.len() < 5 => nodes.push(node(hub.plug(), "").await),
            5..=8 if !guests.is_empty() => {
                let at = random.random_range(0..guests.len());
                guests.swap_remove(at).client.leave().await;
            }
            _ => {
                let at = random.random_range(0..nodes.len());
                guests.push(guest(&nodes[at], &mut random).await);
            }
        }
    }
    hub.lose_one_of(0);
    if !is_up {
        hub.start();
    }

    let truth = truth(&guests);
    for host in &nodes {
        let mut tries = 0;
        while !is_told(host, &truth).await {
            tries += 1;
            assert!(tries < 400, "story {seed}: {truth:?}");
            pause_ms(25).await;
        }
    }
}

#[tokio::test]
async fn whatever_happened_all_nodes_tell_the_same_truth() {
    for seed in 0..8 {
        tell_a_story(seed).await;
    }
}
