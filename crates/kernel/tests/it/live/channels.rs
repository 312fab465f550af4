//! Who may listen on which channel, by its name alone.

use kernel::actor::{Caller, Proof};
use kernel::live::channels::{may_hear, name};
use kernel::{Audience, PermissionSet};
use testkit::House;

use crate::stage::account;

/// An account of the house as the kernel sees it behind a request.
async fn caller(house: &House, role: &str) -> Caller {
    let client = house.office(role).await;
    Caller {
        account: account(&client).await,
        name: "Uji".into(),
        session: house.begin().await.new_id(),
        tenant: house.tenant.clone(),
        role: role.into(),
        permissions: PermissionSet::from_iter(["uji.listen"]),
        proof: Proof::Bearer,
    }
}

testkit::on_both_engines! {
    in crate::stage::raise;

    /// Its own channel and those of its permissions, in its own tenant.
    async fn a_caller_may_hear_its_own_and_nothing_else(house: House) {
        let (caller, colleague) = (caller(&house, "admin").await, caller(&house, "admin").await);
        let other = house.another_tenant().await;
        let ours = house.tenant.id;
        let listen = Audience::Permission("uji.listen".to_owned());
        let own = Audience::Account(caller.account);

        assert!(may_hear(&caller, &name(ours, &own)));
        assert!(may_hear(&caller, &name(ours, &listen)));

        let refused = [
            name(ours, &Audience::Account(colleague.account)),
            name(ours, &Audience::Permission("uji.other".to_owned())),
            name(other.id, &own),
            name(other.id, &listen),
            name(ours, &listen).to_uppercase(),
            format!("{} ", name(ours, &listen)),
            name(ours, &listen).replace("private-", "presence-"),
            name(ours, &listen).replace("private-", ""),
            name(ours, &listen).replace("private-", "private-encrypted-"),
            name(ours, &listen).replace(".permission.", ".account."),
            format!("private-{ours}"),
            format!("private-{ours}.account."),
            format!("private-{ours}.permission."),
            "private-".to_owned(),
            String::new(),
            "orders".to_owned(),
        ];
        for channel in refused {
            assert!(!may_hear(&caller, &channel), "{channel}");
        }
    }
}
