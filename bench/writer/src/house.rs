//! The house: many writers, each with a transaction of its own, through the kernel's one door.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use base::{TenantId, Zone};
use kernel::actor::Proof;
use kernel::app::{Composer, Foundation};
use kernel::config::Config;
use kernel::files::Files;
use kernel::keys::Keys;
use kernel::registry::Directory;
use kernel::{App, Caller, Clock, Db, Random, Tenant};
use tokio::sync::mpsc;

use crate::WIDTHS;
use crate::row;
use bench_rig::{Rates, Stopwatch};

base::id! {
    /// A measured row.
    RowId = "row"
}

/// The rates with each of [`WIDTHS`] writers at once.
pub(crate) async fn measure(
    url: &str,
    folder: &Path,
    time: Duration,
) -> anyhow::Result<Vec<Rates>> {
    let app = open(url, folder).await?;
    let mut all = Vec::new();
    for writers in WIDTHS {
        let tx = app.begin_as("bench", &tenant()).await?;
        row::make_table(tx.conn()).await?;
        tx.commit().await?;
        all.push(run(&app, writers, time).await?);
    }
    let tx = app.begin_as("bench", &tenant()).await?;
    row::drop_table(tx.conn()).await?;
    tx.commit().await?;
    app.tasks.stop().await;
    app.db.close().await;
    Ok(all)
}

async fn open(url: &str, folder: &Path) -> anyhow::Result<App> {
    let random = Random::system();
    let foundation = Foundation {
        config: Config::default(),
        folder: folder.to_owned(),
        db: Db::connect(url).await?,
        clock: Clock::System,
        keys: Keys::from_folder(folder, &random)?,
        random,
        files: Files::local(&folder.join("files"))?,
    };
    let (app, _) = Composer::new().finish(foundation, Box::new(OneTenant));
    Ok(app)
}

async fn run(app: &App, writers: usize, time: Duration) -> anyhow::Result<Rates> {
    let (done, mut waits) = mpsc::unbounded_channel();
    let watch = Stopwatch::start();
    for _ in 0..writers {
        let (app, done) = (app.clone(), done.clone());
        app.clone().tasks.spawn("writer", async move {
            while watch.elapsed() < time {
                let one = Stopwatch::start();
                let outcome = write(&app).await.map(|()| one.elapsed());
                let failed = outcome.is_err();
                if done.send(outcome).is_err() || failed {
                    return;
                }
            }
        });
    }
    drop(done);
    let mut all = Vec::new();
    while let Some(outcome) = waits.recv().await {
        all.push(outcome?);
    }
    Ok(Rates::new(all.len(), watch.elapsed(), all))
}

async fn write(app: &App) -> anyhow::Result<()> {
    let tx = app.begin_as("bench", &tenant()).await?;
    row::insert(tx.conn(), tx.new_id::<RowId>().uuid()).await?;
    tx.commit().await?;
    Ok(())
}

fn tenant() -> Tenant {
    let id = TenantId::from_uuid(uuid::Uuid::nil());
    Tenant { id, name: "bench".into(), zone: Zone::default(), modules: Arc::from([]) }
}

/// Nobody signs in here.
struct OneTenant;

#[async_trait]
impl Directory for OneTenant {
    async fn caller(&self, _: &App, _: &str, _: Proof) -> anyhow::Result<Option<Caller>> {
        Ok(None)
    }

    async fn tenant_of_host(&self, _: &App, _: Option<&str>) -> anyhow::Result<Option<Tenant>> {
        Ok(Some(tenant()))
    }

    async fn tenants(&self, _: &App) -> anyhow::Result<Vec<Tenant>> {
        Ok(vec![tenant()])
    }

    async fn tenant(&self, _: &App, _: TenantId) -> anyhow::Result<Option<Tenant>> {
        Ok(Some(tenant()))
    }
}
