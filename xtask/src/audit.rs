//! The dependency audit: licences, bans, sources and known weaknesses of Rust and npm packages.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process::{self, Answer};
use crate::repo::Repo;

/// Checks what can be checked here. What needs a database that cannot be reached is said, not
/// failed: the audit must also run on a machine without a way out.
pub fn run(repo: &Repo) -> Result<()> {
    let fixed = ["deny", "check", "licenses", "bans", "sources"];
    process::run(process::cargo(&fixed).current_dir(&repo.root))?;
    rust_advisories(repo)?;
    npm_advisories(repo)
}

/// What an advisory check came to.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Clean,
    Found(String),
    Impossible(String),
}

fn rust_advisories(repo: &Repo) -> Result<()> {
    let mut check = process::cargo(&["deny", "--log-level", "error", "check", "advisories"]);
    let answer = process::ask(check.current_dir(&repo.root))?;
    report("Rust advisories", judge_rust(&answer))
}

fn npm_advisories(repo: &Repo) -> Result<()> {
    // The command ends with an error for any finding; the counts below decide.
    let mut check = process::command("npm", &["audit", "--omit=dev", "--json"]);
    let answer = process::ask(check.current_dir(repo.web()).env("npm_config_fetch_retries", "0"))
        .context("npm does not start")?;
    report("npm advisories", judge_npm(&answer))
}

fn report(what: &str, outcome: Outcome) -> Result<()> {
    match outcome {
        Outcome::Clean => println!("audit: {what}: none that matter"),
        Outcome::Impossible(why) => println!("audit: {what}: NOT CHECKED, {why}"),
        Outcome::Found(what_found) => bail!("{what}: {what_found}"),
    }
    Ok(())
}

fn judge_rust(answer: &Answer) -> Outcome {
    if answer.success {
        return Outcome::Clean;
    }
    let said = format!("{}{}", answer.stdout, answer.stderr);
    // A finding is a diagnostic of the form `error[vulnerability]: …`; a database that cannot be
    // had is a plain error about the "advisory database".
    if said.contains("advisory database") && !said.contains("error[") {
        return Outcome::Impossible("the advisory database cannot be had".to_owned());
    }
    Outcome::Found(said)
}

fn judge_npm(answer: &Answer) -> Outcome {
    let unreachable = || Outcome::Impossible("the audit endpoint cannot be reached".to_owned());
    let Ok(report) = serde_json::from_str::<Value>(&answer.stdout) else {
        return unreachable();
    };
    let counts = &report["metadata"]["vulnerabilities"];
    let (Some(high), Some(critical)) = (counts["high"].as_u64(), counts["critical"].as_u64())
    else {
        return unreachable();
    };
    if high + critical == 0 {
        return Outcome::Clean;
    }
    Outcome::Found(format!("{high} high, {critical} critical: run `npm audit` in web/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(success: bool, stdout: &str, stderr: &str) -> Answer {
        Answer { success, stdout: stdout.to_owned(), stderr: stderr.to_owned() }
    }

    #[test]
    fn a_known_weakness_in_a_crate_fails_the_audit() {
        let found = answer(false, "", "error[vulnerability]: Use after free\nadvisory database");

        assert!(matches!(judge_rust(&found), Outcome::Found(_)));
    }

    #[test]
    fn a_database_out_of_reach_is_said_and_not_failed() {
        let offline = answer(false, "", "2026 [ERROR] failed to fetch advisory database x");

        assert!(matches!(judge_rust(&offline), Outcome::Impossible(_)));
        assert_eq!(judge_rust(&answer(true, "", "")), Outcome::Clean);
    }

    #[test]
    fn any_other_failure_of_the_rust_audit_is_a_failure() {
        let broken = answer(false, "", "error: unknown key in deny.toml");

        assert!(matches!(judge_rust(&broken), Outcome::Found(_)));
    }

    #[test]
    fn only_high_and_critical_npm_findings_fail() {
        let counts = |low: u64, high: u64, critical: u64| {
            let vulnerabilities =
                serde_json::json!({"low": low, "high": high, "critical": critical});
            let report = serde_json::json!({"metadata": {"vulnerabilities": vulnerabilities}});
            judge_npm(&answer(low + high + critical == 0, &report.to_string(), ""))
        };

        assert_eq!(counts(0, 0, 0), Outcome::Clean);
        assert_eq!(counts(4, 0, 0), Outcome::Clean);
        assert!(matches!(counts(0, 1, 0), Outcome::Found(_)));
        assert!(matches!(counts(0, 0, 1), Outcome::Found(_)));
    }

    #[test]
    fn an_npm_endpoint_out_of_reach_is_said_and_not_failed() {
        let offline = answer(false, r#"{"error": {"summary": "audit endpoint"}}"#, "");

        assert!(matches!(judge_npm(&offline), Outcome::Impossible(_)));
        assert!(matches!(judge_npm(&answer(false, "", "npm ERR!")), Outcome::Impossible(_)));
    }
}
