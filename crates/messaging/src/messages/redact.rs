//! Takes secrets out of a text before it is kept or shown: one-time codes, and links' tokens.

use super::Class;

/// What stands where a secret stood.
const DOT: char = '•';
/// Fewer digits in a row are no code: `5 menit`, `24 jam`.
const CODE_MIN: usize = 4;
/// What a link's secret follows.
const TOKEN_MARK: &str = "token=";
/// How many dots stand for a token.
const TOKEN_DOTS: usize = 6;

/// The text without its secrets, or `None` when it has none.
pub(crate) fn redact(class: Class, text: &str) -> Option<String> {
    let without_tokens = hide_tokens(text);
    let hidden = match class {
        Class::Otp => hide_codes(&without_tokens),
        Class::Reply | Class::Transactional | Class::Bulk => without_tokens,
    };
    (hidden != text).then_some(hidden)
}

/// The text as it may be shown.
pub(crate) fn shown(class: Class, text: String) -> String {
    redact(class, &text).unwrap_or(text)
}

/// Whether sending the kept text again would send dots, or a secret twice.
pub(crate) fn is_one_time(class: Class, text: &str) -> bool {
    class == Class::Otp || text.contains(TOKEN_MARK)
}

/// Every digit of a run of [`CODE_MIN`] or more becomes a dot; `123-456` and `123 456` are runs.
fn hide_codes(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let mut hidden = String::with_capacity(text.len());
    let mut at = 0;
    while at < signs.len() {
        let end = run_end(&signs, at);
        let run = &signs[at..end];
        let is_code = run.iter().filter(|sign| sign.is_ascii_digit()).count() >= CODE_MIN;
        hidden.extend(run.iter().map(|sign| match sign.is_ascii_digit() && is_code {
            true => DOT,
            false => *sign,
        }));
        at = end;
    }
    hidden
}

/// The end of the run of digits that begins at `start`, or of the one sign that is no digit.
fn run_end(signs: &[char], start: usize) -> usize {
    let is_digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
    let mut end = start + 1;
    if !is_digit(start) {
        return end;
    }
    loop {
        if is_digit(end) {
            end += 1;
        } else if matches!(signs.get(end), Some(' ' | '-')) && is_digit(end + 1) {
            end += 2;
        } else {
            return end;
        }
    }
}

fn hide_tokens(text: &str) -> String {
    let mut parts = text.split(TOKEN_MARK);
    let mut hidden = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let secret =
            part.find(|sign: char| sign.is_whitespace() || sign == '&').unwrap_or(part.len());
        hidden.push_str(TOKEN_MARK);
        hidden.extend(std::iter::repeat_n(DOT, TOKEN_DOTS));
        hidden.push_str(&part[secret..]);
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_hidden_and_its_lifetime_stays() {
        let hidden = redact(Class::Otp, "Kode OTP Anda: 123456. Berlaku 5 menit.");

        assert_eq!(hidden.as_deref(), Some("Kode OTP Anda: ••••••. Berlaku 5 menit."));
    }

    #[test]
    fn a_code_in_groups_is_hidden() {
        assert_eq!(redact(Class::Otp, "Kode 123-456").as_deref(), Some("Kode •••-•••"));
        assert_eq!(redact(Class::Otp, "12 34 é 1 2").as_deref(), Some("•• •• é 1 2"));
    }

    #[test]
    fn numbers_of_other_messages_stay() {
        assert_eq!(redact(Class::Transactional, "Order PO-2026-000123, Rp 5.000.000"), None);
    }

    #[test]
    fn a_token_in_a_link_is_hidden_in_every_class() {
        let text = "Buka http://x/reset?token=abc123&a=1 sekarang.\nhttp://x/?token=zzz";

        let hidden = redact(Class::Transactional, text);

        let expected = "Buka http://x/reset?token=••••••&a=1 sekarang.\nhttp://x/?token=••••••";
        assert_eq!(hidden.as_deref(), Some(expected));
    }

    #[test]
    fn what_was_hidden_stays_hidden_and_stays_one_time() {
        let hidden = redact(Class::Transactional, "?token=abc").expect("a secret");

        assert_eq!(redact(Class::Transactional, &hidden), None);
        assert!(is_one_time(Class::Transactional, &hidden));
        assert!(!is_one_time(Class::Transactional, "Order disetujui."));
    }
}
