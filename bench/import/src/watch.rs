//! Real time and real memory, whatever the house's clock says.

use std::time::{Duration, Instant};

use testkit::{Client, House};

/// Measures real time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "measures real time")]
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    pub(crate) fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

/// The longest that a small write took while an import ran, from its beginning to its end.
pub(crate) async fn longest_wait(house: &House, admin: &Client) -> Duration {
    let mut longest = Duration::ZERO;
    let mut was_running = false;
    loop {
        let watch = Stopwatch::start();
        let tx = house.begin().await;
        tx.commit().await.expect("an empty write commits");
        longest = longest.max(watch.elapsed());
        tokio::time::sleep(Duration::from_millis(5)).await;
        let newest = admin.get("/api/admin/products/imports?per_page=1").await.expect(200);
        let is_running = matches!(newest["data"][0]["state"].as_str(), Some("queued" | "running"));
        if was_running && !is_running {
            return longest;
        }
        was_running |= is_running;
    }
}

/// The most memory that this process has ever had, in MiB; 0 where the system does not tell.
pub(crate) fn peak_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().strip_suffix(" kB")).map(str::parse::<u64>);
    kib.and_then(Result::ok).unwrap_or(0) / 1024
}
