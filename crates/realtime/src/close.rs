//! Why a connection is closed: the documented codes and the sentences that go with them.

/// Tells the client's library what to do next: 4000-4099 stop, 4100-4199 wait and return,
/// 4200-4299 return at once. Below 4000 stand the WebSocket's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Close {
    /// The app wants TLS, and the client came without.
    TlsOnly,
    /// No app has this key.
    UnknownApp,
    /// The app is switched off.
    AppDisabled,
    /// The app has as many connections as it may have.
    OverQuota,
    /// A WebSocket was opened on a path that has none.
    UnknownPath,
    /// The protocol's version is not a number.
    MalformedVersion,
    /// No server speaks that version of the protocol, or none does any more.
    UnsupportedVersion,
    /// The protocol's version is missing.
    MissingVersion,
    /// The page's origin is not one of the app's, or nobody signed for the connection in time.
    Unauthorized,
    /// The application asked for the end of all connections of this user.
    Terminated,
    /// It did not read what was sent to it.
    TooSlow,
    /// It says more than anybody could mean.
    TooBusy,
    /// The server stops.
    Reconnect,
    /// It did not answer a ping.
    NoPong,
    /// The WebSocket's own rules were broken.
    Malformed,
    /// Binary frames mean nothing here.
    Binary,
    /// Text that is not UTF-8.
    NotText,
    /// A message beyond the limit.
    TooLarge,
}

impl Close {
    /// The number on the wire.
    pub fn code(self) -> u16 {
        match self {
            Self::TlsOnly => 4000,
            Self::UnknownApp => 4001,
            Self::AppDisabled => 4003,
            Self::OverQuota => 4004,
            Self::UnknownPath => 4005,
            Self::MalformedVersion => 4006,
            Self::UnsupportedVersion => 4007,
            Self::MissingVersion => 4008,
            Self::Unauthorized | Self::Terminated => 4009,
            Self::TooSlow | Self::TooBusy => 4100,
            Self::Reconnect => 4200,
            Self::NoPong => 4201,
            Self::Malformed => 1002,
            Self::Binary => 1003,
            Self::NotText => 1007,
            Self::TooLarge => 1009,
        }
    }

    /// The sentence beside it, below the 123 bytes that a close frame holds.
    pub fn reason(self) -> &'static str {
        match self {
            Self::TlsOnly => "Application only accepts SSL connections, reconnect using wss://",
            Self::UnknownApp => "Application does not exist",
            Self::AppDisabled => "Application disabled",
            Self::OverQuota => "Application is over connection quota",
            Self::UnknownPath => "Path not found",
            Self::MalformedVersion => "Invalid version string format",
            Self::UnsupportedVersion => "Unsupported protocol version",
            Self::MissingVersion => "No protocol version supplied",
            Self::Unauthorized => "Connection is unauthorized",
            Self::Terminated => "Connection terminated by the application",
            Self::TooSlow => "Over capacity: messages were not read in time",
            Self::TooBusy => "Over capacity: too many messages at once",
            Self::Reconnect => "Generic reconnect immediately",
            Self::NoPong => "Pong reply not received",
            Self::Malformed => "Malformed frame",
            Self::Binary => "Binary messages are not supported",
            Self::NotText => "Text must be UTF-8",
            Self::TooLarge => "Message too large",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_fits_into_a_control_frame() {
        for close in
            [Close::TooSlow, Close::TooBusy, Close::OverQuota, Close::Unauthorized, Close::Binary]
        {
            assert!(close.reason().len() <= 123);
        }
    }
}
