//! Meta's error codes. They end here: whoever sends sees our own words.
//!
//! Source: developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes.

use std::time::Duration;

/// What a code means for the one who sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Too fast, for the whole number or account; at least this rest.
    Rate(Duration),
    /// Too fast for this recipient only; at least this rest.
    Pair(Duration),
    /// Nothing goes out until a person has looked.
    Halt(&'static str),
    /// This message will never go out.
    Reject(&'static str),
    /// Meta's own fault, which passes.
    Fault,
}

/// A number may send 80 a second; a second's rest is over before the pump looks again.
const NUMBER_REST: Duration = Duration::from_secs(5);
/// Rates of accounts and apps are counted by the hour.
const ACCOUNT_REST: Duration = Duration::from_secs(60);
/// One message in six seconds to the same person.
const PAIR_REST: Duration = Duration::from_secs(6);

/// What `code` means, if it is one that we know.
pub(super) fn meaning(code: i64) -> Option<Meaning> {
    use Meaning::{Fault, Halt, Pair, Rate, Reject};
    Some(match code {
        130_429 => Rate(NUMBER_REST),
        4 | 80_007 => Rate(ACCOUNT_REST),
        131_056 => Pair(PAIR_REST),

        131_048 => Halt("spam_limit"),
        368 => Halt("policy_block"),
        131_031 => Halt("account_locked"),
        131_042 => Halt("payment"),
        0 | 190 => Halt("token"),
        10 | 200..=299 => Halt("permission"),

        100 => Reject("bad_request"),
        131_008 => Reject("parameter_missing"),
        131_009 => Reject("parameter_invalid"),
        131_021 => Reject("recipient_is_sender"),
        131_026 => Reject("undeliverable"),
        131_047 => Reject("window_closed"),
        131_049 => Reject("marketing_capped"),
        131_050 => Reject("opted_out"),
        131_051 => Reject("type_unsupported"),
        132_000 => Reject("template_parameters"),
        132_001 => Reject("template_missing"),
        132_005 => Reject("template_too_long"),
        132_007 => Reject("template_policy"),
        132_012 => Reject("template_format"),
        132_015 => Reject("template_paused"),
        132_016 => Reject("template_disabled"),

        1 | 2 | 131_000 | 131_016 => Fault,
        _ => return None,
    })
}

/// Our word for `word`, if it is one for which nothing goes out until a person has looked.
pub(super) fn halts(word: &str) -> Option<&'static str> {
    const WORDS: [&str; 6] =
        ["spam_limit", "policy_block", "account_locked", "payment", "token", "permission"];
    WORDS.into_iter().find(|known| *known == word)
}

/// Our word for a code that Meta gave as the reason of a failed delivery, which stands in a
/// [`ReceiptStage::Failed`](crate::ReceiptStage::Failed). A code that nobody knows keeps its number.
pub fn reason(code: i64) -> String {
    match meaning(code) {
        Some(Meaning::Rate(_)) => "rate".to_owned(),
        Some(Meaning::Pair(_)) => "pair_rate".to_owned(),
        Some(Meaning::Halt(word) | Meaning::Reject(word)) => word.to_owned(),
        Some(Meaning::Fault) => "provider_fault".to_owned(),
        None => format!("refused_{code}"),
    }
}
