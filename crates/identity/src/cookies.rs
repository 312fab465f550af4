//! The browser's two cookies: the session, which no script can read, and the CSRF token, which
//! only our own pages can.

use http::header::SET_COOKIE;
use http::{HeaderMap, HeaderValue};
use kernel::http::credentials::{CSRF_COOKIE, SESSION_COOKIE};

use crate::sessions::{Opened, SessionKind};

/// Gives the browser the cookies of an opened session. `secure`: whether it came over TLS
/// (`app.config.is_https()`).
pub fn attach(headers: &mut HeaderMap, opened: &Opened, secure: bool) {
    let age = max_age(opened.kind);
    set(headers, SESSION_COOKIE, &opened.token, &format!("{age}; HttpOnly"), secure);
    set(headers, CSRF_COOKIE, &opened.csrf, &age, secure);
}

/// Takes both cookies away.
pub fn clear(headers: &mut HeaderMap, secure: bool) {
    set(headers, SESSION_COOKIE, "", "; Max-Age=0; HttpOnly", secure);
    set(headers, CSRF_COOKIE, "", "; Max-Age=0", secure);
}

fn set(headers: &mut HeaderMap, name: &str, value: &str, attributes: &str, secure: bool) {
    let secure = if secure { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; SameSite=Lax{attributes}{secure}");
    let cookie = HeaderValue::from_str(&cookie).expect("tokens are base64url or hex");
    headers.append(SET_COOKIE, cookie);
}

/// How long the browser keeps them. The row in `sessions` ends a session, not the cookie: one that
/// use lengthens gets the longest life browsers grant (400 days), and an office session that
/// nobody asked to remember goes with the browser.
fn max_age(kind: SessionKind) -> String {
    match kind {
        SessionKind::Office => String::new(),
        SessionKind::OfficeRemembered => format!("; Max-Age={}", 30 * 24 * 3600),
        SessionKind::Shop | SessionKind::Api => format!("; Max-Age={}", 400 * 24 * 3600),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(kind: SessionKind) -> Opened {
        Opened {
            session: base::Id::from_uuid(Default::default()),
            token: "head.body.tail".to_owned(),
            expires_at: Default::default(),
            csrf: "abc123".to_owned(),
            kind,
        }
    }

    fn cookies(headers: &HeaderMap) -> Vec<&str> {
        headers.get_all(SET_COOKIE).iter().map(|value| value.to_str().expect("text")).collect()
    }

    #[test]
    fn scripts_never_see_the_session_cookie() {
        let mut headers = HeaderMap::new();

        attach(&mut headers, &opened(SessionKind::Office), true);

        let cookies = cookies(&headers);
        assert_eq!(
            cookies,
            [
                "niaga_session=head.body.tail; Path=/; SameSite=Lax; HttpOnly; Secure",
                "niaga_csrf=abc123; Path=/; SameSite=Lax; Secure",
            ]
        );
    }

    #[test]
    fn a_remembered_session_outlives_the_browser_and_plain_http_gets_plain_cookies() {
        let mut headers = HeaderMap::new();

        attach(&mut headers, &opened(SessionKind::OfficeRemembered), false);

        let cookies = cookies(&headers);
        assert!(cookies.iter().all(|cookie| cookie.contains("Max-Age=2592000")), "{cookies:?}");
        assert!(cookies.iter().all(|cookie| !cookie.contains("Secure")), "{cookies:?}");
    }

    #[test]
    fn clearing_ends_both_cookies_at_once() {
        let mut headers = HeaderMap::new();

        clear(&mut headers, false);

        assert!(
            cookies(&headers)
                .iter()
                .all(|cookie| cookie.contains("=; ") && cookie.contains("Max-Age=0"))
        );
        assert_eq!(cookies(&headers).len(), 2);
    }
}
