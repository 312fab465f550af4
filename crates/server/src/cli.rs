//! The command line: one file a command.

mod audit;
mod backup;
mod check;
mod export;
mod migrate;
mod realtime;
mod restore;
mod serve;
mod user;

use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use clap::{Parser, Subcommand};
use kernel::App;
use kernel::config::Secret;

use crate::compose::{self, World};
use crate::settings::{LogFormat, Settings};

/// Runs the daily business of Indonesian companies: one program, one database, one backup.
#[derive(Debug, Parser)]
#[command(name = "niaga", version, propagate_version = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    place: Place,
}

/// Where the installation lives.
#[derive(Debug, clap::Args)]
struct Place {
    /// A TOML configuration file.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The data folder [default: data].
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(flatten)]
    House(HouseCommand),
    /// Serve channels of the Pusher protocol alone; `--config` names a file of their own.
    Realtime,
}

/// What works on the installation.
#[derive(Debug, Subcommand)]
enum HouseCommand {
    /// Serve the web app and the API until stopped.
    Serve(serve::Serve),
    /// Load the demo data and exit.
    Demo,
    /// Bring the database up to this version and exit.
    Migrate,
    /// Validate the configuration and try each dependency.
    Check,
    /// Make office users and set passwords.
    #[command(subcommand)]
    User(user::User),
    /// Prove that no audit entry was changed or removed.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Write one archive of database, files and key, also while Niaga runs, and prove it.
    Backup(backup::Backup),
    /// Put an archive in place of what is lost, or only prove it.
    Restore(restore::Restore),
    /// Write documents that others build on.
    #[command(subcommand)]
    Export(export::Export),
}

impl Cli {
    /// Does what was asked.
    pub async fn run(self) -> anyhow::Result<()> {
        let command = match self.command {
            Command::House(command) => command,
            Command::Realtime => return realtime::run(self.place.config.as_deref()).await,
        };
        let mut settings = Settings::read(self.place.config.as_deref())?;
        if let Some(data) = self.place.data {
            settings.data = data;
        }
        match command {
            HouseCommand::Serve(serve) => serve.run(settings).await,
            HouseCommand::Demo => serve::load_demo(settings).await,
            HouseCommand::Migrate => migrate::run(settings).await,
            HouseCommand::Check => check::run(settings).await,
            HouseCommand::User(user) => user.run(settings).await,
            HouseCommand::Audit(audit) => audit.run(settings).await,
            HouseCommand::Backup(backup) => backup.run(settings).await,
            HouseCommand::Restore(restore) => restore.run(settings).await,
            HouseCommand::Export(export) => export.run(&settings),
        }
    }
}

/// The installation for a command that only works on its data.
async fn open(settings: &Settings) -> anyhow::Result<App> {
    log(settings);
    let (app, _) = compose::raise(settings, World::default()).await?;
    Ok(app)
}

/// Sets up logging to standard error.
fn log(settings: &Settings) {
    let filter = tracing_subscriber::EnvFilter::try_new(&settings.log)
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    let done = match settings.log_format {
        LogFormat::Text => builder.compact().try_init(),
        LogFormat::Json => builder.json().try_init(),
    };
    // A second set-up can only come from a test in the same process; the first one stays.
    drop(done);
}

/// Prints for people and programs alike.
fn say(text: &str) -> anyhow::Result<()> {
    writeln!(std::io::stdout(), "{text}")?;
    Ok(())
}

/// The demo's additions to settings that nobody made: the old system's tables beside our own.
fn for_demo(settings: &mut Settings) {
    if settings.parts.data_part.url.is_none() {
        let path = settings.data.join("data_part.db");
        settings.parts.data_part.url = Some(Secret::from(format!("sqlite://{}", path.display())));
    }
}
