//! What a line's settings may be.

use base::{Checks, Invalid};

use super::{Limits, Secrets, Settings};

/// Letters of a name.
const NAME_MAX: usize = 60;
/// Letters of a secret. Meta's tokens have about 250.
const SECRET_MAX: usize = 1000;
/// The most messages that a cap may allow: more is no cap.
const CAP_MAX: i32 = 1_000_000;

/// A line's name without spaces around it.
pub(super) fn name(name: &str) -> Result<String, Invalid> {
    let name = name.trim();
    let mut checks = Checks::new();
    let fits = !name.is_empty() && name.chars().count() <= NAME_MAX;
    checks.require(
        fits,
        "name",
        "length",
        format!("Beri nama 1 sampai {NAME_MAX} huruf."),
        format!("Give it a name of 1 to {NAME_MAX} characters."),
    );
    checks.finish().map(|()| name.to_owned())
}

/// Refuses settings, secrets and limits that cannot be.
pub(super) fn check(
    settings: &Settings,
    secrets: &Secrets,
    limits: Option<&Limits>,
) -> Result<(), Invalid> {
    let mut checks = Checks::new();
    match settings {
        Settings::Simulator(_) | Settings::Web {} => {}
        Settings::Cloud(cloud) => {
            let id = &cloud.phone_number_id;
            let is_id = (1..=32).contains(&id.len()) && id.bytes().all(|c| c.is_ascii_digit());
            checks.require(
                is_id,
                "settings.phone_number_id",
                "digits",
                "Isi ID nomor telepon dari Meta (angka saja).",
                "Enter the phone number id that Meta shows (digits only).",
            );
            if let Some(url) = &cloud.base_url {
                url_is_fine(&mut checks, "settings.base_url", url);
            }
        }
        Settings::Bridge(bridge) => {
            url_is_fine(&mut checks, "settings.base_url", &bridge.base_url);
            let is_sign = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'_';
            let session = &bridge.session;
            let is_name = (1..=64).contains(&session.len()) && session.bytes().all(is_sign);
            checks.require(
                is_name,
                "settings.session",
                "name",
                "Nama sesi hanya huruf, angka, - dan _.",
                "A session's name has letters, digits, - and _ only.",
            );
        }
    }
    checks.finish()?;
    check_secrets(secrets)?;
    limits.map_or(Ok(()), check_limits)
}

/// Refuses a driver without the keys that it cannot do without.
pub(super) fn require_secrets(settings: &Settings, secrets: &Secrets) -> Result<(), Invalid> {
    let (field, there) = match settings {
        Settings::Simulator(_) | Settings::Web {} => return Ok(()),
        Settings::Cloud(_) => ("secrets.access_token", secrets.access_token.is_some()),
        Settings::Bridge(_) => ("secrets.api_key", secrets.api_key.is_some()),
    };
    let mut checks = Checks::new();
    checks.require(there, field, "required", "Kunci ini wajib diisi.", "This key is required.");
    checks.finish()
}

/// Refuses keys that no header can carry.
pub(super) fn check_secrets(secrets: &Secrets) -> Result<(), Invalid> {
    let mut checks = Checks::new();
    for (field, value) in secrets.named() {
        let Some(value) = value else { continue };
        let is_plain = value.bytes().all(|byte| (0x21..=0x7e).contains(&byte));
        checks.require(
            is_plain && (1..=SECRET_MAX).contains(&value.len()),
            format!("secrets.{field}"),
            "plain",
            format!("1 sampai {SECRET_MAX} huruf, angka, atau tanda tanpa spasi."),
            format!("1 to {SECRET_MAX} letters, digits or signs without spaces."),
        );
    }
    checks.finish()
}

/// Refuses limits that make no sense.
pub(super) fn check_limits(limits: &Limits) -> Result<(), Invalid> {
    let mut checks = Checks::new();
    let mut within = |field: &str, value: Option<i32>, least: i32, most: i32| {
        checks.require(
            value.is_none_or(|value| (least..=most).contains(&value)),
            format!("limits.{field}"),
            "range",
            format!("Isi angka {least} sampai {most}."),
            format!("Enter a number from {least} to {most}."),
        );
    };
    within("hourly", limits.hourly, 1, CAP_MAX);
    within("daily", limits.daily, 1, CAP_MAX);
    within("daily_first_contacts", limits.daily_first_contacts, 0, CAP_MAX);
    within("gap_s", limits.gap_s, 0, 3600);
    within("quiet_from", limits.quiet_from, 0, 23);
    within("quiet_until", limits.quiet_until, 0, 23);
    within("warm_up_days", limits.warm_up_days, 0, 60);
    checks.finish()
}

fn url_is_fine(checks: &mut Checks, field: &str, url: &str) {
    let uri: Option<http::Uri> = url.parse().ok();
    let is_fine = uri.is_some_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https"))
            && uri.authority().is_some_and(|authority| !authority.as_str().contains('@'))
    });
    checks.require(
        is_fine,
        field,
        "url",
        "Tulis alamat lengkap, seperti https://waha.example.id.",
        "Write the whole address, like https://waha.example.id.",
    );
}
