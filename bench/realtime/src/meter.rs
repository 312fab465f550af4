//! One measurement from its first event until the last one has arrived, and its line in the table.

use std::time::Duration;

use anyhow::Result;

use crate::clock::{now_us, since};
use crate::crowd::Crowd;
use crate::histogram::Histogram;
use crate::process;
use crate::publishing::{Publishing, Sent, finish};

/// How long the last events may be on their way before they count as lost.
const QUIET: Duration = Duration::from_millis(1500);
/// How long that may go on.
const DRAIN: Duration = Duration::from_secs(10);
const TURN: Duration = Duration::from_millis(20);

/// The names of the columns.
pub const HEADER: &str = "                                 a second of limit   CPU µs of limit      \
     p50     p95     p99    max ms  lost twice  late  gone  own µs";

/// Runs while events are on their way.
pub struct Meter {
    begun_us: u64,
    pid: Option<u32>,
    cpu_us: u64,
    own_us: u64,
    dropped: usize,
}

/// What a measurement gave.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Things done, and what they took.
    pub count: u64,
    pub elapsed: Duration,
    /// Of the server's process and of ours; zero where the process is not known.
    pub cpu_us: u64,
    pub own_us: u64,
    pub latency: Histogram,
    pub sent: Vec<Sent>,
    pub faults: Faults,
}

/// What must not happen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Faults {
    pub lost: u64,
    pub doubled: u64,
    pub disordered: u64,
    pub dropped: usize,
}

impl Meter {
    /// Begins, with the process that does the work.
    pub fn begin(crowd: &Crowd, pid: Option<u32>) -> Result<Self> {
        Ok(Self {
            begun_us: now_us(),
            pid,
            cpu_us: pid.map_or(Ok(0), process::cpu_us)?,
            own_us: process::cpu_us(std::process::id())?,
            dropped: crowd.dropped,
        })
    }

    /// Receives until the publishers are done and everything has arrived. `wanted` says how many
    /// events of a publisher, who sent so many, are for the client at a place.
    pub fn watch(
        self,
        crowd: &mut Crowd,
        publishing: Publishing,
        wanted: impl Fn(u32, usize) -> u32,
    ) -> Result<Measured> {
        while !publishing.iter().all(std::thread::JoinHandle::is_finished) {
            crowd.turn(TURN)?;
        }
        let done_us = now_us();
        let sent = finish(publishing)?;
        let lost = |crowd: &Crowd| crowd.lost(|place, by| wanted(sent[by].events, place));
        let mut left = lost(crowd);
        while left > 0 && since(crowd.tally.last_us.max(done_us)) < QUIET && since(done_us) < DRAIN
        {
            let before = crowd.tally.deliveries;
            crowd.turn(TURN)?;
            left = left.saturating_sub(crowd.tally.deliveries - before);
        }
        let tally = &crowd.tally;
        let faults = Faults {
            lost: lost(crowd),
            doubled: tally.doubled,
            disordered: tally.disordered,
            dropped: crowd.dropped - self.dropped,
        };
        Ok(Measured {
            count: tally.deliveries,
            elapsed: Duration::from_micros(tally.last_us.max(done_us) - self.begun_us),
            cpu_us: self.pid.map_or(Ok(0), process::cpu_us)? - self.cpu_us,
            own_us: process::cpu_us(std::process::id())? - self.own_us,
            latency: tally.latency.clone(),
            sent,
            faults,
        })
    }
}

impl Measured {
    /// Things done in a second.
    pub fn per_second(&self) -> f64 {
        self.count as f64 / self.elapsed.as_secs_f64().max(1e-6)
    }

    /// Processor time for each, in microseconds.
    pub fn cpu_each_us(&self) -> f64 {
        self.cpu_us as f64 / (self.count.max(1)) as f64
    }

    /// The same, with requests counted instead of deliveries, and their answers waited for.
    pub fn as_published(&self) -> Self {
        let mut latency = Histogram::default();
        for sent in &self.sent {
            latency.add_all(&sent.waits);
        }
        let count = self.sent.iter().map(|sent| u64::from(sent.events)).sum();
        Self { count, latency, ..self.clone() }
    }

    /// One line of the table, held against a limit.
    pub fn line(&self, name: &str, limit: Option<&Self>) -> String {
        let ratio = |mine: f64, theirs: Option<f64>| match theirs {
            Some(theirs) if theirs > 0.0 && mine > 0.0 => format!("{:.0} %", mine / theirs * 100.0),
            _ => String::new(),
        };
        let (latency, faults) = (&self.latency, self.faults);
        format!(
            "{name:<31} {:>9.0} {:>8} {:>8.2} {:>8} {:>8.2}{:>8.2}{:>8.2} {:>9.2} {:>5} {:>5} {:>5} \
             {:>5} {:>7.2}",
            self.per_second(),
            ratio(self.per_second(), limit.map(Self::per_second)),
            self.cpu_each_us(),
            ratio(self.cpu_each_us(), limit.map(Self::cpu_each_us)),
            latency.percentile_ms(50),
            latency.percentile_ms(95),
            latency.percentile_ms(99),
            latency.most_ms(),
            faults.lost,
            faults.doubled,
            faults.disordered,
            faults.dropped,
            self.own_us as f64 / self.count.max(1) as f64,
        )
    }
}
