//! A module that exists for these tests: it marks, fails, waits, panics and tells.

mod backstage;
pub(crate) mod events;
pub(crate) mod jobs;
mod routes;
mod table;

use futures::future::join_all;
use kernel::app::Composer;
use kernel::entity::job;
use kernel::module::Role;
use kernel::{App, Engine, Module, Tenant, Tx};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Statement};
use testkit::{House, Value};

pub(crate) use backstage::Backstage;
pub(crate) use routes::BELL;

kernel::permissions! {
    /// Hear what the tests tell.
    Listen = "uji.listen", id "Mendengar uji", en "Hear the tests";
}

/// A house with the module on stage.
pub(crate) async fn raise(engine: Engine) -> House {
    House::raise_with_modules(engine, extend).await
}

fn extend(composer: Composer) -> Composer {
    composer.module(module()).state(Backstage::default())
}

fn module() -> Module {
    let module = Module::new("uji")
        .routes(routes::router())
        .migrations::<table::Migrator>()
        .permissions(ALL)
        .tells::<Listen>()
        .role(Role { name: "admin", permissions: &["uji.listen"] });
    events::register(jobs::register(module))
}

/// What an app's jobs share with the test.
pub(crate) fn backstage(app: &App) -> &Backstage {
    app.state::<Backstage>()
}

/// Writes a word that is there exactly when the transaction is.
pub(crate) async fn mark(tx: &Tx, word: &str) -> kernel::Result<()> {
    let sql = "INSERT INTO marks (tenant_id, word) VALUES ($1, $2)";
    let values = [tx.tenant().id.into(), word.into()];
    let backend = tx.app().db.backend();
    tx.conn().execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    Ok(())
}

/// Every word of the house's first tenant, sorted.
pub(crate) async fn marks(house: &House) -> Vec<String> {
    let sql = "SELECT word FROM marks WHERE tenant_id = $1 ORDER BY word";
    let values = [house.tenant.id.into()];
    let statement = Statement::from_sql_and_values(house.app.db.backend(), sql, values);
    let rows = house.app.db.read().query_all_raw(statement).await.expect("readable");
    rows.iter().map(|row| row.try_get("", "word").expect("a word")).collect()
}

/// The jobs of these tests, in the order of their ids.
pub(crate) async fn queue(house: &House) -> Vec<job::Model> {
    let ours = job::Entity::find().filter(job::Column::Kind.starts_with("uji."));
    ours.order_by_asc(job::Column::Id).all(house.app.db.read()).await.expect("readable")
}

/// Queues jobs of one kind in one transaction.
pub(crate) async fn enqueue<J: kernel::Job>(house: &House, jobs: &[J]) {
    enqueue_for(house, &house.tenant, jobs).await;
}

/// The same for another tenant.
pub(crate) async fn enqueue_for<J: kernel::Job>(house: &House, tenant: &Tenant, jobs: &[J]) {
    let mut tx = house.begin_of(tenant).await;
    for job in jobs {
        tx.enqueue(job).expect("queued");
    }
    tx.commit().await.expect("committed");
}

/// One step of one background work, when nothing else may happen.
pub(crate) async fn step(app: &App, pump: &str) {
    let pump = app.registry().pumps.iter().find(|known| known.name == pump);
    (pump.expect("a pump of the house").step)(app).await.expect("the step works");
}

/// Changes rows behind the house's back; `$1` is its first tenant.
pub(crate) async fn tamper(house: &House, sql: &str) {
    let tx = house.begin().await;
    let values = [house.tenant.id.into()];
    let statement = Statement::from_sql_and_values(house.app.db.backend(), sql, values);
    tx.conn().execute_raw(statement).await.expect("the rows are changed");
    tx.commit().await.expect("committed");
}

/// Does the same `count` times at once.
pub(crate) async fn at_once<T, F: Future<Output = T>>(
    count: usize,
    work: impl FnMut(usize) -> F,
) -> Vec<T> {
    join_all((0..count).map(work)).await
}

/// The account a client is signed in with.
pub(crate) async fn account(client: &testkit::Client) -> base::AccountId {
    let body: Value = client.get("/api/session").await.expect(200);
    body["account"]["id"].as_str().and_then(|id| id.parse().ok()).expect("an account's id")
}
