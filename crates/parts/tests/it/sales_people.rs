//! Salesmen and supervisors: nobody loses theirs unseen, whoever clicks when.

use testkit::futures::future::join_all;
use testkit::{Client, Value, json};

use crate::stage::toko;

const PEOPLE: &str = "/api/admin/sales-people";
const SHOPS: &str = "/api/admin/shops";

fn path_of(person: &Value) -> String {
    format!("{PEOPLE}/{}", person["id"].as_str().expect("an id"))
}

async fn found(client: &Client, path: &str) -> Value {
    client.get(path).await.expect(200)
}

async fn hire(admin: &Client, name: &str, position: &str, supervisor: Option<&Value>) -> Value {
    let supervisor = supervisor.map(|person| person["id"].clone());
    let body = json!({"name": name, "position": position, "supervisor_id": supervisor});
    admin.post(PEOPLE, body).await.expect(201)
}

/// A shop of this salesman.
async fn shop_of(admin: &Client, salesman: &Value, code: &str) -> Value {
    let phone = format!("0813000{}", &code[2..]);
    let body = json!({"code": code, "name": code, "phone": phone, "salesman_id": salesman["id"]});
    admin.post(SHOPS, body).await.expect(201)
}

fn names(list: &Value) -> Vec<&str> {
    let rows = list["data"].as_array().expect("rows");
    rows.iter().map(|row| row["name"].as_str().expect("a name")).collect()
}

