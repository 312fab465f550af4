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
        /// `super_admin` or `admin`.
        #[arg(long, default_value = "admin")]
        role: String,
    },
    /// Set a new password, read from standard input, and end every session of the account.
    Reset {
        /// The sign-in address.
        #[arg(long)]
        email: String,
    },
}

impl User {
    pub(super) async fn run(self, settings: Settings) -> anyhow::Result<()> {
        let password = read_password()?;
        let app = super::open(&settings).await?;
        match self {
            Self::Create { tenant, email, name, role } => {
                make_first_tenant(&app, &tenant).await?;
                identity::commands::create_user(&app, &tenant, &email, &name, &role, &password)
                    .await?;
                super::say(&format!("{email} can sign in as {role} of {tenant}."))?;
            }
            Self::Reset { email } => {
                identity::commands::reset_password(&app, &email, &password).await?;
                super::say(&format!("{email} has a new password; all its sessions are ended."))?;
            }
        }
        app.db.close().await;
        Ok(())
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
        modules: vec!["parts".to_owned()],
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
