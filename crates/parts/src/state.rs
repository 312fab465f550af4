//! What the parts shop keeps while the process runs.

use crate::Config;
use crate::data_part::DataPart;
use crate::products::catalogue::Catalogue;

/// Reached with `app.state::<parts::State>()`.
#[derive(Debug)]
pub struct State {
    /// What the operator decided.
    pub config: Config,
    /// The search index of every tenant that was asked for one.
    pub catalogue: Catalogue,
    /// The door to the old system.
    pub data_part: DataPart,
}

impl State {
    /// The state of a fresh process; nothing is connected yet.
    pub fn new(config: &Config) -> anyhow::Result<Self> {
        Ok(Self {
            config: config.clone(),
            catalogue: Catalogue::default(),
            data_part: DataPart::new(config.data_part.clone()),
        })
    }
}
