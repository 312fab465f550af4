//! Roles: edited by a tenant, for that tenant, from the next request on.

use identity::roles;

use crate::stage::refusal;

testkit::on_both_engines! {
    /// An edited role holds at once, in its tenant alone.
    async fn an_edited_role_holds_from_the_next_request_in_its_tenant_alone(house: House) {
        let other = house.another_tenant().await;
        let here = house.office("admin").await;
        let there = house.office_of(&other, "admin").await;
        assert_eq!(here.get("/api/sessions").await.status, 200);

        let mut tx = house.begin().await;
        roles::edit(&mut tx, "admin", &[]).await.expect("edited");
        tx.commit().await.expect("committed");

        assert_eq!(here.get("/api/sessions").await.refused(403), "platform.forbidden");
        assert_eq!(there.get("/api/sessions").await.status, 200);

        let mut tx = house.begin().await;
        roles::edit(&mut tx, "admin", &["identity.sessions.own".to_owned()]).await.expect("edited");
        tx.commit().await.expect("committed");
        assert_eq!(here.get("/api/sessions").await.status, 200);
    }

    /// Only what a module declares can be given.
    async fn a_role_holds_only_declared_permissions(house: House) {
        let mut tx = house.begin().await;

        let permission = roles::edit(&mut tx, "admin", &["no.such.thing".to_owned()]).await;
        let role = roles::edit(&mut tx, "boss", &[]).await;

        assert_eq!(refusal(permission).0, "identity.role.unknown_permission");
        assert_eq!(refusal(role).0, "identity.role.unknown");
    }
}
