//! Background work as pumps: each does one step at a time, so that a server can run them for ever
//! and a test can run them until nothing is left to do.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::time::Duration;

use futures::FutureExt;

use crate::app::App;
use crate::tasks;

/// Whether a step found something to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It did something; there may be more.
    Worked,
    /// There was nothing to do.
    Idle,
}

type Step =
    for<'a> fn(&'a App) -> Pin<Box<dyn Future<Output = anyhow::Result<Progress>> + Send + 'a>>;

/// One kind of background work.
#[derive(Clone, Copy)]
pub struct Pump {
    /// Its name in logs and in [`Kernel::nudge`](crate::Kernel::nudge).
    pub name: &'static str,
    /// How long it sleeps when idle and nobody nudges it.
    pub every: Duration,
    /// One bounded step. It may run on several nodes at once and must cope.
    pub step: Step,
}

impl std::fmt::Debug for Pump {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pump").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Pause after a failed step, so that a broken dependency is not hammered.
const PAUSE_AFTER_FAULT: Duration = Duration::from_secs(2);
/// Rounds after which [`settle`] gives up: something makes work for ever.
const SETTLE_ROUNDS: usize = 1000;

/// Starts every pump of the installation in the background.
pub fn start(app: &App) {
    start_without(app, &[]);
}

/// The same without some, by their names: for measurements that leave their work undone.
pub fn start_without(app: &App, names: &[&str]) {
    let pumps = app.registry().pumps.iter().copied();
    for pump in pumps.filter(|pump| !names.contains(&pump.name)) {
        let app = app.clone();
        app.clone().tasks.spawn(pump.name, async move { run(&app, pump).await });
    }
}

async fn run(app: &App, pump: Pump) {
    let nudge = app.nudge_of(pump.name);
    let stopping = app.tasks.stopping();
    tokio::pin!(stopping);
    while !app.tasks.is_stopping() {
        let pause = match one_step(app, pump).await {
            Ok(Progress::Worked) => continue,
            Ok(Progress::Idle) => pump.every,
            Err(error) => {
                tracing::error!(
                    pump = pump.name,
                    error = format!("{error:#}"),
                    "background step failed"
                );
                PAUSE_AFTER_FAULT
            }
        };
        tokio::select! {
            () = nudge.notified() => {}
            () = tokio::time::sleep(pause) => {}
            () = &mut stopping => {}
        }
    }
}

/// One step, whose panic is a failed step and not the end of the pump.
async fn one_step(app: &App, pump: Pump) -> anyhow::Result<Progress> {
    let outcome = AssertUnwindSafe((pump.step)(app)).catch_unwind().await;
    outcome.unwrap_or_else(|panic| {
        Err(anyhow::anyhow!("the step panicked: {}", tasks::panic_text(&*panic)))
    })
}

/// Runs every pump until all are idle. For tests and for `niaga demo`, where nothing else runs.
pub async fn settle(app: &App) -> anyhow::Result<()> {
    for _ in 0..SETTLE_ROUNDS {
        let mut worked = false;
        for pump in &app.registry().pumps {
            worked |= (pump.step)(app).await? == Progress::Worked;
        }
        if !worked {
            return Ok(());
        }
    }
    anyhow::bail!("the background work does not come to rest")
}