testkit::on_both_engines! {
    async fn people_are_hired_in_the_agreed_shape_listed_and_searched(house: House) {
        let admin = house.office("admin").await;
        let boss = hire(&admin, " Bu Rina ", "spv", None).await;
        let body = json!({
            "name": "Andi", "position": "sales", "supervisor_id": boss["id"], "phone": "0812 3333 4444", "ref_salesman_id": 9,
        });

        let made = admin.post(PEOPLE, body).await.expect(201);
        shop_of(&admin, &made, "TK7001").await;

        let expected = json!({
            "id": made["id"], "name": "Andi", "position": "sales", "supervisor": {"id": boss["id"], "name": "Bu Rina"},
            "phone": "6281233334444", "ref_salesman_id": 9, "is_active": true, "version": 1, "shops": 0, "team": 0,
        });
        assert_eq!(made, expected);
        let now = found(&admin, &path_of(&made)).await;
        assert_eq!((&now["shops"], &found(&admin, &path_of(&boss)).await["team"]), (&json!(1), &json!(1)));
        for (query, expected) in [
            ("", &["Andi", "Bu Rina"][..]),
            ("search=rina", &["Bu Rina"]),
            ("search=0812-3333", &["Andi"]),
            ("position=spv", &["Bu Rina"]),
            ("active=false", &[]),
            ("page=2&per_page=1", &["Bu Rina"]),
        ] {
            assert_eq!(names(&found(&admin, &format!("{PEOPLE}?{query}")).await), expected, "{query}");
        }
        let wrong = admin.get(&format!("{PEOPLE}?position=boss")).await;
        assert!(wrong.body["errors"]["position"].is_array(), "{}", wrong.text);
    }

    async fn who_has_shops_or_a_team_stays_until_they_are_handed_over(house: House) {
        let admin = house.office("admin").await;
        let (boss, other_boss) = (hire(&admin, "Rina", "spv", None).await, hire(&admin, "Sari", "spv", None).await);
        let (andi, budi) = (hire(&admin, "Andi", "sales", Some(&boss)).await, hire(&admin, "Budi", "sales", None).await);
        let shop = shop_of(&admin, &andi, "TK7001").await;
        let inactive = shop_of(&admin, &andi, "TK7002").await;
        let path = format!("{SHOPS}/{}", inactive["id"].as_str().expect("an id"));
        admin.delete(&path).await.expect(200);

        let refusals = [
            admin.delete(&path_of(&andi)).await,
            admin.put(&path_of(&andi), json!({"is_active": false})).await,
            admin.put(&path_of(&andi), json!({"position": "spv"})).await,
        ];
        for answer in &refusals {
            assert_eq!((answer.refused(409).as_str(), &answer.body["count"]), ("parts.sales_person.has_shops", &json!(2)));
        }
        let boss_stays = admin.delete(&path_of(&boss)).await;
        assert_eq!((boss_stays.refused(409).as_str(), &boss_stays.body["count"]), ("parts.sales_person.has_team", &json!(1)));
        assert_eq!(admin.put(&path_of(&boss), json!({"position": "sales"})).await.refused(409), "parts.sales_person.has_team");

        let hand = |person: &Value, to: &Value| {
            let (admin, path, to) = (admin.clone(), format!("{}/hand-over", path_of(person)), to["id"].clone());
            async move { admin.post(&path, json!({"to": to})).await }
        };
        for to in [&andi, &boss, &json!({"id": "sales_01kakj3w6vfqv9r3hy0g3n5tqe"})] {
            assert_eq!(hand(&andi, to).await.refused(422), "parts.sales_person.unknown_receiver");
        }
        assert_eq!(hand(&andi, &budi).await.expect(200), json!({"moved": 2}));
        assert_eq!(hand(&andi, &budi).await.expect(200), json!({"moved": 0}), "twice moves nothing more");
        assert_eq!(hand(&boss, &other_boss).await.expect(200), json!({"moved": 1}));

        let moved = found(&admin, &format!("{SHOPS}/{}", shop["id"].as_str().expect("an id"))).await;
        assert_eq!((&moved["salesman"]["name"], &moved["version"]), (&json!("Budi"), &json!(2)));
        assert_eq!(found(&admin, &path_of(&andi)).await["supervisor"]["name"], "Sari");
        assert_eq!(admin.delete(&path_of(&boss)).await.expect(200)["is_active"], false);
        let gone = admin.delete(&path_of(&andi)).await.expect(200);
        assert_eq!(admin.delete(&path_of(&andi)).await.expect(200), gone, "twice is once");
        assert_eq!(hand(&budi, &andi).await.refused(422), "parts.sales_person.unknown_receiver", "he is not active");
        assert_eq!(admin.put(&path_of(&andi), json!({"is_active": true})).await.expect(200)["is_active"], true);
    }

    async fn a_supervisor_is_somebody_else_who_is_active_and_one(house: House) {
        let admin = house.office("admin").await;
        let (boss, gone) = (hire(&admin, "Rina", "spv", None).await, hire(&admin, "Sari", "spv", None).await);
        admin.delete(&path_of(&gone)).await.expect(200);
        let (andi, budi) = (hire(&admin, "Andi", "sales", None).await, hire(&admin, "Budi", "sales", None).await);

        for nobody in [&gone["id"], &budi["id"], &andi["id"], &json!("sales_01kakj3w6vfqv9r3hy0g3n5tqe")] {
            let answer = admin.put(&path_of(&andi), json!({"supervisor_id": nobody})).await;
            assert_eq!(answer.refused(422), "parts.sales_person.unknown_supervisor", "{nobody}");
        }
        let superior = admin.put(&path_of(&gone), json!({"supervisor_id": boss["id"]})).await;
        assert_eq!(superior.refused(422), "parts.sales_person.unknown_supervisor");
        let named = admin.post(PEOPLE, json!({"name": "", "position": "spv", "supervisor_id": boss["id"], "phone": "x", "ref_salesman_id": 0})).await;
        let fields: Vec<&String> = named.body["errors"].as_object().expect("fields").keys().collect();
        assert_eq!(fields, ["name", "phone", "ref_salesman_id", "supervisor_id"]);

        let given = admin.put(&path_of(&andi), json!({"supervisor_id": boss["id"]})).await.expect(200);
        assert_eq!(given["supervisor"]["name"], "Rina");
        let risen = admin.put(&path_of(&andi), json!({"position": "spv"})).await.expect(200);
        assert_eq!((&risen["position"], &risen["supervisor"]), (&json!("spv"), &Value::Null));
        assert_eq!(found(&admin, &path_of(&boss)).await["team"], 0);
        let freed = admin.put(&path_of(&budi), json!({"supervisor_id": null, "phone": null})).await.expect(200);
        assert_eq!(freed["version"], 1, "what changes nothing is not written");
    }

    async fn a_salesman_who_leaves_while_he_is_given_a_shop_either_leaves_or_gets_it(house: House) {
        let admin = house.office("admin").await;
        let (mut left, mut stayed) = (0, 0);
        for round in 0..8 {
            let (from, to) = (hire(&admin, "Dari", "sales", None).await, hire(&admin, "Ke", "sales", None).await);
            let shop = shop_of(&admin, &from, &format!("TK80{round:02}")).await;
            let shop = format!("{SHOPS}/{}", shop["id"].as_str().expect("an id"));

            let body = json!({"salesman_id": to["id"]});
            let path = path_of(&to);
            let (give, leave) = (admin.put(&shop, body), admin.delete(&path));
            let (given, gone) = if round % 2 == 0 {
                testkit::futures::join!(give, leave)
            } else {
                let (gone, given) = testkit::futures::join!(leave, give);
                (given, gone)
            };

            let salesman = found(&admin, &shop).await["salesman"]["id"].clone();
            let active = found(&admin, &path).await["is_active"].clone();
            if gone.status == 200 {
                left += 1;
                assert_eq!(given.refused(422), "parts.shop.unknown_salesman");
                assert_eq!((salesman, active), (from["id"].clone(), json!(false)));
            } else {
                stayed += 1;
                assert_eq!(gone.refused(409), "parts.sales_person.has_shops");
                assert_eq!((given.status, salesman, active), (200, to["id"].clone(), json!(true)));
            }
        }
        assert_eq!(left + stayed, 8);
    }

    async fn hand_overs_and_edits_at_once_leave_every_shop_with_an_active_salesman(house: House) {
        let admin = house.office("admin").await;
        let (andi, budi) = (hire(&admin, "Andi", "sales", None).await, hire(&admin, "Budi", "sales", None).await);
        let mut shops = Vec::new();
        for n in 0..4 {
            shops.push(shop_of(&admin, &andi, &format!("TK90{n:02}")).await);
        }

        for _ in 0..3 {
            let there = format!("{}/hand-over", path_of(&andi));
            let back = format!("{}/hand-over", path_of(&budi));
            let mut calls = vec![(there, true, json!({"to": budi["id"]})), (back, true, json!({"to": andi["id"]}))];
            for shop in &shops {
                let path = format!("{SHOPS}/{}", shop["id"].as_str().expect("an id"));
                calls.push((path.clone(), false, json!({"salesman_id": andi["id"]})));
                calls.push((path, false, json!({"city": "Bogor"})));
            }
            let call = async |(path, post, body): &(String, bool, Value)| {
                if *post { admin.post(path, body.clone()).await } else { admin.put(path, body.clone()).await }
            };
            let answers = join_all(calls.iter().map(call)).await;
            assert!(answers.iter().all(|answer| answer.status == 200), "{answers:?}");
        }

        let counts = [found(&admin, &path_of(&andi)).await["shops"].clone(), found(&admin, &path_of(&budi)).await["shops"].clone()];
        assert_eq!(counts.iter().map(|count| count.as_u64().expect("a count")).sum::<u64>(), 4);
    }

    async fn of_two_admins_the_second_hears_that_the_first_was_quicker(house: House) {
        let (one, two) = (house.office("admin").await, house.office("admin").await);
        let andi = hire(&one, "Andi", "sales", None).await;

        let first = one.put(&path_of(&andi), json!({"name": "Andi S", "version": 1})).await.expect(200);
        let second = two.put(&path_of(&andi), json!({"name": "Andy", "version": 1})).await;

        assert_eq!(second.refused(409), "parts.sales_person.changed_meanwhile");
        assert_eq!((&second.body["version"], &first["version"]), (&json!(2), &json!(2)));
        assert_eq!(found(&two, &path_of(&andi)).await, first);
    }

    async fn another_tenant_and_a_shop_reach_nothing_of_it(house: House) {
        let (admin, toko) = (house.office("admin").await, toko(&house, "TK001").await);
        let (andi, budi) = (hire(&admin, "Andi", "sales", None).await, hire(&admin, "Budi", "sales", None).await);
        let elsewhere = house.another_tenant().await;
        let stranger = house.office_of(&elsewhere, "admin").await;

        for answer in [
            stranger.get(&path_of(&andi)).await,
            stranger.put(&path_of(&andi), json!({"name": "Direbut"})).await,
            stranger.delete(&path_of(&andi)).await,
            stranger.post(&format!("{}/hand-over", path_of(&andi)), json!({"to": budi["id"]})).await,
        ] {
            assert_eq!(answer.refused(404), "parts.sales_person.not_found");
        }
        assert_eq!(found(&stranger, PEOPLE).await["meta"]["total"], 0);
        assert_eq!(toko.client.get(PEOPLE).await.refused(403), "platform.forbidden");
        assert_eq!(found(&admin, &path_of(&andi)).await, andi);
    }
}
