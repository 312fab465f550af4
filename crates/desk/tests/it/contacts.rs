//! One person is one contact, whatever WhatsApp calls them.

use testkit::json;
use whatsapp::Address;
use whatsapp::inbound::Kind;

use crate::stage::{BUDI, Line, Person, path};

const LID: &str = "123456789012345@lid";

fn of(line: &Line, chat: &str, sender: &[&str], text: &str) -> whatsapp::inbound::Message {
    let address = |raw: &str| Address::parse(raw).expect("a test writes sound addresses");
    let mut message = line.message(BUDI, Kind::Text(text.into()));
    message.chat = address(chat);
    message.sender = sender.iter().map(|raw| address(raw)).collect();
    message
}

testkit::on_both_engines! {
    async fn every_spelling_of_one_phone_is_one_contact(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "admin").await);

        for raw in ["628123456789@c.us", "628123456789:12@s.whatsapp.net", "0812-3456-789"] {
            line.takes(&house, &of(&line, raw, &[raw], "Halo")).await;
        }

        assert_eq!(boss.only().await["last_seq"], 3);
    }

    async fn a_hidden_number_and_a_phone_in_one_message_become_one_contact(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "admin").await);
        line.takes(&house, &of(&line, LID, &[LID], "Dari nomor tersembunyi")).await;
        line.hears(&house, BUDI, "Dari nomor biasa").await;
        assert_eq!(boss.sees("").await.len(), 2);

        line.takes(&house, &of(&line, LID, &[BUDI, LID], "Ini saya")).await;

        let open = boss.sees("state=active").await;
        assert_eq!(open.len(), 1, "{open:?}");
        assert_eq!(open[0]["contact"]["phone"], BUDI);
        let done = boss.sees("state=resolved").await;
        assert_eq!((done.len(), &done[0]["contact"]["id"]), (1, &open[0]["contact"]["id"]));
        let id = open[0]["contact"]["id"].as_str().expect("an id");
        let contact = boss.client.get(&format!("/api/desk/contacts/{id}")).await.expect(200);
        assert_eq!(contact["addresses"].as_array().map(Vec::len), Some(2));
    }

    async fn agents_know_contacts_only_of_conversations_they_see(house: House) {
        let line = Line::new(&house).await;
        let (ani, beni) = (Person::new(&house, "agent").await, Person::new(&house, "agent").await);
        ani.comes().await;
        line.hears(&house, BUDI, "Halo").await;
        let row = ani.only().await;
        let contact = format!("/api/desk/contacts/{}", row["contact"]["id"].as_str().expect("an id"));
        let links = format!("{contact}/links");

        assert_eq!(beni.client.get(&contact).await.refused(404), "desk.contact.not_found");
        assert_eq!(beni.client.get(&links).await.refused(404), "desk.contact.not_found");
        assert_eq!(beni.client.put(&contact, json!({"notes": "x"})).await.status, 404);
        assert_eq!(ani.client.get(&contact).await.expect(200)["notes"], json!(null));
        assert_eq!(ani.client.get(&links).await.expect(200)["data"], json!([]));
    }

    async fn two_contacts_that_people_worked_with_wait_for_a_person(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "supervisor").await);
        line.takes(&house, &of(&line, LID, &[LID], "Halo")).await;
        let hidden = boss.only().await;
        boss.says(&hidden, "a", "Ya?").await.expect(201);
        line.hears(&house, BUDI, "Halo").await;
        let plain = boss.sees("assignee=none").await[0].clone();
        boss.says(&plain, "b", "Ya?").await.expect(201);

        line.takes(&house, &of(&line, LID, &[BUDI, LID], "Ini saya")).await;
        let apart = boss.sees("state=active").await.len();
        let proposals = boss.client.get("/api/desk/merge-proposals").await.expect(200);
        let proposal = proposals["data"][0]["id"].as_str().expect("a proposal");
        let decide = format!("/api/desk/merge-proposals/{proposal}");
        let kept = boss.client.post(&decide, json!({"same": true})).await.expect(200);
        let again = boss.client.post(&decide, json!({"same": false})).await;

        assert_eq!(apart, 2);
        assert_eq!(again.refused(404), "desk.merge.not_found");
        assert_eq!(kept["addresses"].as_array().map(Vec::len), Some(2));
        assert_eq!(boss.sees("state=active").await.len(), 1);
        for row in [&hidden, &plain] {
            let id = row["contact"]["id"].as_str().expect("an id");
            let now = boss.client.get(&format!("/api/desk/contacts/{id}")).await.expect(200);
            assert_eq!(now["id"], kept["id"], "old links lead to the contact that stays");
            assert_eq!(boss.client.get(&path(row)).await.expect(200)["contact"]["id"], kept["id"]);
        }
    }
}
