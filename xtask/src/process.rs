//! Runs other programs: shown, waited for, and stopped with us when a signal comes.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::stop::{self, Signal};

/// A command with its arguments.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// A cargo command that builds with at most two jobs, so that a test run leaves the machine usable
/// and a linker never meets eight others in little memory.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = command("cargo", arguments);
    if std::env::var_os("CARGO_BUILD_JOBS").is_none() {
        command.env("CARGO_BUILD_JOBS", "2");
    }
    command
}

/// Shows and runs a command with our own output; anything but success is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = show(command);
    println!("$ {shown}");
    let mut child = command.spawn().with_context(|| format!("{shown} does not start"))?;
    let owned = stop::own_process(child.id(), Signal::Term);
    let status = child.wait();
    stop::release(owned);
    let status = status.with_context(|| format!("{shown} cannot be waited for"))?;
    if !status.success() {
        stop::leave_if_asked();
        bail!("{shown} failed ({status})");
    }
    Ok(())
}

/// Everything that a finished command said.
pub struct Answer {
    /// Whether it ended with success.
    pub success: bool,
    /// Its standard output.
    pub stdout: String,
    /// Its standard error.
    pub stderr: String,
}

/// Runs a command quietly and returns what it said, whether or not it succeeded.
pub fn ask(command: &mut Command) -> Result<Answer> {
    let shown = show(command);
    let child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{shown} does not start"))?;
    let owned = stop::own_process(child.id(), Signal::Term);
    let output = child.wait_with_output();
    stop::release(owned);
    let output = output.with_context(|| format!("{shown} cannot be read"))?;
    Ok(Answer {
        success: output.status.success(),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

/// Runs a command quietly and returns its standard output; anything but success is an error.
pub fn capture(command: &mut Command) -> Result<String> {
    let answer = ask(command)?;
    if !answer.success {
        bail!("{} failed: {}{}", show(command), answer.stdout, answer.stderr);
    }
    Ok(answer.stdout)
}

/// Whether a program can be started and answers `arguments` with success.
pub fn works(program: &str, arguments: &[&str]) -> bool {
    ask(&mut command(program, arguments)).is_ok_and(|answer| answer.success)
}

fn show(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_command_is_an_error_that_names_it() {
        let refused = run(&mut command("sh", &["-c", "exit 3"])).unwrap_err();

        assert!(refused.to_string().contains("sh -c exit 3"), "{refused}");
    }

    #[test]
    fn a_missing_program_does_not_work() {
        assert!(!works("niaga-no-such-program", &["--version"]));
    }

    #[test]
    fn both_outputs_of_a_failing_command_are_kept() {
        let answer = ask(&mut command("sh", &["-c", "echo out; echo err >&2; exit 1"])).unwrap();

        assert!(!answer.success);
        assert_eq!((answer.stdout.as_str(), answer.stderr.as_str()), ("out\n", "err\n"));
    }
}
