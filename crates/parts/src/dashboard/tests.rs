//! What the dashboard's statements and periods promise.

use base::{BusinessDay, Rupiah, TenantId, Zone};
use chrono::{TimeZone, Utc};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};
use sea_orm_migration::MigratorTrait;

use super::{DaySales, show, statements};

#[test]
fn days_begin_at_the_tenants_midnight_and_join_without_gap() {
    let just_past_midnight = Utc.with_ymd_and_hms(2026, 11, 20, 17, 0, 0).single().unwrap();

    let days = show::days(Zone::default(), just_past_midnight);

    assert_eq!(days.len(), 60);
    let (today, (start, end)) = days[59];
    assert_eq!(today.to_string(), "2026-11-21");
    assert_eq!((start, end), (just_past_midnight, just_past_midnight + chrono::Duration::days(1)));
    assert!(days.windows(2).all(|pair| pair[0].1.1 == pair[1].1.0));
    let before = show::days(Zone::default(), just_past_midnight - chrono::Duration::seconds(1));
    assert_eq!(before[59].0.to_string(), "2026-11-20");
}

#[test]
fn a_period_is_compared_with_as_many_days_before_it() {
    let day: BusinessDay = "2026-11-21".parse().unwrap();
    let sold = |orders: u32| DaySales {
        day,
        orders: u64::from(orders),
        amount: Rupiah::new(i64::from(orders) * 100),
    };
    let daily: Vec<DaySales> = (0..60).map(sold).collect();

    let (today, week) = (show::period(&daily, 1), show::period(&daily, 7));

    assert_eq!((today.orders, today.previous_orders), (59, 58));
    assert_eq!((week.orders, week.previous_orders), ((53..=59).sum(), (46..=52).sum()));
    assert_eq!(week.amount.get(), (53..=59).sum::<i64>() * 100);
}

async fn empty_database() -> DatabaseConnection {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await.unwrap();
    crate::migrations::Migrator::up(&db, None).await.unwrap();
    db
}

async fn plan(db: &DatabaseConnection, statement: &Statement) -> String {
    let mut explained = statement.clone();
    explained.sql = format!("EXPLAIN QUERY PLAN {}", statement.sql);
    let rows = db.query_all_raw(explained).await.unwrap();
    let lines = rows.iter().map(|row| row.try_get::<String>("", "detail").unwrap());
    lines.collect::<Vec<_>>().join("\n")
}

/// A hundred thousand orders must not be read one by one: every statement walks an index that
/// holds all it asks for.
#[tokio::test]
async fn no_statement_reads_orders_outside_an_index() {
    let db = empty_database().await;
    let (backend, tenant) = (db.get_database_backend(), TenantId::from_uuid(uuid::Uuid::nil()));
    let now = Utc.with_ymd_and_hms(2026, 11, 21, 2, 0, 0).single().unwrap();
    let spans: Vec<_> =
        show::days(Zone::default(), now).into_iter().map(|(_, span)| span).collect();
    let month = (spans[30].0, spans[59].1);

    for (statement, index) in [
        (statements::by_status(backend, tenant), "COVERING INDEX orders_"),
        (statements::by_day(backend, tenant, &spans), "COVERING INDEX orders_for_office"),
        (statements::top_products(backend, tenant, month), "COVERING INDEX order_items_for_sales"),
        (statements::top_shops(backend, tenant, month), "COVERING INDEX orders_for_office"),
        (statements::top_salesmen(backend, tenant, month), "COVERING INDEX orders_for_office"),
        (statements::waiting(backend, tenant), "INDEX orders_by_status"),
    ] {
        let plan = plan(&db, &statement).await;
        assert!(plan.contains(index), "{}\n{plan}", statement.sql);
        let scans = plan.lines().filter(|line| line.contains("SCAN o") || line.contains("SCAN i"));
        assert_eq!(scans.count(), 0, "{}\n{plan}", statement.sql);
    }
}
