//! The limit on SQLite: the same rows in the same tables by one connection without a server, as
//! many calls in one commit as there are clients, an fsync for each commit.

use std::path::Path;
use std::time::Duration;

use bench_rig::house::Plan;
use bench_rig::{House, Rates, Stopwatch};
use chrono::{DateTime, Utc};
use kernel::{Clock, Db, Random};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::LINES;

/// The rows, by hand.
pub(crate) struct Limit {
    connection: Connection,
    random: Random,
    tenant: Uuid,
    shops: Vec<(Uuid, String)>,
    products: Vec<Uuid>,
    enforce_stock: bool,
    number: usize,
}

impl Limit {
    /// A house's own tables and data, without the house.
    pub(crate) async fn open(plan: &Plan, folder: &Path) -> anyhow::Result<Self> {
        let house = House::raise(plan, folder).await?;
        let tenant = house.tenant.id.uuid();
        let products = house.products.iter().map(|id| id.uuid()).collect();
        house.close().await;
        let file = Db::embedded_url(folder).replacen("sqlite://", "", 1);
        let connection = Connection::open(file)?;
        for (pragma, value) in [
            ("journal_mode", "WAL"),
            ("synchronous", "FULL"),
            ("cache_size", "-4096"),
            ("foreign_keys", "ON"),
        ] {
            connection.pragma_update(None, pragma, value)?;
        }
        connection.set_prepared_statement_cache_capacity(32);
        let shops = {
            let mut query = connection.prepare("SELECT id, name FROM shops ORDER BY code")?;
            query
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<Result<Vec<(Uuid, String)>, _>>()?
        };
        let enforce_stock = plan.enforce_stock;
        Ok(Self {
            connection,
            random: Random::system(),
            tenant,
            shops,
            products,
            enforce_stock,
            number: 0,
        })
    }

    /// Orders a second when `width` calls share a commit. Each of `width` shops makes its first
    /// call in the first commit, its second in the next, as clients do that wait for an answer.
    pub(crate) fn run(&mut self, width: usize, time: Duration) -> anyhow::Result<Rates> {
        let mut waits = Vec::new();
        let watch = Stopwatch::start();
        while watch.elapsed() < time {
            let one = Stopwatch::start();
            for call in 0..=LINES {
                self.connection.execute_batch("BEGIN IMMEDIATE")?;
                for shop in 0..width {
                    if call < LINES { self.add(shop, call)? } else { self.check_out(shop)? }
                }
                self.connection.execute_batch("COMMIT")?;
            }
            waits.extend(std::iter::repeat_n(one.elapsed(), width));
        }
        Ok(Rates::new(waits.len(), watch.elapsed(), waits))
    }

    fn id(&self) -> Uuid {
        self.random.uuid(now())
    }

    fn add(&self, shop: usize, line: usize) -> anyhow::Result<()> {
        let product =
            self.products[(self.number + shop * LINES + line) * 7919 % self.products.len()];
        let now = now().to_rfc3339();
        let shop = self.shops[shop].0;
        self.connection
            .prepare_cached(
                "INSERT INTO cart_items (id, tenant_id, shop_id, product_id, qty, price_seen, created_at) \
                 SELECT ?1, p.tenant_id, ?2, p.id, 1, p.price, ?3 FROM products p \
                 WHERE p.id = ?4 AND p.tenant_id = ?5 AND p.is_active \
                 ON CONFLICT (shop_id, product_id) DO UPDATE SET qty = cart_items.qty + excluded.qty",
            )?
            .execute(params![self.id(), shop, now, product, self.tenant])?;
        self.event("cart.updated", shop, &now)
    }

