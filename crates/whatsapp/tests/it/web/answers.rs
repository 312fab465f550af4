//! What the server answers to what.

use whatsapp_rust::NodeBuilder;
use whatsapp_rust::wacore_binary::{Node, NodeContent};

use super::phone;
use super::server::{State, attr};

const SERVER: &str = "s.whatsapp.net";

/// What goes to whom.
type All = Vec<(String, Node)>;

/// The keys that a device uploaded.
#[derive(Clone, Default)]
pub struct Keys {
    /// Registration, type, identity and the signed key, as they came.
    fixed: Vec<Node>,
    /// Keys for one use each.
    single: Vec<Node>,
}

pub fn success() -> Node {
    NodeBuilder::new("success").attr("t", now()).attr("props", "27").build()
}

/// Codes for a device that is not paired.
pub fn codes(count: usize) -> Node {
    let code = |number| NodeBuilder::new("ref").bytes(format!("2@code{number}")).build();
    let all = NodeBuilder::new("pair-device").children((0..count).map(code)).build();
    NodeBuilder::new("iq")
        .attrs([("from", SERVER), ("type", "set"), ("id", "pair-1"), ("xmlns", "md")])
        .children([all])
        .build()
}

pub fn iq(state: &mut State, device: &str, node: &Node) -> All {
    if matches!(attr(node, "type").as_str(), "result" | "error") {
        return Vec::new();
    }
    let xmlns = attr(node, "xmlns");
    let child = node.children().and_then(<[Node]>::first);
    let tag = child.map(|child| child.tag.to_string()).unwrap_or_default();
    let content = match (xmlns.as_str(), tag.as_str()) {
        ("encrypt", "registration" | "list" | "identity") => {
            upload(state, device, node);
            None
        }
        ("encrypt", "key") => child.map(|child| bundles(state, child)),
        ("encrypt", "digest") => return vec![(device.to_owned(), failed(node))],
        ("encrypt", "count") => Some(NodeBuilder::new("count").attr("value", "20").build()),
        ("usync", _) => child.map(|child| devices(state, child)),
        ("w:m", _) => Some(files()),
        ("w:sync:app:state", _) => child.map(synced),
        _ => None,
    };
    let mut all = vec![(device.to_owned(), result(node, content))];
    if tag == "active" {
        all.extend(offline(state, device));
    }
    all
}

/// What waited, and that this was all.
fn offline(state: &State, device: &str) -> All {
    let mut waiting = state.waiting.get(device).cloned().unwrap_or_default();
    let count = waiting.len().to_string();
    for node in &mut waiting {
        node.attrs.insert("offline", "1");
    }
    let end = NodeBuilder::new("offline").attr("count", count).build();
    let end = NodeBuilder::new("ib").attr("from", SERVER).children([end]).build();
    waiting.into_iter().chain([end]).map(|node| (device.to_owned(), node)).collect()
}

fn result(node: &Node, content: Option<Node>) -> Node {
    let builder = NodeBuilder::new("iq").attrs([
        ("from", SERVER.to_owned()),
        ("type", "result".to_owned()),
        ("id", attr(node, "id")),
    ]);
    builder.children(content).build()
}

fn failed(node: &Node) -> Node {
    let mut failed = result(node, None);
    failed.attrs.insert("type", "error");
    let error = NodeBuilder::new("error").attrs([("code", "503"), ("text", "later")]).build();
    failed.content = Some(NodeContent::Nodes(vec![error]));
    failed
}

fn upload(state: &mut State, device: &str, node: &Node) {
    let mut keys = Keys::default();
    for child in node.children().unwrap_or_default() {
        match child.tag.as_ref() {
            "list" => keys.single = child.children().unwrap_or_default().to_vec(),
            _ => keys.fixed.push(child.clone()),
        }
    }
    state.keys.insert(device.to_owned(), keys);
}

fn bundles(state: &mut State, asked: &Node) -> Node {
    let mut users = Vec::new();
    for user in asked.get_children_by_tag("user") {
        let jid = attr(user, "jid");
        let builder = NodeBuilder::new("user").attrs([("jid", jid.clone()), ("t", now())]);
        let children = match state.keys.get_mut(&jid) {
            Some(keys) => {
                let single = (!keys.single.is_empty()).then(|| keys.single.remove(0));
                keys.fixed.iter().cloned().chain(single).collect()
            }
            None => vec![NodeBuilder::new("error").attr("code", "406").build()],
        };
        users.push(builder.children(children).build());
    }
    NodeBuilder::new("list").children(users).build()
}

