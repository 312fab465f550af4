//! Conversations, their messages, marks, labels, answers to questions, and the index of words.

use kernel::db::schema::{index, must};
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use super::{IndexShape, foreign};

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0002_conversations"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            conversations(),
            messages(),
            reads(),
            conversation_labels(),
            mentions(),
            csat(),
            assignments(),
        ];
        for table in tables {
            manager.create_table(table).await?;
        }
        for (name, table, columns) in UNIQUE {
            manager.create_index(index(name, table, columns).unique().to_owned()).await?;
        }
        for (name, table, columns) in PLAIN {
            manager.create_index(index(name, table, columns)).await?;
        }
        for index in partial() {
            manager.create_index(index).await?;
        }
        words(manager).await?;
        Ok(())
    }
}

const UNIQUE: &[IndexShape] = &[
    ("desk_messages_seq", "desk_messages", &["conversation_id", "seq"]),
    ("desk_messages_sent", "desk_messages", &["message_id"]),
    ("desk_messages_received", "desk_messages", &["inbound_id"]),
];

const PLAIN: &[IndexShape] = &[
    (
        "desk_conversations_by_state",
        "desk_conversations",
        &["tenant_id", "state", "last_message_at"],
    ),
    (
        "desk_conversations_by_assignee",
        "desk_conversations",
        &["tenant_id", "assignee_id", "state", "last_message_at"],
    ),
    (
        "desk_conversations_by_contact",
        "desk_conversations",
        &["contact_id", "inbox_id", "last_message_at"],
    ),
    ("desk_conversations_by_age", "desk_conversations", &["tenant_id", "created_at"]),
    ("desk_conversations_by_end", "desk_conversations", &["tenant_id", "resolved_at"]),
    ("desk_messages_by_name", "desk_messages", &["conversation_id", "provider_id"]),
    ("desk_messages_by_wire", "desk_messages", &["conversation_id", "wire_id"]),
    ("desk_messages_by_age", "desk_messages", &["tenant_id", "at"]),
    ("desk_conversation_labels_by_label", "desk_conversation_labels", &["tenant_id", "label_id"]),
    ("desk_mentions_by_account", "desk_mentions", &["tenant_id", "account_id", "at"]),
    ("desk_csat_by_age", "desk_csat", &["tenant_id", "asked_at"]),
    ("desk_csat_by_contact", "desk_csat", &["contact_id", "asked_at"]),
    ("desk_assignments_by_conversation", "desk_assignments", &["conversation_id", "at"]),
    ("desk_assignments_by_age", "desk_assignments", &["tenant_id", "at"]),
];

/// Only what is still to come, so that years of conversations cost the pump nothing.
fn partial() -> Vec<IndexCreateStatement> {
    let over = |name: &str, columns: &[&'static str], rows: SimpleExpr| {
        index(name, "desk_conversations", columns).and_where(rows).to_owned()
    };
    vec![
        // The database decides that a contact has one conversation under way in an inbox.
        over(
            "desk_conversations_under_way",
            &["inbox_id", "contact_id"],
            Expr::col("state").ne("resolved"),
        )
        .unique()
        .to_owned(),
        over(
            "desk_conversations_waking",
            &["snoozed_until", "tenant_id"],
            Expr::col("state").eq("snoozed"),
        ),
        over(
            "desk_conversations_waiting",
            &["tenant_id", "waiting_since"],
            Expr::col("state").eq("open"),
        ),
        over(
            "desk_conversations_first_reply",
            &["first_reply_due", "tenant_id"],
            Expr::col("first_reply_late_at")
                .is_null()
                .and(Expr::col("first_reply_due").is_not_null()),
        ),
        over(
            "desk_conversations_resolution",
            &["resolution_due", "tenant_id"],
            Expr::col("resolution_late_at")
                .is_null()
                .and(Expr::col("resolution_due").is_not_null()),
        ),
    ]
}

