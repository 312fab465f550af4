//! How much was done in a second and how long each caller waited, told as one line.

use std::time::{Duration, Instant};

/// What one measurement gave.
#[derive(Clone, Debug)]
pub struct Rates {
    done: usize,
    elapsed: Duration,
    waits: Vec<Duration>,
}

impl Rates {
    /// The names of the columns.
    pub const HEADER: &str =
        "                                 a second   of limit    p50 ms    p99 ms";

    /// `done` things in `elapsed`; `waits` are what callers waited for an answer.
    pub fn new(done: usize, elapsed: Duration, mut waits: Vec<Duration>) -> Self {
        waits.sort_unstable();
        Self { done, elapsed, waits }
    }

    /// Both measurements as one.
    pub fn and(mut self, other: Self) -> Self {
        self.waits.extend(other.waits);
        Self::new(self.done + other.done, self.elapsed + other.elapsed, self.waits)
    }

    /// Things done in a second.
    pub fn per_second(&self) -> f64 {
        rounded(self.done) / self.elapsed.as_secs_f64().max(f64::EPSILON)
    }

    /// The wait that `part` hundredths of all callers stayed within, in milliseconds.
    pub fn percentile(&self, part: usize) -> f64 {
        let last = self.waits.len().saturating_sub(1);
        let wait = self.waits.get(last * part / 100).copied().unwrap_or_default();
        wait.as_secs_f64() * 1000.0
    }

    /// One line of the table; `limit` is what it is held against.
    pub fn line(&self, name: &str, limit: Option<&Self>) -> String {
        let ratio = limit.map_or(String::new(), |limit| {
            format!("{:.0} %", self.per_second() / limit.per_second() * 100.0)
        });
        format!(
            "{name:<31} {:>9.0} {ratio:>10} {:>9.2} {:>9.2}",
            self.per_second(),
            self.percentile(50),
            self.percentile(99),
        )
    }
}

fn rounded(done: usize) -> f64 {
    f64::from(u32::try_from(done).unwrap_or(u32::MAX))
}

/// Real time, which is what is measured here.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "a measurement reads real time")]
    /// Starts now.
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// Since the start.
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}
