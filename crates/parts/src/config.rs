//! What the operator decides about the parts shop.

use serde::Deserialize;

/// The `[parts]` section.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Refuse a checkout that asks for more than the last known stock, and take it off at once.
    /// Off by default: the old system is the truth for stock.
    pub enforce_stock: bool,
}
