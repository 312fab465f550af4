//! A business's numbers: set up, paired, lost and taken away through the front door.

use chrono::Duration;
use testkit::{Client, House, Value, json};

use crate::stage::{PHONE, draft, first_line, line, state, texts_on};

/// A simulated number that must be paired, and nothing else sends.
async fn unpaired(house: &House, admin: &Client) -> String {
    let first = first_line(admin).await;
    admin.put(&format!("/api/lines/{first}"), json!({ "is_on": false })).await.expect(200);
    let new = json!({
        "name": "Toko", "settings": { "driver": "simulator", "begins_unpaired": true },
        "sends_codes": true, "sends_notices": true, "serves_desk": true,
    });
    let made = admin.post("/api/lines", new).await.expect(201);
    house.settle().await;
    made["id"].as_str().expect("an id").to_owned()
}

async fn act(house: &House, line: &str, act: Value) {
    let path = format!("/api/simulator/lines/{line}/acts");
    house.visitor().post(&path, act).await.expect(204);
}

async fn pair(house: &House, admin: &Client, id: &str) {
    admin.post(&format!("/api/lines/{id}/pair"), json!({})).await.expect(200);
    act(house, id, json!({ "act": "scan", "phone": "0811-2222-333" })).await;
}

/// How many mails tell that a number needs a person.
async fn mails_of_losses(house: &House) -> usize {
    let mails = house.visitor().get("/api/simulator/mailbox").await.expect(200);
    let all = mails["data"].as_array().cloned().unwrap_or_default();
    let told = |mail: &&Value| mail["subject"].as_str().is_some_and(|s| s.contains("terputus"));
    all.iter().filter(told).count()
}

fn cloud(name: &str) -> Value {
    json!({
        "name": name, "settings": { "driver": "cloud", "phone_number_id": "1060000", "base_url": "http://127.0.0.1:9" },
        "secrets": { "access_token": "EAAG-rahasia", "app_secret": "rahasia-app" },
        "sends_codes": true, "sends_notices": false, "serves_desk": false,
    })
}

