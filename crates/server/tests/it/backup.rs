//! Backup and restore, by the real program, beside a house that is at work.

mod crash;
mod refusals;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use base::Phone;
use identity::sessions::SessionKind;
use kernel::Engine;
use parts::entity::{order, order_item, sales_person};
use parts::shops::{NewShop, create as create_shop};
use sea_orm::{EntityTrait, PaginatorTrait};
use server::settings::Settings;
use testkit::{Client, House, json};

/// A file that looks like a picture.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\nnot much of a picture";

/// `niaga` on a house's data, ready to run.
fn command(settings: &Settings, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_niaga"));
    command.args(arguments).arg("--data").arg(&settings.data).stdin(Stdio::null());
    command.env_remove("DATABASE_URL");
    if let Some(url) = &settings.database_url {
        // The servers of tests believe anybody; what matters is that nobody prints it.
        command.env("DATABASE_URL", url.reveal().replace("postgres@", "postgres:rahasia-sekali@"));
    }
    command
}

/// Runs `niaga` to its end, while the test's own tasks go on.
async fn niaga(settings: &Settings, arguments: &[&str]) -> Output {
    let mut command = command(settings, arguments);
    let work = tokio::task::spawn_blocking(move || command.output().expect("niaga starts"));
    let output = work.await.expect("niaga was waited for");
    let said = format!("{}{}", text(&output.stdout), text(&output.stderr));
    assert!(!said.contains("rahasia-sekali"), "a password was printed: {said}");
    output
}

/// What it printed, if it succeeded.
#[track_caller]
fn succeeded(output: &Output) -> String {
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

/// Its complaint, if it failed.
#[track_caller]
fn failed(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stdout));
    text(&output.stderr)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The archives of a folder: what has the name of one.
fn archives(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    found.retain(|path| path.to_str().is_some_and(|name| name.ends_with(".tar.zst")));
    found.sort();
    found
}

fn name(path: &Path) -> &str {
    path.to_str().expect("a plain name")
}

/// A further shop, signed in.
async fn shop(house: &House, number: usize) -> Client {
    let seller = sales_person::Entity::find().one(house.app.db.read()).await.expect("readable");
    let mut tx = house.begin().await;
    let new = NewShop {
        code: format!("TK9{number:02}"),
        name: format!("Toko {number}"),
        phone: Phone::parse(&format!("6281299900{number:02}")).expect("a number"),
        address: "Jl. Veteran 1".to_owned(),
        city: "Bandung".to_owned(),
        province: "Jawa Barat".to_owned(),
        salesman: seller.expect("stocked").id,
        ref_toko_id: Some(21),
    };
    let row = create_shop(&mut tx, new).await.expect("a shop");
    tx.commit().await.expect("committed");
    house.sign_in(&house.tenant, row.account_id, SessionKind::Shop).await
}

/// One order of a shop, with two lines.
async fn order(shop: &Client, key: &str) {
    let products = shop.get("/api/products").await.expect(200);
    for product in products["data"].as_array().expect("products") {
        let body = json!({ "product_id": product["id"], "qty": 2 });
        shop.post("/api/cart/add", body).await.expect(200);
    }
    shop.post_with_key("/api/cart/checkout", key, json!({})).await.expect(201);
}

async fn orders(house: &House) -> u64 {
    order::Entity::find().count(house.app.db.read()).await.expect("countable")
}

/// Every order has its lines and sums, and the numbers have no gap.
async fn assert_consistent(house: &House) {
    let database = house.app.db.read();
    let orders = order::Entity::find().all(database).await.expect("readable");
    let items = order_item::Entity::find().all(database).await.expect("readable");
    for order in &orders {
        let lines: Vec<_> = items.iter().filter(|item| item.order_id == order.id).collect();
        assert_eq!(lines.len(), 2, "{}", order.order_number);
        let sum: i64 = lines.iter().map(|line| line.price.get() * line.qty).sum();
        assert_eq!(sum, order.grand_total.get(), "{}", order.order_number);
    }
    let mut numbers: Vec<usize> =
        orders.iter().map(|order| order.order_number[9..].parse().expect("a number")).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=orders.len()).collect::<Vec<_>>(), "numbers have gaps");
    assert_eq!(items.len(), orders.len() * 2, "lines without an order");
}

