//! How the server is doing, for who may know it, and no more than theirs.

use testkit::{Client, Screen, Value, json};

use super::own_channel;

fn app<'a>(overview: &'a Value, id: &str) -> Option<&'a Value> {
    let apps = overview["apps"].as_array().expect("a list");
    apps.iter().find(|app| app["id"] == id)
}

fn names(channels: &Value) -> Vec<&str> {
    let rows = channels["data"].as_array().expect("a list");
    rows.iter().map(|row| row["name"].as_str().expect("a name")).collect()
}

/// Adds an outside system's app, whose webhooks nobody takes.
fn with_an_outside_app(settings: &mut server::settings::Settings) {
    let mut app = realtime::AppConfig::new("shop", "shop-key", realtime::Secret::new("hush"));
    app.webhooks = vec![realtime::WebhookConfig {
        url: "http://127.0.0.1:9/hook".to_owned(),
        events: vec![realtime::HookName::ChannelOccupied],
    }];
    settings.realtime.apps.push(app);
}

testkit::on_both_engines! {
    async fn the_office_sees_every_app_of_its_own_installation(house: House) {
        let house = house.restart_with(with_an_outside_app).await;
        let (admin, shop) = (house.office("admin").await, house.office("shop").await);
        let door = house.door().await;
        let _screens = (door.screen(&admin).await, door.screen(&shop).await);
        let mut outside = Screen::connect(door.port, "shop-key").await;
        assert!(outside.subscribe("news", &json!({})).await);
        let overview = wait_for_a_failure(&admin).await;

        let ours = app(&overview, "niaga").expect("our own");
        assert_eq!((&ours["connections"], &ours["users"]), (&json!(2), &json!(2)));
        let shop = app(&overview, "shop").expect("the outside one");
        assert_eq!((&shop["connections"], &shop["channels"]), (&json!(1), &json!(1)));
        assert!(shop["messages_in"].as_u64() >= Some(1), "{shop}");
        let failure = &shop["webhooks"]["failures"][0];
        assert_eq!((&failure["url"], &failure["events"]), (&json!("http://127.0.0.1:9/hook"), &json!(1)));
        assert_eq!(overview["nodes"].as_array().map(Vec::len), Some(1));

        let channels = admin.get("/api/realtime/shop/channels").await.expect(200);
        assert_eq!(channels["data"], json!([{"name": "news", "subscriptions": 1, "users": null}]));
        let none = admin.get("/api/realtime/shop/channels?prefix=x").await.expect(200);
        assert_eq!(none["meta"]["total"], 0);
        let unknown = admin.get("/api/realtime/nobody/channels").await;
        assert_eq!(unknown.refused(404), "realtime.unknown_app");
    }

    async fn of_several_businesses_each_sees_its_own_screens_only(house: House) {
        let house = house.restart_with(with_an_outside_app).await;
        let other = house.another_tenant().await;
        let (admin, theirs) = (house.office("admin").await, house.office_of(&other, "admin").await);
        let door = house.door().await;
        let _screens = (door.screen(&admin).await, door.screen(&theirs).await);
        let (own, foreign) = (own_channel(&admin).await, own_channel(&theirs).await);

        let overview = admin.get("/api/realtime").await.expect(200);
        let channels = admin.get("/api/realtime/niaga/channels?per_page=100").await.expect(200);
        let asked = admin.get(&format!("/api/realtime/niaga/channels?prefix={foreign}")).await;

        assert_eq!(overview["apps"].as_array().map(Vec::len), Some(1));
        let ours = app(&overview, "niaga").expect("our own");
        assert_eq!((&ours["connections"], &ours["users"]), (&json!(1), &json!(1)));
        assert_eq!((&ours["messages_out"], &ours["webhooks"]), (&Value::Null, &Value::Null));
        let names = names(&channels);
        assert!(names.contains(&&*own) && !names.contains(&&*foreign), "{names:?}");
        assert_eq!(asked.expect(200)["meta"]["total"], 0);
        let unknown = admin.get("/api/realtime/shop/channels").await;
        assert_eq!(unknown.refused(404), "realtime.unknown_app");
    }

    async fn who_collects_metrics_reads_every_app(house: House) {
        let admin = house.office("admin").await;
        let door = house.door().await;
        let _screen = door.screen(&admin).await;
        let has = |text: &str| text.contains("niaga_realtime_connections{app=\"niaga\"}");

        let mut tries = 0;
        while !has(&admin.get("/metrics").await.text) {
            tries += 1;
            assert!(tries < 100);
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    }
}

/// The overview, once the webhook that nobody takes has failed.
async fn wait_for_a_failure(admin: &Client) -> Value {
    for _ in 0..100 {
        let overview = admin.get("/api/realtime").await.expect(200);
        let failed = app(&overview, "shop").map(|shop| &shop["webhooks"]["failed"]);
        if failed.and_then(Value::as_u64) > Some(0) {
            return overview;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the webhook never failed");
}
