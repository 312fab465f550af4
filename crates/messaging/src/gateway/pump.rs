//! The pump `lines`: runs the drivers that should run, and writes down what their links are in.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration as Pause;

use futures::future::join_all;
use kernel::{App, Progress, Pump};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveEnum, ColumnTrait, EntityTrait, QueryFilter};
use whatsapp::{Host, LinkState};

use super::ears::{LineEars, LinkNews};
use super::vault::LineVault;
use super::{Gateway, Line, Running, make};
use crate::entity::line::{Column, Entity};
use crate::lines::{LineChanged, LineLost, LineState};

/// The pump's name for [`kernel::Kernel::nudge`].
pub const PUMP: &str = "lines";
/// How soon a node learns of what another one changed.
const EVERY: Pause = Pause::from_secs(2);
/// A driver that takes longer to start is left to itself; its link tells the rest.
const START_LIMIT: Pause = Pause::from_secs(20);

pub(crate) fn pump() -> Pump {
    Pump { name: PUMP, every: EVERY, step: |app| Box::pin(step(app)) }
}

async fn step(app: &App) -> anyhow::Result<Progress> {
    let gateway = app.state::<Gateway>();
    gateway.refresh(app).await?;
    gateway.tell_again().await;
    if gateway.note_links(app).await? { Ok(Progress::Worked) } else { Ok(Progress::Idle) }
}

impl Gateway {
    /// Stops what should not run any more, and starts what should. Called by one at a time.
    pub(super) async fn reconcile(&self, app: &App) -> anyhow::Result<()> {
        let (stale, wanted) = {
            let state = self.copy();
            let stale: Vec<Running> = state
                .running
                .values()
                .filter(|running| {
                    state
                        .lines
                        .get(&running.line.id)
                        .is_none_or(|line| !is_same(line, &running.line))
                })
                .cloned()
                .collect();
            let is_new = |line: &&Arc<Line>| {
                let running = state.running.get(&line.id);
                line.is_on && running.is_none_or(|running| !is_same(line, &running.line))
            };
            let wanted: Vec<Arc<Line>> = state.lines.values().filter(is_new).cloned().collect();
            (stale, wanted)
        };
        for running in stale {
            running.driver.stop().await;
            self.lock().running.remove(&running.line.id);
        }
        self.stop_with(app);
        for line in wanted {
            self.run(app, line);
        }
        self.start_what_may(app).await;
        Ok(())
    }

    /// Starts the drivers that wait for nobody any more: a ban is over, or a person said so.
    async fn start_what_may(&self, app: &App) {
        let idle: Vec<Running> = {
            let state = self.copy();
            let may = |line: &Line| restarts_alone(line, app);
            let known = |run: &Running| state.lines.get(&run.line.id).is_some_and(|line| may(line));
            let idle = |run: &&Running| run.driver.link() == LinkState::Idle && known(run);
            state.running.values().filter(idle).cloned().collect()
        };
        join_all(idle.iter().map(|run| self.start(app, &run.line, &*run.driver))).await;
    }

    /// Hears what simulated phones could not tell earlier, because a module failed.
    async fn tell_again(&self) {
        let running = self.lock().running.clone();
        for simulator in running.into_values().filter_map(|running| running.simulator) {
            simulator.tell_again().await;
        }
    }

    /// Takes the drivers down when the process stops.
    fn stop_with(&self, app: &App) {
        if self.is_watched.swap(true, Ordering::Relaxed) {
            return;
        }
        let (stopping, ours) = (app.tasks.stopping(), app.clone());
        app.tasks.spawn("lines stop", async move {
            stopping.await;
            ours.state::<Gateway>().stop_all().await;
        });
    }

    /// Makes a line's driver.
    fn run(&self, app: &App, line: Arc<Line>) {
        let made = match make::make(&line, &self.phones, self.simulates()) {
            Ok(made) => made,
            Err(error) => {
                tracing::warn!(line = %line.id, error = format!("{error:#}"), "a line cannot run");
                self.told(app, &line, LinkState::NeedsOperator, Some("settings"));
                return;
            }
        };
        let running =
            Running { line: line.clone(), driver: made.driver, simulator: made.simulator };
        self.lock().running.insert(line.id, running);
    }

