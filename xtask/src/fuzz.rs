//! `cargo x fuzz`: what Schemathesis makes of our own description, sent to a demo server as its owner
//! and as a shop. No answer may be a fault, and every answer must be what the description says.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::folder::Folder;
use crate::process;
use crate::repo::Repo;
use crate::server::{self, Profile, Running};
use crate::web;

/// The version that was tried; another one may find other things, on another day.
const SCHEMATHESIS: &str = "schemathesis==4.32.5";
/// Loading the demo's data for the first time.
const START_LIMIT: Duration = Duration::from_secs(120);
/// The same cases every run.
const SEED: &str = "20261121";
/// Cases of an operation and phase.
const EXAMPLES: &str = "25";
const CHECKS: &str = "not_a_server_error,response_schema_conformance,content_type_conformance";
/// Not called: what ends the session that the run goes on with.
const LEFT_OUT: &str = "logout$|/sessions|^/api/account/(password|totp)|^/auth/register$";
/// The demo's owner.
const OWNER: (&str, &str) = ("super@niaga.test", "niaga-demo");
/// A demo shop's phone.
const SHOP: &str = "628123456789";

/// Fuzzes for at most `seconds` as each caller.
pub fn run(repo: &Repo, seconds: u16) -> Result<()> {
    let schemathesis = installed()?;
    web::make_folder(repo)?;
    let binary = server::build(repo, Profile::Dev)?;
    let folder = Folder::create("fuzz")?;
    let mut niaga = Running::start(&binary, folder.path())?;
    niaga.wait_ready(START_LIMIT)?;
    let mut failed = Vec::new();
    for (who, token) in [("owner", owner(&niaga.url())?), ("shop", shop(&niaga.url())?)] {
        println!("fuzz: as {who}, for at most {seconds} s");
        if !is_clean(&schemathesis, &niaga.url(), &token, folder.path(), seconds)? {
            failed.push(who);
        }
    }
    if !failed.is_empty() {
        bail!("as {}: see above for how to repeat it", failed.join(" and "));
    }
    println!("fuzz: no fault, and every answer as described");
    Ok(())
}

/// Schemathesis in a Python environment of its own, outside the repository.
fn installed() -> Result<PathBuf> {
    let home = std::env::var_os("HOME").context("HOME is not set")?;
    let folder = Path::new(&home).join(".cache/niaga-schemathesis");
    let program = folder.join("bin/schemathesis");
    let wanted = SCHEMATHESIS.rsplit('=').next().unwrap_or_default();
    let told = process::capture(&mut process::command(&program.to_string_lossy(), &["--version"]));
    if told.is_ok_and(|told| told.contains(wanted)) {
        return Ok(program);
    }
    println!("fuzz: installing {SCHEMATHESIS} into {}", folder.display());
    process::run(process::command("python3", &["-m", "venv"]).arg(&folder))?;
    let pip = folder.join("bin/pip");
    process::run(&mut process::command(&pip.to_string_lossy(), &["install", "-q", SCHEMATHESIS]))?;
    Ok(program)
}

fn is_clean(
    schemathesis: &Path,
    url: &str,
    token: &str,
    folder: &Path,
    seconds: u16,
) -> Result<bool> {
    let seconds = seconds.to_string();
    let description = format!("{url}/api/openapi.json");
    let authorization = format!("Authorization: Bearer {token}");
    let mut command = process::command(&schemathesis.to_string_lossy(), &["run", &description]);
    command
        .args(["--header", &authorization, "--header", "Idempotency-Key: fuzz"])
        .args(["--checks", CHECKS, "--phases", "examples,coverage,fuzzing"])
        .args(["--exclude-path-regex", LEFT_OUT, "--max-examples", EXAMPLES])
        .args(["--seed", SEED, "--max-time", &seconds, "--generation-database", "none"])
        // Its coverage phase trips over a fault of Python 3.11's parser with several threads.
        .args(["--workers", "1", "--suppress-health-check", "all", "--warnings", "off"])
        .args(["--continue-on-failure", "--no-color", "--request-timeout", "40"])
        .current_dir(folder);
    // Not `process::run`: it would print the token.
    let answer = process::ask(&mut command)?;
    println!("{}{}", answer.stdout.trim_end(), answer.stderr.trim_end());
    Ok(answer.success)
}

fn owner(url: &str) -> Result<String> {
    let (email, password) = OWNER;
    let body = json!({"email": email, "password": password});
    token(&call(&format!("{url}/api/admin/login"), Some(&body))?)
}

/// A shop's code arrives on its simulated phone.
fn shop(url: &str) -> Result<String> {
    call(&format!("{url}/api/auth/request-otp"), Some(&json!({"phone": SHOP})))?;
    for _ in 0..100 {
        let chat = call(&format!("{url}/api/simulator/phones/{SHOP}/messages"), None)?;
        let bubbles = chat["data"].as_array().cloned().unwrap_or_default();
        if let Some(code) =
            bubbles.iter().rev().filter_map(|one| one["text"].as_str()).find_map(code)
        {
            let body = json!({"phone": SHOP, "otp": code});
            return token(&call(&format!("{url}/api/auth/verify-otp"), Some(&body))?);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    bail!("no code arrived on the phone {SHOP}");
}

fn code(text: &str) -> Option<String> {
    let rest = text.strip_prefix("Kode OTP Anda: ")?;
    Some(rest.chars().take_while(char::is_ascii_digit).collect())
}

fn token(answer: &Value) -> Result<String> {
    let token = answer["token"].as_str();
    Ok(token.with_context(|| format!("no token came: {answer}"))?.to_owned())
}

fn call(address: &str, body: Option<&Value>) -> Result<Value> {
    let answer = match body {
        Some(body) => {
            ureq::post(address).header("content-type", "application/json").send(body.to_string())
        }
        None => ureq::get(address).call(),
    };
    let mut answer = answer.with_context(|| format!("calling {address}"))?;
    Ok(serde_json::from_str(&answer.body_mut().read_to_string()?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_out_of_its_message() {
        assert_eq!(code("Kode OTP Anda: 123456. Berlaku 5 menit."), Some("123456".to_owned()));
        assert_eq!(code("Order baru dari Toko"), None);
    }
}
