//! The numbers of a business, what came in on them, and the rules of sending.

use kernel::db::schema::index;
use sea_orm_migration::prelude::*;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0002_lines"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            whatsapp_lines(),
            line_secrets(),
            line_hours(),
            inbound_bodies(),
            inbound_messages(),
            known_peers(),
            early_receipts(),
            opt_outs(),
        ];
        for table in tables {
            manager.create_table(table).await?;
        }
        for change in changes() {
            manager.alter_table(change).await?;
        }
        for index in indices() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn indices() -> Vec<IndexCreateStatement> {
    vec![
        index("lines_of_tenant", "whatsapp_lines", &["tenant_id", "name"])
            .unique()
            .and_where(Expr::col("removed_at").is_null())
            .to_owned(),
        index("inbound_once", "inbound_messages", &["line_id", "identity"]).unique().to_owned(),
        index("inbound_bodies_by_age", "inbound_bodies", &["received_at"]),
        index("inbound_bodies_of_tenant", "inbound_bodies", &["tenant_id", "id"]),
        index("early_receipts_by_age", "early_receipts", &["at"]),
        index("messages_log_by_line", "messages", &["tenant_id", "line_id", "id"]),
        index("simulator_line_chats", "simulator_messages", &["line_id", "phone", "id"]),
        index("simulator_line_newest", "simulator_messages", &["line_id", "id"]),
    ]
}

fn changes() -> Vec<TableAlterStatement> {
    let add = |table: &'static str, column: &mut ColumnDef| {
        Table::alter().table(table).add_column(column.to_owned()).to_owned()
    };
    vec![
        add("messages", ColumnDef::new("line_id").uuid()),
        add("messages", ColumnDef::new("content").json_binary()),
        add("messages", ColumnDef::new("quoted").string()),
        add("messages", ColumnDef::new("first_contact").boolean().not_null().default(false)),
        add("simulator_messages", ColumnDef::new("line_id").uuid()),
        add("simulator_messages", ColumnDef::new("extra").json_binary()),
        add("simulator_messages", ColumnDef::new("delivered_at").timestamp_with_time_zone()),
    ]
}

fn whatsapp_lines() -> TableCreateStatement {
    Table::create()
        .table("whatsapp_lines")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("name").string().not_null())
        .col(ColumnDef::new("driver").string().not_null())
        .col(ColumnDef::new("settings").json_binary().not_null())
        .col(ColumnDef::new("secrets").text())
        .col(ColumnDef::new("sends_codes").boolean().not_null())
        .col(ColumnDef::new("sends_notices").boolean().not_null())
        .col(ColumnDef::new("serves_desk").boolean().not_null())
        .col(ColumnDef::new("limits").json_binary().not_null())
        .col(ColumnDef::new("is_on").boolean().not_null())
        .col(ColumnDef::new("state").string().not_null())
        .col(ColumnDef::new("state_until").timestamp_with_time_zone())
        .col(ColumnDef::new("trouble").string())
        .col(ColumnDef::new("state_at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("phone").string())
        .col(ColumnDef::new("device").string())
        .col(ColumnDef::new("next_at").timestamp_with_time_zone())
        .col(ColumnDef::new("runner").string())
        .col(ColumnDef::new("runner_until").timestamp_with_time_zone())
        .col(ColumnDef::new("created_at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("changed_at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("removed_at").timestamp_with_time_zone())
        .to_owned()
}

fn line_secrets() -> TableCreateStatement {
    Table::create()
        .table("line_secrets")
        .col(ColumnDef::new("line_id").uuid().not_null())
        .col(ColumnDef::new("bucket").string().not_null())
        .col(ColumnDef::new("name").string().not_null())
        .col(ColumnDef::new("sealed").text().not_null())
        .primary_key(Index::create().col("line_id").col("bucket").col("name"))
        .to_owned()
}

fn line_hours() -> TableCreateStatement {
    Table::create()
        .table("line_hours")
        .col(ColumnDef::new("line_id").uuid().not_null())
        .col(ColumnDef::new("hour").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("sent").integer().not_null())
        .col(ColumnDef::new("first_contacts").integer().not_null())
        .primary_key(Index::create().col("line_id").col("hour"))
        .check(("line_hours_floor", Expr::cust("sent >= 0 AND first_contacts >= 0")))
        .to_owned()
}

fn inbound_bodies() -> TableCreateStatement {
    Table::create()
        .table("inbound_bodies")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("line_id").uuid().not_null())
        .col(ColumnDef::new("body").text().not_null())
        .col(ColumnDef::new("unknown").text())
        .col(ColumnDef::new("received_at").timestamp_with_time_zone().not_null())
        .to_owned()
}

fn inbound_messages() -> TableCreateStatement {
    Table::create()
        .table("inbound_messages")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("line_id").uuid().not_null())
        .col(ColumnDef::new("identity").string().not_null())
        .col(ColumnDef::new("body_id").uuid())
        .col(ColumnDef::new("received_at").timestamp_with_time_zone().not_null())
        .to_owned()
}

fn known_peers() -> TableCreateStatement {
    Table::create()
        .table("known_peers")
        .col(ColumnDef::new("line_id").uuid().not_null())
        .col(ColumnDef::new("address").string().not_null())
        .col(ColumnDef::new("since").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("last_at").timestamp_with_time_zone().not_null())
        .primary_key(Index::create().col("line_id").col("address"))
        .to_owned()
}

fn early_receipts() -> TableCreateStatement {
    Table::create()
        .table("early_receipts")
        .col(ColumnDef::new("line_id").uuid().not_null())
        .col(ColumnDef::new("provider_id").string().not_null())
        .col(ColumnDef::new("stage").string().not_null())
        .col(ColumnDef::new("code").string())
        .col(ColumnDef::new("at").timestamp_with_time_zone().not_null())
        .primary_key(Index::create().col("line_id").col("provider_id").col("stage"))
        .to_owned()
}

fn opt_outs() -> TableCreateStatement {
    Table::create()
        .table("opt_outs")
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("address").string().not_null())
        .col(ColumnDef::new("via").string().not_null())
        .col(ColumnDef::new("at").timestamp_with_time_zone().not_null())
        .primary_key(Index::create().col("tenant_id").col("address"))
        .to_owned()
}
