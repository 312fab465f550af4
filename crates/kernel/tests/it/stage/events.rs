//! Events that are marked, refused, passed on and sent in a circle.

use base::AccountId;
use kernel::events::Told;
use kernel::{Audience, Event, Module, Tx};

use super::mark;

pub(super) fn register(module: Module) -> Module {
    module
        .on::<Planted>(|tx, event| marked(tx, &event.0))
        .on::<Unlucky>(|_, _| Box::pin(async { Err(anyhow::anyhow!("no luck").into()) }))
        .on::<Circle>(|tx, _| {
            tx.announce(Circle);
            Box::pin(async { Ok(()) })
        })
        .on::<Countdown>(|tx, event| {
            if event.0 > 0 {
                tx.announce(Countdown(event.0 - 1));
            }
            let word = format!("{}", event.0);
            Box::pin(async move { mark(tx, &word).await })
        })
}

fn marked<'a>(tx: &'a mut Tx, word: &'a str) -> Told<'a> {
    Box::pin(async move { mark(tx, word).await })
}

/// A fact whose subscriber marks its word.
#[derive(Debug)]
pub(crate) struct Planted(pub(crate) String);

impl Event for Planted {
    const NAME: &'static str = "uji.planted";

    fn subject(&self) -> String {
        self.0.clone()
    }
}

/// A fact whose subscriber fails.
#[derive(Debug)]
pub(crate) struct Unlucky;

impl Event for Unlucky {
    const NAME: &'static str = "uji.unlucky";

    fn subject(&self) -> String {
        "unlucky".to_owned()
    }
}

/// A fact that causes itself.
#[derive(Debug)]
pub(crate) struct Circle;

impl Event for Circle {
    const NAME: &'static str = "uji.circle";

    fn subject(&self) -> String {
        "circle".to_owned()
    }
}

/// A fact that causes a smaller one, until none is left.
#[derive(Debug)]
pub(crate) struct Countdown(pub(crate) u32);

impl Event for Countdown {
    const NAME: &'static str = "uji.countdown";

    fn subject(&self) -> String {
        self.0.to_string()
    }
}

/// A fact for the screens of somebody.
#[derive(Debug)]
pub(crate) struct Shown {
    pub(crate) subject: String,
    pub(crate) to: Audience,
}

impl Shown {
    /// For everybody with the tests' permission.
    pub(crate) fn to_listeners(subject: impl ToString) -> Self {
        Self { subject: subject.to_string(), to: Audience::Permission("uji.listen".to_owned()) }
    }

    /// For one account.
    pub(crate) fn to_account(subject: impl ToString, account: AccountId) -> Self {
        Self { subject: subject.to_string(), to: Audience::Account(account) }
    }
}

impl Event for Shown {
    const NAME: &'static str = "uji.shown";

    fn subject(&self) -> String {
        self.subject.clone()
    }

    fn audience(&self) -> Vec<Audience> {
        vec![self.to.clone()]
    }
}
