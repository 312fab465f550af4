//! Who somebody is on WhatsApp: every raw id that a gateway sends, read into one [`Address`].

use std::fmt;
use std::str::FromStr;

use base::{Phone, PhoneError};

/// The longest raw id that is looked at. A business-scoped id has 135 characters at most.
const LONGEST: usize = 256;
/// The digits of a `@lid` and of a group; today's have 15 and 18.
const LONGEST_NUMBER: usize = 32;
/// What stands behind the dot of a business-scoped id at most, as Meta documents it.
const LONGEST_BSUID: usize = 128;

/// Why a raw id is no [`Address`].
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum AddressError {
    /// Nothing is there.
    #[error("an id is missing")]
    Empty,
    /// Longer than any id is.
    #[error("longer than any id is")]
    TooLong,
    /// The part behind the `@` is none that is known.
    #[error("no known kind of id")]
    UnknownServer,
    /// A `@lid` without its digits.
    #[error("not a hidden number")]
    NotALid,
    /// A `@g.us` without its digits.
    #[error("not a group")]
    NotAGroup,
    /// A `@newsletter` or `@broadcast` without its digits.
    #[error("not a channel or a broadcast list")]
    NotAList,
    /// It should be a phone number and is none.
    #[error("not a phone number")]
    NotAPhone(PhoneError),
}

/// The part of an id that the network made up: digits, or a business-scoped id as it came.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Handle(String);

impl Handle {
    /// The text of it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where messages come from that nobody answers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Silent {
    /// Stories of contacts: `status@broadcast`.
    Status,
    /// A channel that somebody follows: `…@newsletter`.
    Newsletter(Handle),
    /// A broadcast list: `…@broadcast`.
    BroadcastList(Handle),
    /// WhatsApp itself: `0@c.us`.
    System,
}

/// Somebody, or something, on WhatsApp. One person may have several of them.
///
/// The text form (`Display`) is read back by [`Address::parse`] into the same address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Address {
    /// A phone number.
    Phone(Phone),
    /// A hidden number, the same for everybody: `…@lid`.
    Lid(Handle),
    /// A hidden number that only one business knows: `ID.1502…`, or `ID.ENT.1181…` for a parent.
    Bsuid(Handle),
    /// A group.
    Group(Handle),
    /// What is not answered.
    Ignored(Silent),
}

impl Address {
    /// Reads `628…@c.us`, `628…:12@s.whatsapp.net`, `…@lid`, `…@g.us`, `status@broadcast`,
    /// `ID.1502…`, and phones as people write them: without a country code they are Indonesian.
    pub fn parse(raw: &str) -> Result<Self, AddressError> {
        let raw = trimmed(raw)?;
        match raw.rsplit_once('@') {
            Some((user, server)) => on_server(user, server),
            None if is_bsuid(raw) => Ok(Self::Bsuid(Handle(raw.to_owned()))),
            None => Phone::parse(raw).map(Self::Phone).map_err(AddressError::NotAPhone),
        }
    }

    /// Reads the bare digits of the Cloud API (`wa_id`), which always begin with a country code:
    /// `81…` is a Japanese number there, and no Indonesian one without its zero.
    pub fn from_wa_id(raw: &str) -> Result<Self, AddressError> {
        let bare = trimmed(raw)?;
        let digits = bare.strip_prefix('+').unwrap_or(bare);
        if is_number(digits) { phone(digits) } else { Self::parse(bare) }
    }

    /// `phone`, `lid`, `bsuid`, `group` or `ignored`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Phone(_) => "phone",
            Self::Lid(_) => "lid",
            Self::Bsuid(_) => "bsuid",
            Self::Group(_) => "group",
            Self::Ignored(_) => "ignored",
        }
    }

    /// The phone number, if it is told.
    pub fn phone(&self) -> Option<&Phone> {
        match self {
            Self::Phone(phone) => Some(phone),
            _ => None,
        }
    }

    /// Whether it is one person, whatever of them is known.
    pub fn is_person(&self) -> bool {
        matches!(self, Self::Phone(_) | Self::Lid(_) | Self::Bsuid(_))
    }
}

impl From<Phone> for Address {
    fn from(phone: Phone) -> Self {
        Self::Phone(phone)
    }
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(raw: &str) -> Result<Self, AddressError> {
        Self::parse(raw)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Phone(phone) => write!(f, "{phone}@c.us"),
            Self::Lid(handle) => write!(f, "{}@lid", handle.0),
            Self::Bsuid(handle) => f.write_str(&handle.0),
            Self::Group(handle) => write!(f, "{}@g.us", handle.0),
            Self::Ignored(Silent::Status) => f.write_str("status@broadcast"),
            Self::Ignored(Silent::Newsletter(handle)) => write!(f, "{}@newsletter", handle.0),
            Self::Ignored(Silent::BroadcastList(handle)) => write!(f, "{}@broadcast", handle.0),
            Self::Ignored(Silent::System) => f.write_str("0@c.us"),
        }
    }
}

fn trimmed(raw: &str) -> Result<&str, AddressError> {
    let raw = raw.trim();
    match raw.len() {
        0 => Err(AddressError::Empty),
        1..=LONGEST => Ok(raw),
        _ => Err(AddressError::TooLong),
    }
}

fn on_server(user: &str, server: &str) -> Result<Address, AddressError> {
    let number = |text: &str, refusal| match is_number(text) {
        true => Ok(Handle(text.to_owned())),
        false => Err(refusal),
    };
    match server {
        // A number that the business's provider hosts is told apart only by its server.
        "c.us" | "s.whatsapp.net" | "hosted" => match without_device(user) {
            "0" => Ok(Address::Ignored(Silent::System)),
            digits => phone(digits.strip_prefix('+').unwrap_or(digits)),
        },
        "lid" | "hosted.lid" => {
            number(without_device(user), AddressError::NotALid).map(Address::Lid)
        }
        "g.us" => match user.split_once('-') {
            // Groups of before 2021 are named after their founder and the time.
            Some((founder, time)) if is_number(founder) && is_number(time) => {
                Ok(Address::Group(Handle(user.to_owned())))
            }
            _ => number(user, AddressError::NotAGroup).map(Address::Group),
        },
        "broadcast" if user == "status" => Ok(Address::Ignored(Silent::Status)),
        "broadcast" => number(user, AddressError::NotAList)
            .map(|handle| Address::Ignored(Silent::BroadcastList(handle))),
        "newsletter" => number(user, AddressError::NotAList)
            .map(|handle| Address::Ignored(Silent::Newsletter(handle))),
        _ => Err(AddressError::UnknownServer),
    }
}

/// `628…:12`, `628….0:12` and `628…_1:12` are devices of `628…`.
fn without_device(user: &str) -> &str {
    user.split([':', '.', '_']).next().unwrap_or(user)
}

fn phone(digits: &str) -> Result<Address, AddressError> {
    Phone::from_digits(digits).map(Address::Phone).map_err(AddressError::NotAPhone)
}

fn is_number(text: &str) -> bool {
    (1..=LONGEST_NUMBER).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Two letters of a country, a dot, perhaps `ENT.`, and letters or digits.
fn is_bsuid(text: &str) -> bool {
    let Some((country, rest)) = text.split_once('.') else {
        return false;
    };
    let own = rest.strip_prefix("ENT.").unwrap_or(rest);
    country.len() == 2
        && country.bytes().all(|byte| byte.is_ascii_uppercase())
        && (1..=LONGEST_BSUID).contains(&own.len())
        && own.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
