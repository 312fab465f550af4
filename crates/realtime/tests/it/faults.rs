//! Clients that do wrong, on purpose or by bad luck.

use std::time::Duration;

use futures::SinkExt;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;

use crate::host::{Host, pause_ms};

/// A WebSocket without a library around it, after the greeting.
async fn raw(host: &Host) -> TcpStream {
    let mut socket = TcpStream::connect(host.address).await.expect("a connection");
    let head = "GET /app/a-key?protocol=7 HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\n\
         upgrade: websocket\r\nsec-websocket-version: 13\r\n\
         sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    socket.write_all(head.as_bytes()).await.expect("it is written");
    let mut seen = Vec::new();
    while !seen.ends_with(b"}") {
        let mut byte = [0];
        socket.read_exact(&mut byte).await.expect("a greeting");
        seen.push(byte[0]);
    }
    assert!(seen.starts_with(b"HTTP/1.1 101"));
    socket
}

/// The code of the goodbye that comes next.
async fn goodbye(socket: &mut TcpStream) -> u16 {
    let mut frame = Vec::new();
    let read = tokio::time::timeout(Duration::from_secs(5), socket.read_to_end(&mut frame)).await;
    read.expect("an end").expect("a clean one");
    let at = frame.iter().position(|byte| *byte == 0x88).expect("a goodbye");
    u16::from_be_bytes([frame[at + 2], frame[at + 3]])
}

#[tokio::test]
async fn broken_frames_end_the_connection_with_the_websockets_own_codes() {
    let host = Host::start().await;
    for (bytes, code) in [
        (&b"\x81\x02{}"[..], 1002),
        (b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 1002),
        (b"GET / HTTP/1.1\r\n\r\n", 1002),
        (b"\x82\x80\0\0\0\0", 1003),
        (b"\x81\x81\0\0\0\0\xff", 1007),
        (b"\x81\xff\x00\xff\xff\xff\xff\xff\xff\xff\0\0\0\0", 1009),
    ] {
        let mut socket = raw(&host).await;
        socket.write_all(bytes).await.expect("it is written");
        assert_eq!(goodbye(&mut socket).await, code, "{bytes:x?}");
    }
    host.connect().await.subscribe("still-there").await;
}

#[tokio::test]
async fn a_message_beyond_the_limit_ends_the_connection() {
    let host = Host::start().await;
    let mut client = host.connect().await;

    let _ = client.socket.send(Message::text("x".repeat(100_000))).await;

    assert_eq!(client.hear_close().await, 1009);
}

#[tokio::test]
async fn a_client_that_floods_is_closed() {
    let host = Host::start_with("[limits]\nmax_messages_per_second = 20\n").await;
    let mut client = host.connect().await;

    for _ in 0..21 {
        client.socket.feed(Message::Pong("".into())).await.expect("an open socket");
    }
    client.socket.flush().await.expect("an open socket");

    assert_eq!(client.hear_close().await, 4100);
}

#[tokio::test]
async fn a_message_may_come_byte_by_byte_and_in_fragments() {
    let host = Host::start().await;
    let mut socket = raw(&host).await;
    let (first, second) = (b"{\"event\":", b"\"pusher:ping\"}");
    let mut bytes = vec![0x01, 0x80 | 9, 0, 0, 0, 0];
    bytes.extend(first);
    bytes.extend([0x80, 0x80 | 14, 0, 0, 0, 0]);
    bytes.extend(second);

    for byte in bytes {
        socket.write_all(&[byte]).await.expect("it is written");
        socket.flush().await.expect("it is written");
    }

    let mut answer = [0; 36];
    socket.read_exact(&mut answer).await.expect("an answer");
    assert!(String::from_utf8_lossy(&answer).contains("pusher:pong"));
}

#[tokio::test]
async fn a_stalled_reader_is_dropped_and_its_channel_goes_on() {
    let settings = "[limits]\nmax_queued_frames = 50\n";
    let host = Host::start_with(settings).await;
    let mut stalled = host.connect().await;
    stalled.subscribe("news").await;
    let mut reader = host.connect().await;
    reader.subscribe("news").await;
    let news = realtime::ChannelName::parse("news").expect("a name");
    let data = "x".repeat(10_000);

    // Far more than the kernel's buffers between them hold.
    for n in 0..2000 {
        host.realtime.publish("1", &news, &n.to_string(), &data, None).expect("an app");
        assert_eq!(reader.hear().await["event"], n.to_string());
    }

    for _ in 0..100 {
        if host.realtime.connections() == 1 {
            return;
        }
        pause_ms(100).await;
    }
    panic!("the stalled reader is still there");
}

#[tokio::test]
async fn sockets_that_say_nothing_or_half_a_request_stop_nobody() {
    let host = Host::start().await;
    let mut idle = Vec::new();
    for n in 0..200 {
        let mut socket = TcpStream::connect(host.address).await.expect("a connection");
        if n % 2 == 0 {
            socket.write_all(b"GET /app/a-key?proto").await.expect("it is written");
        }
        idle.push(socket);
    }

    host.connect().await.subscribe("news").await;
    assert_eq!(host.realtime.connections(), 1);
}

#[tokio::test]
async fn who_vanishes_without_a_word_leaves_its_channels() {
    let host = Host::start().await;
    let mut ann = host.connect().await;
    ann.subscribe_signed("presence-a", Some(r#"{"user_id":"ann"}"#)).await;
    let mut bob = host.connect().await;
    bob.subscribe_signed("presence-a", Some(r#"{"user_id":"bob"}"#)).await;
    ann.hear_event("pusher_internal:member_added").await;

    drop(bob);

    ann.hear_event("pusher_internal:member_removed").await;
    assert_eq!(host.realtime.connections(), 1);
}
