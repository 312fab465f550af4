//! Which business a request is for.

use identity::tenants::{self, NewTenant};

use crate::stage::{door, refusal};

fn tenant(slug: &str, host: Option<&str>) -> NewTenant {
    NewTenant {
        slug: slug.to_owned(),
        name: "Usaha".to_owned(),
        host: host.map(str::to_owned),
        zone: base::Zone::default(),
        modules: Vec::new(),
    }
}

testkit::on_both_engines! {
    /// The host decides, then the subdomain, then who was first.
    async fn a_visitors_host_names_the_tenant(house: House) {
        let by_host = tenants::create(&house.app, tenant("satu", Some("Toko.Test"))).await.expect("made");
        let by_slug = tenants::create(&house.app, tenant("dua", None)).await.expect("made");

        assert_eq!(door(&house.app, "toko.test:8080").await.tenant_id(), by_host.id);
        assert_eq!(door(&house.app, "DUA.niaga.test").await.tenant_id(), by_slug.id);
        assert_eq!(door(&house.app, "127.0.0.1:8080").await.tenant_id(), house.tenant.id);
        assert_eq!(door(&house.app, "localhost").await.tenant_id(), house.tenant.id);
    }

    /// Two businesses cannot have one name or one host.
    async fn a_short_name_and_a_host_belong_to_one_tenant(house: House) {
        tenants::create(&house.app, tenant("satu", Some("toko.test"))).await.expect("made");

        let same_slug = tenants::create(&house.app, tenant("satu", None)).await;
        let same_host = tenants::create(&house.app, tenant("dua", Some("toko.test"))).await;
        let no_label = tenants::create(&house.app, tenant("Toko Satu", None)).await;

        assert_eq!(refusal(same_slug).0, "identity.tenant.taken");
        assert_eq!(refusal(same_host).0, "identity.tenant.taken");
        assert_eq!(refusal(no_label).0, "identity.tenant.slug_invalid");
    }
}