testkit::on_both_engines! {
    /// Eight shops order all the time; the copy is of one moment.
    async fn a_backup_under_load_is_of_one_moment(house: House) {
        crate::journey::stock_the_house(&house).await;
        let folder = tempfile::tempdir().expect("a folder");
        let mut shops = Vec::new();
        for number in 0..8 {
            shops.push(shop(&house, number).await);
        }
        let done = std::sync::atomic::AtomicBool::new(false);
        let writer = |number: usize| {
            let (shop, done) = (&shops[number], &done);
            async move {
                let mut count = 0_u64;
                while !done.load(std::sync::atomic::Ordering::SeqCst) {
                    order(shop, &format!("{number}-{count}")).await;
                    count += 1;
                }
                count
            }
        };

        let backup = async {
            while orders(&house).await < 16 {
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
            let before = orders(&house).await;
            let output = niaga(house.settings(), &["backup", "--to", name(folder.path())]).await;
            let after = orders(&house).await;
            done.store(true, std::sync::atomic::Ordering::SeqCst);
            (before, output, after)
        };
        let writers = testkit::futures::future::join_all((0..8).map(writer));
        let (counts, (before, output, after)) = testkit::futures::join!(writers, backup);

        let said = succeeded(&output);
        assert!(said.contains("restored, rows counted, audit chains whole"), "{said}");
        assert!(after > before, "nobody ordered meanwhile: {before} orders");
        assert_eq!(orders(&house).await, counts.iter().sum::<u64>(), "an answered order is missing");
        let archive = archives(folder.path()).pop().expect("an archive");
        let house = house.restart_after(async |settings| {
            succeeded(&niaga(settings, &["restore", "--force", name(&archive)]).await);
        }).await;
        let copied = orders(&house).await;
        assert!((before..=after).contains(&copied), "{copied} orders are not between {before} and {after}");
        assert_consistent(&house).await;
    }

    /// What is restored is what was there: rows, files, and the key that sessions hang on. What came
    /// later is moved aside and not lost.
    async fn a_restore_brings_back_rows_files_and_sessions(house: House) {
        crate::journey::stock_the_house(&house).await;
        let (shop, signed_in) = crate::journey::sign_in(&house).await;
        let token = signed_in.expect(200)["token"].as_str().expect("a token").to_owned();
        order(&shop, "first").await;
        house.app.files.put(house.tenant.id, PICTURE.into()).await.expect("kept");
        let archive = house.settings().data.join("backups/mine.tar.zst");
        let said = succeeded(&niaga(house.settings(), &["backup", "--to", name(&archive)]).await);
        assert!(said.contains("1 files, with secret.key"), "{said}");
        let mode = std::os::unix::fs::PermissionsExt::mode(&archive.metadata().expect("there").permissions());
        assert_eq!(mode & 0o777, 0o600, "others can read the archive");
        order(&shop, "later").await;
        let found = walk(&house.settings().data.join("files"));
        assert_eq!(found.len(), 1, "{found:?}");

        let house = house.restart_after(async |settings| {
            std::fs::remove_dir_all(settings.data.join("files")).expect("lost");
            std::fs::write(settings.data.join("secret.key"), "another secret, as long as it must be, at least").expect("lost");
            let refused = failed(&niaga(settings, &["restore", name(&archive)]).await);
            assert!(refused.contains("--force"), "{refused}");
            let said = succeeded(&niaga(settings, &["restore", "--force", name(&archive)]).await);
            assert!(said.contains("what was there before is in"), "{said}");
        }).await;

        assert_eq!(orders(&house).await, 1);
        assert_consistent(&house).await;
        let mine = house.visitor().with_token(&token).get("/api/orders").await.expect(200);
        assert_eq!(mine["data"].as_array().map(Vec::len), Some(1));
        let again = walk(&house.settings().data.join("files"));
        assert_eq!(again, found);
        assert_eq!(std::fs::read(&again[0]).expect("readable"), PICTURE);
        let aside = walk(&house.settings().data);
        let aside: Vec<_> = aside.iter().filter(|path| name(path).contains("/before-restore-")).collect();
        assert!(aside.iter().any(|path| path.ends_with("secret.key")), "{aside:?}");
        if house.app.db.engine() == Engine::Sqlite {
            assert!(aside.iter().any(|path| path.ends_with("niaga.db")), "{aside:?}");
        }
    }

    /// Old archives go, the newest stay, and nothing else in the folder is touched.
    async fn only_the_newest_archives_are_kept(house: House) {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("niaga-notes.txt"), "mine").expect("written");
        std::fs::write(folder.path().join("other.tar.zst"), "mine too").expect("written");
        let keep = ["backup", "--keep", "2", "--to", name(folder.path())];

        let mut made = Vec::new();
        for _ in 0..3 {
            let said = succeeded(&niaga(house.settings(), &keep).await);
            made.push(PathBuf::from(said.split(" (").next().expect("a name first")));
        }

        let mut expected = made[1..].to_vec();
        expected.push(folder.path().join("other.tar.zst"));
        expected.sort();
        assert_eq!(archives(folder.path()), expected);
        assert!(folder.path().join("niaga-notes.txt").exists());
    }
}

/// Every file below a folder.
fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            found.extend(walk(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found.sort();
    found
}
