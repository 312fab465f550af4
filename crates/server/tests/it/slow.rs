//! Clients that trickle: they are cut off, and nobody else waits for them.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use kernel::Clock;

/// The real program with short limits, ended when dropped.
struct Server {
    child: Child,
    port: u16,
    _folder: tempfile::TempDir,
}

impl Server {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        drop(listener);
        let child = Command::new(env!("CARGO_BIN_EXE_niaga"))
            .args(["serve", "--demo", "--listen", &format!("127.0.0.1:{port}"), "--data"])
            .arg(folder.path())
            .env("NIAGA_PLATFORM__LIMITS__HEAD_SECONDS", "1")
            .env("NIAGA_PLATFORM__LIMITS__REQUEST_SECONDS", "2")
            .env_remove("DATABASE_URL")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("niaga starts");
        let server = Self { child, port, _folder: folder };
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return server;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("niaga does not listen");
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("set");
        stream
    }

    /// Sends a beginning, then a byte now and then; answers what came back until the end, and when
    /// that was.
    fn trickle(&self, beginning: &str) -> (String, i64) {
        let begun = Clock::System.now();
        let mut stream = self.connect();
        stream.write_all(beginning.as_bytes()).expect("sent");
        let mut slow = stream.try_clone().expect("a second handle");
        let trickler = std::thread::spawn(move || {
            for _ in 0..150 {
                if slow.write_all(b"x").is_err() {
                    break;
                }
                std::thread::sleep(Duration::from_millis(100));
            }
        });
        let mut answer = Vec::new();
        // A reset is an end, too.
        let _reset = stream.read_to_end(&mut answer);
        let took = (Clock::System.now() - begun).num_milliseconds();
        drop(stream);
        trickler.join().expect("no panic");
        (String::from_utf8_lossy(&answer).into_owned(), took)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}

/// A head that never ends, a body that never ends, and a connection on which nothing happens; while
/// they hang, others are answered.
#[test]
fn whoever_trickles_is_cut_off_and_nobody_waits() {
    let server = Server::start();
    let body = "POST /api/admin/login HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
                content-length: 100000\r\n\r\n{";

    let (head, body, silent, others) = std::thread::scope(|scope| {
        let head =
            scope.spawn(|| server.trickle("GET /healthz HTTP/1.1\r\nhost: localhost\r\nx-slow: "));
        let body = scope.spawn(|| server.trickle(body));
        let silent = scope.spawn(|| {
            let mut text = Vec::new();
            server.connect().read_to_end(&mut text).expect("closed, not left hanging")
        });
        let others = (0..20).all(|_| {
            let mut stream = server.connect();
            let ask = "GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
            stream.write_all(ask.as_bytes()).expect("sent");
            let mut answer = String::new();
            stream.read_to_string(&mut answer).expect("answered");
            answer.starts_with("HTTP/1.1 200")
        });
        (head.join(), body.join(), silent.join(), others)
    });

    let (head, head_took) = head.expect("no panic");
    let (body, body_took) = body.expect("no panic");
    assert!(!head.contains("200 OK"), "{head}");
    assert!(head_took < 8_000, "a head may take {head_took} ms");
    assert!(body.starts_with("HTTP/1.1 503") && body.contains("platform.too_slow"), "{body}");
    assert!(body_took < 12_000, "a body may take {body_took} ms");
    assert_eq!(silent.expect("no panic"), 0);
    assert!(others, "others had to wait");
}
