//! The server that is measured: any that speaks Pusher, or ours, started for it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, ToSocketAddrs};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::crowd::Door;
use crate::keys::Keys;
use crate::process;

/// What ours has to begin listening.
const PATIENCE: Duration = Duration::from_secs(10);
/// Members of the presence channel that is measured, and room for more.
const MAX_MEMBERS: usize = 1000;

/// A server, and how to speak to it.
pub struct Target {
    pub address: SocketAddr,
    pub keys: Keys,
    /// Of the process that does the work, if it is known.
    pub pid: Option<u32>,
    /// What it held before the first client.
    pub memory: Option<u64>,
    ours: Option<(Child, TempDir)>,
}

impl Target {
    /// One that runs already, by its `ws://host:port`.
    pub fn running(url: &str, pid: Option<u32>, keys: &Keys) -> Result<Self> {
        let host = url.strip_prefix("ws://").context("the server's address begins with ws://")?;
        let mut addresses = host.trim_end_matches('/').to_socket_addrs()?;
        let address = addresses.find(SocketAddr::is_ipv4).context("no IPv4 address")?;
        let memory = pid.map(process::memory).transpose()?;
        Ok(Self { address, keys: keys.clone(), pid, memory, ours: None })
    }

    /// Ours, as a process of its own with a configuration in a temporary folder.
    pub fn start(program: &[String], keys: &Keys) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("realtime.toml");
        let Keys { id, key, secret } = keys;
        let config = format!(
            "listen = \"127.0.0.1:0\"\n[[apps]]\nid = \"{id}\"\nkey = \"{key}\"\n\
             secret = \"{secret}\"\nmax_members = {MAX_MEMBERS}\n"
        );
        fs::write(&file, config)?;
        let (name, arguments) = program.split_first().context("no program")?;
        let mut child = Command::new(name)
            .args(arguments)
            .arg(&file)
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("starting {name}; is it built?"))?;
        let output = child.stdout.take().context("stdout")?;
        let pid = child.id();
        let mut target = Self {
            address: ([127, 0, 0, 1], 0).into(),
            keys: keys.clone(),
            pid: Some(pid),
            memory: None,
            ours: Some((child, folder)),
        };
        let (tell, told) = channel();
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                let _ = tell.send(line);
            }
        });
        let line = told.recv_timeout(PATIENCE).context("the server does not say where it is")?;
        let address = line.rsplit(' ').next().unwrap_or_default();
        target.address = address.parse().with_context(|| format!("no address in: {line}"))?;
        target.memory = Some(process::memory(pid)?);
        Ok(target)
    }

    /// Where its clients go.
    pub fn door(&self) -> Door {
        let path =
            format!("/app/{}?protocol=7&client=bench&version=1.0&flash=false", self.keys.key);
        Door::Pusher { server: self.address, path }
    }

    /// Its processor time so far; zero for a stranger.
    pub fn cpu_us(&self) -> Result<u64> {
        self.pid.map_or(Ok(0), process::cpu_us)
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        if let Some((child, _)) = &mut self.ours {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// The program that serves alone: built beside this one.
pub fn our_program() -> Result<Vec<String>> {
    let here = std::env::current_exe()?;
    let path: PathBuf = here.parent().context("a folder")?.join("niaga");
    let arguments = ["realtime", "--config"].map(str::to_owned);
    Ok(std::iter::once(path.to_string_lossy().into_owned()).chain(arguments).collect())
}
