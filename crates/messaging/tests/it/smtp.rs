//! Mail by SMTP, against a server on this machine that can do everything wrong.

mod server;

use std::net::TcpListener;

use chrono::Duration;
use messaging::{MailConfig, MessageId, Security};
use testkit::{Client, Engine, House};

use crate::stage::{shown, state, tries, write_mail};
use server::{Fate, Server};

async fn house_with(port: u16, change: impl FnOnce(&mut MailConfig)) -> House {
    let house = House::raise_with(Engine::Sqlite, |settings| {
        let mail = &mut settings.messaging.mail;
        mail.driver = "smtp".to_owned();
        mail.from = "Niaga <niaga@uji.test>".to_owned();
        mail.host = "127.0.0.1".to_owned();
        mail.port = Some(port);
        mail.security = Security::None;
        change(mail);
    });
    house.await
}

struct Bench {
    server: Server,
    house: House,
    admin: Client,
}

async fn bench() -> Bench {
    let server = Server::start();
    let house = house_with(server.port(), |_| {}).await;
    let admin = house.office("admin").await;
    Bench { server, house, admin }
}

impl Bench {
    async fn write(&self) -> MessageId {
        write_mail(&self.house, "Ani <ani@uji.test>", "Selamat pagi, Ani.").await
    }
}

#[test]
fn a_mail_reaches_the_server_whole() {
    testkit::run(async {
        let bench = bench().await;
        let id = bench.write().await;

        bench.house.settle().await;

        assert_eq!(state(&bench.admin, id).await, "accepted");
        let mails = bench.server.mails();
        assert_eq!(mails.len(), 1);
        for part in [
            "From: Niaga <niaga@uji.test>",
            "To: Ani <ani@uji.test>",
            "Subject: Atur ulang kata sandi",
            "Date: Sat, 21 Nov 2026 02:00:00 +0000",
            "Content-Type: text/plain",
            "\nSelamat pagi, Ani.\n",
        ] {
            assert!(mails[0].contains(part), "{part} is not in {}", mails[0]);
        }
    });
}

#[test]
fn a_server_that_is_busy_is_asked_again() {
    testkit::run(async {
        let bench = bench().await;
        bench.server.next(Fate::Recipient("450 4.2.1 sibuk"));
        bench.server.next(Fate::Content("451 4.3.0 sibuk"));
        let id = bench.write().await;

        bench.house.settle().await;
        bench.house.pass(Duration::seconds(2)).await;
        bench.house.pass(Duration::seconds(4)).await;

        assert_eq!(tries(&bench.admin, id).await, ["retry", "retry", "accepted"]);
        assert_eq!(bench.server.mails().len(), 1);
    });
}

#[test]
fn a_mail_that_is_refused_fails_with_the_servers_reason() {
    testkit::run(async {
        let bench = bench().await;
        bench.server.next(Fate::Recipient("550 5.1.1 tidak ada"));
        bench.server.next(Fate::Content("554 5.7.1 dianggap spam"));
        let unknown = bench.write().await;
        bench.house.settle().await;
        let spam = bench.write().await;
        bench.house.settle().await;

        for (id, reason) in [(unknown, "550"), (spam, "554")] {
            let message = shown(&bench.admin, id).await;
            assert_eq!(message["state"], "failed");
            let error = message["error"].as_str().unwrap_or_default();
            assert!(error.contains(reason), "{error}");
        }
        assert!(bench.server.mails().is_empty());
    });
}

#[test]
fn a_lost_answer_costs_at_most_a_second_copy_under_the_same_id() {
    testkit::run(async {
        let bench = bench().await;
        bench.server.next(Fate::DropAfterContent);
        let id = bench.write().await;

        bench.house.settle().await;
        bench.house.pass(Duration::seconds(2)).await;

        assert_eq!(tries(&bench.admin, id).await, ["retry", "accepted"]);
        let mails = bench.server.mails();
        let ids: Vec<_> = mails
            .iter()
            .filter_map(|mail| mail.lines().find(|line| line.starts_with("Message-ID: <")))
            .collect();
        assert_eq!(ids.len(), 2);
        assert_eq!(ids[0], ids[1]);
    });
}

#[test]
fn a_connection_that_breaks_before_the_greeting_is_tried_again() {
    testkit::run(async {
        let bench = bench().await;
        bench.server.next(Fate::DropAtOnce);
        let id = bench.write().await;

        bench.house.settle().await;
        bench.house.pass(Duration::seconds(10)).await;

        assert_eq!(state(&bench.admin, id).await, "accepted");
        assert_eq!(bench.server.mails().len(), 1);
    });
}

#[test]
fn mails_wait_for_a_server_that_is_away() {
    testkit::run(async {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        drop(listener);
        let house = house_with(port, |_| {}).await;
        let admin = house.office("admin").await;
        let id = write_mail(&house, "ani@uji.test", "Halo").await;

        house.settle().await;
        for _ in 0..10 {
            house.pass(Duration::seconds(10)).await;
        }
        assert_eq!(shown(&admin, id).await["attempts"], 0, "waiting costs no try");
        assert!(tries(&admin, id).await.iter().all(|outcome| outcome == "channel_down"));
        let ready = house.visitor().get("/readyz").await;
        assert_eq!(ready.status, 200, "the house serves without mail: {}", ready.text);
        assert!(ready.text.contains(r#""name":"mail","state":"down""#), "{}", ready.text);

        let server = Server::start_on(TcpListener::bind(("127.0.0.1", port)).expect("the port"));
        house.pass(Duration::seconds(10)).await;
        assert_eq!(state(&admin, id).await, "accepted");
        assert_eq!(server.mails().len(), 1);
    });
}

#[test]
fn a_refused_sign_in_costs_no_mail() {
    testkit::run(async {
        let server = Server::start();
        server.next(Fate::SignIn("535 5.7.8 sandi salah"));
        let house = house_with(server.port(), |mail| {
            mail.username = Some("niaga".to_owned());
            mail.password = Some("rahasia".to_owned().into());
        })
        .await;
        let admin = house.office("admin").await;
        let id = write_mail(&house, "ani@uji.test", "Halo").await;

        house.settle().await;
        assert_eq!(tries(&admin, id).await, ["channel_down"]);
        house.pass(Duration::seconds(10)).await;

        assert_eq!(state(&admin, id).await, "accepted");
        assert_eq!(server.mails().len(), 1);
    });
}

#[test]
fn a_server_without_encryption_is_not_told_anything() {
    testkit::run(async {
        let server = Server::start();
        let house = house_with(server.port(), |mail| mail.security = Security::Starttls).await;
        write_mail(&house, "ani@uji.test", "Rahasia").await;

        house.settle().await;

        assert!(server.mails().is_empty());
    });
}

#[test]
fn an_address_that_is_none_fails_and_the_next_mail_passes() {
    testkit::run(async {
        let bench = bench().await;
        let broken = write_mail(&bench.house, "bukan alamat", "Halo").await;
        let sound = bench.write().await;

        bench.house.settle().await;

        assert_eq!(state(&bench.admin, broken).await, "failed");
        assert_eq!(state(&bench.admin, sound).await, "accepted");
    });
}
