//! What gateways post is proven, stored once and told before they have an answer.

use chrono::Duration;
use http::Method;
use testkit::{Answer, Client, House, Value, json};
use whatsapp::Secret;
use whatsapp::inbound::proof;

use crate::listener::{heard, raise};
use crate::stage::{PHONE, change_line, draft, shown, state};

const PATH: &str = "/api/v1/webhook/whatsapp-inbound";
const SECRET: &str = "rahasia-gateway";

/// A house whose first line knows the gateway's secret.
async fn proven(house: &House) -> Client {
    let admin = house.office("admin").await;
    change_line(&admin, json!({ "secrets": { "webhook_secret": SECRET } })).await;
    admin
}

/// A text that WAHA tells of.
fn text(id: &str, from: &str, body: &str) -> Value {
    json!({
        "id": format!("evt_{id}"), "session": "default", "event": "message",
        "payload": {
            "id": format!("false_{from}@c.us_{id}"), "timestamp": 1_795_226_400,
            "from": format!("{from}@c.us"), "fromMe": false, "to": "628110000001@c.us",
            "body": body, "hasMedia": false,
        },
    })
}

async fn post_signed(house: &House, body: &str, age: Duration) -> Answer {
    let at = house.clock.now() - age;
    let secret = Secret::new(SECRET).expect("a secret");
    house
        .visitor()
        .with_header(proof::NIAGA_SIGNATURE, &proof::sign(&secret, at, body.as_bytes()))
        .with_header(proof::NIAGA_TIMESTAMP, &at.timestamp().to_string())
        .send(Method::POST, PATH, Some(body.to_owned()))
        .await
}

async fn post(house: &House, body: &Value) -> Answer {
    post_signed(house, &body.to_string(), Duration::zero()).await
}

