//! One client of a crowd.

use std::io::{ErrorKind, Write};
use std::net::SocketAddr;

use anyhow::{Context, Result};
use mio::net::TcpStream;

use crate::frames::{self, Kind};
use crate::tally::Track;

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// TCP's handshake.
    Connecting,
    /// The WebSocket's.
    Shaking,
    /// Waits for the protocol's first event.
    Opening,
    /// Has asked for its channel.
    Joining,
    Ready,
    /// Does not read.
    Stalled,
    Gone,
}

/// What is kept of it: little, for there are ten thousand.
pub struct Member {
    pub socket: TcpStream,
    pub phase: Phase,
    /// The request to begin with, until it is sent; none where there is no handshake.
    pub handshake: Option<String>,
    /// A frame that is not all there.
    pub begun: Vec<u8>,
    pub socket_id: String,
    pub tracks: Vec<Track>,
}

impl Member {
    pub fn new(socket: TcpStream, handshake: Option<String>) -> Self {
        Self {
            socket,
            phase: Phase::Connecting,
            handshake,
            begun: Vec::new(),
            socket_id: String::new(),
            tracks: Vec::new(),
        }
    }

    /// Whether it takes part in the measurement.
    pub fn is_there(&self) -> bool {
        !matches!(self.phase, Phase::Gone | Phase::Stalled)
    }

    /// Sends the handshake once TCP's is done; whether it is.
    pub fn knock(&mut self) -> Result<bool> {
        if let Some(error) = self.socket.take_error()? {
            return Err(error).context("connecting");
        }
        match self.socket.peer_addr() {
            Err(error) if error.kind() == ErrorKind::NotConnected => return Ok(false),
            other => other?,
        };
        self.phase = Phase::Shaking;
        self.socket.set_nodelay(true)?;
        if let Some(handshake) = &self.handshake {
            self.socket.write_all(handshake.as_bytes()).context("knocking")?;
        }
        Ok(true)
    }

    /// Sends a message. It is short, and the socket's buffer is empty: it fits.
    pub fn say(&mut self, message: &[u8]) -> Result<()> {
        let frame = frames::from_client(Kind::Text, message);
        self.socket.write_all(&frame).context("saying something")
    }
}

/// The request for a WebSocket.
pub fn handshake(server: SocketAddr, path: &str) -> String {
    format!(
        "GET {path} HTTP/1.1\r\nhost: {server}\r\nupgrade: websocket\r\nconnection: Upgrade\r\n\
         sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\nsec-websocket-version: 13\r\n\r\n"
    )
}

/// From the first event, where it stands in a string within a string.
pub fn socket_id(text: &[u8]) -> Result<String> {
    let text = std::str::from_utf8(text)?;
    let (_, rest) = text.split_once("socket_id").context("no socket id")?;
    let rest = rest.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    Ok(rest.chars().take_while(|letter| letter.is_ascii_digit() || *letter == '.').collect())
}
