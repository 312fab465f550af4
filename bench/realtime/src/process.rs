//! What the kernel tells about a process: its memory and its processor time.

use std::fs;

use anyhow::{Context, Result, ensure};
use rustix::process::{Resource, getrlimit, setrlimit};

/// The kernel counts processor time in hundredths of a second for whoever reads `/proc`.
const US_PER_TICK: u64 = 10_000;

/// Resident memory in bytes.
pub fn memory(pid: u32) -> Result<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).context("reading its memory")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("VmRSS")?;
    let kilobytes = line.split_whitespace().next().context("a number")?.parse::<u64>()?;
    Ok(kilobytes * 1024)
}

/// Processor time of all its threads so far, in the program and in the kernel.
pub fn cpu_us(pid: u32) -> Result<u64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).context("reading its time")?;
    // The name before it may hold anything, but no parenthesis follows.
    let (_, rest) = stat.rsplit_once(") ").context("a name")?;
    let mut fields = rest.split(' ').skip(11).map(str::parse::<u64>);
    let (user, kernel) = (fields.next().context("utime")??, fields.next().context("stime")??);
    Ok((user + kernel) * US_PER_TICK)
}

/// Allows this process and its children as many sockets as the machine lets it.
pub fn allow_sockets(count: usize) -> Result<()> {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    setrlimit(Resource::Nofile, limit).context("raising the number of open files")?;
    let most = limit.current.unwrap_or(u64::MAX);
    ensure!(count as u64 + 64 <= most, "{count} connections need more than {most} open files");
    Ok(())
}