    fn event(&self, name: &str, subject: Uuid, now: &str) -> anyhow::Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO events (id, tenant_id, name, subject, audience, at) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                self.id(),
                self.tenant,
                name,
                subject.to_string(),
                r#"[{"account":"account_01k0000000000000000000000"}]"#,
                now
            ])?;
        Ok(())
    }

    fn check_out(&mut self, shop: usize) -> anyhow::Result<()> {
        self.number += 1;
        let now = now().to_rfc3339();
        let (order, shop_id) = (self.id(), self.shops[shop].0);
        self.connection
            .prepare_cached(
                "INSERT INTO idempotency_keys (tenant_id, scope, key, fingerprint, result, created_at) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                self.tenant,
                format!("parts.checkout/{shop_id}"),
                format!("order-{}", self.number),
                "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
                order.to_string(),
                now
            ])?;
        let number: i64 = self
            .connection
            .prepare_cached(
                "INSERT INTO serials (tenant_id, kind, year, last_number) VALUES (?1, 'order', 2026, 1) \
                 ON CONFLICT (tenant_id, kind, year) DO UPDATE SET last_number = last_number + 1 \
                 RETURNING last_number",
            )?
            .query_row(params![self.tenant], |row| row.get(0))?;
        self.write_order(order, shop_id, number, &now)?;
        self.messages(shop, order, number, &now)?;
        self.event("order.placed", order, &now)?;
        self.event("cart.updated", shop_id, &now)
    }

    fn write_order(&self, order: Uuid, shop: Uuid, number: i64, now: &str) -> anyhow::Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO orders (id, tenant_id, order_number, shop_id, status, total_amount, \
                 discount_amount, grand_total, created_at, updated_at) \
                 SELECT ?1, ?2, ?3, ?4, 'pending', sum(c.qty * p.price), 0, sum(c.qty * p.price), ?5, ?5 \
                 FROM cart_items c JOIN products p ON p.id = c.product_id WHERE c.shop_id = ?4",
            )?
            .execute(params![order, self.tenant, format!("ORD-2026-{number:06}"), shop, now])?;
        let lines = {
            let mut query = self.connection.prepare_cached(
                "DELETE FROM cart_items WHERE shop_id = ?1 RETURNING product_id, qty",
            )?;
            query
                .query_map(params![shop], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<Result<Vec<(Uuid, i64)>, _>>()?
        };
        for (line, (product, qty)) in (1_i64..).zip(lines) {
            if self.enforce_stock {
                self.connection
                    .prepare_cached(
                        "UPDATE products SET stock = stock - ?1 WHERE id = ?2 AND stock >= ?1",
                    )?
                    .execute(params![qty, product])?;
            }
            self.connection
                .prepare_cached(
                    "INSERT INTO order_items (id, tenant_id, order_id, line, product_id, product_code, \
                     product_name, category, qty, price, discount, subtotal, ref_part_id) \
                     SELECT ?1, tenant_id, ?2, ?3, id, code, name, category, ?4, price, 0, \
                     ?4 * price, ref_part_id FROM products WHERE id = ?5",
                )?
                .execute(params![self.id(), order, line, qty, product])?;
        }
        self.connection
            .prepare_cached(
                "INSERT INTO order_steps (order_id, seq, tenant_id, status, at, by_actor, by_name) \
                 VALUES (?1, 1, ?2, 'pending', ?3, ?4, ?5)",
            )?
            .execute(params![order, self.tenant, now, shop.to_string(), "Toko"])?;
        Ok(())
    }

    fn messages(&self, shop: usize, order: Uuid, number: i64, now: &str) -> anyhow::Result<()> {
        for admin in 0..2 {
            self.connection
                .prepare_cached(
                    "INSERT INTO messages (id, tenant_id, channel, recipient, text, template, class, \
                     priority, not_before, attempts, state, wire_id, dedupe_key, created_at) \
                     VALUES (?1, ?2, 'whatsapp', ?3, ?4, 'order_created', 'transactional', 2, ?5, 0, \
                     'queued', ?6, ?7, ?5)",
                )?
                .execute(params![
                    self.id(),
                    self.tenant,
                    format!("6281110000{admin:02}"),
                    format!("Order baru dari {}.\nOrder: ORD-2026-{number:06}\nTotal: Rp 5.000.000\nSilakan cek admin panel.", self.shops[shop].1),
                    now,
                    self.id().simple().to_string(),
                    format!("order-placed/{order}/{admin}"),
                ])?;
        }
        Ok(())
    }
}

fn now() -> DateTime<Utc> {
    Clock::System.now()
}
