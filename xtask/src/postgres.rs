//! Throwaway PostgreSQL clusters: one for a test run, or one to look into by hand.

use std::fs::File;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::folder::Folder;
use crate::process;
use crate::stop::{self, Signal};

/// Where Debian keeps one folder per major version.
const INSTALLED: &str = "/usr/lib/postgresql";
/// A cold disk starts a fresh cluster in about two seconds; this is for a busy machine.
const START_LIMIT: Duration = Duration::from_secs(60);

/// Whether a commit must survive a power cut.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Everything that waits for the disk is off: for tests.
    None,
    /// PostgreSQL's own defaults.
    Full,
}

/// A running cluster; dropping it stops the server and removes its folder.
pub struct Cluster {
    server: Child,
    owned: u64,
    port: u16,
    // Last: fields drop in order, and the server must be gone before its folder.
    _folder: Folder,
}

/// `cargo x postgres`: starts a cluster and prints its address until it ends or Ctrl-C comes.
pub fn run(durable: bool) -> Result<()> {
    let durability = if durable { Durability::Full } else { Durability::None };
    let mut cluster = Cluster::start(durability)?;
    println!("{}", cluster.url());
    println!("psql '{}'   (Ctrl-C stops and removes it)", cluster.url());
    let status = cluster.server.wait()?;
    stop::leave_if_asked();
    bail!("the server ended by itself ({status})");
}

/// The folder of the newest installed server's programs, if there is one.
pub fn programs() -> Option<PathBuf> {
    newest(Path::new(INSTALLED))
}

impl Cluster {
    /// Makes a cluster in a temporary folder and starts it on a free port of 127.0.0.1.
    pub fn start(durability: Durability) -> Result<Self> {
        let programs = programs().with_context(|| {
            format!("no PostgreSQL server under {INSTALLED}: `cargo x setup` installs it")
        })?;
        let folder = Folder::create("postgres")?;
        if is_root() {
            let user = process::capture(&mut process::command("id", &["-u", "postgres"]))?;
            let user = user.trim().parse().context("the postgres user has no numeric id")?;
            chown(folder.path(), Some(user), None)?;
        }
        initialise(&programs, folder.path())?;
        let port = free_port()?;
        let server = serve(&programs, folder.path(), port, durability)?;
        let owned = stop::own_process(server.id(), Signal::Int);
        let mut cluster = Self { server, owned, port, _folder: folder };
        cluster.wait_ready(&programs)?;
        Ok(cluster)
    }

    /// The address of its `postgres` database, as its superuser.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn wait_ready(&mut self, programs: &Path) -> Result<()> {
        let ready = programs.join("pg_isready");
        let port = self.port.to_string();
        let begun = Instant::now();
        while begun.elapsed() < START_LIMIT {
            if let Some(status) = self.server.try_wait()? {
                let log = std::fs::read_to_string(self._folder.path().join("log"));
                bail!("PostgreSQL did not start ({status}):\n{}", log.unwrap_or_default());
            }
            let ask = ["-q", "-h", "127.0.0.1", "-p", &port, "-U", "postgres"];
            if process::works(&ready.to_string_lossy(), &ask) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(50));
        }
        bail!("PostgreSQL was not ready within {} s", START_LIMIT.as_secs());
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        stop::end(self.server.id(), Signal::Int);
        // Reaps the process that has just ended; its status interests nobody any more.
        let _ = self.server.wait();
        stop::release(self.owned);
    }
}

fn initialise(programs: &Path, folder: &Path) -> Result<()> {
    let mut command = as_postgres(&programs.join("initdb"));
    command
        .arg("-D")
        .arg(folder.join("data"))
        .args(["--username=postgres", "--auth=trust", "--encoding=UTF8"])
        .args(["--locale=C.UTF-8", "--no-sync"])
        .current_dir(folder);
    process::capture(&mut command).map(|_| ())
}

fn serve(programs: &Path, folder: &Path, port: u16, durability: Durability) -> Result<Child> {
    let log = File::create(folder.join("log"))?;
    let mut command = as_postgres(&programs.join("postgres"));
    command.arg("-D").arg(folder.join("data"));
    for setting in settings(folder, port, durability) {
        command.args(["-c", &setting]);
    }
    command
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
        .context("PostgreSQL does not start")
}

fn settings(folder: &Path, port: u16, durability: Durability) -> Vec<String> {
    let mut settings = vec![
        "listen_addresses=127.0.0.1".to_owned(),
        format!("port={port}"),
        format!("unix_socket_directories={}", folder.display()),
        // Tests run beside each other, each with pools of its own.
        "max_connections=200".to_owned(),
    ];
    if durability == Durability::None {
        let off = ["fsync=off", "full_page_writes=off", "synchronous_commit=off"];
        settings.extend(off.map(str::to_owned));
    }
    settings
}

/// A command as the `postgres` user (the server refuses to run as root) that gets an interrupt,
/// PostgreSQL's fast shutdown, from the kernel when this process dies, however it dies.
fn as_postgres(program: &Path) -> Command {
    let mut command = process::command("setpriv", &["--pdeathsig=INT"]);
    if is_root() {
        command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
    }
    command.arg("--").arg(program);
    command
}

/// Whether this process runs as root.
pub fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// A port that was free a moment ago.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn newest(installed: &Path) -> Option<PathBuf> {
    std::fs::read_dir(installed)
        .ok()?
        .flatten()
        .filter_map(|entry| {
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            let programs = entry.path().join("bin");
            programs.join("initdb").exists().then_some((version, programs))
        })
        .max()
        .map(|(_, programs)| programs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_complete_version_wins_by_number_not_by_letter() {
        let folder = Folder::create("versions").unwrap();
        for version in ["9", "15", "16", "README"] {
            std::fs::create_dir_all(folder.path().join(version).join("bin")).unwrap();
        }
        for version in ["9", "15"] {
            std::fs::write(folder.path().join(version).join("bin/initdb"), "").unwrap();
        }

        assert_eq!(newest(folder.path()), Some(folder.path().join("15/bin")));
    }

    #[test]
    fn only_a_throwaway_cluster_gives_up_durability() {
        let lasting = settings(Path::new("/tmp/x"), 5000, Durability::Full);
        let fleeting = settings(Path::new("/tmp/x"), 5000, Durability::None);

        assert!(!lasting.iter().any(|setting| setting == "fsync=off"));
        assert!(fleeting.iter().any(|setting| setting == "fsync=off"));
        assert!(lasting.iter().any(|setting| setting == "listen_addresses=127.0.0.1"));
    }
}
