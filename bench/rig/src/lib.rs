//! What every measurement stands on: a filled house on loopback, callers that keep their
//! connection, and rates told as one line.

pub mod caller;
pub mod catalogue;
pub mod house;
pub mod rates;

pub use caller::Caller;
pub use house::House;
pub use rates::{Rates, Stopwatch};
