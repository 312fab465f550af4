//! Words are found again, and ready answers speak to the customer.

use testkit::{Value, json};

use crate::stage::{BUDI, Line, Person, SITI, path};

async fn found(person: &Person, query: &str) -> Value {
    let answer = person.client.get(&format!("/api/desk/search?q={query}")).await;
    answer.expect(200)
}

/// The snippets of messages that were found.
fn snippets(found: &Value) -> Vec<String> {
    let rows = found["messages"].as_array().expect("messages");
    let whole = |row: &Value| {
        let pieces = row["snippet"].as_array().expect("pieces").iter();
        pieces.map(|piece| piece["text"].as_str().unwrap_or_default()).collect::<String>()
    };
    rows.iter().map(whole).collect()
}

testkit::on_both_engines! {
    async fn words_are_found_by_their_beginnings_in_what_one_sees(house: House) {
        let line = Line::new(&house).await;
        let (ani, beni) = (Person::new(&house, "agent").await, Person::new(&house, "agent").await);
        line.hears(&house, BUDI, "Stok Oli-Mesin 10W-40 ada?").await;
        let row = ani.only().await;
        ani.says(&row, "a", "Faktur POD/2026/01 sudah dikirim").await.expect(201);
        line.hears(&house, SITI, "Kampas rem").await;

        for (query, expected) in [("oli", 1), ("MESIN%2010w", 1), ("2026", 1), ("pod%202026", 1), ("poli", 0), ("rem%20oli", 0), ("kamp", 1)] {
            assert_eq!(snippets(&found(&ani, query).await).len(), expected, "{query}");
        }
        let hit = found(&ani, "oli").await["messages"][0]["snippet"].clone();
        assert_eq!(hit[1], json!({"text": "Oli", "hit": true}));
        assert!(snippets(&found(&beni, "oli").await).is_empty(), "it is Ani's");
        assert_eq!(snippets(&found(&beni, "kampas").await), ["Kampas rem"]);
        for query in ["", &"x".repeat(101)] {
            let answer = ani.client.get(&format!("/api/desk/search?q={query}")).await;
            assert_eq!(answer.refused(422), "platform.invalid");
        }
        assert_eq!(snippets(&found(&ani, "%22%27%3A%2A%28").await).len(), 0);
    }

    async fn a_contact_is_found_by_its_number_in_any_spelling_and_by_its_name(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "admin").await);
        line.hears(&house, BUDI, "Halo").await;
        let row = boss.only().await;
        let contact = format!("/api/desk/contacts/{}", row["contact"]["id"].as_str().expect("id"));
        boss.client.put(&contact, json!({"edited_name": "Bengkel Jaya"})).await.expect(200);

        for query in ["0812-3456", "%2B62%20812%203456", "628123456789", "jaya"] {
            let contacts = found(&boss, query).await["contacts"].clone();
            assert_eq!(contacts[0]["name"], "Bengkel Jaya", "{query}");
        }
        assert_eq!(found(&boss, "0899").await["contacts"], json!([]));
    }

    async fn a_ready_answer_speaks_to_the_customer_and_does_the_rest(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "admin").await);
        line.hears(&house, BUDI, "Halo").await;
        let row = boss.only().await;
        let label = boss.client.post("/api/desk/labels", json!({"name": "Lunas"})).await.expect(201);
        let body = json!({
            "shortcut": "lunas", "title": "Sudah lunas",
            "body": "Halo {{contact.name}}, terima kasih. {{business.name}}",
            "actions": [{"type": "add_label", "label": label["id"]}, {"type": "set_state", "state": "resolved"}],
        });

        let made = boss.client.post("/api/desk/macros", body.clone()).await.expect(201);
        let twice = boss.client.post("/api/desk/macros", body).await;
        let odd = json!({"shortcut": "x", "title": "x", "body": "{{contact.nama}}"});
        let odd = boss.client.post("/api/desk/macros", odd).await;
        let run = format!("{}/macros/{}", path(&row), made["id"].as_str().expect("an id"));
        let filled = boss.client.get(&run).await.expect(200);
        let done = boss.client.post(&run, json!({})).await.expect(200);

        assert_eq!(filled["text"], "Halo +62 812-3456-789, terima kasih. Usaha uji");
        assert_eq!((&done["state"], &done["labels"]), (&json!("resolved"), &json!([label["id"]])));
        assert_eq!(twice.refused(409), "desk.macro.shortcut_taken");
        assert_eq!(odd.refused(422), "platform.invalid");
        assert!(house.texts_of(BUDI).await.is_empty());
    }
}
