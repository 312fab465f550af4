//! A channel's name, read once: who may listen, and whether its last event is kept.

use std::fmt;
use std::sync::Arc;

/// Documented on the page "Channels"; the server libraries let 200 through.
const MAX_CHARS: usize = 164;
/// Documented on the page "Presence channels".
pub(crate) const MAX_USER_ID_CHARS: usize = 128;
/// Events to a signed-in user travel on a channel of this name.
const USER_PREFIX: &str = "#server-to-user-";

/// Longest first: `private-cache-` is also `private-`.
const PREFIXES: [(&str, Access, Keeping); 7] = [
    ("private-encrypted-cache-", Access::Encrypted, Keeping::Last),
    ("private-encrypted-", Access::Encrypted, Keeping::Nothing),
    ("presence-cache-", Access::Presence, Keeping::Last),
    ("private-cache-", Access::Private, Keeping::Last),
    ("presence-", Access::Presence, Keeping::Nothing),
    ("private-", Access::Private, Keeping::Nothing),
    ("cache-", Access::Public, Keeping::Last),
];

/// Who may subscribe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Access {
    /// Anybody.
    Public,
    /// Whoever the application signed for.
    Private,
    /// The same; what is sent is sealed by the application, and we cannot read it.
    Encrypted,
    /// Whoever the application signed for, under a name that all members see.
    Presence,
    /// The signed-in user of that id, and nobody else.
    User,
}

/// Whether the last event waits for later subscribers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Keeping {
    Nothing,
    Last,
}

/// A valid name. Cloning shares the text.
#[derive(Clone, Debug)]
pub struct ChannelName {
    text: Arc<str>,
    access: Access,
    keeping: Keeping,
}

/// The text cannot name a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAChannel;

impl ChannelName {
    /// Reads a name; the kind follows from its exact prefix.
    pub fn parse(text: &str) -> Result<Self, NotAChannel> {
        if let Some(user) = text.strip_prefix(USER_PREFIX) {
            let is_valid = !user.is_empty() && user.chars().count() <= MAX_USER_ID_CHARS;
            return if is_valid {
                Ok(Self::of(text, Access::User, Keeping::Nothing))
            } else {
                Err(NotAChannel)
            };
        }
        if text.is_empty() || text.len() > MAX_CHARS || !text.bytes().all(may_occur) {
            return Err(NotAChannel);
        }
        let kind = PREFIXES.iter().find(|(prefix, ..)| text.starts_with(prefix));
        let (access, keeping) = kind
            .map_or((Access::Public, Keeping::Nothing), |(_, access, keeping)| (*access, *keeping));
        Ok(Self::of(text, access, keeping))
    }

    fn of(text: &str, access: Access, keeping: Keeping) -> Self {
        Self { text: text.into(), access, keeping }
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Who may subscribe.
    pub fn access(&self) -> Access {
        self.access
    }

    /// Whether its members are known by name.
    pub fn is_presence(&self) -> bool {
        self.access == Access::Presence
    }

    /// Whether it keeps its last event.
    pub fn is_cache(&self) -> bool {
        self.keeping == Keeping::Last
    }

    /// Whether the application must have signed a subscription, and clients may send events.
    pub fn is_authorized(&self) -> bool {
        matches!(self.access, Access::Private | Access::Encrypted | Access::Presence)
    }

    /// Whether it is ours: `#` is reserved, so no listing and no webhook tells of it.
    pub fn is_internal(&self) -> bool {
        self.access == Access::User
    }

    /// The user whose own channel this is.
    pub fn user(&self) -> Option<&str> {
        self.text.strip_prefix(USER_PREFIX)
    }
}

/// The alphabet of the page "Channels".
fn may_occur(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-=@,.;".contains(&byte)
}

impl fmt::Display for ChannelName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl serde::Serialize for ChannelName {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

/// The text decides everything else.
impl PartialEq for ChannelName {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for ChannelName {}

impl std::hash::Hash for ChannelName {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl std::borrow::Borrow<str> for ChannelName {
    fn borrow(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kind(text: &str) -> Option<(Access, bool)> {
        ChannelName::parse(text).ok().map(|name| (name.access(), name.is_cache()))
    }

    #[test]
    fn the_longest_exact_prefix_decides() {
        for (text, access, is_cache) in [
            ("news", Access::Public, false),
            ("cache-news", Access::Public, true),
            ("private-a", Access::Private, false),
            ("private-cache-a", Access::Private, true),
            ("private-encrypted-a", Access::Encrypted, false),
            ("private-encrypted-cache-a", Access::Encrypted, true),
            ("presence-a", Access::Presence, false),
            ("presence-cache-a", Access::Presence, true),
            ("my-private-a", Access::Public, false),
            ("private", Access::Public, false),
            ("cache", Access::Public, false),
            ("private-my-cache-a", Access::Private, false),
            ("presence-encrypted-a", Access::Presence, false),
            ("#server-to-user-7 é", Access::User, false),
        ] {
            assert_eq!(kind(text), Some((access, is_cache)), "{text}");
        }
    }

    #[test]
    fn names_keep_to_the_alphabet_and_to_164_characters() {
        assert!(kind("foo-bar_1234@=,.;").is_some());
        assert!(kind(&"a".repeat(164)).is_some());
        for text in ["", "a b", "a#b", "#a", "#server-to-user-", "a/b", "é", "a\n", "a:b", "a*"] {
            assert_eq!(kind(text), None, "{text}");
        }
        assert_eq!(kind(&"a".repeat(165)), None);
        assert_eq!(kind(&format!("#server-to-user-{}", "a".repeat(129))), None);
    }

    proptest! {
        #[test]
        fn a_name_that_is_read_is_the_text_it_was_read_from(text in "\\PC{0,40}") {
            if let Ok(name) = ChannelName::parse(&text) {
                prop_assert_eq!(name.as_str(), text.as_str());
                prop_assert_eq!(name.is_internal(), text.starts_with('#'));
                prop_assert_eq!(name.is_presence(), text.starts_with("presence-"));
                let is_authorized = text.starts_with("presence-") || text.starts_with("private-");
                prop_assert_eq!(name.is_authorized(), is_authorized);
            }
        }
    }
}
