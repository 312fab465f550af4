//! Who takes part: lines of this driver on the server of ours, paired or not.

use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use whatsapp::testing::{MemoryVault, Recorder};
use whatsapp::web::{Config, Network, Web};
use whatsapp::{
    Address, Content, Driver, Host, LinkState, Outgoing, SendOutcome, Vault, VaultChange,
    inbound::{Heard, Message, Receipt},
};
use whatsapp_rust::wacore::store::Device;

use super::phone;
use super::server::Server;

/// How long something may take that happens by itself.
const PATIENCE: Duration = Duration::from_secs(20);

/// One line.
pub struct Party {
    pub web: Web,
    pub ears: Arc<Recorder>,
    pub vault: Arc<MemoryVault>,
    pub number: String,
    server: Server,
}

impl Party {
    /// A line that nobody has paired, not started.
    pub fn unpaired(server: &Server) -> Self {
        Self::with(server, "0", config(server))
    }

    /// The same with these settings.
    pub fn with(server: &Server, number: &str, config: Config) -> Self {
        let (ears, vault) = (Arc::default(), Arc::default());
        let (number, server) = (number.to_owned(), server.clone());
        Self { web: Web::new(config), ears, vault, number, server }
    }

    /// A line that is paired with this number and online.
    pub async fn online(server: &Server, number: &str) -> Self {
        let party = Self::with(server, number, config(server));
        party.pair_earlier().await;
        party.start().await;
        party.comes_to(LinkState::Online).await;
        party.eventually("its keys are known", |it| it.has_keys()).await;
        party
    }

    /// Puts into the vault what a pairing of yesterday left there.
    pub async fn pair_earlier(&self) {
        let mut device = Device::new();
        device.pn = Some(self.device().parse().expect("an id"));
        device.lid = Some(format!("9{}:1@lid", self.number).parse().expect("an id"));
        device.push_name = "Toko Sari".to_owned();
        device.account = Some(Arc::new(phone::identity(&device.identity_key)));
        let value = serde_json::to_vec(&device).expect("a device");
        let (bucket, key) = ("device".to_owned(), Vec::new());
        self.vault.write(vec![VaultChange::Put { bucket, key, value }]).await.expect("a vault");
    }

    /// Its time begins at the machine's, by which the library goes, and passes as the test's does.
    #[expect(clippy::disallowed_methods, reason = "the library goes by the machine's clock")]
    pub fn host(&self) -> Host {
        let (began, since) = (Utc::now(), tokio::time::Instant::now());
        let now = Arc::new(move || began + since.elapsed());
        Host { ears: self.ears.clone(), vault: self.vault.clone(), now }
    }

    pub async fn start(&self) {
        self.web.start(self.host()).await.expect("a start");
    }

    /// Another process with the same vault and the same ears.
    pub async fn restart(&mut self) {
        self.web.stop().await;
        self.web = Web::new(config(&self.server));
        self.start().await;
        self.comes_to(LinkState::Online).await;
    }

    /// The id of its device.
    pub fn device(&self) -> String {
        format!("{}:1@s.whatsapp.net", self.number)
    }

    pub fn address(&self) -> Address {
        Address::parse(&format!("{}@c.us", self.number)).expect("an address")
    }

    fn has_keys(&self) -> bool {
        self.server.state().keys.contains_key(&self.device())
    }

    pub async fn comes_to(&self, link: LinkState) {
        self.eventually(&format!("{link:?}"), |it| it.web.link() == link).await;
    }

    pub async fn eventually(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let wait = async {
            while !is_so(self) {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        let came = tokio::time::timeout(PATIENCE, wait).await;
        assert!(came.is_ok(), "never: {what}; {:?} {:?}", self.web.link(), self.web.trouble());
    }

    /// Waits for so many messages, and answers them.
    pub async fn hears(&self, count: usize) -> Vec<Message> {
        let heard = std::cell::RefCell::new(Vec::new());
        self.eventually("a message", |it| {
            let mut heard = heard.borrow_mut();
            heard.extend(it.ears.take().into_iter().filter_map(|one| match one {
                Heard::Message(message) => Some(*message),
                _ => None,
            }));
            heard.len() >= count
        })
        .await;
        heard.into_inner()
    }

    /// Waits for so many receipts, and answers them.
    pub async fn is_told(&self, count: usize) -> Vec<Receipt> {
        let told = std::cell::RefCell::new(Vec::new());
        self.eventually("a receipt", |it| {
            let mut told = told.borrow_mut();
            told.extend(it.ears.take().into_iter().filter_map(|one| match one {
                Heard::Receipt(receipt) => Some(*receipt),
                _ => None,
            }));
            told.len() >= count
        })
        .await;
        told.into_inner()
    }

    pub async fn sends(&self, to: &Self, id: &str, text: &str) -> SendOutcome {
        self.web.send(&outgoing(to, id, text)).await
    }
}

pub fn outgoing(to: &Party, id: &str, text: &str) -> Outgoing {
    let (wire_id, text) = (id.to_owned(), text.to_owned());
    Outgoing { wire_id, to: to.address(), text, content: Content::Text, quoted: None }
}

pub fn accepted(id: &str) -> SendOutcome {
    SendOutcome::Accepted { provider_id: id.to_owned() }
}

pub fn config(server: &Server) -> Config {
    let (transport, http) = (Arc::new(server.clone()), Arc::new(server.clone()));
    Config {
        answer: Duration::from_secs(3),
        look_every: Duration::from_millis(200),
        tell_again: Duration::from_millis(200),
        network: Some(Network { transport, http, pre_keys: 20 }),
        ..Config::default()
    }
}
