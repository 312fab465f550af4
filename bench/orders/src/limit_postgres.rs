//! The limit on PostgreSQL: the same rows in the same tables by `pgbench`, prepared statements, one
//! connection a client, `synchronous_commit` on.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Context;
use bench_rig::house::Plan;
use bench_rig::{House, Rates};
use sea_orm::{ConnectionTrait, Database, Statement};

use crate::LINES;

/// Where Debian keeps one folder per major version.
const INSTALLED: &str = "/usr/lib/postgresql";

/// How orders get their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numbers {
    /// From a sequence: fast, and with gaps after a refusal.
    Sequence,
    /// From a counter's row, as a gapless number must: everybody waits for everybody's fsync.
    Gapless,
}

/// The rows, by hand.
pub(crate) struct Limit {
    url: String,
    tenant: String,
    products: usize,
    enforce_stock: bool,
    folder: PathBuf,
}

/// A fresh database on the server; its address.
pub(crate) async fn make_database(server: &str, name: &str) -> anyhow::Result<String> {
    let name = format!("niaga_bench_{name}");
    let there = Database::connect(server).await.context("connecting to the server")?;
    there.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await?;
    there.execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
    let sql = "SHOW fsync";
    let row =
        there.query_one_raw(Statement::from_string(there.get_database_backend(), sql)).await?;
    let fsync: String = row.context("no answer")?.try_get_by_index(0)?;
    anyhow::ensure!(
        fsync == "on",
        "the server does not wait for the disk: use `cargo x postgres --durable`"
    );
    let (host, _) = server.rsplit_once('/').context("the address names no database")?;
    Ok(format!("{host}/{name}"))
}

impl Limit {
    /// A house's own tables and data, without the house.
    pub(crate) async fn open(plan: &Plan, server: &str, folder: &Path) -> anyhow::Result<Self> {
        let url = make_database(server, "limit").await?;
        let plan = Plan { postgres: Some(url.clone()), ..plan.clone() };
        let data = folder.join("limit");
        let house = House::raise(&plan, &data).await?;
        let tenant = house.tenant.id.uuid().to_string();
        house.close().await;
        let there = Database::connect(&url).await?;
        there.execute_unprepared("CREATE SEQUENCE bench_numbers").await?;
        there.execute_unprepared("VACUUM ANALYZE").await?;
        there.close().await?;
        Ok(Self {
            url,
            tenant,
            products: plan.products,
            enforce_stock: plan.enforce_stock,
            folder: folder.to_owned(),
        })
    }

    /// Orders a second of `width` clients; a wait is that of a whole order.
    pub(crate) fn run(
        &self,
        width: usize,
        time: Duration,
        numbers: Numbers,
    ) -> anyhow::Result<Rates> {
        let script = self.folder.join("order.sql");
        std::fs::write(&script, self.script(numbers))?;
        let log = self.folder.join("pgbench");
        let output = Command::new(pgbench()?)
            .arg(&self.url)
            .args(["--no-vacuum", "--protocol=prepared", "--log"])
            .arg(format!("--log-prefix={}", log.display()))
            .arg(format!("--client={width}"))
            .arg(format!("--jobs={}", width.min(2)))
            .arg(format!("--time={}", time.as_secs().max(1)))
            .arg(format!("--file={}", script.display()))
            .output()
            .context("running pgbench")?;
        let said = String::from_utf8_lossy(&output.stdout);
        let wrong = String::from_utf8_lossy(&output.stderr);
        anyhow::ensure!(
            output.status.success() && !wrong.contains("ERROR"),
            "pgbench: {said}{wrong}"
        );
        let waits = self.waits()?;
        Ok(Rates::new(waits.len(), Duration::from_secs(time.as_secs().max(1)), waits))
    }

    /// The third column of pgbench's logs is how long one script took, in microseconds.
    fn waits(&self) -> anyhow::Result<Vec<Duration>> {
        let mut waits = Vec::new();
        for entry in std::fs::read_dir(&self.folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if !name.starts_with("pgbench.") {
                continue;
            }
            for line in std::fs::read_to_string(&path)?.lines() {
                let micros = line.split(' ').nth(2).context("a line of pgbench's log")?;
                waits.push(Duration::from_micros(micros.parse()?));
            }
            std::fs::remove_file(path)?;
        }
        Ok(waits)
    }

