//! Who sees what, how much of it is unread, and what screens are told.

use chrono::Duration;
use testkit::{Screen, json};
use whatsapp::Address;

use crate::stage::{BUDI, Line, Person, SITI, path};

testkit::on_both_engines! {
    async fn agents_see_their_own_and_nobodys_unless_the_business_lets_them_see_all(house: House) {
        let line = Line::new(&house).await;
        let (ani, beni) = (Person::new(&house, "agent").await, Person::new(&house, "agent").await);
        let boss = Person::new(&house, "admin").await;
        line.hears(&house, BUDI, "Halo").await;
        let row = ani.only().await;
        line.hears(&house, SITI, "Halo juga").await;
        ani.says(&row, "a", "Ya?").await.expect(201);

        let his = beni.sees("").await;
        let hidden = beni.client.get(&path(&row)).await;
        let unsaid = beni.says(&row, "b", "Saya saja").await;
        let unread = beni.client.get(&format!("{}/messages", path(&row))).await;
        boss.client.put("/api/desk/settings", json!({"agents_see": "all"})).await.expect(200);

        assert_eq!(his.len(), 1);
        assert_eq!(his[0]["contact"]["phone"], SITI);
        for answer in [hidden, unsaid, unread] {
            assert_eq!(answer.refused(404), "desk.conversation.not_found");
        }
        assert_eq!((beni.sees("").await.len(), boss.sees("").await.len()), (2, 2));
        assert_eq!(ani.client.put("/api/desk/settings", json!({"agents_see": "own"})).await.status, 403);
    }

    async fn another_business_finds_nothing_of_it(house: House) {
        let line = Line::new(&house).await;
        let ours = Person::new(&house, "admin").await;
        line.hears(&house, BUDI, "Halo").await;
        let row = ours.only().await;
        let contact = row["contact"]["id"].as_str().expect("an id");
        let other = house.another_tenant().await;
        let theirs = house.office_of(&other, "admin").await;

        let rows = theirs.get("/api/desk/conversations").await.expect(200);
        assert_eq!(rows["data"], json!([]));
        assert_eq!(theirs.get(&path(&row)).await.status, 404);
        assert_eq!(theirs.get(&format!("{}/messages", path(&row))).await.status, 404);
        assert_eq!(theirs.put(&path(&row), json!({"state": "resolved"})).await.status, 404);
        assert_eq!(theirs.get(&format!("/api/desk/contacts/{contact}")).await.status, 404);
        assert_eq!(ours.only().await, row);
    }

    async fn marks_move_forward_and_are_everybodys_own(house: House) {
        let line = Line::new(&house).await;
        let (ani, boss) = (Person::new(&house, "agent").await, Person::new(&house, "admin").await);
        for text in ["a", "b", "c"] {
            line.hears(&house, BUDI, text).await;
        }
        let row = ani.only().await;
        let read = format!("{}/read", path(&row));

        ani.client.post(&read, json!({"seq": 2})).await.expect(200);
        let back = ani.client.post(&read, json!({"seq": 1})).await.expect(200);
        let partly = (ani.only().await["unread"].clone(), boss.only().await["unread"].clone());
        let beyond = ani.client.post(&read, json!({"seq": 99})).await.expect(200);

        assert_eq!((row["unread"].clone(), partly), (json!(3), (json!(1), json!(3))));
        assert_eq!((&back["seq"], &beyond["seq"]), (&json!(2), &json!(3)));
        assert!(ani.sees("unread=true").await.is_empty());
        assert_eq!(boss.sees("unread=true").await.len(), 1);
    }

    async fn pages_follow_each_other_without_a_gap_or_a_double(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "admin").await);
        for number in 0..7 {
            line.hears(&house, &format!("62812000000{number}"), "Halo").await;
            house.clock.advance(Duration::seconds(number % 2));
        }

        let mut seen = Vec::new();
        let mut cursor = String::new();
        loop {
            let path = format!("/api/desk/conversations?limit=3&cursor={cursor}");
            let page = boss.client.get(&path).await.expect(200);
            seen.extend(page["data"].as_array().expect("rows").iter().map(|row| row["id"].to_string()));
            let Some(next) = page["next"].as_str() else { break };
            next.clone_into(&mut cursor);
        }

        let all: Vec<_> = boss.sees("").await.iter().map(|row| row["id"].to_string()).collect();
        assert_eq!((seen.len(), &seen), (7, &all));
        assert_eq!(boss.client.get("/api/desk/conversations?cursor=x").await.refused(422), "platform.invalid");
        assert_eq!(boss.client.get("/api/desk/conversations?state=x").await.refused(422), "platform.invalid");
    }

    async fn filters_and_counts_agree(house: House) {
        let line = Line::new(&house).await;
        let (ani, boss) = (Person::new(&house, "agent").await, Person::new(&house, "admin").await);
        line.hears(&house, BUDI, "Halo").await;
        let row = ani.only().await;
        line.hears(&house, SITI, "Halo").await;
        ani.says(&row, "a", "Ya?").await.expect(201);
        let mine = ani.client.get("/api/desk/conversations/counts").await.expect(200);
        assert_eq!((&mine["mine"], &mine["unassigned"], &mine["open"]), (&json!(1), &json!(1), &json!(2)));
        let until = house.app.now() + Duration::hours(2);
        let label = boss.client.post("/api/desk/labels", json!({"name": "Retur"})).await.expect(201);
        let change = json!({"state": "snoozed", "snoozed_until": until, "add_labels": [label["id"]]});
        ani.client.put(&path(&row), change).await.expect(200);

        let counts = boss.client.get("/api/desk/conversations/counts").await.expect(200);
        let count = |name: &str| counts[name].as_i64().expect("a count");

        assert_eq!((count("open"), count("unassigned"), count("waiting")), (1, 1, 1));
        assert_eq!((count("snoozed"), count("pending"), count("mine")), (1, 0, 0));
        let label = label["id"].as_str().expect("an id");
        for (query, expected) in [
            ("state=snoozed".to_owned(), 1), ("state=active".to_owned(), 2),
            ("state=resolved".to_owned(), 0), ("assignee=none".to_owned(), 1),
            (format!("assignee={}", ani.id), 1), (format!("label={label}"), 1),
            ("waiting=true".to_owned(), 1), ("assignee=me".to_owned(), 0),
        ] {
            assert_eq!(boss.sees(&query).await.len(), expected, "{query}");
        }
    }

    async fn a_screen_hears_of_a_message_with_all_that_it_shows(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "admin").await);
        let door = house.door().await;
        let mut screen = Screen::connect(door.port, "niaga").await;
        screen.listen(&boss.client).await;

        line.hears(&house, BUDI, "Halo").await;

        let heard = screen.next_of("desk.message").await;
        let data = &heard.data["data"];
        assert_eq!(data["message"], boss.messages(&boss.only().await).await[0]);
        assert_eq!(data["conversation"]["contact"]["phone"], BUDI);
        assert_eq!(data["conversation"]["last_seq"], 1);
        let mut tx = house.begin().await;
        let chat = Address::parse(BUDI).expect("a phone");
        tx.announce(messaging::PeerTyping { line: line.id, chat, is_typing: true });
        tx.commit().await.expect("told");
        let types = screen.next_of("desk.customer_typing").await;
        assert_eq!(types.data["data"]["conversation"], data["conversation"]["id"]);
    }
}
