//! One-time codes: six digits by WhatsApp, with every limit of parts.md § One-time codes.
//!
//! All of a recipient's requests and tries pass one by one through its row in `code_blocks`, so
//! that twenty at once count as twenty one after another, on either database and on any number of
//! nodes. People who do not exist have rows too: they are limited, answered and timed like others.

mod guard;
pub mod request;
pub mod verify;

use base::Phone;
use chrono::{DateTime, Duration, Utc};
use kernel::keys::Keys;
use kernel::{Event, Tenant};
use sea_orm::prelude::StringLen;
use sea_orm::{DeriveActiveEnum, EnumIter};

pub use request::request;
pub use verify::verify;

/// How long a code opens the door.
pub const LIFETIME: Duration = Duration::minutes(5);
/// Requests within [`REQUEST_WINDOW`].
const REQUESTS: usize = 3;
/// The time that [`REQUESTS`] are counted in, looking back from now.
const REQUEST_WINDOW: Duration = Duration::minutes(10);
/// Between two requests.
const REQUEST_PAUSE: Duration = Duration::seconds(60);
/// Wrong guesses that kill a code.
const TRIES: i32 = 5;
/// How long the recipient is blocked then.
const BLOCK: Duration = Duration::minutes(15);
/// Longest unknown name that is told from others, in characters.
const UNKNOWN_MAX: usize = 64;

base::id! {
    /// One request for a code.
    pub CodeId = "otp"
}

base::refusals! {
    /// Why no code is sent or no door opens.
    pub enum Refusal in "identity.code" {
        /// Asked again within a minute.
        TooSoon { retry_after: u64 } => 429 "too_soon",
            id "Kode baru saja dikirim. Coba lagi dalam {retry_after} detik.",
            en "A code was sent just now. Try again in {retry_after} seconds.";
        /// Asked three times within ten minutes.
        TooMany { retry_after: u64 } => 429 "too_many",
            id "Terlalu banyak permintaan kode. Coba lagi dalam {retry_after} detik.",
            en "Too many codes were requested. Try again in {retry_after} seconds.";
        /// Guessed wrong five times.
        Blocked { retry_after: u64 } => 429 "blocked",
            id "Terlalu banyak kode yang salah. Coba lagi dalam {retry_after} detik.",
            en "Too many wrong codes. Try again in {retry_after} seconds.";
        /// Wrong, expired, used, or never asked for: which of them is nobody's business.
        Wrong { tries_left: i32 } => 422 "wrong",
            id "Kode salah atau sudah tidak berlaku.",
            en "The code is wrong or no longer valid.";
    }
}

/// Whether a code still opens the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum CodeState {
    /// It does, until it expires.
    #[sea_orm(string_value = "live")]
    Live,
    /// It did.
    #[sea_orm(string_value = "used")]
    Used,
    /// A newer one came, or it was guessed at too often.
    #[sea_orm(string_value = "dead")]
    Dead,
}

/// Whom a code is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// Somebody's number, known to us or not.
    Phone(Phone),
    /// A name that leads to no number, e.g. a shop code nobody has: it is limited like a number,
    /// so that nobody learns which names exist.
    Unknown(String),
}

impl Recipient {
    /// Its name in the tables; capped, because strangers choose it.
    fn key(&self) -> String {
        match self {
            Self::Phone(phone) => format!("phone:{phone}"),
            Self::Unknown(name) => {
                let name: String = name.trim().to_lowercase().chars().take(UNKNOWN_MAX).collect();
                format!("unknown:{name}")
            }
        }
    }
}

/// A code was made for somebody we know; whoever subscribes sends it.
pub struct CodeIssued {
    /// Where to.
    pub phone: Phone,
    /// The six digits.
    pub code: String,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

/// Debug output goes to logs, and logs do not tell codes.
impl std::fmt::Debug for CodeIssued {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CodeIssued").field("phone", &self.phone).finish_non_exhaustive()
    }
}

impl Event for CodeIssued {
    const NAME: &'static str = "code.issued";

    fn subject(&self) -> String {
        self.phone.to_string()
    }
}

/// What the table keeps of a code. A decoy's hash fits no code at all.
fn hash(keys: &Keys, tenant: &Tenant, recipient: &str, code: &str, known: bool) -> String {
    let purpose = if known { "one-time code" } else { "one-time decoy" };
    keys.sign(purpose, format!("{}|{recipient}|{code}", tenant.id).as_bytes())
}

/// Whole seconds until `then`, rounded up: trying again after them works.
fn seconds_until(then: DateTime<Utc>, now: DateTime<Utc>) -> u64 {
    let ms = (then - now).num_milliseconds().max(1);
    u64::try_from(ms).unwrap_or(1).div_ceil(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_nobody_are_told_apart_without_regard_to_case_and_never_grow() {
        let key = |name: &str| Recipient::Unknown(name.to_owned()).key();

        assert_eq!(key(" TK999 "), key("tk999"));
        assert_ne!(key("tk998"), key("tk999"));
        assert!(key(&"x".repeat(1000)).chars().count() <= UNKNOWN_MAX + 8);
    }

    #[test]
    fn a_wait_is_rounded_up_so_that_its_end_is_late_enough() {
        let now = DateTime::UNIX_EPOCH;

        assert_eq!(seconds_until(now + Duration::milliseconds(59_001), now), 60);
        assert_eq!(seconds_until(now + Duration::seconds(60), now), 60);
        assert_eq!(seconds_until(now + Duration::microseconds(1), now), 1);
    }

    #[test]
    fn a_decoy_is_never_the_hash_of_its_code() {
        let keys = Keys::from_secret(&"niaga".repeat(8)).expect("long enough");
        let tenant = Tenant {
            id: base::Id::from_uuid(Default::default()),
            name: "Niaga".into(),
            zone: "Asia/Jakarta".parse().expect("a zone"),
            modules: Vec::new().into(),
        };

        let real = hash(&keys, &tenant, "phone:628123456789", "123456", true);
        let decoy = hash(&keys, &tenant, "phone:628123456789", "123456", false);

        assert_ne!(real, decoy);
    }
}
