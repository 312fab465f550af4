//! One-time codes: every limit of the specification, with a clock that obeys.

mod request;
mod verify;
