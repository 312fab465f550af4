//! A house on loopback: the whole program as it is served, with shops that are signed in and a
//! catalogue of the wanted size.

use std::net::SocketAddr;
use std::path::Path;

use anyhow::Context;
use base::{AccountId, Phone, Rupiah};
use identity::accounts::{self, NewAccount};
use identity::sessions::{self, SessionKind};
use identity::tenants::{self, NewTenant};
use kernel::config::Secret;
use kernel::{App, Tenant, Tx};
use parts::entity::product;
use parts::entity::sales_person::{self, Position};
use parts::ids::{ProductId, SalesId};
use parts::products::{next_revision, search_text};
use parts::shops::{self, NewShop};
use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait, IntoActiveModel};
use server::compose::{self, World};
use server::settings::Settings;
use tokio::net::TcpListener;

use crate::Caller;
use crate::catalogue::good;

/// Products of one statement and one transaction.
const AT_ONCE: usize = 1_000;
/// Admins that hear of an order: as many as the demo has.
const ADMINS: usize = 2;
/// Pieces on hand of everything: more than a measurement sells.
const STOCK: i64 = 1_000_000_000;

/// What can be chosen about a house.
#[derive(Clone, Debug)]
pub struct Plan {
    /// `postgres://…` of an empty database; SQLite without.
    pub postgres: Option<String>,
    /// Signed-in shops.
    pub shops: usize,
    /// Products.
    pub products: usize,
    /// Whether a checkout takes stock.
    pub enforce_stock: bool,
}

/// A served house.
#[derive(Debug)]
pub struct House {
    /// The installation.
    pub app: App,
    /// Its tenant.
    pub tenant: Tenant,
    /// Where it answers.
    pub address: SocketAddr,
    /// The tokens of its shops.
    pub tokens: Vec<String>,
    /// Its products.
    pub products: Vec<ProductId>,
}

impl House {
    /// Raises, fills and serves it. Messages to admins are written and wait, as behind a gateway
    /// with a pace; everything else runs in the background as it always does.
    pub async fn raise(plan: &Plan, folder: &Path) -> anyhow::Result<Self> {
        let mut settings = Settings { data: folder.to_owned(), ..Settings::default() };
        settings.database_url = plan.postgres.clone().map(Secret::from);
        settings.platform.limits.api_calls_per_minute = 0;
        settings.parts.enforce_stock = plan.enforce_stock;
        let (app, routes) = compose::raise(&settings, World::default()).await?;
        let tenant = tenants::create(&app, business()).await?;
        let tokens = people(&app, &tenant, plan.shops).await?;
        let products = fill(&app, &tenant, plan.products).await?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let service = server::serve::router(&app, routes)
            .await?
            .into_make_service_with_connect_info::<SocketAddr>();
        let stopping = app.tasks.clone();
        app.tasks.spawn("bench", async move {
            tokio::select! {
                ended = axum::serve(listener, service) => {
                    eprintln!("the bench's server ended: {ended:?}");
                }
                () = stopping.stopping() => {}
            }
        });
        Ok(Self { app, tenant, address, tokens, products })
    }

    /// A caller for each of the first `count` shops, each with a connection of its own.
    pub async fn callers(&self, count: usize) -> anyhow::Result<Vec<Caller>> {
        let mut callers = Vec::with_capacity(count);
        for token in self.tokens.iter().cycle().take(count) {
            callers.push(Caller::connect(self.address, Some(token)).await?);
        }
        Ok(callers)
    }

    /// Ends it.
    pub async fn close(self) {
        self.app.tasks.stop().await;
        self.app.db.close().await;
    }
}

fn business() -> NewTenant {
    NewTenant {
        slug: "bench".to_owned(),
        name: "Bench".to_owned(),
        host: None,
        zone: base::Zone::default(),
        modules: vec!["parts".to_owned()],
    }
}

async fn people(app: &App, tenant: &Tenant, shops: usize) -> anyhow::Result<Vec<String>> {
    let mut tx = app.begin_as("bench", tenant).await?;
    for number in 0..ADMINS {
        let admin = NewAccount {
            name: format!("Admin {number}"),
            email: Some(format!("admin{number}@niaga.test")),
            phone: Some(Phone::parse(&format!("6281110000{number:02}"))?),
            password: None,
        };
        let admin = accounts::create(&mut tx, admin).await?;
        accounts::join(&mut tx, admin, "admin").await?;
    }
    let salesman = salesman(&tx).await?;
    let mut tokens = Vec::with_capacity(shops);
    for number in 0..shops {
        let account = shop(&mut tx, salesman, number).await?;
        let opened = sessions::open(&mut tx, account, SessionKind::Shop, "bench").await?;
        tokens.push(opened.token);
    }
    tx.commit().await?;
    Ok(tokens)
}

async fn salesman(tx: &Tx) -> anyhow::Result<SalesId> {
    let id = tx.new_id();
    let row = sales_person::ActiveModel {
        id: Set(id),
        tenant_id: Set(tx.tenant().id),
        name: Set("Pak Joko".into()),
        position: Set(Position::Sales),
        is_active: Set(true),
        ..Default::default()
    };
    sales_person::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(id)
}

async fn shop(tx: &mut Tx, salesman: SalesId, number: usize) -> anyhow::Result<AccountId> {
    let new = NewShop {
        code: format!("TK{number:04}"),
        name: format!("Toko {number}"),
        phone: Phone::parse(&format!("62812{number:07}"))?,
        address: "Jl. Veteran 1".into(),
        city: "Bandung".into(),
        province: "Jawa Barat".into(),
        salesman,
        ref_toko_id: None,
    };
    Ok(shops::create(tx, new).await?.account_id)
}

async fn fill(app: &App, tenant: &Tenant, count: usize) -> anyhow::Result<Vec<ProductId>> {
    let mut ids = Vec::with_capacity(count);
    for start in (0..count).step_by(AT_ONCE) {
        let tx = app.begin_as("bench", tenant).await?;
        let revision = next_revision(&tx).await?;
        let rows: Vec<_> =
            (start..count.min(start + AT_ONCE)).map(|place| row(&tx, place, revision)).collect();
        ids.extend(rows.iter().map(|row| row.id));
        let rows = rows.into_iter().map(IntoActiveModel::into_active_model);
        product::Entity::insert_many(rows)
            .exec_without_returning(tx.conn())
            .await
            .context("filling the catalogue")?;
        tx.commit().await?;
    }
    Ok(ids)
}

fn row(tx: &Tx, place: usize, revision: i64) -> product::Model {
    let good = good(place);
    product::Model {
        id: tx.new_id(),
        tenant_id: tx.tenant().id,
        search_text: search_text(&good.code, &good.name),
        code: good.code,
        name: good.name,
        description: "Suku cadang untuk pemakaian harian, garansi pabrik tiga bulan".into(),
        category: good.category.into(),
        price: Rupiah::new(good.price),
        ref_part_id: i64::try_from(place).ok(),
        stock: Some(if place.is_multiple_of(9) { 0 } else { STOCK }),
        stock_as_of: Some(tx.now()),
        is_active: true,
        revision,
        version: 1,
        created_at: tx.now(),
        updated_at: tx.now(),
    }
}
