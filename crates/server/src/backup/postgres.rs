//! PostgreSQL: dumped from one snapshot, restored in one transaction.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Stdio};

use anyhow::Context;
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, IsolationLevel,
    TransactionTrait,
};
use sha2::{Digest, Sha256};

use super::client::{self, Programs};
use super::copies::Copied;
use super::tables::{self, quoted};
use super::{POSTGRES_MEMBER, manifest::Manifest};

/// What our connection calls itself, so that it is not taken for a running node.
const NAME: &str = "niaga backup";
/// Held by a backup, so that two do not use one scratch database ("nibak" in ASCII).
const LOCK: i64 = 0x6e_6962_616b;
/// The names of scratch databases.
const SCRATCH: &str = "niaga_proof_";
/// A line that newer programs write and older servers refuse; it changes nothing for us.
const NEWER_ONLY: &[u8] = b"SET transaction_timeout";

/// Connects under our own name.
pub(super) async fn open(url: &str) -> anyhow::Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(1)
        .sqlx_logging(false)
        .map_sqlx_postgres_opts(|postgres| postgres.application_name(NAME));
    Database::connect(options).await.context("connecting to PostgreSQL")
}

/// Dumps our schema as of one moment; others read and write meanwhile.
pub(super) async fn dump(url: &str, to: &Path) -> anyhow::Result<Copied> {
    let database = open(url).await?;
    let version = version(&database).await?;
    client::require("pg_dump", version)?;
    client::require("pg_restore", version)?;
    let snapshot = database
        .begin_with_config(Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly))
        .await?;
    let lock = format!("SELECT pg_try_advisory_xact_lock({LOCK})::text");
    let locked = tables::texts(&snapshot, &lock).await?;
    anyhow::ensure!(locked == ["true"], "another backup of this database is under way");
    let name = one(&snapshot, "SELECT pg_export_snapshot()").await?;
    let schema = one(&snapshot, "SELECT current_schema()::text").await?;
    let copied = Copied {
        engine: "postgres",
        member: POSTGRES_MEMBER,
        migrations: tables::migrations(&snapshot).await?,
        rows: tables::rows(&snapshot).await?,
        schema: Some(schema.clone()),
    };
    anyhow::ensure!(
        !copied.migrations.is_empty(),
        "the schema {schema} is not a database of Niaga: it records no migrations"
    );
    let mut command = Programs::of(url)?.command("pg_dump");
    command
        .args(["--format=custom", "--no-owner", "--no-privileges", "--lock-wait-timeout=60s"])
        .arg(format!("--snapshot={name}"))
        .arg(format!("--schema={}", quoted(&schema)))
        .arg("--file")
        .arg(to);
    // The snapshot lives in our transaction, which waits here.
    tokio::task::block_in_place(|| client::run(command))?;
    snapshot.commit().await?;
    database.close().await?;
    Ok(copied)
}

/// A database that exists for a proof only.
pub(super) struct Scratch {
    url: String,
    name: String,
}

impl Scratch {
    /// Makes it beside ours; `None` when the role may not make databases.
    pub(super) async fn create(url: &str) -> anyhow::Result<Option<Self>> {
        let database = open(url).await?;
        let may =
            "SELECT (rolcreatedb OR rolsuper)::text FROM pg_roles WHERE rolname = current_user";
        if one(&database, may).await? != "true" {
            database.close().await?;
            return Ok(None);
        }
        let ours = one(&database, "SELECT current_database()::text").await?;
        let name = format!("{SCRATCH}{}", &hex::encode(Sha256::digest(ours.as_bytes()))[..16]);
        // What a proof left that was cut off.
        let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        database.execute_unprepared(&drop).await?;
        let create = format!("CREATE DATABASE {name} TEMPLATE template0");
        database.execute_unprepared(&create).await.context("making a scratch database")?;
        database.close().await?;
        Ok(Some(Self { url: url.to_owned(), name }))
    }

    /// Its address.
    pub(super) fn url(&self) -> anyhow::Result<String> {
        Ok(Programs::of(&self.url)?.at(&self.name).url())
    }

    /// Removes it.
    pub(super) async fn remove(self) -> anyhow::Result<()> {
        let database = open(&self.url).await?;
        let drop = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        database.execute_unprepared(&drop).await?;
        database.close().await?;
        Ok(())
    }
}

/// Reads a whole dump and throws it away: for where nothing can be restored.
pub(super) fn read_through(dump: &Path) -> anyhow::Result<()> {
    let mut command = client::plain("pg_restore");
    command.args(["--file=/dev/null"]).arg(dump);
    client::run(command)
}

