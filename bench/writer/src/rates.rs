//! Rows a second and how long a writer waited, told as one line.

use std::time::{Duration, Instant};

/// What one measurement gave.
#[derive(Clone, Debug)]
pub(crate) struct Rates {
    rows: usize,
    elapsed: Duration,
    waits: Vec<Duration>,
}

impl Rates {
    /// The names of the columns.
    pub(crate) const HEADER: &str =
        "                          rows/s   of limit    p50 ms    p99 ms";

    /// `rows` written in `elapsed`, each commit after one of `waits`.
    pub(crate) fn new(rows: usize, elapsed: Duration, mut waits: Vec<Duration>) -> Self {
        waits.sort_unstable();
        Self { rows, elapsed, waits }
    }

    fn per_second(&self) -> f64 {
        rounded(self.rows) / self.elapsed.as_secs_f64().max(f64::EPSILON)
    }

    /// The wait that `part` hundredths of all commits stay within, in milliseconds.
    fn percentile(&self, part: usize) -> f64 {
        let last = self.waits.len().saturating_sub(1);
        let wait = self.waits.get(last * part / 100).copied().unwrap_or_default();
        wait.as_secs_f64() * 1000.0
    }

    /// One line of the table; `limit` is what it is held against.
    pub(crate) fn line(&self, name: &str, limit: Option<&Self>) -> String {
        let ratio = limit.map_or(String::new(), |limit| {
            format!("{:.0} %", self.per_second() / limit.per_second() * 100.0)
        });
        format!(
            "{name:<22} {:>9.0} {ratio:>10} {:>9.2} {:>9.2}",
            self.per_second(),
            self.percentile(50),
            self.percentile(99),
        )
    }
}

fn rounded(rows: usize) -> f64 {
    f64::from(u32::try_from(rows).unwrap_or(u32::MAX))
}

/// Real time, which is what is measured here.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "a measurement reads real time")]
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    pub(crate) fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}
