//! A file from a provider: bounded in bytes and in time, from an address that the driver has
//! checked, and from nowhere that this leads to.

use bytes::{Bytes, BytesMut};
use http::{Method, Request, Response, StatusCode, Uri, header};
use http_body_util::BodyExt;
use hyper::body::Incoming;

use super::letter::{Letter, Seal};
use super::{Wire, words};
use crate::driver::FetchError;

/// What was fetched.
#[derive(Debug)]
pub(crate) struct Download {
    /// What the provider says it is, without parameters, in small letters.
    pub(crate) content_type: Option<String>,
    /// What is in it.
    pub(crate) bytes: Bytes,
}

impl Wire {
    /// Fetches `uri` with our key, `limit` bytes at most. Whoever calls has made sure that the key
    /// may go there.
    pub(crate) async fn download(&self, uri: Uri, limit: u64) -> Result<Download, FetchError> {
        let all = self.fetch(uri, limit);
        match tokio::time::timeout(self.transfer, all).await {
            Ok(ended) => ended,
            Err(_late) => Err(FetchError::Later(format!("not here within {:?}", self.transfer))),
        }
    }

    async fn fetch(&self, uri: Uri, limit: u64) -> Result<Download, FetchError> {
        let request = Request::builder()
            .method(Method::GET)
            .uri(uri)
            .header(self.key.0.clone(), self.key.1.clone())
            // Packed bytes could become more than any limit.
            .header(header::ACCEPT_ENCODING, "identity")
            // Meta's store of files answers no client without a name.
            .header(header::USER_AGENT, "niaga")
            .body(Letter { bytes: None, seal: std::sync::Arc::new(Seal::default()) })
            .map_err(|_| FetchError::Refused("address"))?;
        let response = self.client.request(request).await;
        let response = response.map_err(|error| FetchError::Later(words(&error)))?;
        judge(response.status())?;
        if response.headers().get(header::CONTENT_ENCODING).is_some_and(|way| way != "identity") {
            return Err(FetchError::Refused("encoding"));
        }
        let content_type = response.headers().get(header::CONTENT_TYPE);
        let content_type = content_type
            .and_then(|value| value.to_str().ok())
            .map(|value| value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
        let bytes = read(response, limit).await?;
        Ok(Download { content_type, bytes })
    }
}

fn judge(status: StatusCode) -> Result<(), FetchError> {
    match status {
        StatusCode::OK => Ok(()),
        StatusCode::NOT_FOUND | StatusCode::GONE => Err(FetchError::Gone),
        status if status.is_redirection() => Err(FetchError::Refused("redirect")),
        // A key that is renewed, a provider that is ill or busy.
        StatusCode::UNAUTHORIZED
        | StatusCode::FORBIDDEN
        | StatusCode::REQUEST_TIMEOUT
        | StatusCode::TOO_MANY_REQUESTS => Err(later(status)),
        status if status.is_server_error() => Err(later(status)),
        _ => Err(FetchError::Refused("provider_refused")),
    }
}

fn later(status: StatusCode) -> FetchError {
    FetchError::Later(format!("the provider answered {}", status.as_u16()))
}

async fn read(response: Response<Incoming>, limit: u64) -> Result<Bytes, FetchError> {
    let mut body = response.into_body();
    // What is announced as too long is not begun.
    if http_body::Body::size_hint(&body).lower() > limit {
        return Err(FetchError::TooLarge);
    }
    let mut bytes = BytesMut::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| FetchError::Later(words(&error)))?;
        let Ok(data) = frame.into_data() else { continue };
        if (bytes.len() + data.len()) as u64 > limit {
            return Err(FetchError::TooLarge);
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes.freeze())
}
