//! A caller that speaks HTTP to the house, through the same layers as the world does.

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, COOKIE};
use http::{HeaderMap, Method, Request, Response};
use http_body_util::BodyExt;
use serde_json::Value;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use tower::ServiceExt;

/// What separates the parts of a form.
const EDGE: &str = "----uji";

/// One caller.
#[derive(Clone, Debug)]
pub struct Client {
    router: Router,
    headers: Vec<(String, String)>,
    peer: IpAddr,
}

impl Client {
    pub(crate) fn new(router: Router) -> Self {
        Self { router, headers: Vec::new(), peer: IpAddr::V4(Ipv4Addr::LOCALHOST) }
    }

    /// The routes behind it.
    pub(crate) fn router(&self) -> Router {
        self.router.clone()
    }

    /// The same caller with a bearer token.
    pub fn with_token(&self, token: &str) -> Self {
        self.with_header(AUTHORIZATION.as_str(), &format!("Bearer {token}"))
    }

    /// The same caller with a session cookie, as a browser sends it.
    pub fn with_cookie(&self, cookie: &str) -> Self {
        self.with_header(COOKIE.as_str(), cookie)
    }

    /// The same caller asking for English.
    pub fn in_english(&self) -> Self {
        self.with_header(ACCEPT_LANGUAGE.as_str(), "en")
    }

    /// The same caller with one more header on every request.
    pub fn with_header(&self, name: &str, value: &str) -> Self {
        let mut other = self.clone();
        other.headers.retain(|(known, _)| known != name);
        other.headers.push((name.to_owned(), value.to_owned()));
        other
    }

    /// The same caller connecting from this network address instead of the machine itself.
    pub fn from_peer(&self, address: &str) -> Self {
        let peer = address.parse().expect("a test writes sound addresses");
        Self { peer, ..self.clone() }
    }

    /// `GET`.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    /// `POST` with a JSON body.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, Some(body.to_string())).await
    }

    /// `POST` with an idempotency key.
    pub async fn post_with_key(&self, path: &str, key: &str, body: Value) -> Answer {
        self.with_header("idempotency-key", key).post(path, body).await
    }

    /// `PUT` with a JSON body.
    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.send(Method::PUT, path, Some(body.to_string())).await
    }

    /// `DELETE`.
    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None).await
    }

    /// `POST` with a body of any kind.
    pub async fn upload(&self, path: &str, kind: &str, content: impl Into<Vec<u8>>) -> Answer {
        let body = Some((kind, content.into()));
        read(self.answer(Method::POST, path, body).await).await
    }

    /// `POST` of a form with a file and other fields, as a browser sends it.
    pub async fn upload_form(
        &self,
        path: &str,
        file_name: &str,
        content: &[u8],
        fields: &[(&str, &str)],
    ) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            let head =
                format!("--{EDGE}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend([head.as_bytes(), value.as_bytes(), b"\r\n"].concat());
        }
        let head = format!(
            "--{EDGE}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        );
        body.extend([head.as_bytes(), content, format!("\r\n--{EDGE}--\r\n").as_bytes()].concat());
        self.upload(path, &format!("multipart/form-data; boundary={EDGE}"), body).await
    }

    /// Any method, any bytes.
    pub async fn send(&self, method: Method, path: &str, body: Option<String>) -> Answer {
        let body = body.map(|body| ("application/json", body.into_bytes()));
        read(self.answer(method, path, body).await).await
    }

    async fn answer(
        &self,
        method: Method,
        path: &str,
        body: Option<(&str, Vec<u8>)>,
    ) -> Response<Body> {
        let mut request = Request::builder().method(method).uri(path);
        if !self.headers.iter().any(|(name, _)| name == "host") {
            request = request.header("host", "localhost");
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if let Some((kind, _)) = body {
            request = request.header(CONTENT_TYPE, kind);
        }
        let request = request
            .extension(ConnectInfo(SocketAddr::new(self.peer, 40_000)))
            .body(Body::from(body.map(|(_, content)| content).unwrap_or_default()))
            .expect("a test writes sound requests");
        self.router.clone().oneshot(request).await.expect("the router always answers")
    }
}

async fn read(response: Response<Body>) -> Answer {
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.expect("the answer arrives whole").to_bytes();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let body = serde_json::from_str(&text).unwrap_or(Value::Null);
    Answer { status: parts.status.as_u16(), headers: parts.headers, body, text }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as JSON, or null when it is none.
    pub body: Value,
    /// The body as text.
    pub text: String,
}

impl Answer {
    /// The body, if the status is this one.
    ///
    /// # Panics
    /// With the whole answer, if it is not.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "unexpected answer: {}", self.text);
        self.body
    }

    /// The problem's code, if the status is this one.
    ///
    /// # Panics
    /// With the whole answer, if it is not.
    #[track_caller]
    pub fn refused(&self, status: u16) -> String {
        assert_eq!(self.status, status, "unexpected answer: {}", self.text);
        self.body["code"].as_str().unwrap_or_default().to_owned()
    }

    /// One header as text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The session cookie and CSRF token that a sign-in set, as (`Cookie` header, token).
    pub fn cookies(&self) -> (String, String) {
        let pairs: Vec<&str> = self
            .headers
            .get_all("set-cookie")
            .iter()
            .filter_map(|value| value.to_str().ok())
            .filter_map(|value| value.split(';').next())
            .collect();
        let csrf =
            pairs.iter().find_map(|pair| pair.strip_prefix("niaga_csrf=")).unwrap_or_default();
        (pairs.join("; "), csrf.to_owned())
    }
}
