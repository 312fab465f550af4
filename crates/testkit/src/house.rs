//! One installation, raised for one test.

use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use base::{AccountId, Phone};
use chrono::{DateTime, Duration, TimeZone, Utc};
use identity::accounts::{self, NewAccount};
use identity::sessions::{self, SessionKind};
use identity::tenants::{self, NewTenant};
use kernel::app::Composer;
use kernel::config::Secret;
use kernel::{App, Clock, Engine, Tenant, Tx};
use server::compose::{self, World};
use server::settings::Settings;
use tempfile::TempDir;

use crate::client::Client;
use crate::door::Door;
use crate::postgres::TestDatabase;

/// The seed of every house, so that a failing test fails again.
const SEED: u64 = 20_261_121;

/// Adds a test's own modules to those of the house.
pub type Extend = fn(Composer) -> Composer;

/// The house: an empty installation with one tenant.
#[derive(Debug)]
pub struct House {
    /// The installation, for looking behind the door and for background steps.
    pub app: App,
    /// Its clock: a Saturday morning in Jakarta until it is moved.
    pub clock: Clock,
    /// Its first tenant.
    pub tenant: Tenant,
    router: Router,
    settings: Settings,
    extend: Extend,
    database: Option<TestDatabase>,
    folder: TempDir,
    /// Processes started so far, each with chances of its own.
    processes: AtomicU64,
}

impl House {
    /// Raises an empty house with the tenant `uji`.
    pub async fn raise(engine: Engine) -> Self {
        Self::raise_with(engine, |_| {}).await
    }

    /// The same, with settings changed first.
    pub async fn raise_with(engine: Engine, change: impl FnOnce(&mut Settings)) -> Self {
        Self::build(engine, change, |modules| modules).await
    }

    /// The same with modules added that exist for a test only.
    pub async fn raise_with_modules(engine: Engine, extend: Extend) -> Self {
        Self::build(engine, |_| {}, extend).await
    }

