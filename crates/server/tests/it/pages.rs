//! The web app is served by the same program, and the API never answers with a page.

testkit::on_both_engines! {
    /// Answers carry the headers that keep browsers careful.
    async fn every_answer_is_guarded_and_traceable(house: House) {
        let answer = house.visitor().get("/healthz").await;

        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert!(answer.header("content-security-policy").is_some_and(|policy| policy.contains("default-src 'self'")));
        assert!(answer.header("x-request-id").is_some_and(|id| id.len() >= 16));
    }

    /// No page of others runs in ours, and none of ours in others'; whatever the answer is.
    async fn every_answer_forbids_what_it_does_not_need(house: House) {
        for path in ["/", "/api/docs", "/api/nothing", "/api/session", "/healthz", "/assets/nothing.js"] {
            let answer = house.visitor().get(path).await;

            let policy = answer.header("content-security-policy").expect("a policy").to_owned();
            let scripts = policy.split("; ").find(|rule| rule.starts_with("script-src"));
            assert_eq!(scripts, Some("script-src 'self'"), "{path}");
            for rule in ["frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "object-src 'none'"] {
                assert!(policy.contains(rule), "{path}: {policy}");
            }
            for (name, value) in [
                ("x-content-type-options", "nosniff"),
                ("x-frame-options", "DENY"),
                ("referrer-policy", "same-origin"),
                ("cross-origin-opener-policy", "same-origin"),
                ("cross-origin-resource-policy", "same-origin"),
            ] {
                assert_eq!(answer.header(name), Some(value), "{path}");
            }
            assert!(answer.header("permissions-policy").is_some_and(|policy| policy.contains("microphone=()")), "{path}");
            assert_eq!(answer.header("strict-transport-security"), None, "nobody promised https");
        }
    }

    /// A browser that came over https comes back over https.
    async fn https_is_remembered_once_it_is_promised(house: House) {
        let house = testkit::House::raise_with(house.app.db.engine(), |settings| {
            settings.platform.public_url = Some("https://toko.example.id".to_owned());
        })
        .await;

        for path in ["/", "/api/session", "/healthz"] {
            let answer = house.visitor().get(path).await;
            assert_eq!(answer.header("strict-transport-security"), Some("max-age=31536000"), "{path}");
        }
    }

    /// What belongs to one person is in no cache; what carries its content's hash is in every one.
    async fn answers_say_what_may_be_kept(house: House) {
        let admin = house.office("admin").await;

        for path in ["/api/session", "/api/admin/orders", "/api/nothing"] {
            assert_eq!(admin.get(path).await.header("cache-control"), Some("no-store"), "{path}");
        }
        let page = house.visitor().get("/").await;
        if page.status == 200 {
            assert_eq!(page.header("cache-control"), Some("no-cache"));
            let script = page.text.split('"').find(|part| part.starts_with("/assets/")).expect("a script").to_owned();
            let asset = house.visitor().get(&script).await;
            assert_eq!(asset.header("cache-control"), Some("public, max-age=31536000, immutable"), "{script}");
            let tag = asset.header("etag").expect("a tag").to_owned();
            let again = house.visitor().with_header("if-none-match", &tag).get(&script).await;
            assert_eq!((again.status, again.text.as_str()), (304, ""));
        }
    }

    /// A proxy's request id is kept; nonsense is replaced.
    async fn a_sound_request_id_is_kept(house: House) {
        let kept = house.visitor().with_header("x-request-id", "proxy-7").get("/healthz").await;
        let replaced = house.visitor().with_header("x-request-id", "a b<script>").get("/healthz").await;

        assert_eq!(kept.header("x-request-id"), Some("proxy-7"));
        assert_ne!(replaced.header("x-request-id"), Some("a b<script>"));
    }

    /// Supervisors see each dependency, and the counters count.
    async fn readiness_and_metrics_tell_the_state(house: House) {
        let ready = house.visitor().get("/readyz").await.expect(200);
        let metrics = house.visitor().get("/metrics").await;

        assert_eq!(ready["ready"], true);
        let names: Vec<_> = ready["dependencies"].as_array().expect("a list").iter().map(|one| one["name"].clone()).collect();
        assert!(names.contains(&"database".into()), "{names:?}");
        assert!(metrics.text.contains("niaga_http_requests_total"), "{}", metrics.text);
    }

    /// A missing file is missing; a screen's address is the app's first page or, without a build, missing.
    async fn a_missing_file_is_not_a_page(house: House) {
        let file = house.visitor().get("/assets/nothing-1234.js").await;
        let api = house.visitor().get("/api/shop/nothing").await;

        assert_eq!(file.status, 404);
        assert!(!file.text.contains("<html"));
        assert_eq!(api.refused(404), "platform.not_found");
    }
}

testkit::on_both_engines! {
    /// One-time codes are for the person at this machine, not for whoever a proxy lets through.
    async fn the_simulator_is_not_there_behind_a_proxy(house: House) {
        let here = house.visitor().get("/api/simulator/phones").await;
        let world = house.visitor().with_header("x-forwarded-for", "203.0.113.7");

        assert_eq!(here.status, 200);
        for path in ["/api/simulator/phones", "/api/simulator/phones/628123456789/messages", "/api/simulator/mailbox"] {
            assert_eq!(world.get(path).await.refused(404), "platform.not_found", "{path}");
        }
    }

    /// A business that did not switch a module on has nothing of it.
    async fn a_module_that_is_off_is_not_there(house: House) {
        let without = identity::tenants::NewTenant {
            slug: "tanpa".to_owned(),
            name: "Tanpa Toko".to_owned(),
            host: None,
            zone: base::Zone::default(),
            modules: Vec::new(),
        };
        let without = identity::tenants::create(&house.app, without).await.expect("a tenant");
        let owner = house.office_of(&without, "super_admin").await;

        assert_eq!(owner.get("/api/admin/orders").await.refused(404), "platform.not_found");
        assert_eq!(owner.get("/api/admin/messages").await.status, 200);
    }
}
