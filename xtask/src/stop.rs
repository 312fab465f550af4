//! What must not outlive us: processes and folders that a signal stops and removes.

use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

/// How long an owned process may take to end before it is killed.
const PATIENCE: Duration = Duration::from_secs(10);

static OWNED: Mutex<Vec<(u64, Owned)>> = Mutex::new(Vec::new());
static ASKED: AtomicBool = AtomicBool::new(false);
static NEXT: AtomicU64 = AtomicU64::new(0);

/// How a process wants to be asked to end.
#[derive(Clone, Copy)]
pub enum Signal {
    /// PostgreSQL's fast shutdown.
    Int,
    /// Everybody else's graceful stop.
    Term,
    /// The last resort.
    Kill,
}

#[derive(Clone)]
enum Owned {
    Process(u32, Signal),
    Folder(PathBuf),
}

/// Waits for Ctrl-C, TERM and HUP in a thread of its own; then ends what is owned and leaves.
pub fn watch() -> Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            ASKED.store(true, Ordering::SeqCst);
            end_owned();
            std::process::exit(128 + signal);
        }
    });
    Ok(())
}

/// Called when a child has failed: Ctrl-C reaches it as well as us, often before us. When it was
/// that, the failure is none, and this never returns: the other thread tidies up and leaves.
pub fn leave_if_asked() {
    thread::sleep(Duration::from_millis(100));
    while ASKED.load(Ordering::SeqCst) {
        thread::sleep(Duration::from_secs(1));
    }
}

/// Takes a process into care; the answer gives it back with [`release`].
pub fn own_process(pid: u32, signal: Signal) -> u64 {
    own(Owned::Process(pid, signal))
}

/// Takes a folder into care: it is removed when a signal ends us.
pub fn own_folder(path: PathBuf) -> u64 {
    own(Owned::Folder(path))
}

/// Gives up care for something that its owner has ended.
pub fn release(id: u64) {
    owned().retain(|(other, _)| *other != id);
}

/// Asks a process to end, waits for it, and kills it when it does not listen.
pub fn end(pid: u32, signal: Signal) {
    send(pid, signal);
    if !wait_gone(pid) {
        send(pid, Signal::Kill);
        wait_gone(pid);
    }
}

fn own(thing: Owned) -> u64 {
    let id = NEXT.fetch_add(1, Ordering::Relaxed);
    owned().push((id, thing));
    id
}

fn owned() -> MutexGuard<'static, Vec<(u64, Owned)>> {
    OWNED.lock().unwrap_or_else(PoisonError::into_inner)
}

fn end_owned() {
    let things: Vec<Owned> = owned().iter().rev().map(|(_, thing)| thing.clone()).collect();
    for thing in &things {
        if let Owned::Process(pid, signal) = thing {
            end(*pid, *signal);
        }
    }
    for thing in things {
        if let Owned::Folder(path) = thing {
            // Best effort: we are leaving, and a temporary folder left behind harms nobody.
            let _ = std::fs::remove_dir_all(path);
        }
    }
}

fn send(pid: u32, signal: Signal) {
    let name = match signal {
        Signal::Int => "INT",
        Signal::Term => "TERM",
        Signal::Kill => "KILL",
    };
    // The shell's own `kill`: a slim container has no other. It fails when the process is gone.
    let _ = Command::new("sh").args(["-c", &format!("kill -{name} {pid} 2>/dev/null")]).status();
}

fn wait_gone(pid: u32) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if !is_running(pid) {
            return true;
        }
        thread::sleep(Duration::from_millis(20));
    }
    false
}

/// A zombie counts as gone: only its parent's `wait` is missing.
fn is_running(pid: u32) -> bool {
    std::fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_that_is_asked_to_end_is_gone_afterwards() {
        let mut child = Command::new("sleep").arg("60").spawn().unwrap();

        end(child.id(), Signal::Term);

        assert!(!child.wait().unwrap().success());
    }

    #[test]
    fn what_is_released_is_no_longer_owned() {
        let id = own_folder(PathBuf::from("/nowhere/at/all"));
        assert!(owned().iter().any(|(other, _)| *other == id));

        release(id);

        assert!(!owned().iter().any(|(other, _)| *other == id));
    }
}
