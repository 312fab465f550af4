//! `cargo x test`: the whole proof, step by step, ended by the first failure.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::audit;
use crate::conformance;
use crate::postgres::{Cluster, Durability};
use crate::process;
use crate::repo::Repo;
use crate::server::{self, DRIVERS, Profile};
use crate::setup;
use crate::tidy;
use crate::tidy::files::{self, File};
use crate::web;

/// One step of the proof, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// What is missing is installed
    Setup,
    /// The code is formatted
    Fmt,
    /// The rules of the house hold
    Tidy,
    /// The lints are silent
    Clippy,
    /// Licences and known weaknesses of what we depend on
    Audit,
    /// Lint, types, unit tests and build of the web application
    Web,
    /// Every Rust test, on SQLite and PostgreSQL
    Rust,
    /// The real-time server before stock clients, on one node
    Conformance,
    /// The browser journeys
    Journeys,
}

/// What became of a step.
enum Fate {
    Passed(Duration),
    Failed(Duration),
    LeftOut,
    NotReached,
}

/// Runs the chosen steps and prints the table; the exit code tells whether all passed.
pub fn run(repo: &Repo, only: &[Step], skip: &[Step]) -> Result<ExitCode> {
    let mut bench = Bench { repo, cluster: None };
    let mut fates = Vec::new();
    let mut has_failed = false;
    for step in Step::value_variants() {
        let fate = if !is_chosen(*step, only, skip) {
            Fate::LeftOut
        } else if has_failed {
            Fate::NotReached
        } else {
            let fate = bench.time(*step);
            has_failed = matches!(fate, Fate::Failed(_));
            fate
        };
        fates.push((*step, fate));
    }
    // The cluster is stopped before the last line is printed.
    drop(bench);
    println!("\n{}", table(&fates));
    Ok(if has_failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// What the steps share: the repository and, once one of them needs it, a PostgreSQL cluster.
struct Bench<'a> {
    repo: &'a Repo,
    cluster: Option<Cluster>,
}

impl Bench<'_> {
    fn time(&mut self, step: Step) -> Fate {
        println!("\n=== {} ===", name(step));
        let begun = Instant::now();
        match self.work(step) {
            Ok(()) => Fate::Passed(begun.elapsed()),
            Err(fault) => {
                println!("{} failed: {fault:#}", name(step));
                Fate::Failed(begun.elapsed())
            }
        }
    }

    fn work(&mut self, step: Step) -> Result<()> {
        match step {
            Step::Setup => setup::run(self.repo),
            Step::Fmt => self.cargo(&["fmt", "--all", "--check"]),
            Step::Tidy => tidy::run(self.repo),
            Step::Clippy => {
                web::make_folder(self.repo)?;
                let lints = ["--", "-D", "warnings"];
                self.cargo(&[&["clippy", "--workspace", "--all-targets"], DRIVERS, &lints].concat())
            }
            Step::Audit => audit::run(self.repo),
            Step::Web => self.web(),
            Step::Rust => self.rust(),
            Step::Conformance => conformance::run(self.repo, 1),
            Step::Journeys => self.journeys(),
        }
    }

    fn cargo(&self, arguments: &[&str]) -> Result<()> {
        process::run(process::cargo(arguments).current_dir(&self.repo.root))
    }

    fn web(&self) -> Result<()> {
        setup::npm_packages(&self.repo.web())?;
        for script in ["lint", "typecheck", "test"] {
            let mut command = process::command("npm", &["run", script]);
            process::run(command.current_dir(self.repo.web()))?;
        }
        web::build(self.repo)
    }

    fn rust(&mut self) -> Result<()> {
        web::make_folder(self.repo)?;
        let postgres = self.postgres()?;
        let mut tests = process::cargo(&[&["nextest", "run", "--workspace"], DRIVERS].concat());
        tests.current_dir(&self.repo.root).env("NIAGA_TEST_POSTGRES", postgres);
        process::run(&mut tests)?;
        self.cargo(&["test", "--doc", "--workspace"])
    }

    fn journeys(&mut self) -> Result<()> {
        // Node's runner is content with no tests at all.
        if !files::load(self.repo)?.iter().any(is_journey) {
            bail!("e2e/ holds no *.test.* file");
        }
        setup::npm_packages(&self.repo.e2e())?;
        web::build(self.repo)?;
        let binary = server::build(self.repo, Profile::Dev)?;
        let postgres = self.postgres()?;
        process::run(
            process::command("node", &["--test"])
                .current_dir(self.repo.e2e())
                .env("NIAGA_BIN", binary)
                .env("CHROMIUM", setup::CHROMIUM)
                .env("NIAGA_TEST_POSTGRES", postgres),
        )
    }

    fn postgres(&mut self) -> Result<String> {
        if let Some(cluster) = &self.cluster {
            return Ok(cluster.url());
        }
        let cluster = Cluster::start(Durability::None)?;
        let url = cluster.url();
        println!("a throwaway PostgreSQL answers at {url}");
        self.cluster = Some(cluster);
        Ok(url)
    }
}

fn is_journey(file: &File) -> bool {
    file.path.starts_with("e2e/") && file.name().contains(".test.")
}

fn is_chosen(step: Step, only: &[Step], skip: &[Step]) -> bool {
    (only.is_empty() || only.contains(&step)) && !skip.contains(&step)
}

fn name(step: Step) -> String {
    format!("{step:?}").to_lowercase()
}

fn table(fates: &[(Step, Fate)]) -> String {
    let mut lines = Vec::new();
    let (mut passed, mut failed) = (0, 0);
    for (step, fate) in fates {
        let (word, time) = match fate {
            Fate::Passed(time) => {
                passed += 1;
                ("passed", format!("{:.1} s", time.as_secs_f64()))
            }
            Fate::Failed(time) => {
                failed += 1;
                ("FAILED", format!("{:.1} s", time.as_secs_f64()))
            }
            Fate::LeftOut => ("left out", String::new()),
            Fate::NotReached => ("not reached", String::new()),
        };
        lines.push(format!("{:<12} {word:<12} {time:>10}", name(*step)).trim_end().to_owned());
    }
    lines.push(format!("{passed} passed, {failed} failed"));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_and_skip_choose_the_steps() {
        assert!(is_chosen(Step::Rust, &[], &[]));
        assert!(is_chosen(Step::Rust, &[Step::Rust], &[]));
        assert!(!is_chosen(Step::Web, &[Step::Rust], &[]));
        assert!(!is_chosen(Step::Rust, &[], &[Step::Rust]));
    }

    #[test]
    fn the_last_line_counts_what_passed_and_failed() {
        let fates = [
            (Step::Setup, Fate::Passed(Duration::from_millis(1_240))),
            (Step::Fmt, Fate::LeftOut),
            (Step::Tidy, Fate::Failed(Duration::from_secs(2))),
            (Step::Clippy, Fate::NotReached),
        ];

        let table = table(&fates);

        assert_eq!(
            table,
            "setup        passed            1.2 s\n\
             fmt          left out\n\
             tidy         FAILED            2.0 s\n\
             clippy       not reached\n\
             1 passed, 1 failed"
        );
    }
}
