//! Who gets what: fairly, once, and nobody waits while somebody is there.

use std::collections::BTreeMap;

use chrono::Duration;
use testkit::futures::future::join_all;
use testkit::json;
use whatsapp::inbound::Kind;

use crate::stage::{BUDI, Line, Person, SITI, path, texts};

async fn agents(house: &testkit::House, count: usize) -> Vec<Person> {
    let mut agents = Vec::new();
    for _ in 0..count {
        agents.push(Person::new(house, "agent").await);
    }
    agents
}

/// How many conversations each assignee has.
async fn shares(boss: &Person) -> BTreeMap<String, usize> {
    let mut shares = BTreeMap::new();
    for row in boss.sees("limit=100").await {
        *shares.entry(row["assignee"].as_str().unwrap_or("nobody").to_owned()).or_default() += 1;
    }
    shares
}

testkit::on_both_engines! {
    async fn conversations_go_round_among_those_who_are_there(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "supervisor").await);
        let agents = agents(&house, 3).await;
        agents[0].comes().await;
        agents[1].comes().await;

        for number in 10..17 {
            line.hears(&house, &format!("6281200000{number}"), "Halo").await;
        }

        let shares = shares(&boss).await;
        let of = |agent: &Person| shares.get(&agent.id.to_string()).copied().unwrap_or_default();
        assert_eq!(of(&agents[0]) + of(&agents[1]), 7);
        assert!(of(&agents[0]).abs_diff(of(&agents[1])) <= 1, "{shares:?}");
        let row = &boss.sees("").await[0];
        let said = boss.messages(row).await;
        assert_eq!(said[1]["content"]["what"], "assigned");
        let history = boss.client.get(&format!("{}/assignments", path(row))).await.expect(200);
        assert_eq!(history["data"][0]["why"], "turn");
    }

    async fn nobody_gets_more_than_they_take_and_the_rest_waits_for_room(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "supervisor").await);
        let agent = Person::new(&house, "agent").await;
        let limit = format!("/api/desk/agents/{}", agent.id);
        boss.client.put(&limit, json!({"capacity": 2})).await.expect(200);
        agent.comes().await;
        for number in 0..4 {
            line.hears(&house, &format!("62812000000{number}"), "Halo").await;
            house.clock.advance(Duration::milliseconds(10));
        }
        let full = shares(&boss).await;

        let mine = agent.sees("assignee=me").await;
        agent.client.put(&path(&mine[0]), json!({"state": "resolved"})).await.expect(200);
        let freed = agent.sees("assignee=me&state=open").await;
        boss.client.put(&limit, json!({"capacity": 9})).await.expect(200);

        assert_eq!((full["nobody"], full[&agent.id.to_string()]), (2, 2));
        assert_eq!(freed.len(), 2);
        assert!(freed.iter().any(|row| row["contact"]["phone"] == "628120000002"), "the oldest first");
        assert_eq!(shares(&boss).await.get("nobody"), None);
        let over = boss.client.put(&limit, json!({"capacity": -1})).await;
        assert_eq!(over.refused(422), "platform.invalid");
    }

    async fn what_waited_is_given_when_somebody_comes(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "supervisor").await);
        let agent = Person::new(&house, "agent").await;
        for number in 0..3 {
            line.hears(&house, &format!("62812000000{number}"), "Halo").await;
        }
        assert_eq!(shares(&boss).await["nobody"], 3);

        agent.comes().await;

        assert_eq!(shares(&boss).await[&agent.id.to_string()], 3);
        agent.goes().await;
        line.hears(&house, SITI, "Halo").await;
        assert_eq!(shares(&boss).await["nobody"], 1);
    }

    async fn whoever_was_gone_is_given_what_waits_when_their_screen_is_back(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "supervisor").await);
        let agent = Person::new(&house, "agent").await;
        agent.comes().await;
        house.clock.advance(Duration::minutes(2));
        line.hears(&house, BUDI, "Halo").await;
        assert_eq!(shares(&boss).await["nobody"], 1);

        let me = agent.client.post("/api/desk/me/heartbeat", json!({})).await.expect(200);

        assert_eq!(shares(&boss).await[&agent.id.to_string()], 1);
        assert_eq!((&me["open"], &me["availability"]), (&json!(1), &json!("available")));
    }

    async fn a_waiting_customer_of_an_agent_who_is_gone_goes_to_another(house: House) {
        let line = Line::new(&house).await;
        let (ani, beni) = (Person::new(&house, "agent").await, Person::new(&house, "agent").await);
        ani.comes().await;
        line.hears(&house, BUDI, "Halo").await;
        line.hears(&house, SITI, "Halo").await;
        let answered = ani.sees("assignee=me").await[0].clone();
        ani.says(&answered, "a", "Ya?").await.expect(201);

        house.pass(Duration::minutes(9)).await;
        beni.comes().await;
        house.settle().await;
        let early = beni.sees("assignee=me").await.len();
        house.clock.advance(Duration::minutes(2));
        beni.client.post("/api/desk/me/heartbeat", json!({})).await.expect(200);
        house.settle().await;

        let his = beni.sees("assignee=me").await;
        assert_eq!((early, his.len()), (0, 1));
        assert_ne!(his[0]["id"], answered["id"]);
        let history = beni.client.get(&format!("{}/assignments", path(&his[0]))).await.expect(200);
        let why: Vec<_> = history["data"].as_array().expect("rows").iter().map(|one| one["why"].clone()).collect();
        assert_eq!(why, [json!("turn"), json!("gone"), json!("turn")]);
        assert_eq!(ani.sees("assignee=me").await.len(), 1);
    }

    async fn a_returning_customer_goes_back_to_their_agent_if_they_are_there(house: House) {
        let line = Line::new(&house).await;
        let (ani, beni) = (Person::new(&house, "agent").await, Person::new(&house, "agent").await);
        ani.comes().await;
        line.hears(&house, BUDI, "Halo").await;
        let row = ani.sees("assignee=me").await[0].clone();
        ani.client.put(&path(&row), json!({"state": "resolved"})).await.expect(200);
        beni.comes().await;

        line.hears(&house, BUDI, "Satu lagi").await;
        let back = ani.sees("assignee=me&state=open").await.len();
        ani.client.put(&path(&row), json!({"state": "resolved"})).await.expect(200);
        ani.goes().await;
        line.hears(&house, BUDI, "Lagi").await;

        assert_eq!((back, ani.sees("assignee=me&state=open").await.len()), (1, 0));
        assert_eq!(beni.sees("assignee=me&state=open").await.len(), 1);
    }

    async fn a_conversation_is_handed_over_with_a_note_and_leaves_the_first_agent(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "admin").await);
        let (ani, beni) = (Person::new(&house, "agent").await, Person::new(&house, "agent").await);
        ani.comes().await;
        line.hears(&house, BUDI, "Halo").await;
        let row = ani.only().await;
        let assign = format!("{}/assign", path(&row));
        let outsider = house.account_of(&house.tenant, "shop", None).await.0;

        let unknown = ani.client.post(&assign, json!({"assignee": outsider})).await;
        let body = json!({"assignee": beni.id, "note": "Minta faktur."});
        let given = ani.client.post(&assign, body).await.expect(200);

        assert_eq!(unknown.refused(422), "desk.agent.unknown");
        assert_eq!(given["assignee"], json!(beni.id));
        assert_eq!(ani.client.get(&path(&row)).await.status, 404);
        let said = beni.messages(&row).await;
        assert_eq!(texts(&said, "note"), ["Minta faktur."]);
        let history = boss.client.get(&format!("{}/assignments", path(&row))).await.expect(200);
        assert_eq!(history["data"][1]["note"], "Minta faktur.");
        assert_eq!(history["data"][1]["by"], json!(ani.id));
    }

    async fn a_team_gets_what_is_handed_to_it(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "admin").await);
        let agents = agents(&house, 3).await;
        agents[0].comes().await;
        line.hears(&house, BUDI, "Halo").await;
        let row = boss.only().await;
        agents[1].comes().await;
        agents[2].comes().await;
        let body = json!({"name": "Gudang", "members": [agents[2].id]});
        let team = boss.client.post("/api/desk/teams", body.clone()).await.expect(201);

        let given = agents[0].client.post(&format!("{}/assign", path(&row)), json!({"team": team["id"]})).await;
        let twice = boss.client.post("/api/desk/teams", body).await;

        let given = given.expect(200);
        assert_eq!((&given["team"], &given["assignee"]), (&team["id"], &json!(agents[2].id)));
        assert_eq!(twice.refused(409), "desk.team.name_taken");
        line.hears(&house, BUDI, "Lagi").await;
        assert_eq!(boss.only().await["assignee"], json!(agents[2].id));
    }

    async fn messages_at_once_are_given_once_and_fairly(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "supervisor").await);
        let agents = agents(&house, 3).await;
        for agent in &agents {
            agent.comes().await;
        }

        join_all((10..40).map(|number| {
            let (line, house) = (&line, &house);
            async move { line.hears(house, &format!("6281200000{number}"), "Halo").await }
        })).await;

        let shares = shares(&boss).await;
        assert_eq!(shares.values().copied().collect::<Vec<_>>(), [10, 10, 10]);
        for row in boss.sees("limit=100").await {
            let history = boss.client.get(&format!("{}/assignments", path(&row))).await.expect(200);
            assert_eq!(history["data"].as_array().map(Vec::len), Some(1));
        }
    }

    async fn two_nodes_that_take_messages_in_at_once_give_each_once_and_fairly(house: House) {
        let (line, boss) = (Line::new(&house).await, Person::new(&house, "supervisor").await);
        let agents = agents(&house, 4).await;
        let (other, _) = house.second_node().await;
        for agent in &agents[..3] {
            agent.comes().await;
        }
        line.hears(&house, BUDI, "Halo").await;

        join_all((10..42).map(|number| {
            let message = line.message(&format!("6281200000{number}"), Kind::Text("Halo".into()));
            let (line, house) = (&line, &house);
            let node = if number % 2 == 0 { &house.app } else { &other };
            async move { line.takes_on(node, house, &message).await }
        })).await;
        agents[3].comes().await;
        join_all([kernel::pump::settle(&house.app), kernel::pump::settle(&other)]).await;

        let shares = shares(&boss).await;
        // Thirty for the three who were there, and three wait: for the fourth.
        assert_eq!(shares.values().copied().sum::<usize>(), 33);
        assert_eq!(agents.iter().map(|agent| shares[&agent.id.to_string()]).collect::<Vec<_>>(), [10, 10, 10, 3]);
        for row in boss.sees("limit=100").await {
            let history = boss.client.get(&format!("{}/assignments", path(&row))).await.expect(200);
            assert_eq!(history["data"].as_array().map(Vec::len), Some(1));
        }
    }
}
