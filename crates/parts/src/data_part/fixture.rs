//! The "legacy fixture": the old system's tables for tests and demos, as another owner made them,
//! without a single index to help us.

use sea_orm::ConnectionTrait;
use sea_orm::sqlx::ConnectOptions as _;
use sea_orm::sqlx::sqlite::SqliteConnectOptions;

use super::{DataPart, DataPartError, within_limit};

const POSTGRES: &str = "
CREATE SCHEMA IF NOT EXISTS data_part;
CREATE TABLE IF NOT EXISTS data_part.tblpart_id (
    id SERIAL PRIMARY KEY, kode VARCHAR(50), nama VARCHAR(200), kategori VARCHAR(50), harga NUMERIC(15,2));
CREATE TABLE IF NOT EXISTS data_part.tblstock_part_id (
    id SERIAL PRIMARY KEY, fk_part INTEGER, qty INTEGER);
CREATE TABLE IF NOT EXISTS data_part.tbltoko (
    id SERIAL PRIMARY KEY, kode VARCHAR(20), nama VARCHAR(100));
CREATE TABLE IF NOT EXISTS data_part.tblsalesman (
    id SERIAL PRIMARY KEY, nama VARCHAR(100));
CREATE TABLE IF NOT EXISTS data_part.tblso (
    id SERIAL PRIMARY KEY, no_so VARCHAR(50), jenis_so VARCHAR(30), tgl_so DATE, fk_salesman INTEGER,
    fk_toko INTEGER, grand_total NUMERIC(15,2), status_approve_reject VARCHAR(30));
CREATE TABLE IF NOT EXISTS data_part.tblso_detail (
    id SERIAL PRIMARY KEY, fk_so INTEGER, fk_part INTEGER, harga NUMERIC(15,2), qty_so INTEGER,
    total_harga NUMERIC(15,2), qty_sisa INTEGER);
";

const SQLITE: &str = "
CREATE TABLE IF NOT EXISTS tblpart_id (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kode VARCHAR(50), nama VARCHAR(200), kategori VARCHAR(50), harga BIGINT);
CREATE TABLE IF NOT EXISTS tblstock_part_id (
    id INTEGER PRIMARY KEY AUTOINCREMENT, fk_part INTEGER, qty INTEGER);
CREATE TABLE IF NOT EXISTS tbltoko (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kode VARCHAR(20), nama VARCHAR(100));
CREATE TABLE IF NOT EXISTS tblsalesman (
    id INTEGER PRIMARY KEY AUTOINCREMENT, nama VARCHAR(100));
CREATE TABLE IF NOT EXISTS tblso (
    id INTEGER PRIMARY KEY AUTOINCREMENT, no_so VARCHAR(50), jenis_so VARCHAR(30), tgl_so DATE, fk_salesman INTEGER,
    fk_toko INTEGER, grand_total BIGINT, status_approve_reject VARCHAR(30));
CREATE TABLE IF NOT EXISTS tblso_detail (
    id INTEGER PRIMARY KEY AUTOINCREMENT, fk_so INTEGER, fk_part INTEGER, harga BIGINT, qty_so INTEGER,
    total_harga BIGINT, qty_sisa INTEGER);
";

impl DataPart {
    /// Makes the old system's tables where they are missing. Only for tests and demos: a real
    /// `data_part` belongs to somebody else.
    pub async fn create_fixture(&self) -> Result<(), DataPartError> {
        self.make_file().await?;
        within_limit(async {
            let there = self.there().await?;
            let txn = there.begin().await?;
            there.lock(&txn, "data_part fixture").await?;
            let sql = if there.table("").is_empty() { SQLITE } else { POSTGRES };
            txn.execute_unprepared(sql).await?;
            Ok(txn.commit().await?)
        })
        .await
    }

    /// Makes the SQLite file. Every other call expects it to be there: an address with a slip of
    /// the pen must be an error, not a new empty database.
    async fn make_file(&self) -> Result<(), DataPartError> {
        let Some(url) = self.config.url.as_ref().filter(|url| url.reveal().starts_with("sqlite:"))
        else {
            return Ok(());
        };
        let options: SqliteConnectOptions =
            url.reveal().parse().map_err(|error| DataPartError::Away(anyhow::Error::new(error)))?;
        let options = options.create_if_missing(true);
        let connection = options.connect().await.map_err(anyhow::Error::new)?;
        drop(connection);
        Ok(())
    }
}
