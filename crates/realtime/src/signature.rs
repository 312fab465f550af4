//! The three signatures of the protocol, each an HMAC with the app's secret, compared in constant
//! time: of a subscription, of a sign-in, and of a body.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::config::Secret;
use crate::socket_id::SocketId;

/// Whether `auth` (`key:signature`) allows this socket the channel. `channel_data` is part of what
/// was signed whenever it is sent, also where it means nothing.
pub(crate) fn allows_subscription(
    app: (&str, &Secret),
    auth: &str,
    socket: SocketId,
    channel: &str,
    channel_data: Option<&str>,
) -> bool {
    let socket = socket.to_string();
    match channel_data {
        Some(data) => is_auth(app, auth, &[&socket, ":", channel, ":", data]),
        None => is_auth(app, auth, &[&socket, ":", channel]),
    }
}

/// Whether `auth` (`key:signature`) makes this socket the user of `user_data`.
pub(crate) fn allows_sign_in(
    app: (&str, &Secret),
    auth: &str,
    socket: SocketId,
    user_data: &str,
) -> bool {
    is_auth(app, auth, &[&socket.to_string(), "::user::", user_data])
}

fn is_auth((key, secret): (&str, &Secret), auth: &str, signed: &[&str]) -> bool {
    // From the end: an app's key may hold a colon, a signature never does.
    let Some((claimed_key, signature)) = auth.rsplit_once(':') else {
        return false;
    };
    claimed_key == key && is_signature(secret, signature, signed)
}

/// Whether `signature` is the hexadecimal HMAC of the parts in a row.
pub(crate) fn is_signature(secret: &Secret, signature: &str, signed: &[&str]) -> bool {
    let Ok(signature) = hex::decode(signature) else {
        return false;
    };
    let mut mac = keyed(secret);
    for part in signed {
        mac.update(part.as_bytes());
    }
    mac.verify_slice(&signature).is_ok()
}

/// What the application answers to a client that asks for a channel: `key:signature`.
pub(crate) fn allow_subscription(
    (key, secret): (&str, &Secret),
    socket: SocketId,
    channel: &str,
    channel_data: Option<&str>,
) -> String {
    let mut signed = format!("{socket}:{channel}");
    if let Some(data) = channel_data {
        signed.push(':');
        signed.push_str(data);
    }
    format!("{key}:{}", sign(secret, signed.as_bytes()))
}

/// The hexadecimal HMAC of a body, for a webhook's header.
pub(crate) fn sign(secret: &Secret, body: &[u8]) -> String {
    let mut mac = keyed(secret);
    mac.update(body);
    hex::encode(mac.finalize().into_bytes())
}

fn keyed(secret: &Secret) -> Hmac<Sha256> {
    Hmac::new_from_slice(secret.reveal().as_bytes()).expect("HMAC takes a key of any length")
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "278d425bdf160c739803";
    const SIGNATURE: &str = "58df8b0c36d6982b82c3ecf6b4662e34fe8c25bba48f5369f135bf843651c3a4";

    fn secret() -> Secret {
        Secret::new("7ad3773142a6692b25b8")
    }

    fn socket() -> SocketId {
        "1234.1234".parse().expect("a socket id")
    }

    fn allows(auth: &str, channel: &str, data: Option<&str>) -> bool {
        allows_subscription((KEY, &secret()), auth, socket(), channel, data)
    }

    // The vectors of the page "Generating authentication and authorization strings". Its member
    // was renamed to "Mr. Channels" since; the signature still belongs to the older name.
    #[test]
    fn the_documented_examples_pass() {
        let presence =
            format!("{KEY}:afaed3695da2ffd16931f457e338e6c9f2921fa133ce7dac49f529792be6304c");
        let data = r#"{"user_id":10,"user_info":{"name":"Mr. Pusher"}}"#;
        assert!(allows(&format!("{KEY}:{SIGNATURE}"), "private-foobar", None));
        assert!(allows(&presence, "presence-foobar", Some(data)));

        let user =
            format!("{KEY}:4708d583dada6a56435fb8bc611c77c359a31eebde13337c16ab43aa6de336ba");
        assert!(allows_sign_in((KEY, &secret()), &user, socket(), r#"{"id":"12345"}"#));
        assert!(!allows_sign_in((KEY, &secret()), &user, socket(), r#"{"id":"12346"}"#));
    }

    #[test]
    fn nothing_else_passes() {
        for auth in [
            String::new(),
            SIGNATURE.to_owned(),
            format!("{KEY}:"),
            format!("{KEY}:{}", &SIGNATURE[2..]),
            format!("{KEY}:{}00", &SIGNATURE[..62]),
            format!("{KEY}:not hexadecimal"),
            format!("other:{SIGNATURE}"),
        ] {
            assert!(!allows(&auth, "private-foobar", None), "{auth}");
        }
        let auth = format!("{KEY}:{SIGNATURE}");
        assert!(!allows(&auth, "private-other", None));
        assert!(!allows(&auth, "private-foobar", Some("{}")));
    }
}
