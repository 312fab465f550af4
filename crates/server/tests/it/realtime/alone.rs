//! `niaga realtime`: the same server without a house, by the real program.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use realtime::{ChannelName, Config, Realtime};
use testkit::{Screen, json};

use super::{Killed, redis};

const CONFIG: &str = "listen = \"127.0.0.1:0\"\n\
    [[apps]]\nid = \"1\"\nkey = \"a-key\"\nsecret = \"a-secret\"\n";

fn niaga() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_niaga"));
    command.arg("realtime").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.env_remove("DATABASE_URL");
    command
}

fn file(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(text.as_bytes()).expect("written");
    file
}

/// Runs it with a file that is wrong; the exit code and what it complains of.
fn refused(text: &str) -> (Option<i32>, String) {
    let file = file(text);
    let output = niaga().arg("--config").arg(file.path()).output().expect("niaga starts");
    complaint(&output)
}

fn complaint(output: &Output) -> (Option<i32>, String) {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(!said.contains("a-secret"), "a secret was printed: {said}");
    (output.status.code(), said)
}

/// Says where it listens; the port.
fn port(child: &mut Child) -> u16 {
    let mut line = String::new();
    let stdout = child.stdout.as_mut().expect("it was piped");
    BufReader::new(stdout).read_line(&mut line).expect("readable");
    let port =
        line.trim().strip_prefix("listening on 127.0.0.1:").and_then(|port| port.parse().ok());
    port.unwrap_or_else(|| panic!("{line}"))
}

/// It says where it listens, serves, and stops in peace when a service manager asks.
#[tokio::test]
async fn it_serves_alone_and_sends_its_clients_on_when_it_is_stopped() {
    let file = file(CONFIG);
    let mut child = niaga().arg("--config").arg(file.path()).spawn().expect("niaga starts");
    let mut screen = Screen::connect(port(&mut child), "a-key").await;
    assert!(screen.subscribe("news", &json!({})).await);

    let stop = format!("kill -TERM {}", child.id());
    Command::new("sh").args(["-c", &stop]).status().expect("a shell");

    assert_eq!(screen.goodbye().await, 4200);
    drop(screen);
    let output = tokio::task::spawn_blocking(move || child.wait_with_output());
    let output = output.await.expect("no panic").expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("stopped"), "{said}");
}

/// Two processes on a bus, and a member on each who knows of the other.
async fn two(bus: &str) -> [(Killed, Screen); 2] {
    let file = file(&format!("bus = \"{bus}\"\n{CONFIG}"));
    let start = || Killed(niaga().arg("--config").arg(file.path()).spawn().expect("niaga starts"));
    let (mut one, mut other) = (start(), start());
    let mut stays = Screen::connect(port(&mut one.0), "a-key").await;
    let mut goes = Screen::connect(port(&mut other.0), "a-key").await;
    enter(&mut stays, "stays").await;
    enter(&mut goes, "goes").await;
    let came = stays.next_of("pusher_internal:member_added").await;
    assert_eq!(came.data["user_id"], "goes");
    [(one, stays), (other, goes)]
}

/// A process that was stopped for a while finds the others still there.
#[tokio::test]
async fn a_process_that_slept_does_not_take_the_others_for_gone() {
    let (_until_the_end, bus) = redis();
    let [(one, mut stays), (_other, _goes)] = two(&bus).await;
    let signal = |name: &str| {
        let kill = format!("kill -{name} {}", one.0.id());
        Command::new("sh").args(["-c", &kill]).status().expect("a shell");
    };

    signal("STOP");
    tokio::time::sleep(Duration::from_secs(7)).await;
    signal("CONT");

    tokio::time::sleep(Duration::from_secs(2)).await;
    stays.hears_nothing_of(&["pusher_internal:member_removed"]).await;
}

/// Whoever was on a process that is killed leaves, on the other ones, within ten seconds.
#[tokio::test]
async fn the_members_of_a_killed_process_leave_the_others() {
    let (_until_the_end, bus) = redis();
    let [(_one, mut stays), (other, _goes)] = two(&bus).await;

    drop(other);

    let left = stays.next_of("pusher_internal:member_removed");
    let left = tokio::time::timeout(Duration::from_secs(10), left).await.expect("in time");
    assert_eq!(left.data, json!({"user_id": "goes"}));
}

/// Subscribes to a presence channel as the application would let this user.
async fn enter(screen: &mut Screen, user: &str) {
    let application = Realtime::start(&Config::from_toml(CONFIG).expect("valid")).expect("starts");
    let channel = ChannelName::parse("presence-a").expect("a name");
    let about = json!({ "user_id": user }).to_string();
    let socket = screen.id.parse().expect("a socket's id");
    let auth = application.sign("1", socket, &channel, Some(&about)).expect("the app is there");
    let signed = json!({"auth": auth, "channel_data": about});
    assert!(screen.subscribe("presence-a", &signed).await);
}

/// In the operator's words, with the file's name, and never with a secret.
#[test]
fn a_file_that_is_wrong_is_told_and_nothing_is_served() {
    let (code, said) = refused("listen = 7\n");
    assert!(code == Some(1) && said.contains("listen"), "{said}");
    let (code, said) = refused(&format!("{CONFIG}colour = \"red\"\n"));
    assert!(code == Some(1) && said.contains("colour"), "{said}");
    let (code, said) = refused(&CONFIG.replace("a-secret", ""));
    assert!(code == Some(1) && said.contains("needs a secret"), "{said}");
    let (code, said) = refused(&CONFIG.replace("127.0.0.1:0", "203.0.113.7:1"));
    assert!(code == Some(1) && said.contains("listening on 203.0.113.7:1"), "{said}");

    let missing =
        niaga().args(["--config", "/nowhere/realtime.toml"]).output().expect("niaga starts");
    let (code, said) = complaint(&missing);
    assert!(code == Some(1) && said.contains("/nowhere/realtime.toml"), "{said}");
    let (code, said) = complaint(&niaga().output().expect("niaga starts"));
    assert!(code == Some(1) && said.contains("--config"), "{said}");
}

/// The house's own name is nobody else's, and a mistake is found before anything is served.
#[test]
fn the_houses_own_app_cannot_be_configured() {
    let folder = tempfile::tempdir().expect("a folder");
    for app in ["id = \"niaga\"\nkey = \"k\"", "id = \"1\"\nkey = \"niaga\""] {
        let file = file(&format!("[[realtime.apps]]\n{app}\nsecret = \"a-secret\"\n"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_niaga"));
        command.arg("check").arg("--config").arg(file.path()).arg("--data").arg(folder.path());
        command.env_remove("DATABASE_URL").stdin(Stdio::null());
        let (code, said) = complaint(&command.output().expect("niaga starts"));
        assert!(code == Some(1) && said.contains("belong to the house"), "{said}");
    }
}
