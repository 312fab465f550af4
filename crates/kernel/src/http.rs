//! HTTP as every handler meets it: typed input, one form of problem, limits and headers.

pub mod body;
pub mod credentials;
pub mod fields;
mod nul;
pub mod param;
pub mod problem;
pub mod query;
pub mod request_id;
pub mod stack;
pub mod upload;

pub use body::Body;
pub use fields::Fields;
pub use param::Param;
pub use query::Query;
pub use upload::Upload;
