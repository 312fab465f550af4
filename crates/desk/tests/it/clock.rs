//! What hours and the clock do: away messages, targets, sleeps, questions, and the report of it all.

use chrono::Duration;
use testkit::{House, Value, json};

use crate::stage::{BUDI, Line, Person, SITI, path, texts};

/// Open from 8 to 17 on every day; a house's morning is 9:00.
fn hours() -> Value {
    json!({"week": vec![json!([{"from": 480, "to": 1020}]); 7]})
}

/// Changes the rules of the one inbox there is.
async fn rules(house: &House, rules: Value) {
    let admin = Person::new(house, "admin").await;
    let inboxes = admin.client.get("/api/desk/inboxes").await.expect(200);
    let id = inboxes["data"][0]["id"].as_str().expect("an inbox").to_owned();
    admin.client.put(&format!("/api/desk/inboxes/{id}"), rules).await.expect(200);
}

testkit::on_both_engines! {
    async fn who_writes_at_night_hears_it_once_and_is_given_to_somebody_in_the_morning(house: House) {
        let (line, agent) = (Line::new(&house).await, Person::new(&house, "agent").await);
        line.hears(&house, SITI, "Halo").await;
        rules(&house, json!({"hours": hours(), "away_message": "Kami buka jam 8."})).await;
        house.clock.advance(Duration::hours(9));
        let agent = agent.again(&house).await;
        agent.comes().await;

        line.hears(&house, BUDI, "Buka?").await;
        line.hears(&house, BUDI, "Halo?").await;
        let night = agent.sees("assignee=me").await.len();
        let told = house.texts_of(BUDI).await;
        house.clock.advance(Duration::hours(14));
        let agent = agent.again(&house).await;
        agent.client.post("/api/desk/me/heartbeat", json!({})).await.expect(200);
        house.settle().await;
        let day = agent.sees("assignee=me").await.len();
        house.clock.advance(Duration::hours(10));
        line.hears(&house, BUDI, "Sudah tutup?").await;

        assert_eq!((night, day), (0, 2));
        assert_eq!(told, ["Kami buka jam 8."]);
        assert_eq!(house.texts_of(BUDI).await.len(), 2);
        let boss = Person::new(&house, "supervisor").await;
        let rows = boss.sees("").await;
        let budi = rows.iter().find(|row| row["contact"]["phone"] == BUDI).expect("Budi");
        assert!(budi["waiting_since"].is_string(), "an away message is nobody's answer");
    }

    async fn a_missed_target_is_told_once_and_an_answer_in_time_misses_none(house: House) {
        let line = Line::new(&house).await;
        let (ani, boss) = (Person::new(&house, "agent").await, Person::new(&house, "supervisor").await);
        line.hears(&house, "628111222333", "Halo").await;
        rules(&house, json!({"first_reply_minutes": 15, "resolution_minutes": 60})).await;
        line.hears(&house, BUDI, "Halo").await;
        line.hears(&house, SITI, "Halo").await;
        let rows = boss.sees("").await;
        let row = |phone: &str| rows.iter().find(|row| row["contact"]["phone"] == phone).expect("there").clone();
        ani.says(&row(BUDI), "a", "Ya?").await.expect(201);

        house.pass(Duration::minutes(16)).await;
        house.pass(Duration::minutes(1)).await;

        let late = |said: &[Value]| {
            said.iter().filter(|one| one["content"]["what"] == "late").map(|one| one["content"]["to"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(late(&boss.messages(&row(BUDI)).await), [json!(null); 0]);
        assert_eq!(late(&boss.messages(&row(SITI)).await), [json!("first_reply")]);
        house.pass(Duration::hours(1)).await;
        assert_eq!(late(&boss.messages(&row(BUDI)).await), [json!("resolution")]);
    }

    async fn what_was_put_aside_wakes_when_it_should_or_when_the_customer_writes(house: House) {
        let (line, agent) = (Line::new(&house).await, Person::new(&house, "agent").await);
        line.hears(&house, BUDI, "Halo").await;
        let row = agent.only().await;
        let snooze = |minutes| json!({"state": "snoozed", "snoozed_until": house.app.now() + Duration::minutes(minutes)});

        agent.client.put(&path(&row), snooze(30)).await.expect(200);
        house.pass(Duration::minutes(29)).await;
        let asleep = agent.only().await["state"].clone();
        house.pass(Duration::minutes(2)).await;
        let awake = agent.only().await["state"].clone();
        agent.client.put(&path(&row), snooze(30)).await.expect(200);
        line.hears(&house, BUDI, "Lupa saya?").await;

        assert_eq!((asleep, awake), (json!("snoozed"), json!("open")));
        assert_eq!(agent.only().await["state"], "open");
        let past = agent.client.put(&path(&row), snooze(-1)).await;
        assert_eq!(past.refused(422), "desk.conversation.bad_snooze");
    }

    async fn a_customer_is_asked_once_and_a_number_is_the_answer(house: House) {
        let (line, agent) = (Line::new(&house).await, Person::new(&house, "agent").await);
        line.hears(&house, BUDI, "Halo").await;
        rules(&house, json!({"csat": true})).await;
        let row = agent.only().await;
        agent.says(&row, "a", "Ya?").await.expect(201);
        let resolve = json!({"state": "resolved"});

        agent.client.put(&path(&row), resolve.clone()).await.expect(200);
        line.hears(&house, BUDI, "5").await;
        let answered = agent.only().await;
        line.hears(&house, BUDI, "Terima kasih").await;
        let opened = agent.only().await;
        agent.client.put(&path(&row), resolve).await.expect(200);

        assert_eq!((&answered["state"], &opened["state"]), (&json!("resolved"), &json!("open")));
        let asked = house.texts_of(BUDI).await;
        assert_eq!(asked.len(), 2, "{asked:?}");
        let boss = Person::new(&house, "supervisor").await;
        let report = boss.client.get("/api/desk/reports").await.expect(200);
        assert_eq!(report["csat"]["scores"], json!([0, 0, 0, 0, 1]));
        assert_eq!(report["agents"][0]["csat"]["mean_hundredths"], 500);
    }

    async fn the_report_counts_days_hours_replies_and_times(house: House) {
        let line = Line::new(&house).await;
        let (ani, boss) = (Person::new(&house, "agent").await, Person::new(&house, "supervisor").await);
        line.hears(&house, BUDI, "Halo").await;
        let row = ani.only().await;
        house.clock.advance(Duration::minutes(2));
        ani.says(&row, "a", "Ya?").await.expect(201);
        house.clock.advance(Duration::minutes(8));
        ani.client.put(&path(&row), json!({"state": "resolved"})).await.expect(200);

        let report = boss.client.get("/api/desk/reports?from=2026-11-20&to=2026-11-21").await.expect(200);

        assert_eq!(report["days"], json!([
            {"day": "2026-11-20", "incoming": 0, "outgoing": 0, "conversations": 0},
            {"day": "2026-11-21", "incoming": 1, "outgoing": 1, "conversations": 1},
        ]));
        assert_eq!(report["hours"][9], json!({"hour": 9, "incoming": 1, "outgoing": 1}));
        assert_eq!((&report["first_reply"]["median_seconds"], &report["resolution"]["median_seconds"]), (&json!(120), &json!(600)));
        assert_eq!((&report["agents"][0]["agent"], &report["agents"][0]["replies"]), (&json!(ani.id), &json!(1)));
        let inbox = row["inbox"].as_str().expect("an id");
        let one = boss.client.get(&format!("/api/desk/reports?inbox={inbox}")).await.expect(200);
        assert_eq!(one["hours"][9]["incoming"], 1);
        assert_eq!(ani.client.get("/api/desk/reports").await.status, 403);
        let long = boss.client.get("/api/desk/reports?from=2026-01-01&to=2026-11-21").await;
        assert_eq!(long.refused(422), "platform.invalid");
    }

    async fn a_note_is_for_agents_and_opens_the_conversation_to_whom_it_names(house: House) {
        let line = Line::new(&house).await;
        let (ani, beni) = (Person::new(&house, "agent").await, Person::new(&house, "agent").await);
        ani.comes().await;
        line.hears(&house, BUDI, "Halo").await;
        let row = ani.only().await;
        let notes = format!("{}/notes", path(&row));
        let outsider = house.account_of(&house.tenant, "shop", None).await.0;

        let hidden = beni.client.get(&path(&row)).await.status;
        let refused = ani.client.post(&notes, json!({"text": "x", "mentions": [outsider]})).await;
        ani.client.post(&notes, json!({"text": "Stok gudang?", "mentions": [beni.id]})).await.expect(201);
        let counts = beni.client.get("/api/desk/conversations/counts").await.expect(200);
        let said = beni.messages(&row).await;
        beni.client.post(&format!("{}/read", path(&row)), json!({"seq": 9})).await.expect(200);
        let after = beni.client.get("/api/desk/conversations/counts").await.expect(200);

        assert_eq!((hidden, refused.refused(422)), (404, "desk.message.unknown_mention".to_owned()));
        assert_eq!(texts(&said, "note"), ["Stok gudang?"]);
        assert_eq!((&counts["mentions"], &after["mentions"]), (&json!(1), &json!(0)));
        assert!(house.texts_of(BUDI).await.is_empty());
    }
}
