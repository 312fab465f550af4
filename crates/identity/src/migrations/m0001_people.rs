//! Tenants, accounts, memberships, roles, sessions, one-time codes and password resets.

use kernel::db::schema::index;
use sea_orm_migration::prelude::*;

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
        for table in [tenants(), accounts(), memberships(), tenant_roles()] {
            manager.create_table(table).await?;
        }
        for table in [sessions(), one_time_codes(), code_blocks(), password_resets()] {
            manager.create_table(table).await?;
        }
        for index in unique_indices() {
            manager.create_index(index).await?;
        }
        for index in lookups() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn unique_indices() -> [IndexCreateStatement; 6] {
    [
        index("tenants_slug", "tenants", &["slug"]).unique().to_owned(),
        index("tenants_host", "tenants", &["host"]).unique().to_owned(),
        index("accounts_email", "accounts", &["email"]).unique().to_owned(),
        index("accounts_phone", "accounts", &["phone"]).unique().to_owned(),
        index("password_resets_token", "password_resets", &["token_hash"]).unique().to_owned(),
        // Only the newest code counts: two live ones cannot be written down.
        index("one_time_codes_live", "one_time_codes", &["tenant_id", "recipient"])
            .unique()
            .and_where(Expr::col("state").eq("live"))
            .to_owned(),
    ]
}

fn lookups() -> [IndexCreateStatement; 6] {
    [
        index("memberships_by_tenant", "memberships", &["tenant_id", "role"]),
        index("sessions_by_account", "sessions", &["account_id", "tenant_id"]),
        index("sessions_by_end", "sessions", &["expires_at"]),
        index(
            "one_time_codes_by_recipient",
            "one_time_codes",
            &["tenant_id", "recipient", "created_at"],
        ),
        index("one_time_codes_by_age", "one_time_codes", &["created_at"]),
        index("password_resets_by_account", "password_resets", &["account_id"]),
    ]
}

fn tenants() -> TableCreateStatement {
    Table::create()
        .table("tenants")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("slug").string().not_null())
        .col(ColumnDef::new("name").string().not_null())
        .col(ColumnDef::new("host").string())
        .col(ColumnDef::new("zone").string().not_null())
        .col(ColumnDef::new("language").string().not_null())
        .col(ColumnDef::new("modules").json().not_null())
        .col(ColumnDef::new("is_active").boolean().not_null())
        .col(ColumnDef::new("created_at").timestamp_with_time_zone().not_null())
        .to_owned()
}

fn accounts() -> TableCreateStatement {
    Table::create()
        .table("accounts")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("name").string().not_null())
        .col(ColumnDef::new("email").string())
        .col(ColumnDef::new("phone").string())
        .col(ColumnDef::new("password_hash").string())
        .col(ColumnDef::new("is_active").boolean().not_null())
        .col(ColumnDef::new("created_at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("updated_at").timestamp_with_time_zone().not_null())
        .to_owned()
}

fn memberships() -> TableCreateStatement {
    Table::create()
        .table("memberships")
        .col(ColumnDef::new("account_id").uuid().not_null())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("role").string().not_null())
        .col(ColumnDef::new("is_active").boolean().not_null())
        .col(ColumnDef::new("created_at").timestamp_with_time_zone().not_null())
        .primary_key(Index::create().col("account_id").col("tenant_id"))
        .foreign_key(&mut points_at("memberships_account", "memberships", "account_id", "accounts"))
        .foreign_key(&mut points_at("memberships_tenant", "memberships", "tenant_id", "tenants"))
        .to_owned()
}

fn tenant_roles() -> TableCreateStatement {
    Table::create()
        .table("tenant_roles")
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("name").string().not_null())
        .col(ColumnDef::new("permissions").json().not_null())
        .primary_key(Index::create().col("tenant_id").col("name"))
        .foreign_key(&mut points_at("tenant_roles_tenant", "tenant_roles", "tenant_id", "tenants"))
        .to_owned()
}

fn sessions() -> TableCreateStatement {
    Table::create()
        .table("sessions")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("account_id").uuid().not_null())
        .col(ColumnDef::new("kind").string().not_null())
        .col(ColumnDef::new("token_hash").string().not_null())
        .col(ColumnDef::new("created_at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("last_seen_at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("expires_at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("idle_seconds").big_integer().not_null())
        .col(ColumnDef::new("revoked_at").timestamp_with_time_zone())
        .col(ColumnDef::new("address").string())
        .col(ColumnDef::new("device").string().not_null())
        .foreign_key(&mut points_at("sessions_account", "sessions", "account_id", "accounts"))
        .foreign_key(&mut points_at("sessions_tenant", "sessions", "tenant_id", "tenants"))
        .to_owned()
}

fn one_time_codes() -> TableCreateStatement {
    Table::create()
        .table("one_time_codes")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("recipient").string().not_null())
        .col(ColumnDef::new("code_hash").string().not_null())
        .col(ColumnDef::new("wrong_tries").integer().not_null())
        .col(ColumnDef::new("state").string().not_null())
        .col(ColumnDef::new("created_at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("expires_at").timestamp_with_time_zone().not_null())
        .check(("one_time_codes_state", Expr::col("state").is_in(["live", "used", "dead"])))
        .check(("one_time_codes_tries", Expr::col("wrong_tries").between(0, 5)))
        .to_owned()
}

fn code_blocks() -> TableCreateStatement {
    Table::create()
        .table("code_blocks")
        .col(ColumnDef::new("tenant_id").uuid().not_null())
        .col(ColumnDef::new("recipient").string().not_null())
        .col(ColumnDef::new("until").timestamp_with_time_zone().not_null())
        .primary_key(Index::create().col("tenant_id").col("recipient"))
        .to_owned()
}

fn password_resets() -> TableCreateStatement {
    Table::create()
        .table("password_resets")
        .col(ColumnDef::new("id").uuid().not_null().primary_key())
        .col(ColumnDef::new("account_id").uuid().not_null())
        .col(ColumnDef::new("token_hash").string().not_null())
        .col(ColumnDef::new("created_at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("expires_at").timestamp_with_time_zone().not_null())
        .col(ColumnDef::new("used_at").timestamp_with_time_zone())
        .foreign_key(&mut points_at(
            "password_resets_account",
            "password_resets",
            "account_id",
            "accounts",
        ))
        .to_owned()
}

fn points_at(
    name: &'static str,
    table: &'static str,
    column: &'static str,
    target: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create().name(name).from(table, column).to(target, "id").to_owned()
}
