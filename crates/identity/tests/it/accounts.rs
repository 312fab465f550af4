//! Registering, the API's door, and who may change whom.

use base::Phone;
use identity::accounts::{self, Changes, NewAccount};
use identity::tenants::find_by_slug;
use testkit::{futures::future::join_all, json};

use crate::stage::{number, refusal};

const BUDI: &str = "budi@contoh.test";

fn budi() -> testkit::Value {
    json!({"name": "Budi Santoso", "email": " Budi@Contoh.test", "password": "nasi-goreng-9"})
}

testkit::on_both_engines! {
    /// Register, sign in, look at oneself: the restaurant seed's three steps.
    async fn somebody_registers_signs_in_and_sees_their_profile(house: House) {
        let visitor = house.visitor();

        let registered = visitor.post("/auth/register", budi()).await.expect(201);
        let login = json!({"email": BUDI, "password": "nasi-goreng-9"});
        let access = visitor.post("/auth/login", login).await.expect(200);
        let me = visitor.with_token(access["access_token"].as_str().expect("a token"));
        let profile = me.get("/auth/profile").await.expect(200);

        assert_eq!(registered["name"], "Budi Santoso");
        assert_eq!(registered["email"], BUDI);
        assert!(registered.get("password").is_none());
        assert_eq!(access["token_type"], "Bearer");
        assert_eq!(access["expires_in"], 86_400);
        let user = json!({"id": registered["id"], "name": "Budi Santoso", "email": BUDI, "role": "none"});
        assert_eq!(access["user"], user);
        assert_eq!(profile, user);
        assert_eq!(visitor.get("/auth/profile").await.refused(401), "platform.sign_in_first");
    }

    /// What is wrong is told by field, and nothing is made.
    async fn a_registration_of_the_wrong_shape_names_its_fields(house: House) {
        let with = |field: &str, value: &str| {
            let mut body = budi();
            body[field] = value.into();
            body
        };
        let visitor = house.visitor();

        let email = visitor.post("/auth/register", with("email", "budi")).await.expect(422);
        let short = visitor.post("/auth/register", with("password", "pendek")).await.expect(422);
        let own = visitor.post("/auth/register", with("password", BUDI)).await.expect(422);
        let name = visitor.post("/auth/register", with("name", " ")).await;

        assert!(email["errors"]["email"].is_array(), "{email}");
        assert_eq!(short["errors"]["password"], json!(["Kata sandi minimal 10 karakter."]));
        assert_eq!(own["errors"]["password"], json!(["Kata sandi tidak boleh sama dengan e-mail."]));
        assert_eq!(name.refused(422), "identity.account.name_invalid");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM accounts").await, 0);
    }

    /// One address is one account, also when ten ask at once; the refusal speaks both languages.
    async fn ten_registrations_of_one_address_make_one_account(house: House) {
        let visitor = house.visitor();

        let answers = join_all((0..10).map(|_| visitor.post("/auth/register", budi()))).await;

        assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
        let late = answers.iter().find(|answer| answer.status != 201).expect("nine were late");
        assert_eq!(late.refused(409), "identity.account.email_taken");
        assert_eq!(late.body["detail"], "E-mail ini sudah terdaftar.");
        let english = visitor.in_english().post("/auth/register", budi()).await.expect(409);
        assert_eq!(english["detail"], "This e-mail address is already registered.");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM accounts").await, 1);
    }

    /// A second account with a number that is taken is refused, and the transaction goes on.
    async fn a_taken_number_is_refused_without_spoiling_the_transaction(house: House) {
        let toko = |name: &str, phone: &str| NewAccount {
            name: name.to_owned(),
            email: None,
            phone: Some(Phone::parse(phone).expect("a number")),
            password: None,
        };
        let mut tx = house.begin().await;

        accounts::create(&mut tx, toko("Toko Satu", "628123456789")).await.expect("made");
        let twin = accounts::create(&mut tx, toko("Toko Dua", "0812-3456-789")).await;
        let third = accounts::create(&mut tx, toko("Toko Tiga", "628123456780")).await;
        tx.commit().await.expect("committed");

        assert_eq!(refusal(twin).0, "identity.account.phone_taken");
        assert!(third.is_ok(), "{third:?}");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM accounts").await, 2);
    }

    /// A tenant changes its own members, keeps addresses apart, and cannot reach other tenants'.
    async fn a_tenant_changes_its_own_members_only(house: House) {
        let other = house.another_tenant().await;
        let (member, _) = house.account_of(&house.tenant, "admin", None).await;
        let (_, taken) = house.account_of(&house.tenant, "admin", None).await;
        let (stranger, _) = house.account_of(&other, "admin", None).await;
        let name = |name: &str| Changes { name: Some(name.to_owned()), ..Changes::default() };

        let mut tx = house.begin().await;
        accounts::change(&mut tx, member, name("Nama Baru")).await.expect("changed");
        let foreign = accounts::change(&mut tx, stranger, name("Nama Curian")).await;
        let role = accounts::set_role(&mut tx, stranger, "none").await;
        tx.commit().await.expect("committed");
        let mut tx = house.begin().await;
        let email = identity::Email::parse(&taken).expect("an address");
        let changes = Changes { email: Some(Some(email)), ..Changes::default() };
        let twin = accounts::change(&mut tx, member, changes).await;
        drop(tx);

        assert_eq!(refusal(foreign).0, "identity.account.not_found");
        assert_eq!(refusal(role).0, "identity.account.not_found");
        assert_eq!(refusal(twin).0, "identity.account.email_taken");
        let kept = accounts::find(house.app.db.read(), stranger).await.expect("read").expect("there");
        assert_eq!(kept.name, "Uji admin");
    }

    /// Members are listed by tenant and role; phones by what the role allows.
    async fn members_are_found_by_role_and_by_permission(house: House) {
        let tenant = find_by_slug(&house.app, "uji").await.expect("read").expect("there");
        let (admin, _) = house.account_of(&tenant, "admin", Some("628111000001")).await;
        house.account_of(&tenant, "shop", Some("628111000002")).await;
        house.account_of(&house.another_tenant().await, "admin", Some("628111000003")).await;

        let members = accounts::members(house.app.db.read(), tenant.id, &["admin"]).await.expect("read");
        let tx = house.begin().await;
        let all = accounts::phones_with_permission(&tx, "identity.sessions.own").await.expect("read");
        let nobody = accounts::phones_with_permission(&tx, "nothing.of.this").await.expect("read");

        assert_eq!(members.iter().map(|member| member.id).collect::<Vec<_>>(), [admin]);
        assert_eq!(all.len(), 2);
        assert!(nobody.is_empty());
    }
}