    fn script(&self, numbers: Numbers) -> String {
        let Self { tenant, products, .. } = self;
        let add = format!(
            "\\set part random(0, {last})\nBEGIN;\n\
             INSERT INTO cart_items (id, tenant_id, shop_id, product_id, qty, price_seen, created_at) \
             SELECT gen_random_uuid(), p.tenant_id, :shop::uuid, p.id, 1, p.price, now() \
             FROM products p WHERE p.tenant_id = '{tenant}' AND p.ref_part_id = :part AND p.is_active \
             ON CONFLICT (shop_id, product_id) DO UPDATE SET qty = cart_items.qty + excluded.qty;\n\
             {event}END;\n",
            last = products - 1,
            event = self.event("cart.updated", "shop"),
        );
        let number = match numbers {
            Numbers::Sequence => "SELECT nextval('bench_numbers') AS number \\gset\n".to_owned(),
            Numbers::Gapless => format!(
                "INSERT INTO serials (tenant_id, kind, year, last_number) VALUES ('{tenant}', 'order', 2026, 1000000) \
                 ON CONFLICT (tenant_id, kind, year) DO UPDATE SET last_number = serials.last_number + 1 \
                 RETURNING last_number AS number \\gset\n"
            ),
        };
        let stock = if self.enforce_stock {
            "UPDATE products p SET stock = p.stock - c.qty FROM cart_items c \
             WHERE c.shop_id = :shop::uuid AND p.id = c.product_id AND p.stock >= c.qty;\n"
        } else {
            ""
        };
        let prefix = if numbers == Numbers::Sequence { "S" } else { "G" };
        let check_out = format!(
            "SELECT gen_random_uuid() AS placed \\gset\nBEGIN;\n\
             INSERT INTO idempotency_keys (tenant_id, scope, key, fingerprint, result, created_at) \
             VALUES ('{tenant}', 'parts.checkout/' || :shop, gen_random_uuid()::text, repeat('4', 64), :placed, now());\n\
             {stock}{number}\
             INSERT INTO orders (id, tenant_id, order_number, shop_id, status, total_amount, discount_amount, grand_total, created_at, updated_at) \
             SELECT :placed::uuid, '{tenant}', '{prefix}-' || :number::text, :shop::uuid, 'pending', sum(c.qty * p.price), 0, sum(c.qty * p.price), now(), now() \
             FROM cart_items c JOIN products p ON p.id = c.product_id WHERE c.shop_id = :shop::uuid;\n\
             WITH taken AS (DELETE FROM cart_items WHERE shop_id = :shop::uuid RETURNING product_id, qty) \
             INSERT INTO order_items (id, tenant_id, order_id, line, product_id, product_code, product_name, category, qty, price, discount, subtotal, ref_part_id) \
             SELECT gen_random_uuid(), p.tenant_id, :placed::uuid, row_number() OVER (), p.id, p.code, p.name, p.category, t.qty, p.price, 0, t.qty * p.price, p.ref_part_id \
             FROM taken t JOIN products p ON p.id = t.product_id;\n\
             INSERT INTO order_steps (order_id, seq, tenant_id, status, at, by_actor, by_name) VALUES (:placed::uuid, 1, '{tenant}', 'pending', now(), :shop, 'Toko');\n\
             INSERT INTO messages (id, tenant_id, channel, recipient, text, template, class, priority, not_before, attempts, state, wire_id, dedupe_key, created_at) \
             SELECT gen_random_uuid(), '{tenant}', 'whatsapp', '6281110000' || n, 'Order baru dari Toko. Order: ORD-2026-' || :number::text || ' Total: Rp 5.000.000 Silakan cek admin panel.', \
             'order_created', 'transactional', 2, now(), 0, 'queued', gen_random_uuid()::text, 'order-placed/' || :placed || n, now() FROM generate_series(1, 2) n;\n\
             {placed}{emptied}END;\n",
            placed = self.event("order.placed", "placed"),
            emptied = self.event("cart.updated", "shop"),
        );
        let shop = format!(
            "SELECT id AS shop FROM shops WHERE tenant_id = '{tenant}' AND code = 'TK' || lpad(:client_id::text, 4, '0') \\gset\n"
        );
        format!("{shop}{}{check_out}", add.repeat(LINES))
    }

    fn event(&self, name: &str, subject: &str) -> String {
        format!(
            "INSERT INTO events (id, tenant_id, name, subject, audience, at) \
             VALUES (gen_random_uuid(), '{}', '{name}', :{subject}, '[{{\"account\":\"account_01k0000000000000000000000\"}}]', now());\n",
            self.tenant
        )
    }
}

fn pgbench() -> anyhow::Result<PathBuf> {
    let versions = std::fs::read_dir(INSTALLED).context("looking for pgbench")?;
    let mut found: Vec<PathBuf> = versions
        .filter_map(|entry| Some(entry.ok()?.path().join("bin/pgbench")))
        .filter(|path| path.exists())
        .collect();
    found.sort();
    found.pop().with_context(|| {
        format!("no pgbench under {INSTALLED}: `cargo x setup` installs PostgreSQL")
    })
}
