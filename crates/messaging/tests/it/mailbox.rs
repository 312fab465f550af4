//! The development mailbox.

use chrono::Duration;

use crate::stage::{shown, write_mail};

testkit::on_both_engines! {
    /// Mails are kept, newest first, and are in the log as sent.
    async fn a_mail_is_in_the_mailbox(house: House) {
        let admin = house.office("admin").await;
        write_mail(&house, "ani@uji.test", "Pertama").await;
        house.pass(Duration::minutes(1)).await;
        let id = write_mail(&house, "budi@uji.test", "Kedua").await;
        house.settle().await;

        let mailbox = house.visitor().get("/api/simulator/mailbox").await.expect(200);

        let mails = mailbox["data"].as_array().expect("a list");
        assert_eq!(mails.len(), 2);
        assert_eq!(mails[0]["to"], "budi@uji.test");
        assert_eq!(mails[0]["subject"], "Atur ulang kata sandi");
        assert_eq!(mails[0]["text"], "Kedua");
        assert_eq!(mails[1]["text"], "Pertama");
        let message = shown(&admin, id).await;
        assert_eq!((&message["state"], &message["channel"]), (&"accepted".into(), &"email".into()));
        assert_eq!(message["subject"], "Atur ulang kata sandi");
    }

    /// Mails of one business are not another's.
    async fn another_business_has_another_mailbox(house: House) {
        house.another_tenant().await;
        write_mail(&house, "ani@uji.test", "Rahasia").await;
        house.settle().await;

        let other = house.visitor().with_header("host", "lain.test");
        let mailbox = other.get("/api/simulator/mailbox").await.expect(200);

        assert_eq!(mailbox["data"].as_array().map(Vec::len), Some(0));
    }
}
