//! Messages, their attempts, the simulated phones and the development mailbox.

use kernel::db::schema::index;
use sea_orm_migration::prelude::*;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0001_messages"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [messages(), message_attempts(), simulator_messages(), mailbox_messages()] {
            manager.create_table(table).await?;
        }
        for index in unique_indices().into_iter().chain(queue_indices()).chain(lookups()) {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn unique_indices() -> Vec<IndexCreateStatement> {
    vec![
        index("messages_dedupe", "messages", &["tenant_id", "dedupe_key"]).unique().to_owned(),
        index("messages_wire", "messages", &["wire_id"]).unique().to_owned(),
        index("simulator_wire", "simulator_messages", &["tenant_id", "wire_id"])
            .unique()
            .to_owned(),
        index("mailbox_wire", "mailbox_messages", &["tenant_id", "wire_id"]).unique().to_owned(),
    ]
}

/// Only the few messages that are still on their way, so that years of log cost the pump nothing.
fn queue_indices() -> Vec<IndexCreateStatement> {
    let open = || Expr::col("state").is_in(["queued", "sending"]);
    vec![
        index("messages_due", "messages", &["not_before", "tenant_id"])
            .and_where(open())
            .to_owned(),
        index(
            "messages_in_line",
            "messages",
            &["tenant_id", "channel", "recipient", "priority", "id"],
        )
        .and_where(open())
        .to_owned(),
        index("messages_provider", "messages", &["provider_id"])
            .and_where(Expr::col("provider_id").is_not_null())
            .to_owned(),
    ]
}

fn lookups() -> Vec<IndexCreateStatement> {
    vec![
        index("messages_log", "messages", &["tenant_id", "id"]),
        index("messages_log_by_state", "messages", &["tenant_id", "state", "id"]),
        index("messages_log_by_channel", "messages", &["tenant_id", "channel", "id"]),
        index("attempts_of_message", "message_attempts", &["message_id", "id"]),
        index("simulator_chats", "simulator_messages", &["tenant_id", "phone", "id"]),
        index("simulator_newest", "simulator_messages", &["tenant_id", "id"]),
        index("mailbox_newest", "mailbox_messages", &["tenant_id", "id"]),
    ]
}

fn messages() -> TableCreateStatement {
    Table::create()
        .table("messages")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("channel").string().not_null())
        .col(ColumnDef::new("recipient").string().not_null())
        .col(ColumnDef::new("subject").string())
        .col(ColumnDef::new("text").text().not_null())
        .col(ColumnDef::new("template").string().not_null())
        .col(ColumnDef::new("class").string().not_null())
        .col(ColumnDef::new("priority").integer().not_null())
        .col(ColumnDef::new("not_before").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("expires_at").timestamp_with_time_zone())
        .col(ColumnDef::new("attempts").integer().not_null())
        .col(ColumnDef::new("state").string().not_null())
        .col(ColumnDef::new("lease_until").timestamp_with_time_zone())
        .col(ColumnDef::new("wire_id").string().not_null())
        .col(ColumnDef::new("dedupe_key").string())
        .col(ColumnDef::new("provider_id").string())
        .col(ColumnDef::new("error").text())
        .col(ColumnDef::new("created_at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("sent_at").timestamp_with_time_zone())
        .col(ColumnDef::new("delivered_at").timestamp_with_time_zone())
        .col(ColumnDef::new("read_at").timestamp_with_time_zone())
        .check(("messages_attempts_floor", Expr::col("attempts").gte(0)))
        // A message under way without a lease would wait for ever.
        .check((
            "messages_lease",
            Expr::col("state").ne("sending").or(Expr::col("lease_until").is_not_null()),
        ))
        .to_owned()
}

fn message_attempts() -> TableCreateStatement {
    Table::create()
        .table("message_attempts")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("message_id").uuid().not_null())
        .col(ColumnDef::new("attempt").integer().not_null())
        .col(ColumnDef::new("at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("outcome").string().not_null())
        .col(ColumnDef::new("detail").text())
        .to_owned()
}

fn simulator_messages() -> TableCreateStatement {
    Table::create()
        .table("simulator_messages")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("phone").string().not_null())
        .col(ColumnDef::new("direction").string().not_null())
        .col(ColumnDef::new("text").text().not_null())
        .col(ColumnDef::new("wire_id").string())
        .col(ColumnDef::new("at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("seen_at").timestamp_with_time_zone())
        .check(("simulator_direction", Expr::col("direction").is_in(["in", "out"])))
        .to_owned()
}

fn mailbox_messages() -> TableCreateStatement {
    Table::create()
        .table("mailbox_messages")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("recipient").string().not_null())
        .col(ColumnDef::new("subject").string().not_null())
        .col(ColumnDef::new("text").text().not_null())
        .col(ColumnDef::new("wire_id").string().not_null())
        .col(ColumnDef::new("at").timestamp_with_time_zone().not_null())
        .to_owned()
}