    /// Starts a driver. One that does not start needs a person.
    pub(crate) async fn start(&self, app: &App, line: &Arc<Line>, driver: &dyn whatsapp::Driver) {
        match tokio::time::timeout(START_LIMIT, driver.start(host(app, line))).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => {
                tracing::error!(line = %line.id, error = format!("{error:#}"), "a line does not start");
                self.told(app, line, LinkState::NeedsOperator, Some("start"));
            }
            Err(_) => tracing::warn!(line = %line.id, "a line takes long to start"),
        }
    }

    fn told(&self, app: &App, line: &Line, state: LinkState, trouble: Option<&'static str>) {
        if line.state != LineState::of(state).0 {
            let news = LinkNews { line: line.id, state, trouble, at: app.now() };
            self.lock().links.push(news);
        }
    }

    /// Takes every driver down and keeps its credentials.
    async fn stop_all(&self) {
        let running: Vec<Running> = self.lock().running.drain().map(|(_, run)| run).collect();
        join_all(running.iter().map(|running| running.driver.stop())).await;
        // That we stop is no news of the link: the next process goes on from what it was in.
        self.lock().links.clear();
    }

    /// Writes down how links have changed; says whether any had.
    pub(crate) async fn note_links(&self, app: &App) -> anyhow::Result<bool> {
        let news = std::mem::take(&mut self.lock().links);
        if news.is_empty() {
            return Ok(false);
        }
        for (place, one) in news.iter().enumerate() {
            if let Err(error) = self.note_link(app, one).await {
                let left = news.into_iter().skip(place);
                self.lock().links.splice(0..0, left);
                return Err(error);
            }
        }
        Ok(true)
    }

    async fn note_link(&self, app: &App, news: &LinkNews) -> anyhow::Result<()> {
        let Some(line) = self.lock().lines.get(&news.line).cloned() else { return Ok(()) };
        let (state, until) = LineState::of(news.state);
        let own = self.driver(line.id).and_then(|driver| driver.own()).unwrap_or_default();
        let tenant = app.tenant(line.tenant).await?;
        let mut tx = app.begin_as("messaging.lines", &tenant).await?;
        let mut update = Entity::update_many()
            .col_expr(Column::State, Expr::value(state.to_value()))
            .col_expr(Column::StateUntil, Expr::value(until))
            .col_expr(Column::Trouble, Expr::value(news.trouble))
            .col_expr(Column::StateAt, Expr::value(news.at))
            .filter(Column::Id.eq(line.id))
            .filter(Column::State.ne(state).or(Column::StateUntil.ne(until)));
        if let Some(phone) = own.phone {
            update = update.col_expr(Column::Phone, Expr::value(phone.as_str()));
        }
        if let Some(device) = own.device {
            update = update.col_expr(Column::Device, Expr::value(device));
        }
        if update.exec(tx.conn()).await?.rows_affected == 0 {
            return Ok(());
        }
        tx.announce(LineChanged { id: line.id });
        if state.needs_person() {
            let trouble = news.trouble.map(str::to_owned);
            tx.announce(LineLost { id: line.id, name: line.name.clone(), state, trouble });
        }
        tx.commit().await?;
        let mut state_now = self.lock();
        if let Some(known) = state_now.lines.get_mut(&line.id) {
            let known = Arc::make_mut(known);
            (known.state, known.state_until) = (state, until);
        }
        Ok(())
    }
}

/// Whether a driver that runs for one need not be made anew for the other.
fn is_same(line: &Line, running: &Line) -> bool {
    line.is_on == running.is_on && line.changed_at == running.changed_at
}

/// Whether a process that starts brings the line up without a person: one that was logged out or
/// refused stays so, or a crash would become a loop that ends in a ban.
fn restarts_alone(line: &Line, app: &App) -> bool {
    match line.state {
        LineState::Disconnected | LineState::Connected | LineState::Reconnecting => true,
        LineState::Banned => line.state_until.is_none_or(|until| until <= app.now()),
        LineState::Pairing | LineState::LoggedOut | LineState::NeedsOperator => false,
    }
}

fn host(app: &App, line: &Arc<Line>) -> Host {
    let clock = app.clock.clone();
    Host {
        ears: Arc::new(LineEars::new(app, line.clone())),
        vault: Arc::new(LineVault::new(app, line.clone())),
        now: Arc::new(move || clock.now()),
    }
}
