//! Between the library's ids and our addresses.

use whatsapp_rust::{Jid, Server};

use crate::address::Address;

/// The id that a message to `address` goes to; none for what is not a person.
pub(super) fn person(address: &Address) -> Option<Jid> {
    match address {
        Address::Phone(phone) => Some(Jid::pn(phone.as_str())),
        Address::Lid(handle) => Some(Jid::lid(handle.as_str())),
        Address::Bsuid(_) | Address::Group(_) | Address::Ignored(_) => None,
    }
}

/// Whose id it is, whatever the device.
pub(super) fn of(jid: &Jid) -> Option<Address> {
    let user = &jid.user;
    let raw = match jid.server {
        Server::Pn | Server::Hosted => format!("{user}@s.whatsapp.net"),
        Server::Lid | Server::HostedLid => format!("{user}@lid"),
        Server::Group => format!("{user}@g.us"),
        Server::Broadcast => format!("{user}@broadcast"),
        Server::Newsletter => format!("{user}@newsletter"),
        _ => return None,
    };
    Address::parse(&raw).ok()
}

/// All that these ids tell of one person: the phone first, each once.
pub(super) fn all(jids: &[Option<&Jid>]) -> Vec<Address> {
    let mut all: Vec<Address> = jids.iter().flatten().filter_map(|jid| of(jid)).collect();
    all.retain(Address::is_person);
    all.sort();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_its_owner_and_the_phone_comes_first() {
        let jid = |raw: &str| raw.parse::<Jid>().expect("an id");
        let (lid, phone) = (jid("100000012345678:12@lid"), jid("6281234567890:3@s.whatsapp.net"));

        let told: Vec<String> =
            all(&[Some(&lid), None, Some(&phone)]).iter().map(ToString::to_string).collect();

        assert_eq!(told, ["6281234567890@c.us", "100000012345678@lid"]);
        assert_eq!(of(&jid("120363021033254949@g.us")).map(|it| it.kind()), Some("group"));
        assert_eq!(of(&jid("status@broadcast")).map(|it| it.kind()), Some("ignored"));
    }

    #[test]
    fn only_persons_are_written_to_and_by_the_same_id() {
        let parse = |raw: &str| Address::parse(raw).expect("an address");
        let told = |raw: &str| person(&parse(raw)).map(|jid| jid.to_string());

        assert_eq!(told("081234567890").as_deref(), Some("6281234567890@s.whatsapp.net"));
        assert_eq!(told("100000012345678@lid").as_deref(), Some("100000012345678@lid"));
        assert_eq!(told("120363021033254949@g.us"), None);
        assert_eq!(told("ID.1502abc"), None);
    }
}
