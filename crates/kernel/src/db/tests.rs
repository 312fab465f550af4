//! What the one writer promises, tried on a real file.

use std::sync::Arc;

use sea_orm::sea_query::Query;
use sea_orm::{ConnectionTrait, Statement};
use tempfile::TempDir;

use super::Db;

struct Sheet {
    db: Db,
    _folder: TempDir,
}

impl Sheet {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let db = Db::connect(&Db::embedded_url(folder.path())).await.expect("connected");
        let write = db.begin().await.expect("begun");
        let sql = "CREATE TABLE marks (n INTEGER PRIMARY KEY CHECK (n >= 0))";
        write.conn().execute_unprepared(sql).await.expect("made");
        write.commit().await.expect("committed");
        Self { db, _folder: folder }
    }

    async fn mark(&self, n: i64) -> anyhow::Result<()> {
        let write = self.db.begin().await?;
        write.conn().execute_unprepared(&format!("INSERT INTO marks VALUES ({n})")).await?;
        write.commit().await
    }

    /// The same, by the writer's hand.
    async fn leave(&self, n: i64) -> anyhow::Result<()> {
        let mut insert = Query::insert();
        insert.into_table("marks").columns(["n"]).values_panic([n.into()]);
        self.db.begin().await?.commit_with(vec![insert]).await
    }

    async fn marks(&self) -> Vec<i64> {
        let statement = Statement::from_string(self.db.backend(), "SELECT n FROM marks ORDER BY n");
        let rows = self.db.read().query_all_raw(statement).await.expect("read");
        rows.iter().map(|row| row.try_get_by_index(0).expect("a number")).collect()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_writers_at_once_all_succeed() {
    let sheet = Arc::new(Sheet::new().await);

    let writers = (0..200).map(|n| {
        let sheet = sheet.clone();
        async move { sheet.mark(n).await }
    });
    let outcomes = futures::future::join_all(writers).await;

    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(sheet.marks().await, (0..200).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_writer_of_a_group_fails_alone() {
    let sheet = Arc::new(Sheet::new().await);

    let writers = (0..60).map(|n| {
        let sheet = sheet.clone();
        // Every third one breaks the CHECK.
        let n = if n % 3 == 0 { -n - 1 } else { n };
        async move { sheet.mark(n).await }
    });
    let outcomes = futures::future::join_all(writers).await;

    let failed = outcomes.iter().filter(|outcome| outcome.is_err()).count();
    assert_eq!(failed, 20);
    assert_eq!(sheet.marks().await, (0..60).filter(|n| n % 3 != 0).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_left_to_the_writer_and_fails_undoes_its_own_turn_only() {
    let sheet = Arc::new(Sheet::new().await);

    // The first of a group fails in some rounds, a later one in others.
    for round in 0..20 {
        let writers = (0..10).map(|n| {
            let sheet = sheet.clone();
            async move {
                let kept = sheet.leave(round * 10 + n).await;
                (kept, sheet.leave(-1 - n).await)
            }
        });
        for (kept, refused) in futures::future::join_all(writers).await {
            assert!(kept.is_ok() && refused.is_err(), "{kept:?} {refused:?}");
        }
    }

    assert_eq!(sheet.marks().await, (0..200).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dropped_write_leaves_nothing_and_the_next_goes_on() {
    let sheet = Sheet::new().await;

    let write = sheet.db.begin().await.expect("begun");
    write.conn().execute_unprepared("INSERT INTO marks VALUES (1)").await.expect("written");
    drop(write);
    sheet.mark(2).await.expect("committed");

    assert_eq!(sheet.marks().await, [2]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_does_not_wait_until_nobody_changes_their_mind_any_more() {
    let sheet = Sheet::new().await;
    let undoing = futures::future::join_all((0..8).map(|_| async {
        loop {
            drop(sheet.db.begin().await.expect("begun"));
        }
    }));

    let committed = async {
        tokio::select! {
            outcome = sheet.mark(1) => outcome,
            _ = undoing => unreachable!("they never end"),
        }
    };
    let outcome = tokio::time::timeout(std::time::Duration::from_secs(5), committed).await;

    outcome.expect("it has its turn").expect("committed");
    assert_eq!(sheet.marks().await, [1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_write_cut_off_in_the_middle_of_a_statement_leaves_nothing() {
    let sheet = Sheet::new().await;
    let long = "WITH RECURSIVE c(n) AS (SELECT 10 UNION ALL SELECT n + 1 FROM c WHERE n < 3000000) \
                INSERT INTO marks SELECT n FROM c";

    let cut_off = tokio::time::timeout(std::time::Duration::from_millis(5), async {
        let write = sheet.db.begin().await.expect("begun");
        write.conn().execute_unprepared(long).await.expect("written");
        write.commit().await
    });
    assert!(cut_off.await.is_err(), "the statement takes longer than its time");
    sheet.mark(1).await.expect("the writer goes on");

    assert_eq!(sheet.marks().await, [1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_process_waits_for_its_turn() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = Db::embedded_url(folder.path());
    let here = Sheet { db: Db::connect(&url).await.expect("connected"), _folder: folder };
    let write = here.db.begin().await.expect("begun");
    write
        .conn()
        .execute_unprepared("CREATE TABLE marks (n INTEGER PRIMARY KEY)")
        .await
        .expect("made");
    write.commit().await.expect("committed");
    let there = Db::connect(&url).await.expect("connected");

    let mine = futures::future::join_all((0..20).map(|n| here.mark(n)));
    let theirs = futures::future::join_all((20..40).map(|n| {
        let there = &there;
        async move {
            let write = there.begin().await?;
            write.conn().execute_unprepared(&format!("INSERT INTO marks VALUES ({n})")).await?;
            write.commit().await
        }
    }));
    let (mine, theirs) = futures::join!(mine, theirs);

    assert!(mine.iter().chain(&theirs).all(Result::is_ok), "{mine:?} {theirs:?}");
    assert_eq!(here.marks().await.len(), 40);
}

#[tokio::test]
async fn the_reading_side_cannot_write() {
    let sheet = Sheet::new().await;

    let outcome = sheet.db.read().execute_unprepared("INSERT INTO marks VALUES (1)").await;

    assert!(outcome.is_err());
    assert!(sheet.marks().await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn callers_that_hang_up_take_nobody_with_them() {
    let sheet = Arc::new(Sheet::new().await);
    let random = crate::random::Random::seeded(7);

    let mut told = Vec::new();
    for round in 0..40 {
        let mut callers = tokio::task::JoinSet::new();
        let mut aborts = Vec::new();
        for n in 0..16 {
            let sheet = sheet.clone();
            let n = round * 16 + n;
            let caller = callers.spawn(async move { sheet.mark(n).await.map(|()| n) });
            aborts.push(caller);
        }
        for caller in aborts.into_iter().step_by(2) {
            let moment = u64::from(random.below(1500));
            tokio::time::sleep(std::time::Duration::from_micros(moment)).await;
            caller.abort();
        }
        while let Some(ended) = callers.join_next().await {
            if let Ok(n) = ended {
                told.push(n.expect("whoever stays is served"));
            }
        }
    }

    let kept: std::collections::BTreeSet<i64> = sheet.marks().await.into_iter().collect();
    assert!(told.len() >= 320, "only {} were told", told.len());
    assert!(told.iter().all(|n| kept.contains(n)), "a write that was told done is gone");
}
