//! What agents answer leaves once, in order, and shows how far it came.

use testkit::futures::future::join_all;
use testkit::json;

use crate::stage::{BUDI, Line, Person, path, texts};

testkit::on_both_engines! {
    async fn an_answer_leaves_and_its_ticks_follow(house: House) {
        let (line, agent) = (Line::new(&house).await, Person::new(&house, "agent").await);
        line.hears(&house, BUDI, "Stok ada?").await;
        let row = agent.only().await;

        let sent = agent.says(&row, "a", " Ada, Pak. ").await.expect(201);
        let before = agent.only().await;
        let read = house.texts_of(BUDI).await;
        house.settle().await;

        assert_eq!((&sent["text"], &sent["state"]), (&json!("Ada, Pak."), &json!("queued")));
        assert_eq!((&sent["kind"], &sent["key"]), (&json!("out"), &json!("a")));
        assert_eq!((&before["assignee"], &before["waiting_since"]), (&json!(agent.id), &json!(null)));
        assert_eq!((&before["unread"], &before["preview"]["kind"]), (&json!(0), &json!("out")));
        assert_eq!(read, ["Ada, Pak."]);
        let said = agent.messages(&row).await;
        let state = said.last().expect("an answer")["state"].clone();
        assert!(["sent", "delivered", "read"].contains(&state.as_str().expect("a state")), "{state}");
    }

    async fn one_key_is_one_message_however_often_it_is_pressed(house: House) {
        let (line, agent) = (Line::new(&house).await, Person::new(&house, "agent").await);
        line.hears(&house, BUDI, "Stok ada?").await;
        let row = agent.only().await;

        let answers = join_all((0..8).map(|_| agent.says(&row, "a", "Ada"))).await;
        let other = agent.says(&row, "a", "Habis").await;
        let bare = agent.client.post(&format!("{}/messages", path(&row)), json!({"text": "x"})).await;

        let ids: Vec<_> = answers.into_iter().map(|answer| answer.expect(201)["id"].clone()).collect();
        assert!(ids.iter().all(|id| *id == ids[0]));
        assert_eq!(other.refused(409), "platform.idempotency_key_reused");
        assert_eq!(bare.refused(422), "platform.idempotency_key_missing");
        assert_eq!(texts(&agent.messages(&row).await, "out"), ["Ada"]);
        assert_eq!(house.texts_of(BUDI).await, ["Ada"]);
    }

    async fn answers_leave_in_the_order_they_were_written(house: House) {
        let (line, agent) = (Line::new(&house).await, Person::new(&house, "agent").await);
        line.hears(&house, BUDI, "Daftar harga?").await;
        let row = agent.only().await;

        let expected: Vec<String> = (0..5).map(|number| format!("harga {number}")).collect();
        for text in &expected {
            agent.says(&row, text, text).await.expect(201);
        }

        assert_eq!(house.texts_of(BUDI).await, expected);
        assert_eq!(texts(&agent.messages(&row).await, "out"), expected);
    }

    async fn what_cannot_be_sent_is_refused_and_changes_nothing(house: House) {
        let (line, agent) = (Line::new(&house).await, Person::new(&house, "agent").await);
        line.hears(&house, BUDI, "Halo").await;
        let row = agent.only().await;
        let send = format!("{}/messages", path(&row));
        let post = |key: &'static str, body| agent.client.post_with_key(&send, key, body);

        let empty = post("a", json!({"text": "  "})).await;
        let long = post("b", json!({"text": "x".repeat(4097)})).await;
        let quote = post("c", json!({"text": "x", "quoted_seq": 9})).await;
        let file = post("d", json!({"attachment": {"file": "0.png"}})).await;

        assert_eq!(empty.refused(422), "platform.invalid");
        assert_eq!(long.refused(422), "platform.invalid");
        assert_eq!(quote.refused(422), "desk.message.unknown_quote");
        assert_eq!(file.refused(422), "desk.message.unknown_file");
        assert_eq!(agent.only().await, row);
        assert!(house.texts_of(BUDI).await.is_empty());
    }

    async fn a_picture_is_uploaded_once_and_sent_with_its_caption(house: House) {
        let (line, agent) = (Line::new(&house).await, Person::new(&house, "agent").await);
        line.hears(&house, BUDI, "Fotonya?").await;
        let row = agent.only().await;
        let png = [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a];

        let kept = agent.client.upload_form("/api/desk/files", "oli.png", &png, &[]).await.expect(201);
        let body = json!({"text": "Ini", "attachment": {"file": kept["file"]}, "quoted_seq": 1});
        let sent = agent.client.post_with_key(&format!("{}/messages", path(&row)), "a", body).await;
        let refused = agent.client.upload_form("/api/desk/files", "a.png", b"halo", &[]).await;

        let sent = sent.expect(201);
        assert_eq!(sent["content"]["class"], "image");
        assert_eq!(sent["quoted"]["text"], "Fotonya?");
        assert_eq!(agent.client.get(sent["media_url"].as_str().expect("a path")).await.status, 307);
        assert_eq!(refused.refused(422), "platform.file.unknown_kind");
    }

    async fn a_conversation_begun_by_us_goes_on_with_whoever_answers(house: House) {
        let (line, agent) = (Line::new(&house).await, Person::new(&house, "agent").await);
        line.hears(&house, "628111222333", "Halo").await;
        let inbox = agent.only().await["inbox"].clone();
        let start = |key: &'static str, phone: &str, text: &str| {
            let body = json!({"phone": phone, "inbox": inbox, "text": text});
            agent.client.post_with_key("/api/desk/conversations", key, body)
        };

        let begun = start("a", "0812-3456-789", "Pesanan siap").await.expect(201);
        let again = start("a", "0812-3456-789", "Pesanan siap").await.expect(201);
        line.hears(&house, BUDI, "Terima kasih").await;
        let odd = start("b", "halo", "x").await;

        assert_eq!((&begun["id"], &begun["assignee"]), (&again["id"], &json!(agent.id)));
        let row = agent.client.get(&path(&begun)).await.expect(200);
        assert_eq!((&row["preview"]["text"], &row["unread"]), (&json!("Terima kasih"), &json!(1)));
        assert_eq!(odd.refused(422), "platform.invalid");
        assert_eq!(house.texts_of(BUDI).await, ["Pesanan siap"]);
    }
}
