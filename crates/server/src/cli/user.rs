//! `niaga user create` and `niaga user reset`.

use std::io::BufRead;

use anyhow::Context;
use clap::Subcommand;
use identity::tenants::{self, NewTenant};
use kernel::App;

use crate::settings::Settings;

/// What to do with office users.
#[derive(Debug, Subcommand)]
pub(super) enum User {
    /// Make an office user. The password is read from standard input.
    Create {
        /// The tenant's short name; made when the installation has none.
        #[arg(long, default_value = "niaga")]
        tenant: String,
        /// The sign-in address.
        #[arg(long)]
        email: String,
        /// The person's name.
        #[arg(long)]
        name: String,
        /// `super_admin`, `admin`, `supervisor` or `agent`.
        #[arg(long, default_value = "admin")]
        role: String,
    },
    /// Set a new password, read from standard input, and end every session of the account.
    Reset {
        /// The sign-in address.
        #[arg(long)]
        email: String,
        /// Switch the second step off instead: the password stays, nothing is read.
        #[arg(long)]
        totp: bool,
    },
}

impl User {
    pub(super) async fn run(self, settings: Settings) -> anyhow::Result<()> {
        // Read before anything is opened: a forgotten password must not leave a new data folder.
        let password = if self.wants_password() { read_password()? } else { String::new() };
        let app = super::open(&settings).await?;
        let done = self.carry_out(&app, &password).await;
        app.db.close().await;
        super::say(&done?)
    }

    fn wants_password(&self) -> bool {
        !matches!(self, Self::Reset { totp: true, .. })
    }

    /// Does it and answers what to say.
    async fn carry_out(self, app: &App, password: &str) -> anyhow::Result<String> {
        match self {
            Self::Create { tenant, email, name, role } => {
                identity::commands::check_user(app, &email, &name, &role, password)?;
                make_first_tenant(app, &tenant).await?;
                identity::commands::create_user(app, &tenant, &email, &name, &role, password)
                    .await?;
                Ok(format!("{email} can sign in as {role} of {tenant}."))
            }
            Self::Reset { email, totp: false } => {
                identity::commands::reset_password(app, &email, password).await?;
                Ok(format!("{email} has a new password; all its sessions are ended."))
            }
            Self::Reset { email, totp: true } => {
                let was_on = identity::commands::reset_totp(app, &email).await?;
                let state = if was_on { "no longer has a" } else { "had no" };
                Ok(format!("{email} {state} second step; the password is the same."))
            }
        }
    }
}

/// A fresh installation has no tenant yet: its first user brings the first one.
async fn make_first_tenant(app: &App, slug: &str) -> anyhow::Result<()> {
    if !app.directory().tenants(app).await?.is_empty() {
        return Ok(());
    }
    let tenant = NewTenant {
        slug: slug.to_owned(),
        name: slug.to_owned(),
        host: None,
        zone: base::Zone::default(),
        modules: vec!["parts".to_owned(), "desk".to_owned()],
    };
    tenants::create(app, tenant).await?;
    Ok(())
}

fn read_password() -> anyhow::Result<String> {
    let mut line = String::new();
    std::io::stdin()
        .lock()
        .read_line(&mut line)
        .context("reading the password from standard input")?;
    let password = line.trim_end_matches(['\r', '\n']).to_owned();
    anyhow::ensure!(!password.is_empty(), "write the password to standard input, e.g. from a file");
    Ok(password)
}
