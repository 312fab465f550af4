//! The message log: who may read it, what it shows, and how it is searched.

use messaging::Class;
use testkit::Value;
use whatsapp::simulator::Fault;

use crate::stage::{draft, shown, simulator, write_mail};

fn texts(list: &Value) -> Vec<&str> {
    let rows = list["data"].as_array().expect("a list");
    rows.iter().filter_map(|row| row["text"].as_str()).collect()
}

testkit::on_both_engines! {
    /// Newest first, in the agreed shape.
    async fn an_admin_reads_the_log(house: House) {
        let admin = house.office("admin").await;
        draft("Satu").write(&house).await;
        let id = draft("Dua").class(Class::Bulk).write(&house).await;
        house.settle().await;

        let list = admin.get("/api/admin/messages").await.expect(200);

        assert_eq!(texts(&list), ["Dua", "Satu"]);
        let row = &list["data"][0];
        assert_eq!(row["id"], id.to_string());
        assert_eq!(row["channel"], "whatsapp");
        assert_eq!(row["to"], "628123456789");
        assert_eq!(row["template"], "order_created");
        assert_eq!(row["class"], "bulk");
        assert_eq!(row["state"], "delivered");
        assert_eq!(row["attempts"], 1);
        assert_eq!(row["error"], Value::Null);
        assert!(row["created_at"].is_string() && row["sent_at"].is_string());
        assert_eq!(list["meta"]["total"], 2);
    }

    /// A page at a time.
    async fn the_log_comes_in_pages(house: House) {
        let admin = house.office("admin").await;
        for number in 0..5 {
            draft(&number.to_string()).write(&house).await;
        }

        let list = admin.get("/api/admin/messages?page=2&per_page=2").await.expect(200);

        assert_eq!(texts(&list), ["2", "1"]);
        assert_eq!(list["meta"]["total"], 5);
    }

    /// By state, by channel, by any part of what it says or of whom it is for.
    async fn the_log_is_filtered(house: House) {
        let admin = house.office("admin").await;
        simulator(&house).await.fail_next(Fault::Rejected("no_account".to_owned()));
        draft("Gagal 100%").write(&house).await;
        house.settle().await;
        draft("Sampai").to("0811-2222-333").write(&house).await;
        write_mail(&house, "ani@uji.test", "Isi surat").await;
        house.settle().await;

        for (query, expected) in [
            ("status=failed", vec!["Gagal 100%"]),
            ("status=sent", vec!["Isi surat", "Sampai"]),
            ("status=delivered", vec!["Sampai"]),
            ("status=queued", vec![]),
            ("channel=email", vec!["Isi surat"]),
            ("channel=whatsapp&status=sent", vec!["Sampai"]),
            ("search=SAMPAI", vec!["Sampai"]),
            ("search=100%25", vec!["Gagal 100%"]),
            ("search=1%25", vec![]),
            ("search=0811-2222", vec!["Sampai"]),
            ("search=ani%40uji", vec!["Isi surat"]),
            ("search=atur+ulang", vec!["Isi surat"]),
        ] {
            let list = admin.get(&format!("/api/admin/messages?{query}")).await.expect(200);
            assert_eq!(texts(&list), expected, "{query}");
        }
    }

    /// A filter that means nothing is said so, beside its field.
    async fn a_filter_that_is_no_state_is_refused(house: House) {
        let admin = house.office("admin").await;

        for (query, field) in [("status=lost", "status"), ("channel=fax", "channel"), ("page=0", "page")] {
            let answer = admin.get(&format!("/api/admin/messages?{query}")).await;
            assert_eq!(answer.refused(422), "platform.invalid");
            assert!(answer.body["errors"][field].is_array(), "{}", answer.text);
        }
    }

    /// One business never sees another's messages.
    async fn another_business_finds_nothing(house: House) {
        let id = draft("Rahasia").write(&house).await;
        house.settle().await;
        let other = house.another_tenant().await;
        let stranger = house.office_of(&other, "super_admin").await;

        let list = stranger.get("/api/admin/messages").await.expect(200);
        let one = stranger.get(&format!("/api/admin/messages/{id}")).await;

        assert_eq!(list["meta"]["total"], 0);
        assert_eq!(one.refused(404), "messaging.message.not_found");
    }

    /// Shops have no business here.
    async fn a_role_without_the_permission_is_refused(house: House) {
        let shop = house.office("shop").await;

        let answer = shop.get("/api/admin/messages").await;

        assert_eq!(answer.refused(403), "platform.forbidden");
    }

    /// One message shows its tries, newest first, each with its reason.
    async fn a_message_shows_its_tries(house: House) {
        let admin = house.office("admin").await;
        simulator(&house).await.fail_next(Fault::Busy);
        let id = draft("Halo").write(&house).await;
        house.settle().await;
        house.pass(chrono::Duration::seconds(2)).await;

        let message = shown(&admin, id).await;

        let log = message["log"].as_array().expect("tries");
        assert_eq!(log.len(), 2);
        assert_eq!((&log[0]["attempt"], &log[0]["outcome"]), (&2.into(), &"accepted".into()));
        assert_eq!((&log[1]["attempt"], &log[1]["outcome"]), (&1.into(), &"retry".into()));
        assert_eq!(log[1]["detail"], "busy");
        assert_eq!(message["text"], "Halo");
    }
}
