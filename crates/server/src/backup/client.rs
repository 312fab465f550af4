//! PostgreSQL's own client programs: found, new enough, and told the address without its password.

use std::ffi::OsStr;
use std::process::{Command, Stdio};

use anyhow::Context;
use percent_encoding::percent_decode_str;
use url::Url;

/// Parameters of an address that our driver knows and PostgreSQL's programs refuse.
const DRIVER_ONLY: &[&str] = &["statement-cache-capacity", "application_name"];

/// The programs of one server's clients.
pub(super) struct Programs {
    address: Url,
    password: Option<String>,
}

impl Programs {
    /// For the database at `url`.
    pub(super) fn of(url: &str) -> anyhow::Result<Self> {
        // Not with its cause: that would print the address.
        let mut address =
            Url::parse(url).ok().context("the database's address cannot be understood")?;
        let password = address
            .password()
            .map(|password| percent_decode_str(password).decode_utf8_lossy().into_owned());
        let _always_has_a_host = address.set_password(None);
        let pairs: Vec<(String, String)> = address
            .query_pairs()
            .filter(|(key, _)| !DRIVER_ONLY.contains(&&**key))
            .map(|(key, value)| (key.replace("ssl-", "ssl"), value.into_owned()))
            .collect();
        address.set_query(None);
        if !pairs.is_empty() {
            address.query_pairs_mut().extend_pairs(pairs);
        }
        Ok(Self { address, password })
    }

    /// The same server, another database.
    pub(super) fn at(&self, database: &str) -> Self {
        let mut address = self.address.clone();
        address.set_path(&format!("/{database}"));
        Self { address, password: self.password.clone() }
    }

    /// The whole address, password included, for our own driver.
    pub(super) fn url(&self) -> String {
        let mut address = self.address.clone();
        let _always_has_a_host = address.set_password(self.password.as_deref());
        address.into()
    }

    /// A program that speaks to the database. The password goes through the environment: arguments
    /// are everybody's to read.
    pub(super) fn command(&self, program: &str) -> Command {
        let mut command = plain(program);
        command.arg("--dbname").arg(self.address.as_str());
        if let Some(password) = &self.password {
            command.env("PGPASSWORD", password);
        }
        command
    }
}

/// A program that speaks to nobody.
pub(super) fn plain(program: &str) -> Command {
    let mut command = Command::new(program);
    // Messages that a person can look up, whatever the machine's language.
    command.env("LC_MESSAGES", "C").stdin(Stdio::null());
    command
}

/// Refuses a program that is missing, or older than the server.
pub(super) fn require(program: &str, server: u32) -> anyhow::Result<()> {
    let told = match plain(program).arg("--version").output() {
        Ok(told) => String::from_utf8_lossy(&told.stdout).into_owned(),
        Err(_) => anyhow::bail!(
            "{program} is not on the PATH: install PostgreSQL's client programs, version {server} or \
             newer (Debian: postgresql-client)"
        ),
    };
    let version = major(&told)
        .with_context(|| format!("{program} --version answers {:?}, no version", told.trim()))?;
    anyhow::ensure!(
        version >= server,
        "{program} has version {version}, and the server {server}: install PostgreSQL's client \
         programs, version {server} or newer"
    );
    Ok(())
}

/// Runs a program to its end; its last words are the error.
pub(super) fn run(mut command: Command) -> anyhow::Result<()> {
    let name = command.get_program().to_owned();
    let output = command.output().with_context(|| format!("starting {}", name.display()))?;
    refuse_failure(&name, output.status, &output.stderr)
}

/// The error of a program that failed.
pub(super) fn refuse_failure(
    name: &OsStr,
    status: std::process::ExitStatus,
    said: &[u8],
) -> anyhow::Result<()> {
    let said = String::from_utf8_lossy(said);
    anyhow::ensure!(status.success(), "{} failed ({status}): {}", name.display(), said.trim());
    Ok(())
}

/// `pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)` is 15.
fn major(told: &str) -> Option<u32> {
    let number =
        told.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    number.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_as_debian_and_others_write_it() {
        assert_eq!(major("pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"), Some(15));
        assert_eq!(major("pg_restore (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(major("nonsense"), None);
    }

    #[test]
    fn the_password_is_in_no_argument_and_in_no_printed_command() {
        let programs = Programs::of(
            "postgres://niaga:r%40hasia@db.example/shop?sslmode=require&statement-cache-capacity=0",
        )
        .unwrap();

        let command = programs.command("pg_dump");

        let arguments: Vec<_> = command.get_args().collect();
        assert_eq!(arguments, ["--dbname", "postgres://niaga@db.example/shop?sslmode=require"]);
        let password = command.get_envs().find(|(key, _)| *key == "PGPASSWORD");
        assert_eq!(password.and_then(|(_, value)| value), Some(OsStr::new("r@hasia")));
        assert_eq!(
            programs.at("other").url(),
            "postgres://niaga:r%40hasia@db.example/other?sslmode=require"
        );
    }

    #[test]
    fn a_missing_or_old_program_is_told_with_what_to_install() {
        let missing = require("niaga-no-such-program", 15).unwrap_err().to_string();
        // `cargo --version` answers 1.x.
        let old = require("cargo", 15).unwrap_err().to_string();

        assert!(missing.contains("not on the PATH") && missing.contains("15"), "{missing}");
        assert!(old.contains("has version 1, and the server 15"), "{old}");
    }

    #[test]
    fn an_address_that_cannot_be_read_is_not_printed() {
        let fault = Programs::of("postgres://niaga:rahasia@[/x").err().unwrap();

        assert!(!format!("{fault:#}{fault:?}").contains("rahasia"));
    }
}
