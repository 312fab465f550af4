//! A believable installation for looking around: one tenant, people, and each module's data.

use base::Phone;
use identity::accounts::{self, NewAccount};
use identity::passwords::{self, Password};
use identity::tenants::{self, NewTenant};
use kernel::{App, Tenant};

/// The password of the demo's office accounts.
pub const PASSWORD: &str = "niaga-demo";

/// The tenant's short name.
const SLUG: &str = "demo";

struct Office {
    name: &'static str,
    email: &'static str,
    phone: &'static str,
    role: &'static str,
}

const OFFICE: &[Office] = &[
    Office {
        name: "Ibu Ratna (Super Admin)",
        email: "super@niaga.test",
        phone: "628111000001",
        role: "super_admin",
    },
    Office {
        name: "Pak Budi (Admin)",
        email: "admin@niaga.test",
        phone: "628111000002",
        role: "admin",
    },
];

/// Makes the demo's tenant and data, once; a second start keeps what is there.
pub async fn load(app: &App) -> anyhow::Result<()> {
    let tenant = match tenants::find_by_slug(app, SLUG).await? {
        Some(tenant) => tenant,
        None => make_tenant(app).await?,
    };
    make_office(app, &tenant).await?;
    parts::demo::load(app, &tenant).await?;
    Ok(())
}

async fn make_tenant(app: &App) -> anyhow::Result<Tenant> {
    let tenant = NewTenant {
        slug: SLUG.to_owned(),
        name: "Sumber Makmur Motor".to_owned(),
        host: None,
        zone: base::Zone::default(),
        modules: vec!["parts".to_owned(), "desk".to_owned()],
    };
    Ok(tenants::create(app, tenant).await?)
}

async fn make_office(app: &App, tenant: &Tenant) -> anyhow::Result<()> {
    for person in OFFICE {
        if accounts::find_by_email(app, person.email).await?.is_some() {
            continue;
        }
        let new = NewAccount {
            name: person.name.to_owned(),
            email: Some(person.email.to_owned()),
            phone: Some(Phone::parse(person.phone)?),
            password: Some(passwords::hash(app, Password::chosen(PASSWORD, None)?).await?),
        };
        let mut tx = app.begin_as("demo", tenant).await?;
        let account = accounts::create(&mut tx, new).await?;
        accounts::join(&mut tx, account, person.role).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// What a newcomer should read on the console.
pub fn welcome(address: &str) -> String {
    format!(
        "\n  Niaga is ready.\n\n\
         \x20 Shop and office   http://{address}/\n\
         \x20 WhatsApp phones   http://{address}/simulator   (codes and notices arrive here)\n\
         \x20 API               http://{address}/api/docs\n\n\
         \x20 Sign in as a shop:   shop code TK001 (or 0812-3456-789), the code comes to the simulator\n\
         \x20 Sign in as admin:    admin@niaga.test / {PASSWORD}   at http://{address}/admin/login\n\
         \x20 Sign in as owner:    super@niaga.test / {PASSWORD}\n"
    )
}
