//! `niaga audit verify`.

use clap::Subcommand;

use crate::settings::Settings;

/// What to do with the audit log.
#[derive(Debug, Subcommand)]
pub(super) enum Audit {
    /// Walk every tenant's chain from its first entry; exit code 1 when one is broken.
    Verify,
}

impl Audit {
    pub(super) async fn run(self, settings: Settings) -> anyhow::Result<()> {
        let app = super::open(&settings).await?;
        let mut broken = 0;
        for tenant in app.directory().tenants(&app).await? {
            let report = kernel::audit::verify::verify(&app, &tenant).await?;
            let verdict = report.broken.as_deref().unwrap_or("whole");
            super::say(&format!(
                "{}: {} sealed, {} waiting for their seal: {verdict}",
                tenant.name, report.sealed, report.waiting
            ))?;
            broken += usize::from(report.broken.is_some());
        }
        app.db.close().await;
        anyhow::ensure!(broken == 0, "{broken} audit chains are broken");
        Ok(())
    }
}
