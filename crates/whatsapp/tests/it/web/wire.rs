//! The far end of a connection: Noise as WhatsApp's servers speak it, frames, and stanzas. Its
//! certificates are signed by nobody.

use bytes::Bytes;
use whatsapp_rust::async_channel;
use whatsapp_rust::buffa::{Message, MessageField};
use whatsapp_rust::wacore::framing::{FrameDecoder, encode_frame};
use whatsapp_rust::wacore::handshake::{NoiseCipher, NoiseHandshake};
use whatsapp_rust::wacore::libsignal::protocol::KeyPair;
use whatsapp_rust::wacore::net::{DisconnectReason, TransportEvent};
use whatsapp_rust::wacore_binary::consts::{
    NOISE_PATTERN_XX, NOISE_PATTERN_XXFALLBACK, WA_CONN_HEADER,
};
use whatsapp_rust::wacore_binary::marshal::{marshal, unmarshal_ref};
use whatsapp_rust::wacore_binary::util::unpack;
use whatsapp_rust::wacore_binary::{Node, OwnedNodeRef};
use whatsapp_rust::waproto::whatsapp as wa;

/// What a client sent, until it is gone.
pub type Incoming = tokio::sync::mpsc::UnboundedReceiver<Bytes>;

/// A new pair of keys.
pub fn key_pair() -> KeyPair {
    KeyPair::generate(&mut chance())
}

/// Real chance: nothing is told by which keys somebody has.
#[expect(clippy::disallowed_methods, reason = "the library asks for its own version of `rand`")]
pub fn chance() -> impl rand_next::CryptoRng {
    rand_next::rng()
}

/// A connection after its handshake.
pub struct Wire {
    incoming: Incoming,
    frames: FrameDecoder,
    out: async_channel::Sender<TransportEvent>,
    read: NoiseCipher,
    write: NoiseCipher,
    counts: (u32, u32),
}

impl Wire {
    /// Shakes hands; answers who is there as well. None if the client left.
    pub async fn accept(
        mut incoming: Incoming,
        out: async_channel::Sender<TransportEvent>,
        identity: &KeyPair,
    ) -> Option<(Self, wa::ClientPayload)> {
        let mut frames = FrameDecoder::new();
        let first = incoming.recv().await?;
        frames.feed(&first[WA_CONN_HEADER.len()..]);
        let hello = next_frame(&mut incoming, &mut frames).await?;
        let hello = wa::HandshakeMessage::decode_from_slice(&hello).ok()?.client_hello;
        let hello = hello.into_option()?;
        let theirs = hello.ephemeral?;
        // A client that knows us from earlier tries a shorter way, which is declined.
        let pattern =
            if hello.r#static.is_some() { NOISE_PATTERN_XXFALLBACK } else { NOISE_PATTERN_XX };
        let mut noise = NoiseHandshake::new(pattern, &WA_CONN_HEADER).ok()?;
        noise.authenticate(&theirs);
        let ours = key_pair();
        noise.authenticate(ours.public_key.public_key_bytes());
        noise.mix_shared_secret(ours.private_key.serialize(), &theirs).ok()?;
        let key = noise.encrypt(identity.public_key.public_key_bytes()).ok()?;
        noise.mix_shared_secret(identity.private_key.serialize(), &theirs).ok()?;
        let chain = noise.encrypt(&certificates(identity)).ok()?;
        let answer = wa::HandshakeMessage {
            server_hello: MessageField::some(wa::handshake_message::ServerHello {
                ephemeral: Some(ours.public_key.public_key_bytes().to_vec()),
                r#static: Some(key),
                payload: Some(chain),
                ..Default::default()
            }),
            ..Default::default()
        };
        send_frame(&out, &answer.encode_to_vec()).await;
        let finish = next_frame(&mut incoming, &mut frames).await?;
        let finish = wa::HandshakeMessage::decode_from_slice(&finish).ok()?.client_finish;
        let finish = finish.into_option()?;
        let key = noise.decrypt(&finish.r#static?).ok()?;
        noise.mix_shared_secret(ours.private_key.serialize(), &key).ok()?;
        let payload = noise.decrypt(&finish.payload?).ok()?;
        let payload = wa::ClientPayload::decode_from_slice(&payload).ok()?;
        let (read, write) = noise.finish().ok()?;
        Some((Self { incoming, frames, out, read, write, counts: (0, 0) }, payload))
    }

    /// The next stanza; none when the client left.
    pub async fn read(&mut self) -> Option<Node> {
        let frame = next_frame(&mut self.incoming, &mut self.frames).await?;
        let mut buffer = frame.to_vec();
        self.read.decrypt_in_place_with_counter(self.counts.0, &mut buffer).ok()?;
        self.counts.0 += 1;
        let plain = unpack(&buffer).ok()?;
        unmarshal_ref(&plain).ok().map(|node| node.to_owned())
    }

    /// Sends a stanza.
    pub async fn write(&mut self, node: &Node) {
        let plain = marshal(node).expect("a stanza");
        OwnedNodeRef::new(plain[1..].to_vec()).expect("a stanza that can be read");
        let sealed = self.write.encrypt_with_counter(self.counts.1, &plain).expect("a cipher");
        self.counts.1 += 1;
        send_frame(&self.out, &sealed).await;
    }

    /// Hangs up.
    pub async fn close(&self) {
        let _ = self.out.send(TransportEvent::Disconnected(DisconnectReason::StreamEnded)).await;
    }
}

async fn next_frame(incoming: &mut Incoming, frames: &mut FrameDecoder) -> Option<Bytes> {
    loop {
        if let Some(frame) = frames.decode_frame() {
            return Some(frame.freeze());
        }
        frames.feed(&incoming.recv().await?);
    }
}

async fn send_frame(out: &async_channel::Sender<TransportEvent>, payload: &[u8]) {
    let frame = encode_frame(payload, None).expect("a short frame");
    let _ = out.send(TransportEvent::DataReceived(frame.into())).await;
}

/// A chain that names the right keys and that nobody signed.
fn certificates(identity: &KeyPair) -> Vec<u8> {
    use wa::cert_chain::NoiseCertificate;
    use wa::cert_chain::noise_certificate::Details;
    let certificate = |serial, issuer, key: Vec<u8>| {
        let details = Details {
            serial: Some(serial),
            issuer_serial: Some(issuer),
            key: Some(key),
            not_before: Some(1_700_000_000),
            not_after: Some(4_000_000_000),
        };
        MessageField::some(NoiseCertificate {
            details: Some(details.encode_to_vec()),
            signature: Some(vec![0; 64]),
        })
    };
    wa::CertChain {
        leaf: certificate(2, 1, identity.public_key.public_key_bytes().to_vec()),
        intermediate: certificate(1, 0, vec![0xCC; 32]),
    }
    .encode_to_vec()
}
