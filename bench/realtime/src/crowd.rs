//! Many clients in one thread: non-blocking sockets, one buffer for all, and no call to the kernel
//! that a measurement does not need.

mod member;

use std::io::{ErrorKind, Read, Write};
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use mio::event::Source;
use mio::net::TcpStream;
use mio::{Events, Interest, Poll, Token};

use crate::clock::{now_us, since};
use crate::frames::{self, Kind};
use crate::stamp::Stamp;
use crate::tally::{Tally, Track};
use member::{Member, Phase};

/// Connections that are being made at once; below every server's backlog.
const AT_ONCE: usize = 128;
/// What all of them together may take.
const CONNECT_PATIENCE: Duration = Duration::from_secs(60);
const READ_BYTES: usize = 64 * 1024;

/// What a client says once it is connected; it is told its place and its socket's id.
pub type Greeting = dyn Fn(usize, &str) -> Result<String>;

/// Where clients go.
pub enum Door {
    /// A Pusher server, at this path.
    Pusher { server: SocketAddr, path: String },
    /// A writer that wants no handshake.
    Bare { server: SocketAddr },
}

/// The clients.
pub struct Crowd {
    poll: Poll,
    events: Events,
    buffer: Vec<u8>,
    members: Vec<Member>,
    greeting: Option<Box<Greeting>>,
    pub tally: Tally,
    /// Frames that told of members of presence channels, and when the last one came.
    pub heard: usize,
    pub heard_us: u64,
    /// Connections that ended without being asked to, and why the last one did.
    pub dropped: usize,
    pub last_words: String,
    settled: usize,
}

impl Crowd {
    /// Connects `count` clients; with a greeting, waits until all of them are subscribed.
    pub fn connect(door: &Door, count: usize, greeting: Option<Box<Greeting>>) -> Result<Self> {
        let mut crowd = Self {
            poll: Poll::new()?,
            events: Events::with_capacity(1024),
            buffer: vec![0; READ_BYTES],
            members: Vec::with_capacity(count),
            greeting,
            tally: Tally::default(),
            heard: 0,
            heard_us: 0,
            dropped: 0,
            last_words: String::new(),
            settled: 0,
        };
        let begun_us = now_us();
        while crowd.settled < count {
            while crowd.members.len() < count.min(crowd.settled + AT_ONCE) {
                crowd.add(door)?;
            }
            crowd.turn(Duration::from_millis(100))?;
            let why = &crowd.last_words;
            ensure!(crowd.dropped == 0, "a client could not connect: {why}");
            let settled = crowd.settled;
            ensure!(since(begun_us) < CONNECT_PATIENCE, "only {settled} of {count} connected");
        }
        Ok(crowd)
    }

    fn add(&mut self, door: &Door) -> Result<()> {
        let (server, path) = match door {
            Door::Pusher { server, path } => (server, Some(path)),
            Door::Bare { server } => (server, None),
        };
        let mut socket = TcpStream::connect(*server).context("a socket")?;
        let interest = Interest::READABLE | Interest::WRITABLE;
        socket.register(self.poll.registry(), Token(self.members.len()), interest)?;
        self.members.push(Member::new(socket, path.map(|path| member::handshake(*server, path))));
        Ok(())
    }

    /// Begins another measurement with `publishers` publishers.
    pub fn begin(&mut self, run: u16, publishers: usize) {
        self.tally = Tally::of(run);
        for member in &mut self.members {
            member.tracks = vec![Track::default(); publishers];
        }
    }

    /// How many were to get an event of each of these numbers and did not; whoever was dropped is
    /// not asked. `sent` is told a client's place and a publisher.
    pub fn lost(&self, sent: impl Fn(usize, usize) -> u32) -> u64 {
        let alive = self.members.iter().enumerate().filter(|(_, member)| member.is_there());
        alive
            .flat_map(|(place, member)| {
                let tracks = member.tracks.iter().enumerate();
                tracks
                    .map(|(publisher, track)| track.lost(sent(place, publisher)))
                    .collect::<Vec<_>>()
            })
            .sum()
    }

    /// Lets one client read nothing from now on.
    pub fn stall(&mut self, place: usize) -> Result<()> {
        let member = &mut self.members[place];
        member.socket.deregister(self.poll.registry())?;
        // A phone's buffer rather than this machine's 32 MB.
        rustix::net::sockopt::set_socket_recv_buffer_size(&member.socket, 16 * 1024)?;
        member.phase = Phase::Stalled;
        Ok(())
    }

    /// Says something as one client.
    pub fn say(&mut self, place: usize, message: &str) -> Result<()> {
        self.members[place].say(message.as_bytes())
    }

    /// The id that the server gave one client.
    pub fn socket_id(&self, place: usize) -> &str {
        &self.members[place].socket_id
    }

