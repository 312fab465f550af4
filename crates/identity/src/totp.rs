//! The second step of signing in: codes of an authenticator (RFC 6238), and recovery codes for
//! when it is lost.

pub(crate) mod off;

base::id! {
    /// One recovery code.
    pub RecoveryCodeId = "recovery"
}
