//! Agents, teams, inboxes, contacts, labels and ready answers.

use kernel::db::schema::{index, must};
use sea_orm_migration::prelude::*;

use super::{IndexShape, foreign};

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0001_people"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            settings(),
            teams(),
            team_members(),
            inboxes(),
            agents(),
            contacts(),
            addresses(),
            merge_proposals(),
            labels(),
            macros(),
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
        Ok(())
    }
}

const UNIQUE: &[IndexShape] = &[
    ("desk_teams_name", "desk_teams", &["tenant_id", "name"]),
    ("desk_inboxes_line", "desk_inboxes", &["line_id"]),
    ("desk_merge_proposals_pair", "desk_merge_proposals", &["first_id", "second_id"]),
    ("desk_labels_name", "desk_labels", &["tenant_id", "name"]),
    ("desk_macros_shortcut", "desk_macros", &["tenant_id", "shortcut"]),
];

const PLAIN: &[IndexShape] = &[
    ("desk_team_members_by_account", "desk_team_members", &["tenant_id", "account_id"]),
    ("desk_inboxes_by_name", "desk_inboxes", &["tenant_id", "name"]),
    ("desk_contacts_by_phone", "desk_contacts", &["tenant_id", "phone"]),
    ("desk_contacts_by_age", "desk_contacts", &["tenant_id", "updated_at"]),
    ("desk_addresses_by_contact", "desk_addresses", &["contact_id"]),
    (
        "desk_merge_proposals_by_state",
        "desk_merge_proposals",
        &["tenant_id", "state", "created_at"],
    ),
];

fn settings() -> TableCreateStatement {
    Table::create()
        .table("desk_settings")
        .col(must("tenant_id").uuid().primary_key())
        .col(must("agents_see").string())
        .col(must("turn").big_integer())
        .col(must("updated_at").timestamp_with_time_zone())
        .to_owned()
}

fn teams() -> TableCreateStatement {
    Table::create()
        .table("desk_teams")
        .col(must("id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(must("name").string())
        .col(must("is_active").boolean())
        .col(must("created_at").timestamp_with_time_zone())
        .to_owned()
}

fn team_members() -> TableCreateStatement {
    Table::create()
        .table("desk_team_members")
        .col(must("team_id").uuid())
        .col(must("account_id").uuid())
        .col(must("tenant_id").uuid())
        .primary_key(Index::create().col("team_id").col("account_id"))
        .foreign_key(&mut foreign(
            "desk_team_members_team_id",
            ("desk_team_members", "team_id"),
            "desk_teams",
        ))
        .to_owned()
}

fn inboxes() -> TableCreateStatement {
    Table::create()
        .table("desk_inboxes")
        .col(must("id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(must("line_id").uuid())
        .col(must("name").string())
        .col(ColumnDef::new("team_id").uuid())
        .col(must("is_active").boolean())
        .col(must("reply_window").boolean())
        .col(must("auto_assign").boolean())
        .col(must("rotation").string())
        .col(must("reopen_within_hours").integer())
        .col(ColumnDef::new("hours").json())
        .col(ColumnDef::new("away_message").text())
        .col(ColumnDef::new("first_reply_minutes").integer())
        .col(ColumnDef::new("resolution_minutes").integer())
        .col(must("csat").boolean())
        .col(must("release_after_minutes").integer())
        .col(must("created_at").timestamp_with_time_zone())
        .col(must("updated_at").timestamp_with_time_zone())
        .foreign_key(&mut foreign(
            "desk_inboxes_team_id",
            ("desk_inboxes", "team_id"),
            "desk_teams",
        ))
        .to_owned()
}

fn agents() -> TableCreateStatement {
    Table::create()
        .table("desk_agents")
        .col(must("tenant_id").uuid())
        .col(must("account_id").uuid())
        .col(must("availability").string())
        .col(must("capacity").integer())
        .col(ColumnDef::new("last_seen_at").timestamp_with_time_zone())
        .col(must("last_turn").big_integer())
        .col(must("created_at").timestamp_with_time_zone())
        .col(must("updated_at").timestamp_with_time_zone())
        .primary_key(Index::create().col("tenant_id").col("account_id"))
        .to_owned()
}

fn contacts() -> TableCreateStatement {
    Table::create()
        .table("desk_contacts")
        .col(must("id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(ColumnDef::new("edited_name").string())
        .col(ColumnDef::new("book_name").string())
        .col(ColumnDef::new("push_name").string())
        .col(ColumnDef::new("phone").string())
        .col(ColumnDef::new("email").string())
        .col(ColumnDef::new("notes").text())
        .col(must("is_group").boolean())
        .col(ColumnDef::new("merged_into").uuid())
        .col(must("created_at").timestamp_with_time_zone())
        .col(must("updated_at").timestamp_with_time_zone())
        .to_owned()
}

fn addresses() -> TableCreateStatement {
    Table::create()
        .table("desk_addresses")
        .col(must("tenant_id").uuid())
        .col(must("value").string())
        .col(must("contact_id").uuid())
        .col(must("kind").string())
        .col(must("created_at").timestamp_with_time_zone())
        .primary_key(Index::create().col("tenant_id").col("value"))
        .foreign_key(&mut foreign(
            "desk_addresses_contact_id",
            ("desk_addresses", "contact_id"),
            "desk_contacts",
        ))
        .to_owned()
}

fn merge_proposals() -> TableCreateStatement {
    Table::create()
        .table("desk_merge_proposals")
        .col(must("id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(must("first_id").uuid())
        .col(must("second_id").uuid())
        .col(must("state").string())
        .col(must("created_at").timestamp_with_time_zone())
        .col(ColumnDef::new("decided_at").timestamp_with_time_zone())
        .col(ColumnDef::new("decided_by").uuid())
        .foreign_key(&mut foreign(
            "desk_merge_proposals_first_id",
            ("desk_merge_proposals", "first_id"),
            "desk_contacts",
        ))
        .foreign_key(&mut foreign(
            "desk_merge_proposals_second_id",
            ("desk_merge_proposals", "second_id"),
            "desk_contacts",
        ))
        .to_owned()
}

fn labels() -> TableCreateStatement {
    Table::create()
        .table("desk_labels")
        .col(must("id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(must("name").string())
        .col(must("colour").string())
        .col(must("is_active").boolean())
        .col(must("created_at").timestamp_with_time_zone())
        .to_owned()
}

fn macros() -> TableCreateStatement {
    Table::create()
        .table("desk_macros")
        .col(must("id").uuid().primary_key())
        .col(must("tenant_id").uuid())
        .col(must("shortcut").string())
        .col(must("title").string())
        .col(must("body").text())
        .col(must("actions").json())
        .col(must("is_active").boolean())
        .col(must("created_at").timestamp_with_time_zone())
        .col(must("updated_at").timestamp_with_time_zone())
        .to_owned()
}