    /// How many have been let in, or have subscribed, where there is a greeting.
    pub fn settled(&self) -> usize {
        self.settled
    }

    /// Waits for what comes, at most that long, and takes it.
    pub fn turn(&mut self, patience: Duration) -> Result<()> {
        match self.poll.poll(&mut self.events, Some(patience)) {
            Err(error) if error.kind() == ErrorKind::Interrupted => return Ok(()),
            other => other?,
        }
        let events = std::mem::replace(&mut self.events, Events::with_capacity(1));
        for event in &events {
            let place = event.token().0;
            if let Err(error) = self.take(place) {
                self.drop_out(place, format!("{error:#}"));
            }
        }
        self.events = events;
        Ok(())
    }

    fn take(&mut self, place: usize) -> Result<()> {
        if self.members[place].phase == Phase::Connecting && !self.members[place].knock()? {
            return Ok(());
        }
        if self.members[place].handshake.is_none() && self.members[place].phase == Phase::Shaking {
            self.settle(place);
        }
        while self.members[place].is_there() {
            let member = &mut self.members[place];
            let kept = member.begun.len();
            self.buffer[..kept].copy_from_slice(&member.begun);
            member.begun.clear();
            let room = self.buffer.len() - kept;
            let count = match member.socket.read(&mut self.buffer[kept..]) {
                Ok(0) => anyhow::bail!("the server hung up"),
                Ok(count) => count,
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    member.begun.extend_from_slice(&self.buffer[..kept]);
                    return Ok(());
                }
                Err(error) => return Err(error.into()),
            };
            let buffer = std::mem::take(&mut self.buffer);
            let read = self.digest(place, &buffer[..kept + count]);
            self.buffer = buffer;
            read?;
            // A short read has emptied the socket.
            if count < room {
                return Ok(());
            }
        }
        Ok(())
    }

    fn digest(&mut self, place: usize, mut bytes: &[u8]) -> Result<()> {
        let now_us = now_us();
        if self.members[place].phase == Phase::Shaking {
            let Some(end) = memchr::memmem::find(bytes, b"\r\n\r\n") else {
                self.members[place].begun.extend_from_slice(bytes);
                return Ok(());
            };
            let head = String::from_utf8_lossy(&bytes[..end]);
            ensure!(head.starts_with("HTTP/1.1 101"), "no WebSocket: {head}");
            self.members[place].phase = Phase::Opening;
            bytes = &bytes[end + 4..];
        }
        while let Some(frame) = frames::first(bytes) {
            bytes = &bytes[frame.length..];
            match (frame.kind, Stamp::find(frame.payload)) {
                (Kind::Text, Some(stamp)) => {
                    self.tally.count(&mut self.members[place].tracks, stamp, now_us);
                }
                (Kind::Text, None) => self.hear(place, frame.payload, now_us)?,
                (Kind::Ping, _) => {
                    let pong = frames::from_client(Kind::Other, frame.payload);
                    self.members[place].socket.write_all(&pong)?;
                }
                (Kind::Close, _) => {
                    let code: Option<[u8; 2]> =
                        frame.payload.get(..2).and_then(|code| code.try_into().ok());
                    anyhow::bail!("closed with {:?}", code.map(u16::from_be_bytes));
                }
                (Kind::Other, _) => {}
            }
        }
        self.members[place].begun.extend_from_slice(bytes);
        Ok(())
    }

    /// Everything but published events, in any server's spelling.
    fn hear(&mut self, place: usize, text: &[u8], now_us: u64) -> Result<()> {
        let has = |what: &str| memchr::memmem::find(text, what.as_bytes()).is_some();
        if has("pusher:connection_established") {
            self.members[place].socket_id = member::socket_id(text)?;
            match &self.greeting {
                Some(greeting) => {
                    let message = greeting(place, &self.members[place].socket_id)?;
                    self.members[place].phase = Phase::Joining;
                    self.members[place].say(message.as_bytes())?;
                }
                None => self.settle(place),
            }
        } else if has("subscription_succeeded") {
            self.settle(place);
        } else if has("member_added") || has("member_removed") {
            self.heard += 1;
            self.heard_us = now_us;
        } else if has("pusher:ping") {
            self.say(place, r#"{"event":"pusher:pong","data":"{}"}"#)?;
        } else if has("pusher:error") {
            anyhow::bail!("{}", String::from_utf8_lossy(text));
        }
        Ok(())
    }

    fn settle(&mut self, place: usize) {
        self.members[place].phase = Phase::Ready;
        self.settled += 1;
    }

    fn drop_out(&mut self, place: usize, why: String) {
        self.members[place].phase = Phase::Gone;
        let _ = self.members[place].socket.deregister(self.poll.registry());
        self.dropped += 1;
        self.last_words = why;
    }
}
