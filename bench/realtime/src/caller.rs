//! One keep-alive connection to the HTTP API, and no more of HTTP than its answers need.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use crate::keys::Keys;

/// Far beyond any answer's time; a server that is silent as long ends the measurement.
const PATIENCE: Duration = Duration::from_secs(20);
const HEAD_END: &[u8] = b"\r\n\r\n";

/// Waits for each answer.
pub struct Caller {
    socket: TcpStream,
    keys: Keys,
    request: Vec<u8>,
    answer: Vec<u8>,
}

impl Caller {
    /// Connects.
    pub fn connect(server: SocketAddr, keys: &Keys) -> Result<Self> {
        let socket = TcpStream::connect_timeout(&server, PATIENCE).context("connecting")?;
        socket.set_nodelay(true)?;
        socket.set_read_timeout(Some(PATIENCE))?;
        socket.set_write_timeout(Some(PATIENCE))?;
        Ok(Self { socket, keys: keys.clone(), request: Vec::new(), answer: Vec::new() })
    }

    /// Sends JSON, and waits until it was taken.
    pub fn post(&mut self, path: &str, body: &[u8]) -> Result<()> {
        let target = self.keys.target("POST", path, "", body)?;
        self.request.clear();
        write!(
            self.request,
            "POST {target} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
             content-length: {}\r\n\r\n",
            body.len()
        )?;
        self.request.extend_from_slice(body);
        self.exchange().map(drop)
    }

    /// Asks for something.
    pub fn get(&mut self, path: &str, query: &str) -> Result<Vec<u8>> {
        let target = self.keys.target("GET", path, query, b"")?;
        self.request.clear();
        write!(self.request, "GET {target} HTTP/1.1\r\nhost: localhost\r\n\r\n")?;
        self.exchange()
    }

    fn exchange(&mut self) -> Result<Vec<u8>> {
        self.socket.write_all(&self.request).context("sending a request")?;
        self.answer.clear();
        let head = loop {
            self.read()?;
            if let Some(at) = memchr::memmem::find(&self.answer, HEAD_END) {
                break at + HEAD_END.len();
            }
        };
        let text = std::str::from_utf8(&self.answer[..head])?.to_ascii_lowercase();
        let length = text.lines().find_map(|line| line.strip_prefix("content-length:"));
        if let Some(length) = length {
            let end = head + length.trim().parse::<usize>()?;
            while self.answer.len() < end {
                self.read()?;
            }
        } else if text.contains("transfer-encoding: chunked") {
            while !self.answer[head - 2..].ends_with(b"\r\n0\r\n\r\n") {
                self.read()?;
            }
        } else {
            bail!("an answer without a length: {text}");
        }
        let body = self.answer[head..].to_vec();
        let is_ok = text.starts_with("http/1.1 200") || text.starts_with("http/1.1 202");
        ensure!(is_ok, "refused: {text}{}", String::from_utf8_lossy(&body));
        Ok(body)
    }

    fn read(&mut self) -> Result<()> {
        let mut space = [0; 4096];
        let count = self.socket.read(&mut space).context("waiting for an answer")?;
        ensure!(count > 0, "the server hung up on a request");
        self.answer.extend_from_slice(&space[..count]);
        Ok(())
    }
}
