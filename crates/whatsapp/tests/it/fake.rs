//! A provider on this machine that behaves as its documentation says, until a test tells it not to.

use std::collections::{HashMap, VecDeque};
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response};
use http_body::{Frame, SizeHint};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::Sleep;
use tokio_util::sync::CancellationToken;

use crate::bench::beside;

/// A request as the provider saw it.
#[derive(Clone, Debug)]
pub struct Seen {
    pub method: Method,
    /// With its query.
    pub path: String,
    pub headers: HeaderMap,
    pub body: Value,
    /// The same as it came.
    pub raw: Bytes,
}

/// What the provider does with a request.
#[derive(Clone, Debug)]
pub enum Reply {
    Json(u16, Value),
    Text(u16, Vec<(&'static str, String)>, Bytes),
    /// A body in pieces with pauses between them.
    Drip(Vec<(&'static str, String)>, Drip),
    /// The same, late.
    Slow(Duration, Box<Reply>),
    /// The connection breaks before the body was read.
    CutBefore,
    /// The connection breaks after the body was read.
    CutAfter,
}

/// How the provider behaves when no test says otherwise.
pub type Behaviour = fn(&Seen) -> Reply;

struct State {
    behaviour: Behaviour,
    posts: Mutex<VecDeque<Reply>>,
    gets: Mutex<Option<Reply>>,
    files: Mutex<HashMap<String, Reply>>,
    seen: Mutex<Vec<Seen>>,
    running: Mutex<CancellationToken>,
}

/// The provider. It ends with the test's runtime.
#[derive(Clone)]
pub struct Fake {
    pub url: String,
    address: SocketAddr,
    state: Arc<State>,
}

impl Fake {
    pub async fn start(behaviour: Behaviour) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let (posts, gets, files, seen, running) = Default::default();
        let state = Arc::new(State { behaviour, posts, gets, files, seen, running });
        let fake = Self { url: format!("http://{address}"), address, state };
        fake.listen(listener);
        fake
    }

    /// Goes away: its port refuses, and its connections break.
    pub async fn close(&self) {
        self.running().cancel();
        while TcpStream::connect(self.address).await.is_ok() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Comes back to the same port.
    pub async fn open(&self) {
        *self.state.running.lock().expect("unpoisoned") = CancellationToken::new();
        self.listen(TcpListener::bind(self.address).await.expect("its own port"));
    }

    fn running(&self) -> CancellationToken {
        self.state.running.lock().expect("unpoisoned").clone()
    }

    fn listen(&self, listener: TcpListener) {
        let (kept, running) = (self.state.clone(), self.running());
        let accept = async move {
            while let Ok((socket, _)) = listener.accept().await {
                let (state, running) = (kept.clone(), running.clone());
                beside(async move {
                    let serve = service_fn(move |request| answer(state.clone(), request));
                    let connection = http1::Builder::new();
                    let connection = connection.serve_connection(TokioIo::new(socket), serve);
                    let _ = running.run_until_cancelled(connection).await;
                });
            }
        };
        let running = self.running();
        beside(async move {
            let _ = running.run_until_cancelled(accept).await;
        });
    }

    /// What befalls the next request that changes something.
    pub fn next(&self, reply: Reply) {
        self.state.posts.lock().expect("unpoisoned").push_back(reply);
    }

    /// What every look sees from now on, or what the documentation says again.
    pub fn looks(&self, reply: Option<Reply>) {
        *self.state.gets.lock().expect("unpoisoned") = reply;
    }

    /// What stands at a path from now on; its query does not matter.
    pub fn at(&self, path: &str, reply: Reply) {
        self.state.files.lock().expect("unpoisoned").insert(path.to_owned(), reply);
    }

    /// The requests so far that change something.
    pub fn posts(&self) -> Vec<Seen> {
        self.all().into_iter().filter(|seen| seen.method == Method::POST).collect()
    }

    /// The looks so far.
    pub fn gets(&self) -> usize {
        self.all().iter().filter(|seen| seen.method == Method::GET).count()
    }

    pub fn all(&self) -> Vec<Seen> {
        self.state.seen.lock().expect("unpoisoned").clone()
    }
}

/// A body in pieces.
#[derive(Debug)]
pub struct Drip {
    pieces: VecDeque<Bytes>,
    pause: Duration,
    /// Whether the connection breaks after the last piece.
    cut: bool,
    sleep: Option<Pin<Box<Sleep>>>,
}

impl Clone for Drip {
    fn clone(&self) -> Self {
        let (pieces, pause, cut) = (self.pieces.clone(), self.pause, self.cut);
        Self { pieces, pause, cut, sleep: None }
    }
}

impl Drip {
    fn whole(bytes: impl Into<Bytes>) -> Self {
        Self::of(vec![bytes.into()], Duration::ZERO)
    }

    pub fn of(pieces: Vec<Bytes>, pause: Duration) -> Self {
        Self { pieces: pieces.into(), pause, cut: false, sleep: None }
    }

    pub fn cut(mut self) -> Self {
        self.cut = true;
        self
    }
}

impl http_body::Body for Drip {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(sleep) = &mut self.sleep {
            std::task::ready!(sleep.as_mut().poll(context));
        }
        let pause = self.pause;
        self.sleep = (!pause.is_zero()).then(|| Box::pin(tokio::time::sleep(pause)));
        Poll::Ready(match self.pieces.pop_front() {
            Some(piece) => Some(Ok(Frame::data(piece))),
            None if self.cut => Some(Err(io::Error::other("cut"))),
            None => None,
        })
    }

    fn size_hint(&self) -> SizeHint {
        match &self.pieces {
            pieces if pieces.len() == 1 && self.pause.is_zero() && !self.cut => {
                SizeHint::with_exact(pieces[0].len() as u64)
            }
            _ => SizeHint::default(),
        }
    }
}

async fn answer(
    state: Arc<State>,
    request: Request<Incoming>,
) -> Result<Response<Drip>, io::Error> {
    let (head, body) = request.into_parts();
    let file = state.files.lock().expect("unpoisoned").get(head.uri.path()).cloned();
    let scripted = if head.method == Method::GET && file.is_some() {
        file
    } else if head.method == Method::GET {
        state.gets.lock().expect("unpoisoned").clone()
    } else {
        state.posts.lock().expect("unpoisoned").pop_front()
    };
    if matches!(scripted, Some(Reply::CutBefore)) {
        return Err(io::Error::other("cut"));
    }
    let body = body.collect().await.map_err(io::Error::other)?.to_bytes();
    let raw = body;
    let body = serde_json::from_slice(&raw).unwrap_or_default();
    let path = head.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let seen = Seen { method: head.method, path, headers: head.headers, body, raw };
    state.seen.lock().expect("unpoisoned").push(seen.clone());
    let mut reply = scripted.unwrap_or_else(|| (state.behaviour)(&seen));
    while let Reply::Slow(time, then) = reply {
        tokio::time::sleep(time).await;
        reply = *then;
    }
    let (status, headers, body) = match reply {
        Reply::Json(status, value) => (status, Vec::new(), Drip::whole(value.to_string())),
        Reply::Text(status, headers, body) => (status, headers, Drip::whole(body)),
        Reply::Drip(headers, body) => (200, headers, body),
        _ => return Err(io::Error::other("cut")),
    };
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(name, value);
    }
    Ok(response.body(body).expect("a response"))
}
