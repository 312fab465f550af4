//! What backup and restore refuse, and that a refusal changes nothing.

use std::path::Path;

use sea_orm::ConnectionTrait;

use super::{archives, failed, name, niaga, order, orders, shop, succeeded};

/// A good archive of a house with one order.
async fn archive(house: &testkit::House, folder: &Path) -> std::path::PathBuf {
    crate::journey::stock_the_house(house).await;
    order(&shop(house, 1).await, "first").await;
    succeeded(&niaga(house.settings(), &["backup", "--to", name(folder)]).await);
    archives(folder).pop().expect("an archive")
}

testkit::on_both_engines! {
    /// One wrong bit anywhere, a missing end, or something else altogether.
    async fn a_damaged_archive_is_refused_and_nothing_changes(house: House) {
        let folder = tempfile::tempdir().expect("a folder");
        let good = archive(&house, folder.path()).await;
        let bytes = std::fs::read(&good).expect("readable");
        let bad = folder.path().join("bad.tar.zst");
        let mut broken: Vec<Vec<u8>> = Vec::new();
        for part in [3, bytes.len() / 3, bytes.len() / 2, bytes.len() - 3] {
            let mut copy = bytes.clone();
            copy[part] ^= 0x10;
            broken.push(copy);
        }
        for length in [0, 10, bytes.len() / 2, bytes.len() - 1] {
            broken.push(bytes[..length].to_vec());
        }
        broken.push([&*bytes, b"more"].concat());
        broken.push(b"something else altogether".to_vec());

        for copy in &broken {
            std::fs::write(&bad, copy).expect("written");
            failed(&niaga(house.settings(), &["restore", "--check", name(&bad)]).await);
        }
        let house = house.restart_after(async |settings| {
            std::fs::write(&bad, &broken[2]).expect("written");
            failed(&niaga(settings, &["restore", "--force", name(&bad)]).await);
            succeeded(&niaga(settings, &["check"]).await);
        }).await;

        assert_eq!(orders(&house).await, 1);
        succeeded(&niaga(house.settings(), &["restore", "--check", name(&good)]).await);
    }

    /// A row slipped out of the archive's database is missed, and so is a broken audit chain.
    async fn a_changed_audit_chain_makes_no_backup(house: House) {
        crate::journey::one_order(&house).await;
        house.settle().await;
        let tx = house.begin().await;
        tx.conn().execute_unprepared("UPDATE audit_entries SET actor = 'nobody' WHERE seq = 1").await.expect("changed");
        tx.commit().await.expect("committed");
        let folder = tempfile::tempdir().expect("a folder");

        let refused = failed(&niaga(house.settings(), &["backup", "--to", name(folder.path())]).await);

        assert!(refused.contains("audit chain") && refused.contains("entry 1"), "{refused}");
        assert!(archives(folder.path()).is_empty());
    }

    /// A database that a newer program has migrated is not this program's to copy.
    async fn a_newer_database_is_told_apart(house: House) {
        let tx = house.begin().await;
        tx.conn().execute_unprepared("INSERT INTO parts_migrations (version, applied_at) VALUES ('m9999_moon', 1)").await.expect("noted");
        tx.commit().await.expect("committed");
        let folder = tempfile::tempdir().expect("a folder");

        let refused = failed(&niaga(house.settings(), &["backup", "--to", name(folder.path())]).await);

        assert!(refused.contains("m9999_moon"), "{refused}");
        assert!(archives(folder.path()).is_empty());
    }
}

testkit::on_both_engines! {
    /// An archive of one engine is told from the other's, and can still be proved there.
    async fn an_archive_stays_with_its_engine(house: House) {
        let other = match house.app.db.engine() {
            testkit::Engine::Sqlite => testkit::Engine::Postgres,
            testkit::Engine::Postgres => testkit::Engine::Sqlite,
        };
        let folder = tempfile::tempdir().expect("a folder");
        let good = archive(&house, folder.path()).await;
        let other = testkit::House::raise(other).await;

        other
            .restart_after(async |settings| {
                succeeded(&niaga(settings, &["restore", "--check", name(&good)]).await);
                let refused = failed(&niaga(settings, &["restore", "--force", name(&good)]).await);
                assert!(refused.contains("does not move between engines"), "{refused}");
            })
            .await;
    }
}

/// A wrong folder does not become an empty backup.
#[test]
fn nothing_is_not_backed_up() {
    testkit::run(async {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("nowhere");
        let settings = server::settings::Settings { data, ..Default::default() };

        let refused = failed(&niaga(&settings, &["backup"]).await);

        assert!(refused.contains("there is no database"), "{refused}");
    });
}

/// A server that runs keeps a restore out, and a restore that was cut off keeps a server out.
#[test]
fn a_restore_and_a_server_keep_each_other_out() {
    testkit::run(async {
        let house = testkit::House::raise(testkit::Engine::Sqlite).await;
        let folder = tempfile::tempdir().expect("a folder");
        let good = archive(&house, folder.path()).await;
        house
            .restart_after(async |settings| {
                let running = server::serve::attend(&settings.data).expect("free");
                let refused = failed(&niaga(settings, &["restore", "--force", name(&good)]).await);
                assert!(refused.contains("Niaga is running"), "{refused}");
                drop(running);
                let restoring = server::serve::alone(&settings.data).expect("free");
                let refused = failed(&niaga(settings, &["serve", "--listen", "127.0.0.1:0"]).await);
                assert!(refused.contains("a restore into"), "{refused}");
                drop(restoring);
                std::fs::write(settings.data.join("restore.unfinished"), "").expect("marked");
                let refused = failed(&niaga(settings, &["check"]).await);
                assert!(refused.contains("was cut off"), "{refused}");
                // Without --force: what is there is no whole that could be lost.
                succeeded(&niaga(settings, &["restore", name(&good)]).await);
            })
            .await;
    });
}
