//! What arrives is in one conversation, once, in order.

use testkit::futures::future::join_all;
use testkit::json;
use whatsapp::Address;
use whatsapp::inbound::{Kind, Media, MediaClass};

use crate::stage::{BUDI, Line, Person, SITI, path, texts};

testkit::on_both_engines! {
    async fn a_message_of_a_stranger_is_a_conversation_with_their_number(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "supervisor").await);

        line.hears(&house, BUDI, "Halo, stok oli ada?").await;

        let row = boss.only().await;
        assert_eq!(row["contact"]["name"], "+62 812-3456-789");
        assert_eq!(row["contact"]["phone"], BUDI);
        assert_eq!((&row["state"], &row["assignee"]), (&json!("open"), &json!(null)));
        assert_eq!((&row["unread"], &row["last_seq"]), (&json!(1), &json!(1)));
        assert_eq!(row["preview"], json!({"kind": "in", "content": "text", "text": "Halo, stok oli ada?"}));
        assert_eq!(row["waiting_since"], row["last_message_at"]);
        let inboxes = boss.client.get("/api/desk/inboxes").await.expect(200);
        assert_eq!(inboxes["data"][0]["id"], row["inbox"]);
    }

    async fn messages_keep_their_places_and_the_newest_conversation_is_first(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "admin").await);

        for (phone, text) in [(BUDI, "satu"), (SITI, "halo"), (BUDI, "dua")] {
            line.hears(&house, phone, text).await;
            house.clock.advance(chrono::Duration::seconds(1));
        }

        let rows = boss.sees("").await;
        let phones: Vec<_> = rows.iter().map(|row| row["contact"]["phone"].clone()).collect();
        assert_eq!(phones, [json!(BUDI), json!(SITI)]);
        let said = boss.messages(&rows[0]).await;
        assert_eq!(texts(&said, "in"), ["satu", "dua"]);
        assert_eq!((&said[0]["seq"], &said[1]["seq"]), (&json!(1), &json!(2)));
    }

    async fn the_name_is_the_agents_then_the_customers_then_the_number(house: House) {
        let (line, agent) = (Line::new(&house).await, Person::new(&house, "agent").await);
        let mut message = line.message(BUDI, Kind::Text("Halo".into()));
        message.push_name = Some(" Budi Santoso ".into());

        line.takes(&house, &message).await;
        let pushed = agent.only().await;
        let contact = format!("/api/desk/contacts/{}", pushed["contact"]["id"].as_str().expect("id"));
        agent.client.put(&contact, json!({"edited_name": "Bengkel Budi"})).await.expect(200);
        message.push_name = Some("Budi".into());
        line.takes(&house, &line_again(&line, &message)).await;
        let edited = agent.only().await;
        let cleared = agent.client.put(&contact, json!({"edited_name": null})).await.expect(200);

        assert_eq!(pushed["contact"]["name"], "Budi Santoso");
        assert_eq!(edited["contact"]["name"], "Bengkel Budi");
        assert_eq!(cleared["name"], "Budi");
    }

    async fn a_message_that_quotes_edits_revokes_or_reacts_finds_its_message(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "admin").await);
        let first = line.message(BUDI, Kind::Text("Stok oli?".into()));
        line.takes(&house, &first).await;
        let mut second = line.message(BUDI, Kind::Text("Yang ini".into()));
        second.quoted_id = Some(first.provider_id.clone());
        line.takes(&house, &second).await;

        let target = first.provider_id.clone();
        let edit = Kind::Edited { target: target.clone(), body: "Stok oli 10W?".into() };
        line.takes(&house, &line.message(BUDI, edit)).await;
        let react = Kind::Reaction { emoji: Some("👍".into()), target };
        line.takes(&house, &line.message(BUDI, react)).await;
        let revoke = Kind::Revoked { target: second.wire_id.clone().expect("a wire id") };
        line.takes(&house, &line.message(BUDI, revoke)).await;

        let row = boss.only().await;
        let said = boss.messages(&row).await;
        assert_eq!(said.len(), 2);
        assert_eq!(said[0]["text"], "Stok oli 10W?");
        assert!(said[0]["edited_at"].is_string());
        assert_eq!(said[0]["reactions"][0]["emoji"], "👍");
        assert_eq!((&said[1]["text"], &said[1]["quoted"]["seq"]), (&json!(""), &json!(1)));
        assert!(said[1]["revoked_at"].is_string());
        assert_eq!((&row["last_seq"], &row["preview"]["text"]), (&json!(2), &json!("")));
    }

    async fn a_file_is_shown_when_it_has_come(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "admin").await);
        let media = Media {
            class: MediaClass::Image,
            source: None,
            mime: Some("image/jpeg".into()),
            file_name: None,
            caption: Some("Struk".into()),
            size: Some(4),
            sha256: None,
        };
        let id = line.takes(&house, &line.message(BUDI, Kind::Media(media))).await;
        let row = boss.only().await;
        let before = boss.messages(&row).await;

        let bytes: &'static [u8] = &[0xff, 0xd8, 0xff, 0xe0];
        let name = house.app.files.put(house.tenant.id, bytes.into()).await.expect("kept");
        let file = messaging::StoredFile { name, mime: "image/jpeg".into(), bytes: 4 };
        let mut tx = house.begin().await;
        tx.announce(messaging::MediaFetched { id, line: line.id, file: Ok(file) });
        tx.commit().await.expect("told");

        let after = boss.messages(&row).await;
        assert_eq!((&before[0]["text"], &before[0]["media_url"]), (&json!("Struk"), &json!(null)));
        assert_eq!(row["preview"]["content"], "image");
        let url = after[0]["media_url"].as_str().expect("a path");
        let leads = boss.client.get(url).await;
        assert_eq!(leads.status, 307, "{}", leads.text);
        let file = house.visitor().get(leads.header("location").expect("a link")).await;
        assert_eq!((file.status, file.header("content-type")), (200, Some("image/jpeg")));
    }

    async fn first_messages_at_once_are_one_contact_and_one_conversation(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "admin").await);
        line.hears(&house, SITI, "Saya dulu").await;

        join_all((0..10).map(|number| {
            let text = format!("pesan {number}");
            let (line, house) = (&line, &house);
            async move { line.hears(house, BUDI, &text).await }
        })).await;

        let rows = boss.sees("").await;
        assert_eq!(rows.len(), 2);
        let budi = rows.iter().find(|row| row["contact"]["phone"] == BUDI).expect("Budi");
        let said = boss.messages(budi).await;
        let places: Vec<_> = said.iter().map(|message| message["seq"].as_i64()).collect();
        assert_eq!(places, (1..=10).map(Some).collect::<Vec<_>>());
    }

    async fn what_the_business_writes_on_its_phone_is_an_answer(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "admin").await);
        line.hears(&house, BUDI, "Buka sampai jam berapa?").await;
        let mut answer = line.message(BUDI, Kind::Text("Jam lima".into()));
        answer.from_me = true;

        line.takes(&house, &answer).await;

        let row = boss.only().await;
        assert_eq!(row["waiting_since"], json!(null));
        assert_eq!((&row["preview"]["kind"], &row["unread"]), (&json!("out"), &json!(1)));
        let said = boss.messages(&row).await;
        assert_eq!((&said[1]["author"], &said[1]["state"]), (&json!(null), &json!("sent")));
    }

    async fn a_group_is_heard_with_who_speaks_and_not_answered(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "admin").await);
        let mut message = line.message(BUDI, Kind::Text("Halo semua".into()));
        message.chat = Address::parse("120363041234567890@g.us").expect("a group");
        message.push_name = Some("Budi".into());

        line.takes(&house, &message).await;

        let row = boss.only().await;
        assert_eq!(row["contact"]["is_group"], true);
        assert_eq!(boss.messages(&row).await[0]["sender"], "Budi");
        assert_eq!(boss.says(&row, "a", "Halo").await.refused(409), "desk.conversation.cannot_send");
    }

    async fn a_resolved_conversation_opens_within_a_day_and_later_a_new_one_begins(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "admin").await);
        line.hears(&house, BUDI, "Halo").await;
        let first = boss.only().await;
        let resolve = json!({"state": "resolved"});
        boss.client.put(&path(&first), resolve.clone()).await.expect(200);

        house.clock.advance(chrono::Duration::hours(23));
        let boss = Person::new(&house, "admin").await;
        line.hears(&house, BUDI, "Satu lagi").await;
        let opened = boss.only().await;
        boss.client.put(&path(&first), resolve).await.expect(200);
        house.clock.advance(chrono::Duration::hours(24));
        let boss = Person::new(&house, "admin").await;
        line.hears(&house, BUDI, "Halo lagi").await;

        assert_eq!((&opened["id"], &opened["state"]), (&first["id"], &json!("open")));
        let rows = boss.sees("").await;
        assert_eq!(rows.len(), 2);
        assert_eq!((&rows[0]["last_seq"], &rows[0]["state"]), (&json!(1), &json!("open")));
        assert_eq!((&rows[1]["id"], &rows[1]["state"]), (&first["id"], &json!("resolved")));
    }

    async fn a_phone_that_writes_is_in_the_desk_before_it_has_an_answer(house: House) {
        let boss = Person::new(&house, "admin").await;
        let phone = format!("/api/simulator/phones/{BUDI}/messages");

        house.visitor().post(&phone, json!({"text": "Halo"})).await.expect(201);

        assert_eq!(boss.only().await["preview"]["text"], "Halo");
    }

    async fn what_arrives_where_the_desk_is_off_is_not_the_desks(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "super_admin").await);
        let path = format!("/api/lines/{}", line.id);
        boss.client.put(&path, json!({"serves_desk": false})).await.expect(200);

        line.hears(&house, BUDI, "Halo").await;

        assert!(boss.sees("").await.is_empty());
    }
}

/// The same person's next message.
fn line_again(line: &Line, message: &whatsapp::inbound::Message) -> whatsapp::inbound::Message {
    let mut next = line.message(BUDI, Kind::Text("Lagi".into()));
    next.push_name.clone_from(&message.push_name);
    next
}
