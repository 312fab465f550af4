//! The house as a process of its own: one business, its agents, and nothing else.

use std::io::Read;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;

use anyhow::Context;
use bench_rig::Caller;
use identity::accounts::{self, NewAccount};
use identity::sessions::{self, SessionKind};
use identity::tenants::{self, NewTenant};
use kernel::config::Secret;
use serde::{Deserialize, Serialize};
use server::compose::{self, World};
use server::settings::Settings;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child as Process, Command};

use crate::Options;

/// What the house tells whoever started it.
#[derive(Debug, Serialize, Deserialize)]
struct Told {
    address: SocketAddr,
    admin: String,
    agents: Vec<String>,
}

/// A house that serves.
pub(crate) struct Child {
    process: Process,
    told: Told,
}

impl Child {
    /// Starts this program again as the house, and waits until it answers.
    pub(crate) async fn start(options: &Options, data: &Path) -> anyhow::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("--serve").arg(data).arg("--agents").arg(options.agents.to_string());
        if let Some(url) = &options.postgres {
            command.arg("--postgres").arg(url);
        }
        let mut process = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .context("starting the house")?;
        let output = process.stdout.take().context("the house has an output")?;
        let line = BufReader::new(output).lines().next_line().await?;
        let told = serde_json::from_str(&line.context("the house ended")?)?;
        Ok(Self { process, told })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.told.address
    }

    /// The agents' tokens.
    pub(crate) fn agents(&self) -> &[String] {
        &self.told.agents
    }

    /// A connection of the admin's.
    pub(crate) async fn admin(&self) -> anyhow::Result<Caller> {
        Caller::connect(self.told.address, Some(&self.told.admin)).await
    }

    /// Its memory in bytes.
    pub(crate) fn memory(&self) -> anyhow::Result<u64> {
        let pid = self.process.id().context("the house runs")?;
        let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("VmRSS")?;
        let kilobytes: u64 = line.split_whitespace().next().context("a number")?.parse()?;
        Ok(kilobytes * 1024)
    }

    /// Ends it: its input ends.
    pub(crate) async fn end(mut self) -> anyhow::Result<()> {
        drop(self.process.stdin.take());
        self.process.wait().await?;
        Ok(())
    }
}

/// Is the house until the input ends.
pub(crate) async fn serve(data: &Path, options: &Options) -> anyhow::Result<()> {
    let mut settings = Settings { data: data.to_owned(), ..Settings::default() };
    settings.database_url = options.postgres.clone().map(Secret::from);
    settings.platform.limits.api_calls_per_minute = 0;
    let (app, routes) = compose::raise(&settings, World::default()).await?;
    let business = NewTenant {
        slug: "bench".to_owned(),
        name: "Bench".to_owned(),
        host: None,
        zone: base::Zone::default(),
        modules: vec!["desk".to_owned()],
    };
    let tenant = tenants::create(&app, business).await?;
    let mut tx = app.begin_as("bench", &tenant).await?;
    let mut tokens = Vec::new();
    for number in 0..=options.agents {
        let role = if number == 0 { "admin" } else { "agent" };
        let account = NewAccount {
            name: format!("Agen {number}"),
            email: Some(format!("agen{number}@niaga.test")),
            phone: None,
            password: None,
        };
        let account = accounts::create(&mut tx, account).await?;
        accounts::join(&mut tx, account, role).await?;
        let opened = sessions::open(&mut tx, account, SessionKind::Office, "bench").await?;
        tokens.push(opened.token);
    }
    tx.commit().await?;
    let listener = server::serve::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let router = server::serve::router(&app, routes).await?;
    let agents = tokens.split_off(1);
    let told = Told { address, admin: tokens.remove(0), agents };
    println!("{}", serde_json::to_string(&told)?);
    let ended = async {
        let input = || std::io::stdin().read_to_end(&mut Vec::new());
        let _input_ended = kernel::tasks::run_blocking(input).await;
    };
    server::serve::serve_until(&app, router, listener, ended).await
}
