//! `niaga check`: is the configuration valid, and does every dependency answer?

use crate::compose::{self, World};
use crate::settings::Settings;

/// Prints each dependency's state; fails when one that must answer does not.
pub(super) async fn run(settings: Settings) -> anyhow::Result<()> {
    settings.check()?;
    super::say("configuration: ok")?;
    let (app, _) = compose::compose(&settings, World::default()).await?;
    let readiness = kernel::health::readiness(&app).await;
    for one in &readiness.dependencies {
        let note = if one.optional { " (optional)" } else { "" };
        super::say(&format!("{}: {}{note}", one.name, one.state))?;
    }
    app.db.close().await;
    anyhow::ensure!(readiness.ready, "a dependency that must answer does not");
    Ok(())
}