testkit::on_both_engines! {
    in raise;

    /// Stored before the answer, told once, however often it comes.
    async fn a_message_that_is_posted_twice_is_told_once(house: House) {
        proven(&house).await;
        let body = text("3EB01", PHONE, "Stok ada?");

        let first = post(&house, &body).await.expect(200);
        let second = post(&house, &body).await.expect(200);

        assert_eq!(first, json!({ "accepted": 1, "duplicate": 0, "unknown": 0 }));
        assert_eq!(second, json!({ "accepted": 0, "duplicate": 1, "unknown": 0 }));
        assert_eq!(heard(&house).await, [(format!("{PHONE}@c.us"), "them: Stok ada?".to_owned())]);
    }

    /// Many at once with one id: the database decides.
    async fn of_posts_that_race_one_is_told(house: House) {
        proven(&house).await;
        let body = text("3EB01", PHONE, "Halo");

        let posts = (0..8).map(|_| post(&house, &body));
        let answers = testkit::futures::future::join_all(posts).await;

        let accepted: i64 =
            answers.into_iter().map(|answer| answer.expect(200)["accepted"].as_i64().unwrap_or(0)).sum();
        assert_eq!((accepted, heard(&house).await.len()), (1, 1));
    }

    /// Nobody but the gateway may write in people's names.
    async fn what_nobody_signed_is_refused_and_not_stored(house: House) {
        proven(&house).await;
        let body = text("3EB01", PHONE, "Halo").to_string();

        let unsigned = house.visitor().send(Method::POST, PATH, Some(body.clone())).await;
        let stale = post_signed(&house, &body, Duration::minutes(6)).await;
        let forged = house
            .visitor()
            .with_header(proof::NIAGA_SIGNATURE, &format!("sha256={}", "0".repeat(64)))
            .with_header(proof::NIAGA_TIMESTAMP, &house.clock.now().timestamp().to_string())
            .send(Method::POST, PATH, Some(body))
            .await;

        for answer in [unsigned, stale, forged] {
            assert_eq!(answer.refused(401), "messaging.inbound.unproven");
        }
        assert!(heard(&house).await.is_empty());
    }

    /// A gateway that cannot sign says its token, in a header or in the address.
    async fn a_token_proves_a_gateway_that_cannot_sign(house: House) {
        let admin = house.office("admin").await;
        change_line(&admin, json!({ "secrets": { "webhook_token": "kata-sandi" } })).await;

        let by_header = house.visitor().with_header(proof::TOKEN_HEADER, "kata-sandi");
        by_header.post(PATH, text("3EB01", PHONE, "Satu")).await.expect(200);
        let path = format!("{PATH}?token=kata-sandi");
        house.visitor().post(&path, text("3EB02", PHONE, "Dua")).await.expect(200);
        let wrong = format!("{PATH}?token=salah");
        let refused = house.visitor().post(&wrong, text("3EB03", PHONE, "Tiga")).await;

        assert_eq!(refused.refused(401), "messaging.inbound.unproven");
        assert_eq!(heard(&house).await.len(), 2);
    }

    /// The field that is wrong is named, in both languages.
    async fn a_body_that_cannot_be_read_names_its_field(house: House) {
        proven(&house).await;
        let mut body = text("3EB01", PHONE, "Halo");
        body["payload"].as_object_mut().expect("an object").remove("from");

        let answer = post(&house, &body).await;
        assert_eq!(answer.refused(400), "messaging.inbound.malformed");
        let not_json = post_signed(&house, "{", Duration::zero()).await;
        assert_eq!(not_json.refused(400), "messaging.inbound.malformed");
        assert!(heard(&house).await.is_empty());
    }

    /// What nobody understands is kept for a person, and the gateway does not repeat it.
    async fn a_body_of_no_known_shape_is_kept(house: House) {
        proven(&house).await;

        let answer = post(&house, &json!({ "apa": "ini" })).await.expect(202);

        assert_eq!(answer, json!({ "accepted": 0, "duplicate": 0, "unknown": 1 }));
        let db = &house.app.db;
        let sql = "SELECT body FROM inbound_bodies WHERE unknown IS NOT NULL";
        let statement = sea_orm::Statement::from_string(db.backend(), sql);
        let kept = sea_orm::ConnectionTrait::query_all_raw(db.read(), statement).await;
        assert_eq!(kept.expect("readable").len(), 1);
    }

    /// NUL is no letter to PostgreSQL.
    async fn a_message_with_nul_is_told_without_it(house: House) {
        proven(&house).await;

        post(&house, &text("3EB01", PHONE, "Ha\u{0}lo")).await.expect(200);

        assert_eq!(heard(&house).await, [(format!("{PHONE}@c.us"), "them: Halo".to_owned())]);
    }

    /// A read receipt moves the message that we sent; a repeated or late one changes nothing.
    async fn a_posted_receipt_moves_the_message_forward(house: House) {
        let admin = proven(&house).await;
        let id = draft("Halo").write(&house).await;
        house.settle().await;
        let provider_id = shown(&admin, id).await["provider_id"].clone();
        let ack = |ack: i64, name: &str| json!({
            "session": "default", "event": "message.ack",
            "payload": { "id": provider_id, "from": "628110000001@c.us", "to": format!("{PHONE}@c.us"),
                         "fromMe": true, "ack": ack, "ackName": name },
        });

        post(&house, &ack(3, "READ")).await.expect(200);
        assert_eq!(state(&admin, id).await, "read");
        post(&house, &ack(2, "DEVICE")).await.expect(200);
        assert_eq!(state(&admin, id).await, "read");
    }

    /// The gateway tells our own messages back; what was typed on the phone is news.
    async fn our_own_messages_are_not_told_back(house: House) {
        let admin = proven(&house).await;
        let id = draft("Dari kami").write(&house).await;
        house.settle().await;
        let provider_id = shown(&admin, id).await["provider_id"].clone();
        let own = |id: Value, body: &str| json!({
            "session": "default", "event": "message.any",
            "payload": { "id": id, "timestamp": 1_795_226_400, "from": "628110000001@c.us",
                         "to": format!("{PHONE}@c.us"), "fromMe": true, "body": body,
                         "hasMedia": false },
        });

        post(&house, &own(provider_id, "Dari kami")).await.expect(200);
        assert!(heard(&house).await.is_empty());
        let typed = own(json!(format!("true_{PHONE}@c.us_3EB0F")), "Dari ponsel");
        post(&house, &typed).await.expect(200);
        assert_eq!(heard(&house).await, [(format!("{PHONE}@c.us"), "us: Dari ponsel".to_owned())]);
    }

    /// Meta says the word that we gave it, and hears its challenge.
    async fn a_handshake_answers_who_knows_the_word(house: House) {
        let admin = house.office("admin").await;
        change_line(&admin, json!({ "secrets": { "verify_token": "kata-kami" } })).await;
        let path = |word: &str| {
            format!("{PATH}?hub.mode=subscribe&hub.verify_token={word}&hub.challenge=4711")
        };

        let right = house.visitor().get(&path("kata-kami")).await;
        let wrong = house.visitor().get(&path("lain")).await;

        assert_eq!((right.status, right.text.as_str()), (200, "4711"));
        assert_eq!(wrong.refused(403), "messaging.inbound.wrong_token");
    }
}
