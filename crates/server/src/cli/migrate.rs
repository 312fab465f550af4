//! `niaga migrate`.

use crate::settings::Settings;

/// Brings the database up to this version.
pub(super) async fn run(settings: Settings) -> anyhow::Result<()> {
    let app = super::open(&settings).await?;
    app.db.close().await;
    super::say("The database is up to date.")
}
