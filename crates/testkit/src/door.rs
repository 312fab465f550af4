//! A house that is really served: on a port, with its background work, until it is stopped.

use kernel::App;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::client::Client;
use crate::screen::Screen;

/// One serving process.
#[derive(Debug)]
pub struct Door {
    /// Where it listens, on this machine.
    pub port: u16,
    app: App,
    serving: JoinHandle<anyhow::Result<()>>,
}

impl Door {
    /// Serves an app as its client knows it.
    pub async fn open(app: &App, client: &Client) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let (router, served) = (client.router(), app.clone());
        let serving = tokio::spawn(async move {
            server::serve::serve_until(&served, router, listener, std::future::pending()).await
        });
        Self { port, app: app.clone(), serving }
    }

    /// A socket of the house's own app that listens on nothing yet.
    pub async fn socket(&self) -> Screen {
        Screen::connect(self.port, "niaga").await
    }

    /// A screen that listens on every channel of the caller.
    pub async fn screen(&self, client: &Client) -> Screen {
        let mut screen = self.socket().await;
        screen.listen(client).await;
        screen
    }

    /// Asks it to stop; [`Door::stopped`] waits until it has.
    pub fn stop(&self) {
        self.app.tasks.signal_stop();
    }

    /// Waits until it has stopped in peace.
    pub async fn stopped(self) {
        self.serving.await.expect("no panic").expect("a peaceful stop");
    }
}
