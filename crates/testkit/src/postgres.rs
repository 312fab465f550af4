//! A database of its own for every test, cloned from one that is migrated once.

use std::hash::{DefaultHasher, Hash, Hasher};

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};

/// Advisory lock around making the template.
const TEMPLATE_LOCK: i64 = 0x7465_7374;

/// A test's database; dropped with it.
#[derive(Debug)]
pub(crate) struct TestDatabase {
    server: String,
    name: String,
}

impl TestDatabase {
    /// Clones the template, making it with `migrate` when this build has none yet.
    pub(crate) async fn create<F: Future<Output = ()>>(migrate: impl FnOnce(String) -> F) -> Self {
        let server = std::env::var("NIAGA_TEST_POSTGRES").unwrap_or_else(|_| {
            panic!("NIAGA_TEST_POSTGRES is not set: run `cargo x test`, or `cargo x postgres` and export its address")
        });
        let admin = connect(&server).await;
        let template = format!("niaga_template_{:016x}", build_hash());
        make_template(&admin, &server, &template, migrate).await;
        let name = format!("niaga_test_{}_{:x}", std::process::id(), unique());
        execute(&admin, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        admin.close().await.expect("the server takes a goodbye");
        Self { server, name }
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        at(&self.server, &self.name)
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        // The test's connections may still be open, and the runtime may be ending: force it from a
        // thread of its own.
        let (server, name) = (self.server.clone(), self.name.clone());
        let work = std::thread::spawn(move || {
            crate::run(async move {
                let admin = connect(&server).await;
                execute(&admin, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
            });
        });
        let _panicked = work.join();
    }
}

async fn make_template<F: Future<Output = ()>>(
    admin: &DatabaseConnection,
    server: &str,
    template: &str,
    migrate: impl FnOnce(String) -> F,
) {
    execute(admin, &format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})")).await;
    if !exists(admin, template).await {
        let draft = format!("{template}_draft");
        execute(admin, &format!("DROP DATABASE IF EXISTS {draft} WITH (FORCE)")).await;
        execute(admin, &format!("CREATE DATABASE {draft}")).await;
        migrate(at(server, &draft)).await;
        execute(admin, &format!("ALTER DATABASE {draft} RENAME TO {template}")).await;
    }
    execute(admin, &format!("SELECT pg_advisory_unlock({TEMPLATE_LOCK})")).await;
}

async fn exists(admin: &DatabaseConnection, name: &str) -> bool {
    let sql = "SELECT 1 FROM pg_database WHERE datname = $1";
    let statement =
        Statement::from_sql_and_values(admin.get_database_backend(), sql, [name.into()]);
    admin.query_one_raw(statement).await.expect("the server lists its databases").is_some()
}

async fn connect(url: &str) -> DatabaseConnection {
    // One connection: advisory locks belong to it.
    let mut options = sea_orm::ConnectOptions::new(url);
    options.max_connections(1).min_connections(1).sqlx_logging(false);
    Database::connect(options).await.unwrap_or_else(|error| panic!("PostgreSQL at {url}: {error}"))
}

async fn execute(admin: &DatabaseConnection, sql: &str) {
    admin.execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// The same server, another database.
fn at(server: &str, database: &str) -> String {
    let (base, query) = server.split_once('?').unwrap_or((server, ""));
    let start = base.find("://").map_or(0, |place| place + 3);
    let host = base[start..].find('/').map_or(base.len(), |place| start + place);
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    format!("{}/{database}{query}", &base[..host])
}

/// Changes whenever the tests are built anew, since migrations may have changed with them.
fn build_hash() -> u64 {
    let mut hasher = DefaultHasher::new();
    let program = std::env::current_exe().expect("a test knows its program");
    program.hash(&mut hasher);
    std::fs::metadata(&program).and_then(|data| data.modified()).ok().hash(&mut hasher);
    hasher.finish()
}

fn unique() -> u64 {
    static COUNT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
    let count = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let nanos = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    nanos.map_or(0, |time| u64::from(time.subsec_nanos())) << 16 | count
}