/// The index of words. On PostgreSQL it is over an expression; on SQLite a table of its own that
/// triggers keep in step. A message's number there is drawn by chance out of 2^62: one that met
/// another's would not be found, and nothing else.
async fn words(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let conn = manager.get_connection();
    let statements: &[&str] = match manager.get_database_backend() {
        DbBackend::Postgres => &[
            "CREATE INDEX desk_messages_words ON desk_messages USING gin (to_tsvector('simple', regexp_replace(body, '[^[:alnum:]]+', ' ', 'g')))",
        ],
        _ => &[
            "CREATE VIRTUAL TABLE desk_words USING fts5(body, tokenize = 'unicode61 remove_diacritics 0')",
            "CREATE TRIGGER desk_words_new AFTER INSERT ON desk_messages WHEN new.body <> '' BEGIN \
             INSERT OR IGNORE INTO desk_words (rowid, body) VALUES (new.search_key, new.body); END",
            "CREATE TRIGGER desk_words_changed AFTER UPDATE OF body ON desk_messages BEGIN \
             DELETE FROM desk_words WHERE rowid = old.search_key; \
             INSERT OR IGNORE INTO desk_words (rowid, body) VALUES (new.search_key, new.body); END",
            "CREATE INDEX desk_messages_by_search_key ON desk_messages (search_key)",
        ],
    };
    for statement in statements {
        conn.execute_unprepared(statement).await?;
    }
    Ok(())
}

