//! The door to the old system: through breaks, with what it reads and writes.

use base::Rupiah;
use chrono::NaiveDate;
use kernel::config::Secret;
use parts::data_part::{
    Config, DataPart, DataPartError, Decision, Kind, Line, SalesOrder, Submitted,
};
use sea_orm::{ConnectionTrait, Database};
use testkit::futures::future::join_all;
use testkit::{Engine, House};

use crate::old_system::OldSystem;

fn door(url: &str) -> DataPart {
    DataPart::new(Config { url: Some(Secret::from(url.to_owned())) })
}

fn an_order(number: &str, lines: i64) -> SalesOrder {
    let line = |part| Line { part, price: Rupiah::new(500), qty: 2, total: Rupiah::new(1_000) };
    SalesOrder {
        number: number.to_owned(),
        kind: Kind::Other,
        date: NaiveDate::from_ymd_opt(2026, 8, 17).expect("a day"),
        salesman: 1,
        shop: 2,
        grand_total: Rupiah::new(1_000 * lines),
        lines: (1..=lines).map(line).collect(),
    }
}

fn url_of(house: &House) -> String {
    let state = house.app.state::<parts::State>();
    state.config.data_part.url.as_ref().expect("tests configure it").reveal().to_owned()
}

testkit::on_both_engines! {
    async fn the_same_number_from_many_nodes_at_once_is_one_sales_order(house: House) {
        let old = OldSystem::open(&house).await;
        let url = url_of(&house);
        let doors: Vec<_> = (0..4).map(|_| door(&url)).collect();
        let order = an_order("2026/000001/POD-PD", 3);

        let ids = join_all(doors.iter().chain(&doors).map(|door| door.submit(&order))).await;

        let ids: Vec<i64> = ids.into_iter().map(|id| id.expect("written or found")).collect();
        let orders = old.orders().await;
        assert_eq!(orders.len(), 1);
        assert!(ids.iter().all(|id| *id == orders[0].id));
        assert_eq!(old.lines(orders[0].id).await.len(), 3);
    }

    async fn an_order_of_thousands_of_lines_arrives_whole(house: House) {
        let old = OldSystem::open(&house).await;

        let id = door(&url_of(&house)).submit(&an_order("2026/000001/POD-PD", 2_500)).await.expect("written");

        assert_eq!(old.lines(id).await.len(), 2_500);
    }

    async fn stock_is_summed_over_the_stores(house: House) {
        let old = OldSystem::open(&house).await;
        for (part, qty) in [(1, 5), (1, 7), (2, 0), (3, 9)] {
            old.stocks(part, qty).await;
        }

        let mut stock = door(&url_of(&house)).stock(&[1, 2, 4]).await.expect("readable");

        stock.sort_unstable();
        assert_eq!(stock, [(1, 12), (2, 0)], "part 4 is not known there");
    }

    async fn decisions_are_read_only_of_orders_that_are_ours_by_both_names(house: House) {
        let old = OldSystem::open(&house).await;
        let door = door(&url_of(&house));
        let (one, two) = ("2026/000001/POD-PD", "2026/000002/POD-PD");
        let mut asked = Vec::new();
        for number in [one, two] {
            let id = door.submit(&an_order(number, 1)).await.expect("written");
            old.decide(number, "Approved").await;
            asked.push(Submitted { id, number: number.to_owned() });
        }
        asked[1].number = "2025/000002/POD-PD".to_owned();

        let decisions = door.decisions(&asked).await.expect("readable");

        assert_eq!(decisions, [(asked[0].clone(), Decision::Approved)]);
        assert_eq!(door.decisions(&[]).await.expect("nothing asked"), []);
    }
}

#[test]
fn a_sqlite_file_that_is_missing_is_away_until_it_is_there() {
    testkit::run(async {
        let house = House::raise(Engine::Sqlite).await;
        let door = door(&url_of(&house));
        let order = an_order("2026/000001/POD-PD", 1);

        let before = door.submit(&order).await;
        let _old = OldSystem::open(&house).await;

        assert!(matches!(before, Err(DataPartError::Away(_))), "{before:?}");
        door.submit(&order).await.expect("the same door finds it now");
    });
}

#[test]
fn a_postgres_database_that_was_down_and_breaks_later_is_reached_again() {
    testkit::run(async {
        let house = House::raise(Engine::Postgres).await;
        let main = url_of(&house);
        let admin = Database::connect(main.as_str()).await.expect("the server is there");
        let name = format!("{}_old", main.rsplit('/').next().expect("a database"));
        let door = door(&main.replace(&name[..name.len() - 4], &name));

        let down = door.ping().await;
        admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("made");
        door.create_fixture().await.expect("it is up now");
        let id = door.submit(&an_order("2026/000001/POD-PD", 1)).await.expect("written");
        let cut = format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        );
        admin.execute_unprepared(&cut).await.expect("cut");
        let again = door.submit(&an_order("2026/000001/POD-PD", 1)).await;
        door.close().await;
        admin
            .execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)"))
            .await
            .expect("gone");

        assert!(matches!(down, Err(DataPartError::Away(_))), "{down:?}");
        assert_eq!(again.expect("a new connection was made"), id);
    });
}
