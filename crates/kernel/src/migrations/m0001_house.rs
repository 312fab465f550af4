//! Jobs, events, audit, idempotency keys, limits, serials and schedules.

use crate::db::schema::index;
use sea_orm_migration::prelude::*;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0001_house"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            jobs(),
            events(),
            audit_entries(),
            audit_heads(),
            cron_runs(),
            keys(),
            limits(),
            serials(),
        ] {
            manager.create_table(table).await?;
        }
        manager.create_index(index("jobs_due", "jobs", &["state", "run_at"]).to_owned()).await?;
        manager.create_index(jobs_dedupe()).await?;
        manager
            .create_index(index("events_by_tenant", "events", &["tenant_id", "id"]).to_owned())
            .await?;
        manager
            .create_index(
                index("audit_chain", "audit_entries", &["tenant_id", "seq"]).unique().to_owned(),
            )
            .await?;
        manager
            .create_index(index("keys_by_age", "idempotency_keys", &["created_at"]).to_owned())
            .await?;
        manager
            .create_index(index("limits_by_age", "rate_limits", &["window_start"]).to_owned())
            .await
    }
}

/// Only queued jobs stand for later ones: what is running may have looked already, and what is
/// dead does nothing any more.
fn jobs_dedupe() -> IndexCreateStatement {
    index("jobs_dedupe", "jobs", &["tenant_id", "dedupe_key"])
        .unique()
        .and_where(Expr::col("state").eq("queued"))
        .to_owned()
}

fn jobs() -> TableCreateStatement {
    Table::create()
        .table("jobs")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("kind").string().not_null())
        .col(ColumnDef::new("payload").json().not_null())
        .col(ColumnDef::new("state").string().not_null())
        .col(ColumnDef::new("run_at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("attempts").integer().not_null())
        .col(ColumnDef::new("lease_until").timestamp_with_time_zone())
        .col(ColumnDef::new("last_error").text())
        .col(ColumnDef::new("dedupe_key").string())
        .col(ColumnDef::new("created_at").timestamp_with_time_zone().not_null())
        .to_owned()
}

fn events() -> TableCreateStatement {
    Table::create()
        .table("events")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("name").string().not_null())
        .col(ColumnDef::new("subject").string().not_null())
        .col(ColumnDef::new("audience").json().not_null())
        .col(ColumnDef::new("at").timestamp_with_time_zone().not_null())
        .to_owned()
}

fn audit_entries() -> TableCreateStatement {
    Table::create()
        .table("audit_entries")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("actor").string().not_null())
        .col(ColumnDef::new("action").string().not_null())
        .col(ColumnDef::new("subject").string().not_null())
        .col(ColumnDef::new("before").json())
        .col(ColumnDef::new("after").json())
        .col(ColumnDef::new("address").string())
        .col(ColumnDef::new("request_id").string())
        .col(ColumnDef::new("at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("seq").big_integer())
        .col(ColumnDef::new("hash").string())
        .to_owned()
}

fn audit_heads() -> TableCreateStatement {
    Table::create()
        .table("audit_heads")
        .col(ColumnDef::new("tenant_id").uuid().not_null().primary_key())
        .col(ColumnDef::new("seq").big_integer().not_null())
        .col(ColumnDef::new("hash").string().not_null())
        .to_owned()
}

fn cron_runs() -> TableCreateStatement {
    Table::create()
        .table("cron_runs")
        .col(ColumnDef::new("name").string().not_null())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("slot").timestamp_with_time_zone().not_null())
        .primary_key(Index::create().col("name").col("tenant_id"))
        .to_owned()
}

fn keys() -> TableCreateStatement {
    Table::create()
        .table("idempotency_keys")
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("scope").string().not_null())
        .col(ColumnDef::new("key").string().not_null())
        .col(ColumnDef::new("fingerprint").string().not_null())
        .col(ColumnDef::new("result").string())
        .col(ColumnDef::new("created_at").timestamp_with_time_zone().not_null())
        .primary_key(Index::create().col("tenant_id").col("scope").col("key"))
        .to_owned()
}

fn limits() -> TableCreateStatement {
    Table::create()
        .table("rate_limits")
        .col(ColumnDef::new("key").string().not_null().primary_key())
        .col(ColumnDef::new("window_start").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("hits").integer().not_null())
        .to_owned()
}

fn serials() -> TableCreateStatement {
    Table::create()
        .table("serials")
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("kind").string().not_null())
        .col(ColumnDef::new("year").integer().not_null())
        .col(ColumnDef::new("last_number").big_integer().not_null())
        .primary_key(Index::create().col("tenant_id").col("kind").col("year"))
        .to_owned()
}
