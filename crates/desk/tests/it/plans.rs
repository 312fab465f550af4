//! The clock's looks at the tables, and a message's, go by an index however many rows there are.

use sea_orm::{ConnectionTrait, Statement};
use testkit::{Engine, House};

async fn plan(house: &House, sql: &str) -> String {
    let db = &house.app.db;
    let statement = Statement::from_string(db.backend(), format!("EXPLAIN QUERY PLAN {sql}"));
    let rows = db.read().query_all_raw(statement).await.expect("a plan");
    let steps = rows.iter().map(|row| row.try_get::<String>("", "detail").expect("a step"));
    steps.collect::<Vec<_>>().join("; ")
}

#[tokio::test]
async fn nothing_that_runs_often_walks_through_all_conversations() {
    let house = House::raise(Engine::Sqlite).await;
    for (sql, index) in [
        (
            "SELECT DISTINCT tenant_id FROM desk_conversations \
             WHERE desk_conversations.state = 'open' AND waiting_since IS NOT NULL LIMIT ?",
            "desk_conversations_",
        ),
        (
            "SELECT tenant_id FROM desk_conversations \
             WHERE desk_conversations.state = 'snoozed' AND snoozed_until <= ? \
             ORDER BY snoozed_until LIMIT ?",
            "desk_conversations_waking",
        ),
        (
            "SELECT tenant_id FROM desk_conversations \
             WHERE first_reply_due <= ? AND first_reply_late_at IS NULL ORDER BY first_reply_due LIMIT ?",
            "desk_conversations_first_reply",
        ),
        (
            "SELECT tenant_id FROM desk_conversations \
             WHERE resolution_due <= ? AND resolution_late_at IS NULL ORDER BY resolution_due LIMIT ?",
            "desk_conversations_resolution",
        ),
        (
            "SELECT * FROM desk_conversations WHERE contact_id = ? AND inbox_id = ? \
             ORDER BY CASE WHEN state = ? THEN 1 ELSE 0 END, last_message_at DESC LIMIT 1",
            "desk_conversations_by_contact",
        ),
        (
            "SELECT * FROM desk_messages WHERE conversation_id = ? \
             AND (provider_id = ? OR wire_id = ?) LIMIT 1",
            "desk_messages_by_",
        ),
        (
            "SELECT * FROM desk_conversations WHERE tenant_id = ? AND assignee_id = ? \
             AND state IN (?) ORDER BY last_message_at DESC, id DESC LIMIT 51",
            "desk_conversations_by_assignee",
        ),
        (
            "SELECT * FROM desk_conversations WHERE tenant_id = ? AND state IN (?) \
             ORDER BY last_message_at DESC, id DESC LIMIT 51",
            "desk_conversations_by_state",
        ),
        (
            "SELECT * FROM desk_messages WHERE tenant_id = ? AND search_key IN \
             (SELECT rowid FROM desk_words WHERE desk_words MATCH ?)",
            "desk_messages_by_search_key",
        ),
    ] {
        let plan = plan(&house, sql).await;
        let walks = ["SCAN desk_conversations", "SCAN desk_messages"];
        let is_walk = walks.iter().any(|walk| plan.contains(walk));
        assert!(plan.contains(index) && !is_walk, "{sql}: {plan}");
    }
}
