//! `niaga export openapi`.

use clap::Subcommand;

use crate::compose;
use crate::settings::Settings;

/// What to write.
#[derive(Debug, Subcommand)]
pub(super) enum Export {
    /// The API's OpenAPI 3.1 description, as JSON.
    Openapi,
}

impl Export {
    pub(super) fn run(self, settings: &Settings) -> anyhow::Result<()> {
        let Self::Openapi = self;
        let (_, description) = compose::routes(settings)?.split_for_parts();
        let description = kernel::openapi::describe(description);
        super::say(&serde_json::to_string_pretty(&description)?)
    }
}
