//! A mail server that does what a test tells it, one connection after another.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What befalls one connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The sign-in is refused with this reply.
    SignIn(&'static str),
    /// The recipient is refused with this reply.
    Recipient(&'static str),
    /// The content is refused with this reply.
    Content(&'static str),
    /// The connection ends after the content, without a reply; the mail was kept.
    DropAfterContent,
    /// The connection ends before the greeting.
    DropAtOnce,
}

/// The server, as long as the test lives.
#[derive(Clone, Debug)]
pub struct Server {
    port: u16,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    fates: VecDeque<Fate>,
    mails: Vec<String>,
}

impl Server {
    /// Listens on a free port of this machine.
    pub fn start() -> Self {
        Self::start_on(TcpListener::bind(("127.0.0.1", 0)).expect("a free port"))
    }

    /// Listens where a test has found a port.
    pub fn start_on(listener: TcpListener) -> Self {
        let port = listener.local_addr().expect("an address").port();
        let server = Self { port, state: Arc::default() };
        let served = server.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A client that goes away in the middle ends its connection, not the server.
                let _gone = served.serve(&stream);
            }
        });
        server
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// What befalls the next connection; several are used up one by one.
    pub fn next(&self, fate: Fate) {
        self.state.lock().expect("no test panics with it").fates.push_back(fate);
    }

    /// The mails that were taken, headers and all.
    pub fn mails(&self) -> Vec<String> {
        self.state.lock().expect("no test panics with it").mails.clone()
    }

    fn serve(&self, stream: &TcpStream) -> std::io::Result<()> {
        let fate = self.state.lock().expect("no test panics with it").fates.pop_front();
        if fate == Some(Fate::DropAtOnce) {
            return Ok(());
        }
        let mut lines = BufReader::new(stream).lines();
        let mut writer = stream;
        let mut reply = |text: &str| writer.write_all(format!("{text}\r\n").as_bytes());
        reply("220 palsu ESMTP")?;
        while let Some(line) = lines.next().transpose()? {
            let verb = line.split(' ').next().unwrap_or_default().to_ascii_uppercase();
            match (verb.as_str(), fate) {
                ("EHLO", _) => reply("250-palsu\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN")?,
                ("AUTH", Some(Fate::SignIn(refusal))) => reply(refusal)?,
                ("AUTH", _) => reply("235 masuk")?,
                ("RCPT", Some(Fate::Recipient(refusal))) => reply(refusal)?,
                ("DATA", _) => {
                    reply("354 silakan")?;
                    let mut mail = String::new();
                    for line in lines.by_ref() {
                        let line = line?;
                        if line == "." {
                            break;
                        }
                        mail.push_str(&line);
                        mail.push('\n');
                    }
                    if let Some(Fate::Content(refusal)) = fate {
                        reply(refusal)?;
                        continue;
                    }
                    self.state.lock().expect("no test panics with it").mails.push(mail);
                    if fate == Some(Fate::DropAfterContent) {
                        return Ok(());
                    }
                    reply("250 diterima")?;
                }
                ("QUIT", _) => return reply("221 dadah"),
                _ => reply("250 baik")?,
            }
        }
        Ok(())
    }
}
