//! `niaga user create` and `niaga user reset`, by the real program, beside a house that is at work.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use sea_orm::{ConnectionTrait, Statement};
use testkit::{House, json};

const EMAIL: &str = "ratna@contoh.test";
const PASSWORD: &str = "kopi-tubruk-77";
const NEW: &str = "wedang-jahe-88";

/// Runs `niaga user …` on the house's data with this on its standard input.
async fn niaga(house: &House, arguments: &[&str], input: &str) -> Output {
    let settings = house.settings();
    let mut command = Command::new(env!("CARGO_BIN_EXE_niaga"));
    command.arg("user").args(arguments).arg("--data").arg(&settings.data);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.env_remove("DATABASE_URL");
    if let Some(url) = &settings.database_url {
        command.env("DATABASE_URL", url.reveal());
    }
    let input = input.to_owned();
    let work = tokio::task::spawn_blocking(move || {
        let mut child = command.spawn().expect("niaga starts");
        let mut stdin = child.stdin.take().expect("it was piped");
        // A command that reads nothing may be gone already.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        child.wait_with_output().expect("niaga ends")
    });
    let output = work.await.expect("niaga was waited for");
    let said = format!("{}{}", text(&output.stdout), text(&output.stderr));
    for secret in [PASSWORD, NEW, "pendek"] {
        assert!(!said.contains(secret), "a password was printed: {said}");
    }
    output
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Exit code and complaint, which is one line.
fn failed(output: &Output) -> (Option<i32>, String) {
    assert!(output.stdout.is_empty(), "{}", text(&output.stdout));
    let complaint = text(&output.stderr);
    (output.status.code(), complaint.lines().last().unwrap_or_default().to_owned())
}

async fn make(house: &House) -> Output {
    let arguments = [
        "create",
        "--tenant",
        "uji",
        "--email",
        EMAIL,
        "--name",
        "Ibu Ratna",
        "--role",
        "super_admin",
    ];
    niaga(house, &arguments, &format!("{PASSWORD}\n")).await
}

async fn sign_in(house: &House, password: &str) -> testkit::Answer {
    let body = json!({"email": EMAIL, "password": password});
    house.visitor().post("/api/admin/login", body).await
}

async fn accounts(house: &House) -> i64 {
    number(house, "SELECT COUNT(*) FROM accounts").await
}

async fn number(house: &House, sql: &str) -> i64 {
    let statement = Statement::from_string(house.app.db.backend(), sql);
    let row = house.app.db.read().query_one_raw(statement).await.expect("a sound statement");
    row.expect("one row").try_get_by_index(0).expect("a number")
}

testkit::on_both_engines! {
    /// The first owner: made on the command line, then in charge.
    async fn a_user_made_on_the_command_line_is_in_charge(house: House) {
        let made = make(&house).await;

        assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
        assert_eq!(text(&made.stdout), "ratna@contoh.test can sign in as super_admin of uji.\n");
        let session = sign_in(&house, PASSWORD).await.expect(200);
        let owner = house.visitor().with_token(session["token"].as_str().expect("a token"));
        assert_eq!(owner.get("/api/admin/users").await.expect(200)["meta"]["total"], 1);
    }

    /// One line that says what is wrong, exit code 1, and nobody made; 2 for a wrong command line.
    async fn a_command_that_cannot_be_obeyed_makes_nobody(house: House) {
        let create = |email, role, tenant, password: &'static str| {
            let house = &house;
            async move {
                let arguments =
                    ["create", "--tenant", tenant, "--email", email, "--name", "Ani", "--role", role];
                failed(&niaga(house, &arguments, password).await)
            }
        };

        let weak = create("ani@contoh.test", "admin", "uji", "pendek\n").await;
        let own = create("ani@contoh.test", "admin", "uji", "ani@contoh.test\n").await;
        let silent = create("ani@contoh.test", "admin", "uji", "").await;
        let no_address = create("ani", "admin", "uji", "kopi-tubruk-77\n").await;
        let boss = create("ani@contoh.test", "boss", "uji", "kopi-tubruk-77\n").await;
        let shop = create("ani@contoh.test", "shop", "uji", "kopi-tubruk-77\n").await;
        let nowhere = create("ani@contoh.test", "admin", "lain", "kopi-tubruk-77\n").await;
        let nobody = failed(&niaga(&house, &["reset", "--email", EMAIL], "kopi-tubruk-77\n").await);
        let no_totp = failed(&niaga(&house, &["reset", "--email", EMAIL, "--totp"], "").await);
        let unclear = niaga(&house, &["reset"], "kopi-tubruk-77\n").await;

        for ((code, complaint), words) in [
            (weak, "at least 10 characters"),
            (own, "must not be the e-mail address"),
            (silent, "standard input"),
            (no_address, "not a valid e-mail address"),
            (boss, "boss is no role of an office user"),
            (shop, "shop is no role of an office user"),
            (nowhere, "there is no tenant lain"),
            (nobody, "nobody has the address"),
            (no_totp, "nobody has the address"),
        ] {
            assert_eq!(code, Some(1), "{complaint}");
            assert!(complaint.starts_with("niaga: ") && complaint.contains(words), "{complaint}");
        }
        assert_eq!(unclear.status.code(), Some(2), "{}", text(&unclear.stderr));
        assert_eq!(accounts(&house).await, 0);
    }

    /// An address that is taken, and a weak reset: who is there stays as they were.
    async fn whoever_is_there_is_not_made_again(house: House) {
        make(&house).await;

        let twin = failed(&make(&house).await);
        let weak = failed(&niaga(&house, &["reset", "--email", EMAIL], "pendek\n").await);

        assert_eq!((twin.0, weak.0), (Some(1), Some(1)));
        assert!(twin.1.contains("already registered"), "{}", twin.1);
        assert_eq!(accounts(&house).await, 1);
        sign_in(&house, PASSWORD).await.expect(200);
    }

    /// A reset ends the old password and every session.
    async fn a_reset_ends_the_old_password_and_its_sessions(house: House) {
        make(&house).await;
        let session = sign_in(&house, PASSWORD).await.expect(200);
        let before = house.visitor().with_token(session["token"].as_str().expect("a token"));

        let reset = niaga(&house, &["reset", "--email", "Ratna@Contoh.test"], &format!("{NEW}\r\n")).await;

        assert_eq!(reset.status.code(), Some(0), "{}", text(&reset.stderr));
        assert_eq!(before.get("/api/session").await.status, 401);
        assert_eq!(sign_in(&house, PASSWORD).await.status, 401);
        sign_in(&house, NEW).await.expect(200);
    }

    /// A lost telephone: the second step goes, password and sessions stay; nothing is read.
    async fn a_lost_second_step_is_switched_off(house: House) {
        make(&house).await;
        let session = sign_in(&house, PASSWORD).await.expect(200);
        let before = house.visitor().with_token(session["token"].as_str().expect("a token"));
        let tx = house.begin().await;
        let on = "INSERT INTO account_totps (account_id, sealed_secret, created_at, enabled_at) \
                  SELECT id, '', created_at, created_at FROM accounts";
        tx.conn().execute_unprepared(on).await.expect("written");
        tx.commit().await.expect("committed");
        assert_eq!(sign_in(&house, PASSWORD).await.refused(401), "identity.sign_in.totp_required");

        let reset = niaga(&house, &["reset", "--email", EMAIL, "--totp"], "").await;
        let again = niaga(&house, &["reset", "--email", EMAIL, "--totp"], "").await;

        let said = [text(&reset.stdout), text(&again.stdout)];
        assert!(said[0].contains("no longer has a second step"), "{said:?}");
        assert!(said[1].contains("had no second step"), "{said:?}");
        assert_eq!((reset.status.code(), again.status.code()), (Some(0), Some(0)));
        sign_in(&house, PASSWORD).await.expect(200);
        assert_eq!(before.get("/api/session").await.status, 200);
    }
}
