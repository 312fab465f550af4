//! Whether a request is the application's own: key, version, time, signature, and the body's sum.

use std::borrow::Cow;

use http::StatusCode;
use md5::{Digest, Md5};
use percent_encoding::percent_decode_str;
use subtle::ConstantTimeEq;

use super::{Head, Refusal};
use crate::app::App;
use crate::clock::unix_ms;
use crate::signature;

const VERSION: &str = "1.0";

/// The query's pairs: names in lower case, values decoded, sorted as they are signed.
#[derive(Debug)]
pub(crate) struct Parameters(Vec<(String, String)>);

impl Parameters {
    pub fn read(query: &str) -> Self {
        let pairs = form_urlencoded::parse(query.as_bytes());
        let mut pairs: Vec<(String, String)> =
            pairs.map(|(name, value)| (name.to_lowercase(), value.into_owned())).collect();
        // Stable, so that the values of one name stay in their order.
        pairs.sort_by(|one, other| one.0.cmp(&other.0));
        Self(pairs)
    }

    /// The first value of a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|pair| pair.0 == name).map(|pair| &*pair.1)
    }

    /// Every value of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |pair| pair.0 == name).map(|pair| &*pair.1)
    }

    fn signed(&self) -> String {
        let pairs = self.0.iter().filter(|(name, _)| name != "auth_signature");
        let pairs: Vec<String> = pairs.map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("&")
    }
}

/// Everything but the body, whose sum the signature covers.
pub(crate) fn check_head(
    app: &App,
    head: &Head<'_>,
    parameters: &Parameters,
) -> Result<(), Refusal> {
    let key = parameters.get("auth_key").unwrap_or_default();
    if !bool::from(key.as_bytes().ct_eq(app.config.key.as_bytes())) {
        return Err(unauthorized("Unknown app or key"));
    }
    if parameters.get("auth_version") != Some(VERSION) {
        return Err(unauthorized("auth_version must be 1.0"));
    }
    let timestamp = parameters.get("auth_timestamp").and_then(|text| text.parse::<u64>().ok());
    let timestamp = timestamp.ok_or_else(|| unauthorized("auth_timestamp must be a number"))?;
    if timestamp.abs_diff(unix_ms() / 1000) > app.timing.max_request_age_s {
        let age = app.timing.max_request_age_s;
        return Err(unauthorized(format!("auth_timestamp must be within {age} s of the time")));
    }
    let signature = parameters.get("auth_signature").unwrap_or_default();
    let (method, query) = (head.method.as_str(), parameters.signed());
    // Libraries sign the path as they write it, and some encode it after that.
    let decoded = percent_decode_str(head.path).decode_utf8().unwrap_or(Cow::Borrowed(head.path));
    let is_signed = [head.path, &decoded].iter().any(|path| {
        let parts = [method, "\n", path, "\n", &query];
        signature::is_signature(&app.config.secret, signature, &parts)
    });
    if is_signed { Ok(()) } else { Err(unauthorized("Invalid signature")) }
}

/// Whether the body is the one that was signed for.
pub(crate) fn check_body(parameters: &Parameters, body: &[u8]) -> Result<(), Refusal> {
    match parameters.get("body_md5") {
        None if body.is_empty() => Ok(()),
        None => Err(unauthorized("body_md5 is missing")),
        Some(sum) if sum.eq_ignore_ascii_case(&hex::encode(Md5::digest(body))) => Ok(()),
        Some(_) => Err(unauthorized("body_md5 is not the body's")),
    }
}

fn unauthorized(message: impl Into<String>) -> Refusal {
    Refusal::new(StatusCode::UNAUTHORIZED, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;

    // The worked example of the page "HTTP API reference".
    #[test]
    fn the_documented_example_passes() {
        let body = r#"{"name":"foo","channels":["project-3"],"data":"{\"some\":\"data\"}"}"#;
        let query = "auth_key=278d425bdf160c739803&auth_timestamp=1353088179&auth_version=1.0\
             &body_md5=ec365a775a4cd0599faeb73354201b6f&auth_signature=\
             da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6c";
        let parameters = Parameters::read(query);
        let signed = ["POST\n/apps/3/events\n", &parameters.signed()];
        let signature = parameters.get("auth_signature").expect("it is there");

        let secret = Secret::new("7ad3773142a6692b25b8");
        assert!(signature::is_signature(&secret, signature, &signed));
        assert_eq!(check_body(&parameters, body.as_bytes()), Ok(()));
        assert!(check_body(&parameters, b"{}").is_err());
    }

    #[test]
    fn what_is_signed_is_sorted_decoded_and_in_lower_case() {
        let parameters = Parameters::read("auth_signature=x&Name=Something%20else&auth_key=foo");

        assert_eq!(parameters.signed(), "auth_key=foo&name=Something else");
    }

    #[test]
    fn a_body_needs_its_sum() {
        assert_eq!(check_body(&Parameters::read(""), b""), Ok(()));
        assert!(check_body(&Parameters::read(""), b"{}").is_err());
    }
}
