//! The simulated phones through their API.

use chrono::Duration;
use testkit::json;

use crate::stage::{PHONE, draft, shown};

testkit::on_both_engines! {
    /// The chat is the same however the number is written, oldest message first.
    async fn a_chat_is_found_under_every_spelling_of_its_number(house: House) {
        draft("Satu").write(&house).await;
        house.pass(Duration::minutes(1)).await;
        draft("Dua").write(&house).await;
        house.settle().await;

        for spelling in ["628123456789", "0812-3456-789", "+62 812 3456 789"] {
            let path = format!("/api/simulator/phones/{}/messages", spelling.replace(' ', "%20"));
            let chat = house.visitor().get(&path).await.expect(200);
            let texts: Vec<_> = chat["data"].as_array().expect("a list").iter().map(|m| &m["text"]).collect();
            assert_eq!(texts, ["Satu", "Dua"], "{spelling}");
            assert_eq!(chat["data"][0]["direction"], "out");
            assert!(chat["data"][0]["id"].is_string() && chat["data"][0]["at"].is_string());
        }
    }

    /// The list shows who wrote last, and how much is unread until the chat is opened.
    async fn the_list_shows_the_newest_chat_first(house: House) {
        let visitor = house.visitor();
        draft("Satu").write(&house).await;
        draft("Dua").write(&house).await;
        house.pass(Duration::minutes(1)).await;
        draft("Lain").to("628120000001").write(&house).await;
        house.settle().await;

        let list = visitor.get("/api/simulator/phones").await.expect(200);
        assert_eq!(list["data"].as_array().map(Vec::len), Some(2));
        assert_eq!(list["data"][0]["phone"], "628120000001");
        assert_eq!(list["data"][1]["phone"], PHONE);
        assert_eq!(list["data"][1]["unread"], 2);
        assert_eq!(list["data"][1]["last"]["text"], "Dua");
        assert_eq!(list["data"][1]["last"]["direction"], "out");

        visitor.get(&format!("/api/simulator/phones/{PHONE}/messages")).await.expect(200);
        let list = visitor.get("/api/simulator/phones").await.expect(200);
        assert_eq!(list["data"][1]["unread"], 0);
    }

    /// Opening the chat turns the ticks blue in the log.
    async fn opening_a_chat_marks_its_messages_read(house: House) {
        let admin = house.office("admin").await;
        let id = draft("Halo").write(&house).await;
        house.settle().await;
        assert_eq!(shown(&admin, id).await["state"], "delivered");

        house.visitor().get(&format!("/api/simulator/phones/{PHONE}/messages")).await.expect(200);
        house.settle().await;

        let message = shown(&admin, id).await;
        assert_eq!(message["state"], "read");
        assert!(message["read_at"].is_string());
    }

    /// A phone writes back.
    async fn what_a_phone_writes_stands_in_its_chat(house: House) {
        let visitor = house.visitor();
        let path = format!("/api/simulator/phones/{PHONE}/messages");

        let written = visitor.post(&path, json!({"text": " Stok ada? "})).await.expect(201);

        assert_eq!(written["direction"], "in");
        assert_eq!(written["text"], "Stok ada?");
        let chat = visitor.get(&path).await.expect(200);
        assert_eq!(chat["data"], json!([written]));
        let list = visitor.get("/api/simulator/phones").await.expect(200);
        assert_eq!(list["data"][0]["unread"], 0, "one has read one's own words");
    }

    /// Nothing to say is refused, and so is a novel.
    async fn a_text_is_neither_empty_nor_endless(house: House) {
        let visitor = house.visitor();
        let path = format!("/api/simulator/phones/{PHONE}/messages");

        let empty = visitor.post(&path, json!({"text": "  "})).await;
        let endless = visitor.post(&path, json!({"text": "a".repeat(4097)})).await;

        assert_eq!(empty.refused(422), "messaging.simulator.empty");
        assert_eq!(endless.refused(422), "messaging.simulator.too_long");
        assert_eq!(visitor.get(&path).await.expect(200)["data"], json!([]));
    }

    /// What is no number leads nowhere.
    async fn a_path_without_a_phone_is_not_found(house: House) {
        let answer = house.visitor().get("/api/simulator/phones/halo/messages").await;

        assert_eq!(answer.refused(404), "platform.not_found");
    }

    /// Phones of one business are not in another's list.
    async fn another_business_has_other_phones(house: House) {
        draft("Halo").write(&house).await;
        house.settle().await;
        house.another_tenant().await;
        let other = house.visitor().with_header("host", "lain.test");

        let list = other.get("/api/simulator/phones").await.expect(200);

        assert_eq!(list["data"], json!([]));
    }
}
