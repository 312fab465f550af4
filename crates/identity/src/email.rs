//! E-mail addresses: trimmed, lower-cased, so that one person is one account.

use std::fmt;

use base::Invalid;
use sea_orm::DeriveValueType;
use serde::Serialize;

/// Longest address that mail servers accept (RFC 5321 §4.5.3.1.3).
const MAX_LENGTH: usize = 254;

/// An e-mail address in its one written form: trimmed and lower-cased.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, DeriveValueType)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// Reads an address as people write it; refuses what cannot be one, naming the field `email`.
    /// Only a mail that arrives proves more.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let text = normal(text);
        if is_plausible(&text) {
            return Ok(Self(text));
        }
        let (id, en) = ("Alamat e-mail tidak sah.", "This is not a valid e-mail address.");
        Err(Invalid::field("email", "invalid", id, en))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What somebody typed as an address, in the form addresses are kept in.
pub(crate) fn normal(text: &str) -> String {
    text.trim().to_lowercase()
}

fn is_plausible(text: &str) -> bool {
    let plain = text.chars().all(|c| !c.is_whitespace() && !c.is_control());
    let Some((name, host)) = text.rsplit_once('@') else {
        return false;
    };
    let labels_are_full = host.contains('.') && host.split('.').all(|label| !label.is_empty());
    plain && !name.is_empty() && !name.contains('@') && labels_are_full && text.len() <= MAX_LENGTH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_has_one_form() {
        let email = Email::parse("  Admin@Niaga.TEST ").expect("valid");

        assert_eq!(email.as_str(), "admin@niaga.test");
    }

    #[test]
    fn what_cannot_be_an_address_is_refused() {
        let long = format!("{}@niaga.test", "a".repeat(250));
        for text in ["", "admin", "@niaga.test", "a@b", "a@b..id", "a b@c.id", "a@b@c.id", &long] {
            assert!(Email::parse(text).is_err(), "{text}");
        }
    }
}
