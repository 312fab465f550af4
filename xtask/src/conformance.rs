//! `cargo x conformance` and `cargo x fuzz-realtime`: the real-time server before stock clients, and in
//! a storm of nonsense.

use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::folder::Folder;
use crate::postgres::free_port;
use crate::process;
use crate::repo::Repo;
use crate::server::{self, Profile};
use crate::setup;
use crate::stop::{self, Signal};

/// Where several nodes meet.
const REDIS: &str = "redis-server";
/// Ten seconds together: it loads nothing.
const START_LOOKS: u32 = 200;
const LOOK: Duration = Duration::from_millis(50);

/// Runs every case on `nodes` servers.
pub fn run(repo: &Repo, nodes: u16) -> Result<()> {
    let mut tests = prepared(repo)?;
    let _redis = if nodes > 1 {
        let redis = Redis::start()?;
        tests.env("NIAGA_REALTIME_COUNT", nodes.to_string()).env("NIAGA_REALTIME_BUS", redis.url());
        Some(redis)
    } else {
        None
    };
    process::run(tests.args(["--test", "--test-concurrency=4", "--test-force-exit"]))
}

/// Storms for `seconds` and holds `sockets` half-open ones.
pub fn fuzz(repo: &Repo, seconds: u32, sockets: u32, seed: Option<u32>) -> Result<()> {
    let mut storm = prepared(repo)?;
    let numbers = [Some(seconds), Some(sockets), seed];
    let numbers = numbers.into_iter().flatten().map(|number| number.to_string());
    process::run(storm.arg("storm.mjs").args(numbers))
}

/// Node in the cases' folder, once server and clients are there. Not npm, which would not pass on a
/// signal to stop.
fn prepared(repo: &Repo) -> Result<Command> {
    setup::npm_packages(&repo.conformance())?;
    let python = python(repo)?;
    server::build(repo, Profile::Dev)?;
    let mut node = process::command("node", &[]);
    node.current_dir(repo.conformance())
        .env("CARGO_TARGET_DIR", repo.target()?)
        .env("NIAGA_PYTHON", python);
    Ok(node)
}

/// Python with its server library, in an environment outside the repository.
pub fn python(repo: &Repo) -> Result<PathBuf> {
    let home = std::env::var_os("HOME").context("HOME is not set")?;
    let folder = Path::new(&home).join(".cache/niaga-conformance");
    let wanted = repo.conformance().join("requirements.txt");
    let wanted_text = std::fs::read_to_string(&wanted)
        .with_context(|| format!("{} cannot be read", wanted.display()))?;
    let (program, record) = (folder.join("bin/python"), folder.join("installed.txt"));
    if program.exists() && std::fs::read_to_string(&record).is_ok_and(|text| text == wanted_text) {
        return Ok(program);
    }
    println!("setup: the Python library for the conformance cases is missing or old");
    process::run(process::command("python3", &["-m", "venv", "--clear"]).arg(&folder))?;
    let install =
        ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
    process::run(process::command(&program.to_string_lossy(), &install).arg(&wanted))?;
    // Last: an installation that was interrupted has no record.
    std::fs::write(&record, wanted_text)?;
    Ok(program)
}

/// A throwaway Redis; dropping it stops it.
struct Redis {
    server: std::process::Child,
    owned: u64,
    port: u16,
    _folder: Folder,
}

impl Redis {
    fn start() -> Result<Self> {
        if !process::works(REDIS, &["--version"]) {
            bail!("several nodes need {REDIS}: install it first");
        }
        let (folder, port) = (Folder::create("redis")?, free_port()?);
        let server = process::command(REDIS, &["--save", "", "--bind", "127.0.0.1", "--port"])
            .arg(port.to_string())
            .args(["--loglevel", "warning"])
            .current_dir(folder.path())
            .spawn()
            .context("Redis does not start")?;
        let owned = stop::own_process(server.id(), Signal::Term);
        let redis = Self { server, owned, port, _folder: folder };
        for _ in 0..START_LOOKS {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Ok(redis);
            }
            thread::sleep(LOOK);
        }
        bail!("{REDIS} does not answer");
    }

    fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        stop::end(self.server.id(), Signal::Term);
        // Reaps the process that has just ended.
        let _ = self.server.wait();
        stop::release(self.owned);
    }
}
