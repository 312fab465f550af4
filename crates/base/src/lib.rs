//! The words everybody shares: typed ids, money, quantities, phones, days, pages, refusals.
//!
//! Nothing here reads a clock, a file or a network, and nothing here waits.

mod day;
mod error;
#[doc(hidden)]
pub mod id;
#[doc(hidden)]
pub mod language;
mod money;
mod newtype;
mod page;
mod phone;
mod quantity;
#[doc(hidden)]
pub mod refusal;

#[doc(hidden)]
pub mod validation;

pub use day::{BusinessDay, DayError, Zone, ZoneError};
pub use error::{Error, Problem, ProblemSource};
pub use id::{AccountId, Id, IdError, SessionId, TenantId};
pub use language::{Language, LanguageError};
pub use money::{Rupiah, RupiahError};
pub use page::{List, MAX_ROWS, Meta, Page, PageQuery};
pub use phone::{Phone, PhoneError};
pub use quantity::{Quantity, QuantityError};
pub use refusal::{FieldProblem, RefusalText, Refuse};
pub use validation::{Checks, Invalid};

#[doc(hidden)]
pub use {sea_orm, serde, serde_json, utoipa, uuid};
