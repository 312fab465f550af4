//! The limit: a process that only writes. It accepts sockets, and writes the frames that a server
//! would write to all of them, one after another; nobody asks it to, nothing is queued, no
//! request is read.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::clock::{now_us, since};
use crate::frames;
use crate::publishing::{CHANNEL, EVENT, Publishing, Sent};
use crate::stamp::Stamp;

/// A socket that takes nothing for so long ends the measurement.
const PATIENCE: Duration = Duration::from_secs(10);

/// The writing process, as the measurement sees it.
pub struct Bare {
    child: Child,
    orders: ChildStdin,
    answers: Option<Receiver<String>>,
    pub server: SocketAddr,
}

/// What it is to write.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    pub run: u16,
    /// Frames of one call.
    pub batch: u32,
    pub bytes: usize,
    pub pace: Option<Duration>,
    pub time: Duration,
}

impl Bare {
    /// Starts this program once more, for that many sockets.
    pub fn start(count: usize) -> Result<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .args(["--bare", &count.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("starting the bare writer")?;
        let orders = child.stdin.take().context("stdin")?;
        let output = child.stdout.take().context("stdout")?;
        let (tell, answers) = channel();
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                let _ = tell.send(line);
            }
        });
        let server = answers.recv_timeout(PATIENCE).context("the bare writer is silent")?;
        let server = server.parse().context("its address")?;
        Ok(Self { child, orders, answers: Some(answers), server })
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Lets it write; to be waited for like a publisher. Once only.
    pub fn write(&mut self, order: &Order) -> Result<Publishing> {
        let Order { run, batch, bytes, pace, time } = *order;
        let (pace, time) = (pace.unwrap_or_default().as_micros(), time.as_micros());
        writeln!(self.orders, "{run} {batch} {bytes} {pace} {time}")?;
        let answers = self.answers.take().context("it writes already")?;
        let patience = order.time + PATIENCE;
        Ok(vec![thread::spawn(move || {
            let events = answers.recv_timeout(patience).context("the bare writer is stuck")?;
            Ok(Sent { events: events.parse()?, ..Sent::default() })
        })])
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The process itself.
pub fn run(count: usize) -> Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("{}", listener.local_addr()?);
    let mut sockets = Vec::with_capacity(count);
    while sockets.len() < count {
        let (socket, _) = listener.accept()?;
        socket.set_nodelay(true)?;
        socket.set_write_timeout(Some(PATIENCE))?;
        sockets.push(socket);
    }
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    let numbers: Vec<u64> = line.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    let &[run, batch, bytes, pace, time] = numbers.as_slice() else {
        anyhow::bail!("no order: {line}");
    };
    let order = Order {
        run: u16::try_from(run)?,
        batch: u32::try_from(batch)?,
        bytes: usize::try_from(bytes)?,
        pace: (pace > 0).then_some(Duration::from_micros(pace)),
        time: Duration::from_micros(time),
    };
    println!("{}", write(&order, &mut sockets)?);
    // Whoever still reads has its time.
    io::stdin().read_line(&mut line)?;
    Ok(())
}

fn write(order: &Order, sockets: &mut [TcpStream]) -> Result<u32> {
    let begun_us = now_us();
    let (mut events, mut due) = (0, Duration::ZERO);
    while since(begun_us) < order.time {
        if let Some(pace) = order.pace {
            thread::sleep(due.saturating_sub(since(begun_us)));
            due += pace;
        }
        let mut frames = Vec::new();
        for number in events..events + order.batch {
            frames.extend(frame(order, number)?);
        }
        for socket in &mut *sockets {
            socket.write_all(&frames)?;
        }
        events += order.batch;
    }
    Ok(events)
}

fn frame(order: &Order, number: u32) -> Result<Vec<u8>> {
    let mut text = format!(r#"{{"event":"{EVENT}","channel":"{CHANNEL}0","data":""#).into_bytes();
    let stamp = Stamp { run: order.run, publisher: 0, number, at_us: now_us() };
    stamp.write(&mut text, order.bytes)?;
    text.extend_from_slice(br#""}"#);
    Ok(frames::from_server(&text))
}
