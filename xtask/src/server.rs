//! Builds `niaga` and runs it in the background for the chores that need a living server.

use std::fs::File;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::postgres::free_port;
use crate::process;
use crate::repo::Repo;
use crate::stop::{self, Signal};

/// How `niaga` is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build, and shared with the tests.
    Dev,
    /// What is shipped.
    Release,
}

/// What is built and tried beyond the defaults: drivers that everyday builds leave out.
pub const DRIVERS: &[&str] = &["--features", "whatsapp/whatsapp-web"];

/// Builds `niaga` and returns where it lies.
pub fn build(repo: &Repo, profile: Profile) -> Result<PathBuf> {
    let (arguments, folder) = match profile {
        // The whole workspace's features: the dependencies that the tests built are used again.
        Profile::Dev => ([&["build", "--workspace", "--bin", "niaga"], DRIVERS].concat(), "debug"),
        Profile::Release => (vec!["build", "--release", "--package", "server"], "release"),
    };
    process::run(process::cargo(&arguments).current_dir(&repo.root))?;
    let binary = repo.target()?.join(folder).join("niaga");
    if !binary.exists() {
        bail!("the build succeeded and {} is missing", binary.display());
    }
    Ok(binary)
}

/// A demo server in the background; dropping it stops it gracefully.
pub struct Running {
    server: Child,
    owned: u64,
    address: SocketAddr,
    log: PathBuf,
    begun: Instant,
}

impl Running {
    /// Starts the demo on a free port, with its data and its log in `folder`.
    pub fn start(binary: &Path, folder: &Path) -> Result<Self> {
        let address = SocketAddr::from(([127, 0, 0, 1], free_port()?));
        let log = folder.join("niaga.log");
        let output = File::create(&log)?;
        let begun = Instant::now();
        let server = process::command(
            &binary.to_string_lossy(),
            &["serve", "--demo", "--listen", &address.to_string(), "--data"],
        )
        .arg(folder.join("data"))
        // A program looks through the screens faster than sixty calls a minute.
        .env("NIAGA_PLATFORM__LIMITS__API_CALLS_PER_MINUTE", "0")
        .stdin(Stdio::null())
        .stdout(output.try_clone()?)
        .stderr(output)
        .spawn()
        .with_context(|| format!("{} does not start", binary.display()))?;
        let owned = stop::own_process(server.id(), Signal::Term);
        Ok(Self { server, owned, address, log, begun })
    }

    /// Where its pages are.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Waits until `/readyz` answers 200 and returns the time since the start.
    pub fn wait_ready(&mut self, limit: Duration) -> Result<Duration> {
        while self.begun.elapsed() < limit {
            if let Some(status) = self.server.try_wait()? {
                bail!("niaga ended by itself ({status}):\n{}", self.said());
            }
            if is_ready(self.address) {
                return Ok(self.begun.elapsed());
            }
            thread::sleep(Duration::from_millis(2));
        }
        bail!("niaga was not ready within {} s:\n{}", limit.as_secs(), self.said());
    }

    /// Its resident memory in bytes.
    pub fn memory(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.server.id()))?;
        resident(&status).context("the kernel does not say how much memory niaga uses")
    }

    fn said(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        stop::end(self.server.id(), Signal::Term);
        // Reaps the process that has just ended.
        let _ = self.server.wait();
        stop::release(self.owned);
    }
}

fn is_ready(address: SocketAddr) -> bool {
    answer(address).is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}

fn answer(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    // In one piece: a server may answer and close before a second one arrives.
    let request = format!("GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

fn resident(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::Folder;
    use std::fs::Permissions;
    use std::net::TcpListener;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn resident_memory_is_read_in_bytes() {
        assert_eq!(resident("Name:\tniaga\nVmRSS:\t   2048 kB\n"), Some(2_097_152));
        assert_eq!(resident("Name:\tniaga\n"), None);
    }

    #[test]
    fn a_server_that_ends_before_it_is_ready_is_an_error_with_its_last_words() {
        let folder = Folder::create("server").unwrap();
        let script = folder.path().join("niaga");
        std::fs::write(&script, "#!/bin/sh\necho \"no such key: $1 $2\"\nexit 3\n").unwrap();
        std::fs::set_permissions(&script, Permissions::from_mode(0o755)).unwrap();

        let mut niaga = Running::start(&script, folder.path()).unwrap();
        let fault = niaga.wait_ready(Duration::from_secs(20)).unwrap_err();

        assert!(fault.to_string().contains("no such key: serve --demo"), "{fault}");
    }

    #[test]
    fn a_server_that_answers_503_is_not_ready() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = thread::spawn(move || {
            for status in ["503 Service Unavailable", "200 OK"] {
                let (mut stream, _) = listener.accept().unwrap();
                let mut request = [0; 512];
                let _ = stream.read(&mut request).unwrap();
                write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n").unwrap();
            }
        });

        assert!(!is_ready(address));
        assert!(is_ready(address));
        server.join().unwrap();
    }
}
