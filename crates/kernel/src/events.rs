//! What happened, told inside the transaction that made it happen.

use std::any::Any;
use std::future::Future;
use std::pin::Pin;

use base::AccountId;
use serde::{Deserialize, Serialize};

use crate::tx::Tx;

/// A fact in the past tense, announced with [`Tx::announce`].
///
/// Subscribers run inside the same transaction before it commits: what they write is true exactly
/// when the fact is. They must not call the network. Live screens of the [`Event::audience`] hear
/// of it after the commit.
pub trait Event: Any + Send + Sync {
    /// Its public name on screens' channels, e.g. `order.placed`.
    const NAME: &'static str;

    /// The id of what changed, as text; screens refetch it.
    fn subject(&self) -> String;

    /// What screens of a chat or a kitchen show without fetching it: the changed row as its API
    /// gives it. More than [`DATA_LIMIT`](crate::live::DATA_LIMIT) bytes are not told, and screens
    /// fetch. Whoever is in the audience may see all of it.
    fn data(&self) -> Option<serde_json::Value> {
        None
    }

    /// Whose screens should hear of it. Empty: nobody's.
    fn audience(&self) -> Vec<Audience> {
        Vec::new()
    }
}

/// Whose live screens hear of an event, always within the tenant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Every device of one account.
    Account(AccountId),
    /// Everybody whose role allows this permission. Its module says so: [`Module::tells`](crate::Module::tells).
    Permission(String),
}

/// An announced event with its type forgotten.
pub(crate) struct Announced {
    pub(crate) name: &'static str,
    pub(crate) subject: String,
    pub(crate) audience: Vec<Audience>,
    pub(crate) data: Option<serde_json::Value>,
    pub(crate) event: Box<dyn Any + Send + Sync>,
}

impl Announced {
    pub(crate) fn new<E: Event>(event: E) -> Self {
        Self {
            name: E::NAME,
            subject: event.subject(),
            audience: event.audience(),
            data: event.data(),
            event: Box::new(event),
        }
    }
}

/// What a subscriber answers.
pub type Told<'a> = Pin<Box<dyn Future<Output = crate::Result<()>> + Send + 'a>>;

/// Work that belongs to an event, done in its transaction.
pub type Subscriber<E> = for<'a> fn(&'a mut Tx, &'a E) -> Told<'a>;

/// A subscriber with its event's type forgotten.
pub(crate) type Listener =
    Box<dyn for<'a> Fn(&'a mut Tx, &'a (dyn Any + Send + Sync)) -> Told<'a> + Send + Sync>;

pub(crate) fn listener<E: Event>(subscriber: Subscriber<E>) -> Listener {
    Box::new(move |tx, event| {
        let event = event.downcast_ref::<E>().expect("listeners are kept by the event's own type");
        subscriber(tx, event)
    })
}
