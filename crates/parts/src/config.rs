//! What the operator decides about the parts shop.

use serde::Deserialize;

use crate::data_part;

/// The `[parts]` section.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Refuse a checkout that asks for more than the last known stock, and take it off at once.
    /// Off by default: the old system is the truth for stock.
    pub enforce_stock: bool,
    /// Where the old system is.
    pub data_part: data_part::Config,
}