/// Restores a dump in one transaction; `first` is done in it before, e.g. making room.
pub(super) async fn restore(
    url: &str,
    manifest: &Manifest,
    dump: &Path,
    first: &[String],
) -> anyhow::Result<()> {
    let database = open(url).await?;
    let version = version(&database).await?;
    client::require("pg_restore", version)?;
    client::require("psql", version)?;
    let schema = one(&database, "SELECT current_schema()::text").await?;
    let theirs = manifest.schema.as_deref().unwrap_or_default();
    anyhow::ensure!(
        schema == theirs,
        "the archive holds the schema {theirs}, and this database uses {schema}"
    );
    database.close().await?;
    let list = contents(dump)?;
    let mut command = client::plain("pg_restore");
    command.args(["--no-owner", "--no-privileges", "--file=-", "--use-list"]).arg(list.path());
    let reader = command.arg(dump).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut command = Programs::of(url)?.command("psql");
    command.args(["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-"]);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let writer = command.spawn().context("starting psql")?;
    let reader = reader.context("starting pg_restore")?;
    tokio::task::block_in_place(|| pour(reader, writer, first))
}

/// Statements that set aside what is in the database; nothing is deleted.
pub(super) async fn aside(database: &DatabaseConnection, to: &str) -> anyhow::Result<Vec<String>> {
    let names = tables::names(database).await?;
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let mut statements = vec![format!("CREATE SCHEMA {}", quoted(to))];
    for name in names {
        statements.push(format!("ALTER TABLE {} SET SCHEMA {}", quoted(&name), quoted(to)));
    }
    Ok(statements)
}

/// Connections of running nodes.
pub(super) async fn nodes(database: &DatabaseConnection) -> anyhow::Result<usize> {
    let sql = format!(
        "SELECT pid::text FROM pg_stat_activity WHERE datname = current_database() AND \
         application_name = '{}'",
        kernel::db::POSTGRES_NAME
    );
    Ok(tables::texts(database, &sql).await?.len())
}

/// The dump's list of contents without the schema itself, which is there already.
fn contents(dump: &Path) -> anyhow::Result<tempfile::NamedTempFile> {
    let mut command = client::plain("pg_restore");
    let output = command.arg("--list").arg(dump).output().context("starting pg_restore")?;
    client::refuse_failure(command.get_program(), output.status, &output.stderr)?;
    let mut file = tempfile::NamedTempFile::new()?;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let is_schema = line.split_whitespace().nth(3) == Some("SCHEMA");
        let is_its_comment = line.contains(" COMMENT - SCHEMA ");
        if !is_schema && !is_its_comment {
            writeln!(file, "{line}")?;
        }
    }
    file.flush()?;
    Ok(file)
}

/// Passes the restored statements on in one transaction. Its end is written last, by us: whoever of
/// the three is killed before, psql's input ends without it, and nothing has happened.
fn pour(mut reader: Child, mut writer: Child, first: &[String]) -> anyhow::Result<()> {
    let from = reader.stdout.take().context("pg_restore has an output")?;
    let mut to = writer.stdin.take().context("psql has an input")?;
    let poured = pour_lines(BufReader::new(from), &mut to, first);
    let read = reader.wait_with_output()?;
    let ended = match &poured {
        Ok(()) if read.status.success() => to.write_all(b"COMMIT;\n"),
        _ => Ok(()),
    };
    drop(to);
    let written = writer.wait_with_output()?;
    // Its complaint explains a broken pipe, and the reader's failure is then only the echo.
    client::refuse_failure("psql".as_ref(), written.status, &written.stderr)?;
    client::refuse_failure("pg_restore".as_ref(), read.status, &read.stderr)?;
    poured.and(ended).context("passing the dump to psql")
}

fn pour_lines(
    mut from: impl BufRead,
    to: &mut impl Write,
    first: &[String],
) -> std::io::Result<()> {
    to.write_all(b"BEGIN;\n")?;
    for statement in first {
        writeln!(to, "{statement};")?;
    }
    let mut line = Vec::new();
    // The settings stand before the first table; a row of somebody's text comes after it.
    while from.read_until(b'\n', &mut line)? > 0 && !line.starts_with(b"CREATE ") {
        if !line.starts_with(NEWER_ONLY) {
            to.write_all(&line)?;
        }
        line.clear();
    }
    to.write_all(&line)?;
    std::io::copy(&mut from, to)?;
    to.flush()
}

async fn version(database: &DatabaseConnection) -> anyhow::Result<u32> {
    let number = one(database, "SELECT current_setting('server_version_num')").await?;
    Ok(number.parse::<u32>()? / 10_000)
}

async fn one(database: &impl ConnectionTrait, sql: &str) -> anyhow::Result<String> {
    let mut rows = tables::texts(database, sql).await?;
    rows.pop().context("the server answers one row")
}
