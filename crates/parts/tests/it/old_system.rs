//! The old system as its own people see it: its tables, through a connection of their own.

use sea_orm::{
    ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, SqliteTransactionMode,
    Statement, TransactionOptions, TransactionTrait, Value,
};
use testkit::{Engine, House};

/// The old system of a house.
pub struct OldSystem {
    there: DatabaseConnection,
    schema: &'static str,
}

/// One row of `tblso`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct So {
    pub id: i64,
    pub no_so: String,
    pub jenis_so: String,
    pub tgl_so: String,
    pub fk_salesman: i64,
    pub fk_toko: i64,
    pub grand_total: i64,
    pub status: String,
}

impl OldSystem {
    /// Makes its tables and looks inside.
    pub async fn open(house: &House) -> Self {
        let state = house.app.state::<parts::State>();
        state.data_part.create_fixture().await.expect("the fixture");
        let url = state.config.data_part.url.as_ref().expect("tests configure it");
        let there = Database::connect(url.reveal()).await.expect("the old system is there");
        let schema = if house.app.db.engine() == Engine::Postgres { "data_part." } else { "" };
        Self { there, schema }
    }

    /// All sales orders, oldest first.
    pub async fn orders(&self) -> Vec<So> {
        let sql = format!(
            "SELECT CAST(id AS BIGINT), no_so, jenis_so, CAST(tgl_so AS TEXT), CAST(fk_salesman AS BIGINT), \
             CAST(fk_toko AS BIGINT), CAST(grand_total AS BIGINT), status_approve_reject \
             FROM {}tblso ORDER BY id",
            self.schema
        );
        let rows = self.there.query_all_raw(self.statement(sql, [])).await.expect("tblso");
        let so = |row: &sea_orm::QueryResult| So {
            id: row.try_get_by_index(0).expect("the agreed shape"),
            no_so: row.try_get_by_index(1).expect("the agreed shape"),
            jenis_so: row.try_get_by_index(2).expect("the agreed shape"),
            tgl_so: row.try_get_by_index(3).expect("the agreed shape"),
            fk_salesman: row.try_get_by_index(4).expect("the agreed shape"),
            fk_toko: row.try_get_by_index(5).expect("the agreed shape"),
            grand_total: row.try_get_by_index(6).expect("the agreed shape"),
            status: row.try_get_by_index(7).expect("the agreed shape"),
        };
        rows.iter().map(so).collect()
    }

    /// The numbers of all sales orders, sorted.
    pub async fn numbers(&self) -> Vec<String> {
        let mut numbers: Vec<_> = self.orders().await.into_iter().map(|so| so.no_so).collect();
        numbers.sort();
        numbers
    }

    /// The lines of a sales order: fk_part, harga, qty_so, total_harga, qty_sisa.
    pub async fn lines(&self, so: i64) -> Vec<[i64; 5]> {
        let columns = ["fk_part", "harga", "qty_so", "total_harga", "qty_sisa"];
        let columns = columns.map(|column| format!("CAST({column} AS BIGINT)")).join(", ");
        let sql = format!(
            "SELECT {columns} FROM {}tblso_detail WHERE fk_so = $1 ORDER BY id",
            self.schema
        );
        let rows =
            self.there.query_all_raw(self.statement(sql, [so.into()])).await.expect("tblso_detail");
        rows.iter()
            .map(|row| {
                std::array::from_fn(|place| row.try_get_by_index(place).expect("the agreed shape"))
            })
            .collect()
    }

    /// Decides a sales order in its own words.
    pub async fn decide(&self, no_so: &str, word: &str) {
        let sql =
            format!("UPDATE {}tblso SET status_approve_reject = $1 WHERE no_so = $2", self.schema);
        let done = self.there.execute_raw(self.statement(sql, [word.into(), no_so.into()])).await;
        assert_eq!(done.expect("tblso").rows_affected(), 1, "{no_so} is there once");
    }

    /// Puts pieces of a part into a store.
    pub async fn stocks(&self, part: i64, qty: i64) {
        let sql =
            format!("INSERT INTO {}tblstock_part_id (fk_part, qty) VALUES ($1, $2)", self.schema);
        self.there
            .execute_raw(self.statement(sql, [part.into(), qty.into()]))
            .await
            .expect("stock");
    }

    /// Sells a part.
    pub async fn sells(&self, id: i64, code: &str, name: &str, category: &str, price: i64) {
        let sql = format!(
            "INSERT INTO {}tblpart_id (id, kode, nama, kategori, harga) VALUES ($1, $2, $3, $4, $5)",
            self.schema
        );
        let values = [id.into(), code.into(), name.into(), category.into(), price.into()];
        self.there.execute_raw(self.statement(sql, values)).await.expect("a part");
    }

    /// Sells parts 1 to `many`, `P-1` for 1,001 rupiah and so on, with as many pieces as their id.
    pub async fn sells_many(&self, many: i64) {
        let numbers = format!(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many}) "
        );
        let parts = "INSERT INTO {}tblpart_id (id, kode, nama, kategori, harga) \
                     SELECT i, 'P-' || i, 'Barang ' || i, 'BOLT', 1000 + i FROM n";
        let stock = "INSERT INTO {}tblstock_part_id (fk_part, qty) SELECT i, i FROM n";
        self.execute(&format!("{numbers}{parts}")).await;
        self.execute(&format!("{numbers}{stock}")).await;
    }

    /// Answers nobody until the guard is dropped: every reader waits in vain.
    pub async fn is_locked(&self) -> DatabaseTransaction {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Exclusive),
            ..TransactionOptions::default()
        };
        let guard = self.there.begin_with_options(options).await.expect("a lock");
        if !self.schema.is_empty() {
            let sql = "LOCK TABLE data_part.tblpart_id, data_part.tblstock_part_id IN ACCESS EXCLUSIVE MODE";
            guard.execute_unprepared(sql).await.expect("a lock");
        }
        guard
    }

    /// Stops taking orders.
    pub async fn goes_away(&self) {
        self.execute("ALTER TABLE {}tblso_detail RENAME TO tblso_detail_away").await;
    }

    /// Takes orders again.
    pub async fn comes_back(&self) {
        self.execute("ALTER TABLE {}tblso_detail_away RENAME TO tblso_detail").await;
    }

    /// Does what its own people do; `{}` stands for the schema.
    pub async fn execute(&self, sql: &str) {
        self.there.execute_unprepared(&sql.replace("{}", self.schema)).await.expect(sql);
    }

    fn statement(&self, sql: String, values: impl IntoIterator<Item = Value>) -> Statement {
        Statement::from_sql_and_values(self.there.get_database_backend(), sql, values)
    }
}