/// Every user has the devices that have uploaded keys.
fn devices(state: &State, usync: &Node) -> Node {
    let asked = usync.get_optional_child("list").and_then(Node::children).unwrap_or_default();
    let users = asked.iter().map(|user| {
        let mut jid = attr(user, "jid");
        // Who is asked whether they are there at all is named by number.
        if let Some(number) = user.get_optional_child("contact").and_then(Node::content_as_string) {
            jid = format!("{}@s.whatsapp.net", number.trim_start_matches('+'));
        }
        let number = jid.split(['@', ':']).next().unwrap_or_default();
        let ids = state.keys.keys().filter_map(|device| {
            let (user, rest) = device.split_once(':')?;
            (user == number).then(|| rest.split('@').next().unwrap_or_default().to_owned())
        });
        let ids: Vec<String> = ids.collect();
        let contact = if ids.is_empty() { "out" } else { "in" };
        let contact = NodeBuilder::new("contact").attr("type", contact).build();
        let ids = ids.into_iter().map(|id| {
            NodeBuilder::new("device").attrs([("id", id), ("key-index", "1".to_owned())]).build()
        });
        let list = NodeBuilder::new("device-list").children(ids).build();
        let index = NodeBuilder::new("key-index-list").attr("ts", "1700000000");
        let index = index.bytes(phone::key_index()).build();
        let devices = NodeBuilder::new("devices").children([list, index]).build();
        NodeBuilder::new("user").attr("jid", jid).children([devices, contact]).build()
    });
    let list = NodeBuilder::new("list").children(users.collect::<Vec<_>>()).build();
    NodeBuilder::new("usync").children([list]).build()
}

/// Where files are.
fn files() -> Node {
    let host = NodeBuilder::new("host").attr("hostname", "mmg.whatsapp.net").build();
    let told = [("auth", "secret"), ("ttl", "3600"), ("auth_ttl", "3600"), ("max_buckets", "12")];
    NodeBuilder::new("media_conn").attrs(told).children([host]).build()
}

/// Nothing is on the phone that a device would have to know.
fn synced(sync: &Node) -> Node {
    let collections = sync.get_children_by_tag("collection").map(|asked| {
        let name = attr(asked, "name");
        NodeBuilder::new("collection").attrs([("name", name), ("version", "0".to_owned())]).build()
    });
    NodeBuilder::new("sync").children(collections.collect::<Vec<_>>()).build()
}

pub fn message(state: &mut State, device: &str, node: &Node) -> All {
    if state.swallowed > 0 {
        state.swallowed -= 1;
        return Vec::new();
    }
    let id = attr(node, "id");
    let mut ack = NodeBuilder::new("ack").attrs([
        ("class", "message".to_owned()),
        ("id", id.clone()),
        ("from", attr(node, "to")),
        ("t", now()),
    ]);
    if let Some(number) = state.nack {
        ack = ack.attr("error", number);
        return vec![(device.to_owned(), ack.build())];
    }
    let mut all = vec![(device.to_owned(), ack.build())];
    let identity = node.get_optional_child("device-identity").cloned();
    let to = node.get_optional_child("participants").and_then(Node::children).unwrap_or_default();
    for one in to {
        let Some(sealed) = one.get_optional_child("enc") else { continue };
        let receiver = attr(one, "jid");
        let relayed = NodeBuilder::new("message")
            .attrs([
                ("from", device.to_owned()),
                ("id", id.clone()),
                ("type", attr(node, "type")),
                ("t", now()),
                ("notify", "Budi".to_owned()),
            ])
            .children([sealed.clone()].into_iter().chain(identity.clone()))
            .build();
        state.waiting.entry(receiver.clone()).or_default().push(relayed.clone());
        all.push((receiver, relayed));
    }
    all
}

/// To all devices of whom it is for, as it came.
pub fn receipt(state: &mut State, device: &str, node: &Node) -> All {
    let (id, to) = (attr(node, "id"), attr(node, "to"));
    state.acknowledged(device, &id);
    let mut ack = NodeBuilder::new("ack").attrs([("class", "receipt"), ("from", SERVER)]);
    ack = ack.attr("id", id.clone());
    let mut all = vec![(device.to_owned(), ack.build())];
    let number = to.split(['@', ':']).next().unwrap_or_default();
    let theirs = state.keys.keys().filter(|known| known.split(':').next() == Some(number));
    for receiver in theirs {
        let mut relayed = node.clone();
        relayed.attrs = Default::default();
        for (key, value) in [("from", device), ("id", &id), ("t", &now())] {
            relayed.attrs.insert(key, value.to_owned());
        }
        let kind = attr(node, "type");
        if !kind.is_empty() {
            relayed.attrs.insert("type", kind);
        }
        all.push((receiver.clone(), relayed));
    }
    all
}

fn now() -> String {
    whatsapp_rust::wacore::time::now_secs().to_string()
}
