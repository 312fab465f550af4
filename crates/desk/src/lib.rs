//! The WhatsApp customer-service desk: many agents answer a business's numbers from one screen.
//!
//! What arrives on a line becomes a message of a conversation in the transaction that takes it in
//! ([`messaging::MessageReceived`]); what agents answer goes into messaging's outbox in the
//! transaction that shows it. Screens hear of both with what they show.

pub mod agents;
pub mod assignment;
pub mod contacts;
pub mod conversations;
pub mod csat;
pub mod entity;
pub mod events;
pub mod hours;
pub mod ids;
mod inbound;
pub mod inboxes;
pub mod labels;
pub mod macros;
pub mod messages;
mod migrations;
pub mod permissions;
mod pump;
pub mod reports;
pub mod search;
pub mod settings;
pub mod teams;

use kernel::Module;
use messaging::{LineChanged, MediaFetched, MessageReceived, MessageUpdated, PeerTyping};

/// What the desk brings: routes, tables, permissions, refusals, and ears for messaging.
pub fn module() -> Module {
    let module = Module::new("desk")
        .switchable()
        .routes(conversations::router())
        .routes(messages::router())
        .routes(assignment::router())
        .routes(contacts::router())
        .routes(agents::router())
        .routes(teams::router())
        .routes(inboxes::router())
        .routes(labels::router())
        .routes(macros::router())
        .routes(search::router())
        .routes(reports::router())
        .routes(settings::router())
        .migrations::<migrations::Migrator>()
        .on::<MessageReceived>(inbound::hear)
        .on::<PeerTyping>(inbound::typing::hear)
        .on::<MessageUpdated>(messages::states::sent)
        .on::<MediaFetched>(messages::states::fetched)
        .on::<LineChanged>(inboxes::serving::follow)
        .pump(pump::pump())
        .permissions(permissions::ALL)
        .tells::<permissions::ReadDesk>()
        .tells::<permissions::ReadAll>()
        .refusals(conversations::Refusal::TEXTS)
        .refusals(messages::Refusal::TEXTS)
        .refusals(contacts::Refusal::TEXTS)
        .refusals(contacts::proposals::Refusal::TEXTS)
        .refusals(agents::Refusal::TEXTS)
        .refusals(teams::Refusal::TEXTS)
        .refusals(inboxes::Refusal::TEXTS)
        .refusals(labels::Refusal::TEXTS)
        .refusals(::reports::Refusal::TEXTS)
        .refusals(macros::Refusal::TEXTS);
    permissions::ROLES.into_iter().fold(tables(module), Module::role)
}

fn tables(module: Module) -> Module {
    module
        .entity::<entity::settings::Entity>()
        .entity::<entity::team::Entity>()
        .entity::<entity::team_member::Entity>()
        .entity::<entity::inbox::Entity>()
        .entity::<entity::agent::Entity>()
        .entity::<entity::contact::Entity>()
        .entity::<entity::address::Entity>()
        .entity::<entity::merge_proposal::Entity>()
        .entity::<entity::label::Entity>()
        .entity::<entity::macro_::Entity>()
        .entity::<entity::conversation::Entity>()
        .entity::<entity::message::Entity>()
        .entity::<entity::read::Entity>()
        .entity::<entity::conversation_label::Entity>()
        .entity::<entity::mention::Entity>()
        .entity::<entity::csat::Entity>()
        .entity::<entity::assignment::Entity>()
}
