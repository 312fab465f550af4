//! Who gets into which channel, and who is thrown out.

use base::AccountId;
use identity::accounts;
use identity::sessions::SessionKind;
use testkit::{Client, House, Screen, json};

use super::{approve, ask, channel_of, own_channel};

/// A channel that office roles have.
const ORDERS: &str = "parts.orders.read";

/// An account with a role and two devices that are signed in.
async fn two_devices(house: &House, role: &str) -> (AccountId, Client, Client) {
    let (account, _) = house.account_of(&house.tenant, role, None).await;
    let desk = house.sign_in(&house.tenant, account, SessionKind::Office).await;
    let phone = house.sign_in(&house.tenant, account, SessionKind::OfficeRemembered).await;
    (account, desk, phone)
}

async fn set_role(house: &House, account: AccountId, role: &str) {
    let mut tx = house.begin().await;
    accounts::set_role(&mut tx, account, role).await.expect("a role");
    tx.commit().await.expect("committed");
}

/// Closed to come back at once, after it heard why.
async fn is_sent_back(screen: &mut Screen, why: &str) {
    screen.next_of(why).await;
    assert_eq!(screen.goodbye().await, 4200);
}

testkit::on_both_engines! {
    /// Neither a colleague's channel, nor a right it lacks, nor a name that nobody uses.
    async fn what_is_not_ones_own_is_refused(house: House) {
        let (shop, admin) = (house.office("shop").await, house.office("admin").await);

        for channel in [
            channel_of(&house, ORDERS),
            own_channel(&admin).await,
            "private-orders".to_owned(),
            "presence-orders".to_owned(),
            "orders".to_owned(),
        ] {
            let refused = ask(&shop, "1.2", &channel).await;
            assert_eq!(refused.refused(403), "realtime.not_yours", "{channel}");
        }
        ask(&admin, "1.2", &channel_of(&house, ORDERS)).await.expect(200);
        let stranger = ask(&house.visitor(), "1.2", &own_channel(&shop).await).await;
        assert_eq!(stranger.refused(401), "platform.sign_in_first");
    }

    /// Told by field, in the caller's language.
    async fn what_cannot_be_read_is_refused_by_its_field(house: House) {
        let admin = house.office("admin").await.in_english();
        let own = own_channel(&admin).await;

        for (body, fields) in [
            (json!({"socket_id": "1", "channel_name": own}), vec!["socket_id"]),
            (json!({"socket_id": "1.+2", "channel_name": own}), vec!["socket_id"]),
            (json!({"socket_id": "1.2", "channel_name": "a b"}), vec!["channel_name"]),
            (json!({"socket_id": "1.2", "channel_name": ""}), vec!["channel_name"]),
            (json!({"socket_id": "1.2", "channel_name": "x".repeat(165)}), vec!["channel_name"]),
            (json!({"socket_id": "", "channel_name": " "}), vec!["channel_name", "socket_id"]),
            (json!({"socket_id": "1.2"}), vec!["channel_name"]),
            (json!({"channel_name": own}), vec!["socket_id"]),
            (json!({"socket_id": "1.2", "channel_names": vec![&own; 101]}), vec!["channel_name", "channel_names"]),
            (json!({"socket_id": "1.2", "channel_names": []}), vec!["channel_name"]),
        ] {
            let answer = admin.post("/broadcasting/auth", body.clone()).await;
            assert_eq!(answer.refused(422), "platform.invalid", "{body}");
            let errors = answer.body["errors"].as_object().expect("errors");
            assert!(fields.iter().any(|field| errors.contains_key(*field)), "{body}: {}", answer.text);
        }
        let form = admin.upload("/broadcasting/auth", "application/x-www-form-urlencoded; charset=UTF-8", "channel_name=x");
        assert_eq!(form.await.refused(422), "platform.invalid");
    }

    /// One request for a client that comes back to all it had; one that is refused spoils no other.
    async fn many_channels_are_signed_in_one_request(house: House) {
        let shop = house.office("shop").await;
        let (own, orders) = (own_channel(&shop).await, channel_of(&house, ORDERS));
        let door = house.door().await;
        let mut screen = door.socket().await;

        let asked = json!({"socket_id": screen.id, "channel_names": [own, orders, "a b"]});
        let answer = shop.post("/broadcasting/auth", asked).await.expect(200);

        assert_eq!((&answer["channels"][&orders], &answer["channels"]["a b"]), (&json!(null), &json!(null)));
        let signed = &answer["channels"][&own];
        assert_eq!(*signed, ask(&shop, &screen.id, &own).await.expect(200));
        assert!(!screen.subscribe(&orders, signed).await, "a signature is for one channel");
        assert!(screen.subscribe(&own, signed).await);
        let mut other = door.socket().await;
        assert!(!other.subscribe(&own, signed).await, "a signature is for one connection");
    }

    /// The page must prove that it asked; a program's token is proof enough.
    async fn a_cookie_alone_signs_nothing(house: House) {
        let ours = crate::journey::one_order(&house).await;
        let browser = house.visitor().with_cookie(&ours.shop_cookie);
        let own = own_channel(&browser).await;

        assert_eq!(ask(&browser, "1.2", &own).await.refused(403), "platform.csrf_missing");
        let meant = browser.with_header("x-csrf-token", &ours.shop_csrf);
        let signed = ask(&meant, "1.2", &own).await;
        assert_eq!(signed.header("cache-control"), Some("no-store"));
        signed.expect(200);
    }

    /// Out means out: the socket is closed, and nothing is signed for it again. The person's other
    /// device comes straight back, and nobody else notices.
    async fn a_revoked_session_is_thrown_out_and_stays_out(house: House) {
        let (_, desk, phone) = two_devices(&house, "admin").await;
        let colleague = house.office("admin").await;
        let own = own_channel(&phone).await;
        let door = house.door().await;
        let (mut at_desk, mut on_phone) = (door.screen(&desk).await, door.screen(&phone).await);
        let mut at_colleague = door.screen(&colleague).await;

        phone.post("/api/admin/logout", json!({})).await.expect(204);

        is_sent_back(&mut on_phone, "session.revoked").await;
        is_sent_back(&mut at_desk, "session.revoked").await;
        let again = door.socket().await;
        assert_eq!(ask(&phone, &again.id, &own).await.refused(401), "platform.sign_in_first");
        let mut again = door.screen(&desk).await;
        approve(&house, &crate::journey::one_order(&house).await.order).await;
        again.next_of("order.updated").await;
        at_colleague.next_of("order.updated").await;
    }

    /// What a role may hear is asked anew with the new role.
    async fn a_changed_role_is_heard_with_other_channels(house: House) {
        let (account, desk, _) = two_devices(&house, "admin").await;
        let orders = channel_of(&house, ORDERS);
        let door = house.door().await;
        let mut screen = door.screen(&desk).await;

        set_role(&house, account, "shop").await;

        is_sent_back(&mut screen, "access.changed").await;
        let mut back = door.socket().await;
        assert_eq!(ask(&desk, &back.id, &orders).await.refused(403), "realtime.not_yours");
        let channels = back.listen(&desk).await["channels"].clone();
        assert!(!channels.as_array().expect("channels").contains(&json!(orders)), "{channels}");
        approve(&house, &crate::journey::one_order(&house).await.order).await;
        back.hears_nothing_of(&["order.placed", "order.updated"]).await;
    }
}
