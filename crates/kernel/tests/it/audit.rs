//! The audit chain: without gaps under many sealers, and every meddling is found.

use kernel::audit::Entry;
use kernel::audit::verify::{Report, verify};
use kernel::entity::audit_entry;
use kernel::{App, Tenant};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use testkit::{House, json};

use crate::stage::{step, tamper};

async fn act(app: &App, tenant: &Tenant, subject: usize) {
    let mut tx = app.begin_as("uji", tenant).await.expect("begun");
    let entry = Entry::new("uji.act", subject);
    tx.audit(entry.before(json!({"n": subject})).after(json!({"n": subject + 1, "a": [1, "dua"]})));
    tx.commit().await.expect("committed");
}

/// Ten acts, sealed; the number of sealed entries.
async fn ten_acts(house: &House) -> i64 {
    for subject in 0..10 {
        act(&house.app, &house.tenant, subject).await;
    }
    house.settle().await;
    let report = check(house).await;
    assert_eq!((report.waiting, report.broken), (0, None));
    report.sealed
}

async fn check(house: &House) -> Report {
    verify(&house.app, &house.tenant).await.expect("readable")
}

/// The first fault of the chain, which must have one.
async fn fault(house: &House) -> String {
    check(house).await.broken.expect("the meddling is found")
}

/// The places of a tenant's entries, in order.
async fn places(house: &House) -> Vec<Option<i64>> {
    let ours = audit_entry::Entity::find()
        .filter(audit_entry::Column::TenantId.eq(house.tenant.id))
        .order_by_asc(audit_entry::Column::Seq);
    let rows = ours.all(house.app.db.read()).await.expect("readable");
    rows.into_iter().map(|entry| entry.seq).collect()
}

testkit::on_both_engines! {
    in crate::stage::raise;

    /// Two nodes write and seal beside each other.
    async fn two_sealers_at_once_make_one_chain_without_gaps(house: House) {
        let (other, _) = house.second_node().await;
        let work = |app: App| {
            let tenant = house.tenant.clone();
            async move {
                for round in 0..10 {
                    for subject in 0..10 {
                        act(&app, &tenant, round * 10 + subject).await;
                    }
                    step(&app, "audit").await;
                }
            }
        };

        futures::join!(work(house.app.clone()), work(other.clone()));
        house.settle().await;

        let places = places(&house).await;
        assert!(places.len() >= 200);
        let count = i64::try_from(places.len()).expect("few");
        assert_eq!(places, (1..=count).map(Some).collect::<Vec<_>>());
        assert_eq!(check(&house).await, Report { sealed: count, waiting: 0, broken: None });
        other.db.close().await;
    }

    /// A busy house is not a broken one.
    async fn verifying_beside_the_sealer_finds_nothing(house: House) {
        let (other, _) = house.second_node().await;
        let sealing = async {
            for subject in 0..60 {
                act(&other, &house.tenant, subject).await;
                step(&other, "audit").await;
            }
        };
        let verifying = async {
            for _ in 0..60 {
                assert_eq!(check(&house).await.broken, None);
            }
        };

        futures::join!(sealing, verifying);

        assert_eq!(check(&house).await.broken, None);
        other.db.close().await;
    }

    /// A moment after the commit the entry waits; it is counted, not hidden.
    async fn an_entry_that_is_not_sealed_yet_is_told_as_waiting(house: House) {
        let sealed = ten_acts(&house).await;

        act(&house.app, &house.tenant, 10).await;

        assert_eq!(check(&house).await, Report { sealed, waiting: 1, broken: None });
    }

    /// Any field of any entry.
    async fn a_changed_entry_is_found(house: House) {
        ten_acts(&house).await;
        let changes = [
            "UPDATE audit_entries SET subject = 'lain' WHERE tenant_id = $1 AND seq = 5",
            "UPDATE audit_entries SET after = NULL WHERE tenant_id = $1 AND seq = 4",
            "UPDATE audit_entries SET actor = 'system:lain' WHERE tenant_id = $1 AND seq = 3",
        ];

        for (change, place) in changes.iter().zip([5, 4, 3]) {
            tamper(&house, change).await;
            let fault = fault(&house).await;
            assert!(fault.contains(&format!("entry {place} ")), "{fault}");
        }
    }

    /// In the middle and at the end.
    async fn a_removed_entry_is_found(house: House) {
        let sealed = ten_acts(&house).await;

        tamper(&house, &format!("DELETE FROM audit_entries WHERE tenant_id = $1 AND seq = {sealed}")).await;
        let cut = fault(&house).await;
        assert!(cut.contains(&format!("ends at {}", sealed - 1)), "{cut}");
        tamper(&house, "DELETE FROM audit_entries WHERE tenant_id = $1 AND seq = 5").await;

        assert!(fault(&house).await.contains("entry 5 is missing"));
    }

    /// Slipped in behind the end, with a hash that somebody made up.
    async fn an_inserted_entry_is_found(house: House) {
        let sealed = ten_acts(&house).await;
        act(&house.app, &house.tenant, 99).await;

        tamper(&house, &format!(
            "UPDATE audit_entries SET seq = {}, hash = '{}' WHERE tenant_id = $1 AND seq IS NULL",
            sealed + 1,
            "ab".repeat(32)
        ))
        .await;

        assert!(fault(&house).await.contains(&format!("entry {} ", sealed + 1)));
    }

    /// With all their contents and hashes, but in another order.
    async fn reordered_entries_are_found(house: House) {
        ten_acts(&house).await;

        for (from, to) in [("3", "-1"), ("4", "3"), ("-1", "4")] {
            tamper(&house, &format!("UPDATE audit_entries SET seq = {to} WHERE tenant_id = $1 AND seq = {from}")).await;
        }

        assert!(fault(&house).await.contains("entry 3 "));
    }

    /// Even one that is whole in itself.
    async fn a_head_that_was_moved_is_found(house: House) {
        let sealed = ten_acts(&house).await;

        tamper(&house, &format!("UPDATE audit_heads SET seq = {} WHERE tenant_id = $1", sealed - 1)).await;

        assert!(fault(&house).await.contains("head"));
    }
}
