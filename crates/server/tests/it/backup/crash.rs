//! `kill -9` in the middle: no half is ever taken for a whole.

use std::process::{Child, Stdio};
use std::time::Duration;

use server::settings::Settings;

use super::{
    archives, assert_consistent, command, failed, name, niaga, order, orders, shop, succeeded,
};

/// Starts `niaga`, lets it live for a while, and kills it; answers whether it had succeeded before.
async fn cut_off(settings: &Settings, arguments: &[&str], after: Duration) -> bool {
    let mut command = command(settings, arguments);
    let mut child: Child =
        command.stdout(Stdio::null()).stderr(Stdio::inherit()).spawn().expect("niaga starts");
    tokio::time::sleep(after).await;
    let ended = child.try_wait().expect("a child");
    child.kill().expect("killed or gone");
    child.wait().expect("a child");
    // A refusal is no end: the connections of the one that was killed before may still be closing.
    ended.is_some_and(|status| status.success())
}

/// Later and later, until the program has ended by itself: from 8 ms to a minute.
fn moments() -> impl Iterator<Item = Duration> {
    std::iter::successors(Some(8), |before| Some(before * 7 / 4))
        .take_while(|moment| *moment < 60_000)
        .map(Duration::from_millis)
}

testkit::on_both_engines! {
    /// What has the name of an archive is one.
    async fn a_backup_that_is_killed_leaves_no_archive_or_a_whole_one(house: House) {
        crate::journey::stock_the_house(&house).await;
        order(&shop(&house, 1).await, "first").await;
        let folder = tempfile::tempdir().expect("a folder");
        let backup = ["backup", "--to", name(folder.path())];

        let mut ended = 0;
        for after in moments() {
            ended += usize::from(cut_off(house.settings(), &backup, after).await);
            for archive in archives(folder.path()) {
                succeeded(&niaga(house.settings(), &["restore", "--check", name(&archive)]).await);
                std::fs::remove_file(archive).expect("removed");
            }
            if ended == 1 {
                break;
            }
        }
        succeeded(&niaga(house.settings(), &backup).await);

        assert_eq!(ended, 1, "no backup ended by itself");
        let left: Vec<_> = std::fs::read_dir(folder.path()).expect("readable").flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(left.len(), 2, "only an archive and the lock remain: {left:?}");
    }

    /// The old whole, the new whole, or a mark that keeps everybody out until the next restore.
    async fn a_restore_that_is_killed_leaves_the_old_the_new_or_a_mark(house: House) {
        crate::journey::stock_the_house(&house).await;
        let shop = shop(&house, 1).await;
        order(&shop, "first").await;
        let folder = tempfile::tempdir().expect("a folder");
        let archive = folder.path().join("one.tar.zst");
        let archive = name(&archive);
        succeeded(&niaga(house.settings(), &["backup", "--to", archive]).await);
        order(&shop, "second").await;

        let mut house = house;
        let (mut ended, mut marked) = (0, 0);
        for after in moments() {
            house = house.restart_after(async |settings| {
                ended += usize::from(cut_off(settings, &["restore", "--force", archive], after).await);
                if settings.data.join("restore.unfinished").exists() {
                    marked += 1;
                    let refused = failed(&niaga(settings, &["check"]).await);
                    assert!(refused.contains("was cut off"), "{refused}");
                    succeeded(&niaga(settings, &["restore", archive]).await);
                }
            }).await;
            let there = orders(&house).await;
            assert!((1..=2).contains(&there), "{there} orders after {after:?}");
            assert_consistent(&house).await;
            if ended == 1 {
                break;
            }
        }

        assert_eq!(ended, 1, "no restore ended by itself");
        assert_eq!(orders(&house).await, 1, "the last restore was whole");
        println!("{marked} restores were cut off between their first and their last step");
    }
}
