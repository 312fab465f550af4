//! `/apps/{id}/…`: what the application's server asks of us.

mod authentic;
mod channels;
mod events;
mod info;

use std::fmt;
use std::pin::pin;

use bytes::Bytes;
use http::{HeaderValue, Method, Response, StatusCode, header};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use percent_encoding::percent_decode_str;
use serde::Serialize;

use crate::app::App;
use crate::app::message::Message;
use crate::config::Limits;
use authentic::Parameters;

/// What every answer is.
pub(crate) type Answer = Response<Full<Bytes>>;

/// Why a request was not done, in the documented numbers.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub status: StatusCode,
    pub message: String,
}

impl Refusal {
    pub fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, message: message.into() }
    }

    fn invalid(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// As it is sent.
    pub fn answer(&self) -> Answer {
        #[derive(Serialize)]
        struct Body<'a> {
            error: &'a str,
        }
        answer(self.status, &Body { error: &self.message })
    }
}

/// A request of which only the body is not read yet.
pub(crate) struct Head<'a> {
    pub method: &'a Method,
    /// As the client wrote and signed it.
    pub path: &'a str,
    pub query: &'a str,
}

/// What a path below `/apps/{id}/` stands for.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    Events,
    BatchEvents,
    Channels,
    Channel(String),
    Users(String),
    Terminate(String),
}

impl Place {
    fn find(path: &str) -> Option<Self> {
        let decode = |part: &str| percent_decode_str(part).decode_utf8().ok().map(String::from);
        let parts: Vec<&str> = path.split('/').collect();
        match parts[..] {
            ["events"] => Some(Self::Events),
            ["batch_events"] => Some(Self::BatchEvents),
            ["channels"] => Some(Self::Channels),
            ["channels", name] => decode(name).map(Self::Channel),
            ["channels", name, "users"] => decode(name).map(Self::Users),
            ["users", user, "terminate_connections"] => decode(user).map(Self::Terminate),
            _ => None,
        }
    }

    fn method(&self) -> Method {
        match self {
            Self::Events | Self::BatchEvents | Self::Terminate(_) => Method::POST,
            Self::Channels | Self::Channel(_) | Self::Users(_) => Method::GET,
        }
    }
}

/// Answers a request to the app; `path` is what follows its id.
pub(crate) async fn respond<B>(app: Option<&App>, head: Head<'_>, path: &str, body: B) -> Answer
where
    B: http_body::Body<Data = Bytes>,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let mut body = pin!(body);
    let answer = handle(app, &head, path, body.as_mut()).await;
    answer.unwrap_or_else(|refusal| turn_away(&refusal, &*body))
}

/// Refuses a request whose body may not be read. What was not read stands in the way of the next
/// request: a client that keeps its connection has to know, or that request fails.
pub(crate) fn turn_away<B: http_body::Body>(refusal: &Refusal, body: &B) -> Answer {
    let mut answer = refusal.answer();
    if !body.is_end_stream() {
        answer.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    answer
}

async fn handle<B>(
    app: Option<&App>,
    head: &Head<'_>,
    path: &str,
    body: B,
) -> Result<Answer, Refusal>
where
    B: http_body::Body<Data = Bytes>,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let place =
        Place::find(path).ok_or_else(|| Refusal::new(StatusCode::NOT_FOUND, "Unknown path"))?;
    if *head.method != place.method() {
        return Err(Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "Unknown method of this path"));
    }
    // A stranger learns nothing about which apps there are.
    let app = app.ok_or_else(|| Refusal::new(StatusCode::UNAUTHORIZED, "Unknown app or key"))?;
    let parameters = Parameters::read(head.query);
    // Before the body is read: nobody unknown makes us hold one.
    authentic::check_head(app, head, &parameters)?;
    if !app.config.enabled {
        return Err(Refusal::new(StatusCode::FORBIDDEN, "The app is disabled"));
    }
    let body = read(body, &app.limits).await?;
    authentic::check_body(&parameters, &body)?;
    match place {
        Place::Events => events::trigger(app, &body, &parameters),
        Place::BatchEvents => events::trigger_batch(app, &body),
        Place::Channels => channels::list(app, &parameters),
        Place::Channel(name) => channels::show(app, &name, &parameters),
        Place::Users(name) => channels::users(app, &name),
        Place::Terminate(user) => {
            app.send(Message::Terminate { user: &user });
            Ok(done())
        }
    }
}

async fn read<B>(body: B, limits: &Limits) -> Result<Bytes, Refusal>
where
    B: http_body::Body<Data = Bytes>,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    match Limited::new(body, limits.max_request_bytes).collect().await {
        Ok(whole) => Ok(whole.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => {
            Err(Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "The request is too large"))
        }
        Err(_) => Err(Refusal::invalid("The body could not be read")),
    }
}

fn done() -> Answer {
    answer(StatusCode::OK, &serde_json::Map::new())
}

fn ok(body: &impl Serialize) -> Answer {
    answer(StatusCode::OK, body)
}

fn answer(status: StatusCode, body: &impl Serialize) -> Answer {
    let body = serde_json::to_vec(body).expect("strings, numbers and maps of strings are JSON");
    let answer =
        Response::builder().status(status).header(header::CONTENT_TYPE, "application/json");
    answer.body(Full::new(body.into())).expect("the parts are constant")
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_a_path_may_be_encoded_or_not() {
        for path in ["channels/presence-a@=,;", "channels/presence-a%40%3D%2C%3B"] {
            assert_eq!(Place::find(path), Some(Place::Channel("presence-a@=,;".to_owned())));
        }
        let user = Place::find("users/a%2Fb/terminate_connections");
        assert_eq!(user, Some(Place::Terminate("a/b".to_owned())));
        for path in ["", "channel", "events/", "channels/a/b", "users/a", "channels/%ff"] {
            assert_eq!(Place::find(path), None, "{path}");
        }
    }
}
