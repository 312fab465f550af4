//! `niaga serve` and `niaga demo`.

use crate::compose::{self, World};
use crate::settings::Settings;
use crate::{demo, serve};

/// Options of `niaga serve`.
#[derive(Debug, clap::Args)]
pub(super) struct Serve {
    /// The address to listen on [default: 127.0.0.1:8080].
    #[arg(long, value_name = "HOST:PORT")]
    listen: Option<String>,
    /// Load demo data on the first start.
    #[arg(long)]
    demo: bool,
}

impl Serve {
    pub(super) async fn run(self, mut settings: Settings) -> anyhow::Result<()> {
        if let Some(listen) = self.listen {
            settings.listen = listen;
        }
        settings.check()?;
        if self.demo {
            super::for_demo(&mut settings);
        }
        super::log(&settings);
        let listener = serve::bind(&settings.listen).await?;
        let address = listener.local_addr()?;
        let _until_stopped = serve::attend(&settings.data)?;
        let (app, routes) = compose::raise(&settings, World::default()).await?;
        if self.demo {
            demo::load(&app).await?;
            super::say(&demo::welcome(&address.to_string()))?;
        }
        tracing::info!(%address, "listening");
        let router = serve::router(&app, routes).await?;
        serve::serve(&app, router, listener).await
    }
}

/// Loads the demo data without serving.
pub(super) async fn load_demo(mut settings: Settings) -> anyhow::Result<()> {
    super::for_demo(&mut settings);
    let app = super::open(&settings).await?;
    demo::load(&app).await?;
    app.db.close().await;
    super::say(&format!("The demo data is in {}.", settings.data.display()))
}