fn conversations() -> TableCreateStatement {
    Table::create()
        .table("desk_conversations")
        .col(must("id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(must("inbox_id").uuid())
        .col(must("contact_id").uuid())
        .col(must("chat").string())
        .col(must("state").string())
        .col(ColumnDef::new("snoozed_until").timestamp_with_time_zone())
        .col(must("priority").string())
        .col(ColumnDef::new("assignee_id").uuid())
        .col(ColumnDef::new("team_id").uuid())
        .col(ColumnDef::new("assigned_at").timestamp_with_time_zone())
        .col(must("labels").json())
        .col(must("last_seq").big_integer())
        .col(must("last_message_at").timestamp_with_time_zone())
        .col(ColumnDef::new("last_inbound_at").timestamp_with_time_zone())
        .col(must("last_kind").string())
        .col(must("last_content").string())
        .col(must("last_preview").text())
        .col(ColumnDef::new("waiting_since").timestamp_with_time_zone())
        .col(ColumnDef::new("window_until").timestamp_with_time_zone())
        .col(ColumnDef::new("first_reply_due").timestamp_with_time_zone())
        .col(ColumnDef::new("resolution_due").timestamp_with_time_zone())
        .col(ColumnDef::new("first_reply_late_at").timestamp_with_time_zone())
        .col(ColumnDef::new("resolution_late_at").timestamp_with_time_zone())
        .col(must("opened_at").timestamp_with_time_zone())
        .col(ColumnDef::new("first_replied_at").timestamp_with_time_zone())
        .col(ColumnDef::new("resolved_at").timestamp_with_time_zone())
        .col(ColumnDef::new("away_sent_at").timestamp_with_time_zone())
        .col(must("created_at").timestamp_with_time_zone())
        .col(must("updated_at").timestamp_with_time_zone())
        .foreign_key(&mut foreign(
            "desk_conversations_inbox_id",
            ("desk_conversations", "inbox_id"),
            "desk_inboxes",
        ))
        .foreign_key(&mut foreign(
            "desk_conversations_contact_id",
            ("desk_conversations", "contact_id"),
            "desk_contacts",
        ))
        .foreign_key(&mut foreign(
            "desk_conversations_team_id",
            ("desk_conversations", "team_id"),
            "desk_teams",
        ))
        .to_owned()
}

fn messages() -> TableCreateStatement {
    Table::create()
        .table("desk_messages")
        .col(must("id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(must("conversation_id").uuid())
        .col(must("seq").big_integer())
        .col(must("kind").string())
        .col(ColumnDef::new("author_id").uuid())
        .col(ColumnDef::new("sender_name").string())
        .col(must("body").text())
        .col(ColumnDef::new("content").json())
        .col(ColumnDef::new("inbound_id").uuid())
        .col(ColumnDef::new("message_id").uuid())
        .col(ColumnDef::new("provider_id").string())
        .col(ColumnDef::new("wire_id").string())
        .col(ColumnDef::new("state").string())
        .col(ColumnDef::new("error").text())
        .col(ColumnDef::new("quoted_seq").big_integer())
        .col(ColumnDef::new("reactions").json())
        .col(ColumnDef::new("edited_at").timestamp_with_time_zone())
        .col(ColumnDef::new("revoked_at").timestamp_with_time_zone())
        .col(ColumnDef::new("client_key").string())
        .col(must("search_key").big_integer())
        .col(must("at").timestamp_with_time_zone())
        .col(ColumnDef::new("sent_at").timestamp_with_time_zone())
        .foreign_key(&mut foreign(
            "desk_messages_conversation_id",
            ("desk_messages", "conversation_id"),
            "desk_conversations",
        ))
        .to_owned()
}

fn reads() -> TableCreateStatement {
    Table::create()
        .table("desk_reads")
        .col(must("conversation_id").uuid())
        .col(must("account_id").uuid())
        .col(must("tenant_id").uuid())
        .col(must("seq").big_integer())
        .col(must("at").timestamp_with_time_zone())
        .primary_key(Index::create().col("conversation_id").col("account_id"))
        .foreign_key(&mut foreign(
            "desk_reads_conversation_id",
            ("desk_reads", "conversation_id"),
            "desk_conversations",
        ))
        .to_owned()
}

fn conversation_labels() -> TableCreateStatement {
    Table::create()
        .table("desk_conversation_labels")
        .col(must("conversation_id").uuid())
        .col(must("label_id").uuid())
        .col(must("tenant_id").uuid())
        .primary_key(Index::create().col("conversation_id").col("label_id"))
        .foreign_key(&mut foreign(
            "desk_conversation_labels_conversation_id",
            ("desk_conversation_labels", "conversation_id"),
            "desk_conversations",
        ))
        .foreign_key(&mut foreign(
            "desk_conversation_labels_label_id",
            ("desk_conversation_labels", "label_id"),
            "desk_labels",
        ))
        .to_owned()
}

fn mentions() -> TableCreateStatement {
    Table::create()
        .table("desk_mentions")
        .col(must("message_id").uuid())
        .col(must("account_id").uuid())
        .col(must("tenant_id").uuid())
        .col(must("conversation_id").uuid())
        .col(must("at").timestamp_with_time_zone())
        .col(ColumnDef::new("read_at").timestamp_with_time_zone())
        .primary_key(Index::create().col("message_id").col("account_id"))
        .foreign_key(&mut foreign(
            "desk_mentions_conversation_id",
            ("desk_mentions", "conversation_id"),
            "desk_conversations",
        ))
        .to_owned()
}

fn csat() -> TableCreateStatement {
    Table::create()
        .table("desk_csat")
        .col(must("id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(must("conversation_id").uuid())
        .col(must("contact_id").uuid())
        .col(must("inbox_id").uuid())
        .col(ColumnDef::new("agent_id").uuid())
        .col(must("asked_at").timestamp_with_time_zone())
        .col(ColumnDef::new("score").integer())
        .col(ColumnDef::new("comment").text())
        .col(ColumnDef::new("answered_at").timestamp_with_time_zone())
        .foreign_key(&mut foreign(
            "desk_csat_conversation_id",
            ("desk_csat", "conversation_id"),
            "desk_conversations",
        ))
        .to_owned()
}

fn assignments() -> TableCreateStatement {
    Table::create()
        .table("desk_assignments")
        .col(must("id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(must("conversation_id").uuid())
        .col(ColumnDef::new("from_id").uuid())
        .col(ColumnDef::new("to_id").uuid())
        .col(ColumnDef::new("team_id").uuid())
        .col(must("why").string())
        .col(must("by_actor").string())
        .col(ColumnDef::new("note").text())
        .col(must("at").timestamp_with_time_zone())
        .foreign_key(&mut foreign(
            "desk_assignments_conversation_id",
            ("desk_assignments", "conversation_id"),
            "desk_conversations",
        ))
        .to_owned()
}
