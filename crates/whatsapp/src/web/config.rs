//! Settings of the linked device.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use whatsapp_rust::async_channel::Receiver;
use whatsapp_rust::http::HttpClient;
use whatsapp_rust::transport::{Transport, TransportEvent, TransportFactory};
use whatsapp_rust::wacore::net::{HttpRequest, HttpResponse, StreamingHttpResponse, UploadBody};

/// Settings of the linked device.
#[derive(Clone, Debug)]
pub struct Config {
    /// What the phone's list of linked devices calls it.
    pub device_name: String,
    /// How long a send waits for the server's yes. Below the outbox's own limit, so that the driver
    /// tells how a send ended.
    pub answer: Duration,
    /// How long a file may take, to the provider or from it.
    pub transfer: Duration,
    /// How often it is looked whether a ban or a pairing is over.
    pub look_every: Duration,
    /// How long a pairing waits for a person: six codes last 160 seconds, a typed one 180.
    pub pairing: Duration,
    /// How long a line that told something to nobody waits before it tells it again.
    pub tell_again: Duration,
    /// Another network than WhatsApp's, for tests.
    pub network: Option<Network>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            device_name: "Niaga".to_owned(),
            answer: Duration::from_secs(15),
            // A film of 16 MB at a megabyte a second, with room.
            transfer: Duration::from_secs(60),
            look_every: Duration::from_secs(15),
            pairing: Duration::from_secs(200),
            tell_again: Duration::from_secs(5),
            network: None,
        }
    }
}

/// Another network than WhatsApp's, for tests.
#[derive(Clone)]
pub struct Network {
    /// Makes connections.
    pub transport: Arc<dyn TransportFactory>,
    /// Fetches files.
    pub http: Arc<dyn HttpClient>,
    /// How many keys the first login uploads.
    pub pre_keys: usize,
}

impl fmt::Debug for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Network").finish_non_exhaustive()
    }
}

/// Lends a network to the library, which wants to own one.
pub(super) struct Lent<T: ?Sized>(pub(super) Arc<T>);

#[async_trait]
impl TransportFactory for Lent<dyn TransportFactory> {
    async fn create_transport(
        &self,
    ) -> anyhow::Result<(Arc<dyn Transport>, Receiver<TransportEvent>)> {
        self.0.create_transport().await
    }
}

#[async_trait]
impl HttpClient for Lent<dyn HttpClient> {
    async fn execute(&self, request: HttpRequest) -> anyhow::Result<HttpResponse> {
        self.0.execute(request).await
    }

    fn supports_streaming(&self) -> bool {
        self.0.supports_streaming()
    }

    fn execute_streaming(&self, request: HttpRequest) -> anyhow::Result<StreamingHttpResponse> {
        self.0.execute_streaming(request)
    }

    fn supports_upload_streaming(&self) -> bool {
        self.0.supports_upload_streaming()
    }

    fn execute_upload(
        &self,
        request: HttpRequest,
        body: UploadBody,
        content_length: u64,
    ) -> anyhow::Result<HttpResponse> {
        self.0.execute_upload(request, body, content_length)
    }
}