testkit::on_both_engines! {
    /// A business that set nothing up can be tried at once.
    async fn a_business_without_a_number_has_a_simulated_one(house: House) {
        let admin = house.office("admin").await;

        let lines = admin.get("/api/lines").await.expect(200);

        assert_eq!(lines["data"].as_array().map(Vec::len), Some(1));
        assert_eq!(lines["data"][0]["driver"], "simulator");
        assert_eq!(lines["simulates"], true);
        house.settle().await;
        let id = first_line(&admin).await;
        assert_eq!(line(&admin, &id).await["state"], "connected");
    }

    /// The page moves on by itself: QR, scan, connected; what waited leaves.
    async fn a_number_is_paired_by_its_qr(house: House) {
        let admin = house.office("admin").await;
        let id = unpaired(&house, &admin).await;
        let message = draft("Halo").write(&house).await;
        house.settle().await;
        assert_eq!(line(&admin, &id).await["state"], "logged_out");
        assert_eq!(state(&admin, message).await, "queued");

        let begun = admin.post(&format!("/api/lines/{id}/pair"), json!({})).await.expect(200);
        assert_eq!(begun["state"], "pairing");
        let qr = admin.get(&format!("/api/lines/{id}/qr")).await.expect(200);
        assert_eq!(qr["state"], "pairing");
        assert!(qr["svg"].as_str().is_some_and(|svg| svg.contains("<svg")), "{qr}");
        house.clock.advance(Duration::seconds(21));
        let next = admin.get(&format!("/api/lines/{id}/qr")).await.expect(200);
        assert_ne!(next["text"], qr["text"], "it renews itself");
        act(&house, &id, json!({ "act": "scan", "phone": "0811-2222-333" })).await;

        let paired = line(&admin, &id).await;
        assert_eq!(paired["state"], "connected");
        assert_eq!(paired["phone_text"], "+62 811-2222-333");
        house.settle().await;
        assert_eq!(state(&admin, message).await, "delivered");
    }

    /// A forced logout ends cleanly: told once, no restart leads out of it, one click pairs again.
    async fn a_logout_on_the_phone_stays_until_a_person_pairs_again(house: House) {
        let admin = house.office("admin").await;
        let id = unpaired(&house, &admin).await;
        pair(&house, &admin, &id).await;
        act(&house, &id, json!({ "act": "unlink" })).await;
        let lost = line(&admin, &id).await;
        assert_eq!((&lost["state"], &lost["trouble"]), (&json!("logged_out"), &json!("logged_out")));
        house.settle().await;
        assert_eq!(mails_of_losses(&house).await, 1, "the admin is told once");

        let house = house.restart().await;
        let admin = house.office("admin").await;
        let message = draft("Halo").write(&house).await;
        house.pass(Duration::minutes(10)).await;
        assert_eq!(line(&admin, &id).await["state"], "logged_out");
        assert_eq!(state(&admin, message).await, "queued");
        assert_eq!(mails_of_losses(&house).await, 1);

        pair(&house, &admin, &id).await;
        house.pass(Duration::seconds(30)).await;
        assert_eq!(line(&admin, &id).await["state"], "connected");
        assert_eq!(state(&admin, message).await, "delivered");
    }

    /// A number that was up is up again after a restart, without a person.
    async fn a_connected_number_survives_a_restart(house: House) {
        let admin = house.office("admin").await;
        let id = unpaired(&house, &admin).await;
        pair(&house, &admin, &id).await;
        house.settle().await;

        let house = house.restart().await;
        house.settle().await;

        let admin = house.office("admin").await;
        let up = line(&admin, &id).await;
        assert_eq!((&up["state"], &up["phone"]), (&json!("connected"), &json!("628112222333")));
    }

    /// A ban ends by itself, and what waited leaves.
    async fn a_banned_number_waits_until_the_ban_is_over(house: House) {
        let admin = house.office("admin").await;
        let id = first_line(&admin).await;
        house.settle().await;
        act(&house, &id, json!({ "act": "ban", "minutes": 30 })).await;
        let message = draft("Halo").write(&house).await;
        house.settle().await;
        let banned = line(&admin, &id).await;
        assert_eq!(banned["state"], "banned");
        assert!(banned["state_until"].is_string());
        assert_eq!(state(&admin, message).await, "queued");

        house.pass(Duration::minutes(31)).await;
        house.pass(Duration::seconds(15)).await;

        assert_eq!(line(&admin, &id).await["state"], "connected");
        assert_eq!(state(&admin, message).await, "delivered");
    }

    /// Keys go in and never come out: not in answers, not in audit, not in the table.
    async fn keys_are_never_shown_again(house: House) {
        let admin = house.office("admin").await;

        let made = admin.post("/api/lines", cloud("Meta")).await.expect(201);
        let id = made["id"].as_str().expect("an id").to_owned();
        admin.put(&format!("/api/lines/{id}"), json!({ "secrets": { "app_secret": "lebih-rahasia" } })).await.expect(200);

        let lines = admin.get("/api/lines").await.text;
        let db = &house.app.db;
        let mut stored = String::new();
        for sql in ["SELECT secrets FROM whatsapp_lines WHERE secrets IS NOT NULL",
                    "SELECT CAST(after AS TEXT) FROM audit_entries WHERE after IS NOT NULL"] {
            let statement = sea_orm::Statement::from_string(db.backend(), sql);
            let rows = sea_orm::ConnectionTrait::query_all_raw(db.read(), statement).await;
            for row in rows.expect("readable") {
                stored.push_str(&row.try_get_by_index::<String>(0).expect("a text"));
            }
        }
        for place in [made.to_string(), lines, stored] {
            assert!(!place.contains("rahasia"), "{place}");
        }
    }

    /// Every problem beside its field, and nothing is made.
    async fn a_number_that_cannot_be_is_refused(house: House) {
        let admin = house.office("admin").await;
        let refused = |body: Value, code: &'static str, status: u16| {
            let admin = admin.clone();
            async move {
                let answer = admin.post("/api/lines", body).await;
                assert_eq!(answer.refused(status), code);
            }
        };
        let with = |change: fn(&mut Value)| {
            let mut body = cloud("Meta");
            change(&mut body);
            body
        };

        refused(with(|b| b["name"] = json!("  ")), "platform.invalid", 422).await;
        refused(with(|b| b["settings"]["phone_number_id"] = json!("+62812")), "platform.invalid", 422).await;
        refused(with(|b| b["settings"]["base_url"] = json!("ftp://x")), "platform.invalid", 422).await;
        refused(with(|b| b["secrets"] = json!({})), "platform.invalid", 422).await;
        refused(with(|b| b["secrets"]["access_token"] = json!("dua kata")), "platform.invalid", 422).await;
        refused(with(|b| b["limits"] = json!({ "daily": 0 })), "platform.invalid", 422).await;
        admin.post("/api/lines", cloud("Meta")).await.expect(201);
        refused(cloud("Meta"), "messaging.line.name_taken", 409).await;
        assert_eq!(admin.get("/api/lines").await.expect(200)["data"].as_array().map(Vec::len), Some(1));
    }

    /// What waited for a number that is taken away is cancelled; its messages stay in the log.
    async fn a_number_is_taken_away_with_what_waited_for_it(house: House) {
        let admin = house.office("admin").await;
        let id = unpaired(&house, &admin).await;
        let mut tx = house.begin().await;
        let to = base::Phone::parse(PHONE).expect("a number");
        let message = messaging::NewMessage {
            line: Some(id.parse().expect("an id")),
            ..messaging::NewMessage::new(to, messaging::Class::Reply, "reply", "Halo")
        };
        let message = messaging::whatsapp(&mut tx, message).await.expect("written");
        tx.commit().await.expect("committed");

        admin.delete(&format!("/api/lines/{id}")).await.expect(204);

        assert_eq!(admin.get(&format!("/api/lines/{id}")).await.refused(404), "messaging.line.not_found");
        house.pass(Duration::minutes(5)).await;
        assert_eq!(state(&admin, message).await, "cancelled");
        assert!(texts_on(&house, PHONE).await.is_empty());
    }

    /// One business's numbers are none of another's.
    async fn numbers_of_another_business_do_not_exist(house: House) {
        let admin = house.office("admin").await;
        let id = first_line(&admin).await;
        let other = house.another_tenant().await;
        let stranger = house.office_of(&other, "admin").await.with_header("host", "lain.test");

        for path in [format!("/api/lines/{id}"), format!("/api/lines/{id}/qr")] {
            assert_eq!(stranger.get(&path).await.refused(404), "messaging.line.not_found");
        }
        let answer = stranger.put(&format!("/api/lines/{id}"), json!({ "name": "Kami" })).await;
        assert_eq!(answer.refused(404), "messaging.line.not_found");
    }

    /// Codes leave by the number that is for codes.
    async fn each_message_leaves_by_the_number_for_its_kind(house: House) {
        let admin = house.office("admin").await;
        let first = first_line(&admin).await;
        admin.put(&format!("/api/lines/{first}"), json!({ "sends_codes": false })).await.expect(200);
        let new = json!({
            "name": "Kode", "settings": { "driver": "simulator", "begins_unpaired": false },
            "sends_codes": true, "sends_notices": false, "serves_desk": false,
        });
        let second = admin.post("/api/lines", new).await.expect(201)["id"].clone();

        crate::stage::write_code(&house).await;
        draft("Kabar").write(&house).await;
        house.settle().await;

        let sent = |line: Value| line["sent"]["today"].clone();
        assert_eq!(sent(line(&admin, &first).await), 1);
        assert_eq!(sent(line(&admin, second.as_str().expect("an id")).await), 1);
    }
}
