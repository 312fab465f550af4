//! A person sends again what did not arrive.

use messaging::MessageId;
use sea_orm::{ConnectionTrait, Statement};
use testkit::{Answer, Client, House, futures, json};
use whatsapp::simulator::{Fault, WireIds};

use crate::stage::{PHONE, draft, shown, simulator, state, texts_on};

async fn press(client: &Client, id: MessageId) -> Answer {
    client.post(&format!("/api/admin/messages/{id}/retry"), json!({})).await
}

async fn failed(house: &House) -> MessageId {
    simulator(house).await.fail_next(Fault::Rejected("no_account".to_owned()));
    let id = draft("Halo").write(house).await;
    house.settle().await;
    id
}

testkit::on_both_engines! {
    /// Failed, pressed, arrived; and the audit knows who pressed.
    async fn a_failed_message_is_sent_again(house: House) {
        let admin = house.office("admin").await;
        let id = failed(&house).await;

        let answer = press(&admin, id).await.expect(200);
        assert_eq!(answer["state"], "queued");
        assert_eq!(answer["attempts"], 0);
        house.settle().await;

        assert_eq!(state(&admin, id).await, "delivered");
        assert_eq!(texts_on(&house, PHONE).await, ["Halo"]);
        let sql = "SELECT actor FROM audit_entries WHERE action = 'messaging.message.retry' AND subject = $1";
        let db = &house.app.db;
        let audit = Statement::from_sql_and_values(db.backend(), sql, [id.to_string().into()]);
        let rows = db.read().query_all_raw(audit).await.expect("readable");
        assert_eq!(rows.len(), 1);
        let actor: String = rows[0].try_get_by_index(0).expect("an actor");
        assert!(actor.starts_with("account_"), "{actor}");
    }

    /// A person takes the risk that a machine does not.
    async fn a_message_of_unknown_fate_is_sent_again_on_demand(house: House) {
        let admin = house.office("admin").await;
        simulator(&house).await.set_wire_ids(WireIds::Ignored);
        simulator(&house).await.fail_next(Fault::RequestLost);
        let id = draft("Halo").write(&house).await;
        house.settle().await;

        press(&admin, id).await.expect(200);
        house.settle().await;

        assert_eq!(state(&admin, id).await, "delivered");
    }

    /// News that came too late is sent after all, if a person wants it.
    async fn an_expired_message_is_sent_again_on_demand(house: House) {
        let admin = house.office("admin").await;
        let end = house.clock.now();
        let id = draft("Halo").until(end).write(&house).await;
        house.settle().await;
        assert_eq!(state(&admin, id).await, "expired");

        press(&admin, id).await.expect(200);
        house.settle().await;

        assert_eq!(state(&admin, id).await, "delivered");
    }

    /// What arrived does not arrive twice.
    async fn a_delivered_message_is_not_sent_again(house: House) {
        let admin = house.office("admin").await;
        let id = draft("Halo").write(&house).await;
        house.settle().await;

        let answer = press(&admin, id).await;

        assert_eq!(answer.refused(409), "messaging.message.not_retryable");
        assert_eq!(answer.body["state"], "delivered");
        assert_eq!(texts_on(&house, PHONE).await, ["Halo"]);
    }

    /// Two people press at once: one of them sends.
    async fn two_people_who_press_at_once_send_once(house: House) {
        let (one, other) = (house.office("admin").await, house.office("super_admin").await);
        let id = failed(&house).await;

        let answers = futures::future::join_all([press(&one, id), press(&other, id)]).await;

        let mut codes: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
        codes.sort_unstable();
        assert_eq!(codes, [200, 409]);
        house.settle().await;
        assert_eq!(texts_on(&house, PHONE).await, ["Halo"]);
    }

    /// Not another business's, and not without the permission.
    async fn only_the_business_itself_may_send_again(house: House) {
        let id = failed(&house).await;
        let other = house.another_tenant().await;
        let stranger = house.office_of(&other, "super_admin").await;
        let shop = house.office("shop").await;

        assert_eq!(press(&stranger, id).await.refused(404), "messaging.message.not_found");
        assert_eq!(press(&shop, id).await.refused(403), "platform.forbidden");

        let admin = house.office("admin").await;
        assert_eq!(shown(&admin, id).await["state"], "failed");
    }
}
