//! A driver from a line's settings.

use std::sync::Arc;

use anyhow::{Context, bail};
use whatsapp::simulator::Simulator;
use whatsapp::{Driver, Secret, bridge, cloud};

use super::Line;
use crate::lines::Settings;
use crate::simulator::{TablePhones, name_of};

/// A driver that is not started, and the simulator if it is one.
pub(super) struct Made {
    pub(super) driver: Arc<dyn Driver>,
    pub(super) simulator: Option<Arc<Simulator<TablePhones>>>,
}

/// The driver of a line. Fails on settings that cannot be, which says why.
pub(super) fn make(
    line: &Line,
    phones: &Arc<TablePhones>,
    simulates: bool,
) -> anyhow::Result<Made> {
    let secret = |secret: &Option<String>| -> anyhow::Result<Secret> {
        secret.clone().and_then(Secret::new).context("the key is missing")
    };
    let driver: Arc<dyn Driver> = match &line.settings {
        Settings::Simulator(_) if !simulates => {
            bail!("this installation does not simulate phones")
        }
        Settings::Simulator(settings) => {
            let simulator = Simulator::new(phones.clone(), name_of(line.tenant, line.id));
            let is_unpaired = settings.begins_unpaired;
            let simulator = if is_unpaired { simulator.born_unpaired() } else { simulator };
            let simulator = Arc::new(simulator);
            return Ok(Made { driver: simulator.clone(), simulator: Some(simulator) });
        }
        Settings::Cloud(settings) => {
            let token = secret(&line.secrets.access_token)?;
            let mut config = cloud::Config::new(settings.phone_number_id.clone(), token);
            if let Some(base_url) = &settings.base_url {
                config.base_url.clone_from(base_url);
            }
            if let Some(version) = &settings.api_version {
                config.api_version.clone_from(version);
            }
            Arc::new(cloud::Cloud::new(config)?)
        }
        Settings::Bridge(settings) => {
            let key = secret(&line.secrets.api_key)?;
            let mut config = bridge::Config::new(settings.base_url.clone(), key);
            config.session.clone_from(&settings.session);
            Arc::new(bridge::Bridge::new(config)?)
        }
        Settings::Web {} => bail!("this build has no driver of its own for linked devices"),
    };
    Ok(Made { driver, simulator: None })
}