    async fn build(engine: Engine, change: impl FnOnce(&mut Settings), extend: Extend) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let database = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(TestDatabase::create(migrate_template).await),
        };
        let mut settings = settings(&folder, database.as_ref());
        change(&mut settings);
        let clock = Clock::fake(morning());
        let (app, router) = open(&settings, extend, &clock, SEED).await;
        let tenant = make_tenant(&app, "uji", None).await;
        let processes = AtomicU64::new(1);
        Self { app, clock, tenant, router, settings, extend, database, folder, processes }
    }

    /// Ends this process and starts another one on the same data, at the same moment.
    pub async fn restart(self) -> Self {
        self.restart_after(async |_| {}).await
    }

    /// The same, with work on the resting data in between, e.g. a restore.
    pub async fn restart_after(self, work: impl AsyncFnOnce(&Settings)) -> Self {
        let Self { app, clock, tenant, router, settings, extend, database, folder, processes } =
            self;
        drop(router);
        app.tasks.stop().await;
        app.db.close().await;
        drop(app);
        work(&settings).await;
        let seed = SEED + processes.fetch_add(1, Ordering::Relaxed);
        let (app, router) = open(&settings, extend, &clock, seed).await;
        Self { app, clock, tenant, router, settings, extend, database, folder, processes }
    }

    /// The same, with other settings.
    pub async fn restart_with(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(&mut self.settings);
        self.restart().await
    }

    /// A second node on the same data, with the same clock. On SQLite that is a second process on
    /// one file.
    pub async fn second_node(&self) -> (App, Client) {
        let seed = SEED + self.processes.fetch_add(1, Ordering::Relaxed);
        let (app, router) = open(&self.settings, self.extend, &self.clock, seed).await;
        (app, Client::new(router))
    }

    /// The house on a real port, with its background work.
    pub async fn door(&self) -> Door {
        Door::open(&self.app, &self.visitor()).await
    }

    /// Somebody who has not signed in.
    pub fn visitor(&self) -> Client {
        Client::new(self.router.clone())
    }

    /// A new office account with a built-in role of this tenant, signed in.
    pub async fn office(&self, role: &str) -> Client {
        self.office_of(&self.tenant, role).await
    }

    /// The same, in another tenant.
    pub async fn office_of(&self, tenant: &Tenant, role: &str) -> Client {
        let (account, _) = self.account_of(tenant, role, None).await;
        self.sign_in(tenant, account, SessionKind::Office).await
    }

    /// A new account with a role; phone and e-mail are made up from its number unless given.
    pub async fn account_of(
        &self,
        tenant: &Tenant,
        role: &str,
        phone: Option<&str>,
    ) -> (AccountId, String) {
        let tx = self.begin_of(tenant).await;
        let id = tx.new_id::<AccountId>().to_string();
        let email = format!("{id}@uji.test");
        drop(tx);
        let new = NewAccount {
            name: format!("Uji {role}"),
            email: Some(email.clone()),
            phone: phone.map(|phone| Phone::parse(phone).expect("a test writes sound numbers")),
            password: None,
        };
        let mut tx = self.begin_of(tenant).await;
        let account = accounts::create(&mut tx, new).await.expect("a new account");
        accounts::join(&mut tx, account, role).await.expect("a new membership");
        tx.commit().await.expect("committed");
        (account, email)
    }

    /// A session for an account that exists.
    pub async fn sign_in(&self, tenant: &Tenant, account: AccountId, kind: SessionKind) -> Client {
        let mut tx = self.begin_of(tenant).await;
        let opened = sessions::open(&mut tx, account, kind, "testkit").await.expect("a session");
        tx.commit().await.expect("committed");
        self.visitor().with_token(&opened.token)
    }

    /// A second business on the same installation.
    pub async fn another_tenant(&self) -> Tenant {
        make_tenant(&self.app, "lain", Some("lain.test")).await
    }

    /// A write as the machine itself in the first tenant.
    pub async fn begin(&self) -> Tx {
        self.begin_of(&self.tenant).await
    }

    /// A write as the machine itself.
    pub async fn begin_of(&self, tenant: &Tenant) -> Tx {
        self.app.begin_as("testkit", tenant).await.expect("a transaction begins")
    }

    /// Runs all background work until nothing is left to do now.
    pub async fn settle(&self) {
        kernel::pump::settle(&self.app).await.expect("background work comes to rest");
    }

    /// Lets time pass, then does what has become due.
    pub async fn pass(&self, time: Duration) {
        self.clock.advance(time);
        self.settle().await;
    }

    /// The texts a phone has received, oldest first.
    pub async fn texts_of(&self, phone: &str) -> Vec<String> {
        self.settle().await;
        let path = format!("/api/simulator/phones/{phone}/messages");
        let body = self.visitor().get(&path).await.expect(200);
        let messages = body["data"].as_array().cloned().unwrap_or_default();
        let received = messages.iter().filter(|message| message["direction"] == "out");
        received.filter_map(|message| message["text"].as_str().map(str::to_owned)).collect()
    }

    /// The settings it was raised with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }
}

/// 2026-11-21 09:00 in Jakarta.
fn morning() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 21, 2, 0, 0).single().expect("a real moment")
}

fn settings(folder: &TempDir, database: Option<&TestDatabase>) -> Settings {
    let mut settings = Settings { data: folder.path().to_owned(), ..Settings::default() };
    settings.database_url = database.map(|database| Secret::from(database.url()));
    // Races fire hundreds of calls in one frozen minute; the limit has a test of its own.
    settings.platform.limits.api_calls_per_minute = 0;
    let data_part = match database {
        Some(database) => database.url(),
        None => format!("sqlite://{}", folder.path().join("data_part.db").display()),
    };
    settings.parts.data_part.url = Some(Secret::from(data_part));
    settings
}

async fn open(settings: &Settings, extend: Extend, clock: &Clock, seed: u64) -> (App, Router) {
    let world = World { clock: clock.clone(), seed: Some(seed) };
    let modules = extend(compose::modules(settings).expect("the modules compose"));
    let raised = compose::raise_from(modules, settings, world).await;
    let (app, routes) = raised.expect("the house is raised");
    let router = server::serve::router(&app, routes).await.expect("it can serve");
    (app, router)
}

async fn migrate_template(url: String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut settings = Settings { data: folder.path().to_owned(), ..Settings::default() };
    settings.database_url = Some(Secret::from(url));
    let (app, _) = open(&settings, |modules| modules, &Clock::System, SEED).await;
    app.db.close().await;
}

async fn make_tenant(app: &App, slug: &str, host: Option<&str>) -> Tenant {
    let tenant = NewTenant {
        slug: slug.to_owned(),
        name: format!("Usaha {slug}"),
        host: host.map(str::to_owned),
        zone: base::Zone::default(),
        modules: vec!["parts".to_owned(), "desk".to_owned()],
    };
    tenants::create(app, tenant).await.expect("a new tenant")
}
