//! What a driver tells goes to where everything that comes in goes.

use std::sync::{Arc, Weak};

use anyhow::Context;
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use kernel::{App, Kernel};
use whatsapp::inbound::Heard;
use whatsapp::{Ears, LinkState};

use super::{Gateway, Line, PUMP};
use crate::inbound;
use crate::lines::LineId;

/// A link that changed.
#[derive(Clone, Debug)]
pub(super) struct LinkNews {
    pub(super) line: LineId,
    pub(super) state: LinkState,
    pub(super) trouble: Option<&'static str>,
    pub(super) at: DateTime<Utc>,
}

/// The ears of one line. They must not keep the installation alive, which holds the driver.
pub(super) struct LineEars {
    app: Weak<Kernel>,
    line: Arc<Line>,
}

impl LineEars {
    pub(super) fn new(app: &App, line: Arc<Line>) -> Self {
        Self { app: Arc::downgrade(app), line }
    }
}

#[async_trait]
impl Ears for LineEars {
    async fn hear(&self, heard: Vec<Heard>) -> anyhow::Result<()> {
        let app = self.app.upgrade().context("the installation is gone")?;
        inbound::hear(&app, &self.line, heard, None).await.map(drop)
    }

    fn link(&self, state: LinkState, trouble: Option<&'static str>) {
        let Some(app) = self.app.upgrade() else { return };
        let news = LinkNews { line: self.line.id, state, trouble, at: app.now() };
        app.state::<Gateway>().lock().links.push(news);
        app.nudge(PUMP);
        // What waited for the link leaves now.
        app.nudge(crate::outbox::PUMP);
    }
}
