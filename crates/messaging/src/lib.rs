//! Messages to people: one durable outbox to WhatsApp and e-mail, and the log of what became of them.
//!
//! Whoever has something to say writes it with [`whatsapp`] or [`email`] inside its own
//! transaction; the message exists exactly when the fact it tells of does. The pump `messages`
//! carries it out afterwards, at least once, with the same wire id every time, so that a provider
//! which knows its ids shows it exactly once.

mod config;
mod entity;
mod gateway;
pub mod inbound;
pub mod lines;
mod mail;
pub mod messages;
mod migrations;
mod outbox;
pub mod permissions;
pub mod simulator;

use kernel::Module;
use kernel::module::Role;

pub use config::{Config, MailConfig, Security, WhatsappConfig};
pub use gateway::PUMP as LINES_PUMP;
pub use gateway::{Gateway, Named, Names};
pub use inbound::{InboundId, MediaFetched, MessageReceived, PeerTyping, StoredFile};
pub use lines::{LineChanged, LineId, LineLost};
pub use messages::{
    Approved, Attachment, AttachmentKind, Channel, Class, Content, MessageId, MessageUpdated,
    NewMail, NewMessage, State, email, whatsapp, whatsapp_all,
};
pub use outbox::PUMP;
pub use simulator::TablePhones;

/// What messaging brings to the house. The simulator's routes are there only with its drivers.
pub fn module(config: &Config) -> Module {
    let mut module = Module::new("messaging")
        .routes(messages::router())
        .migrations::<migrations::Migrator>()
        .entity::<entity::message::Entity>()
        .entity::<entity::attempt::Entity>()
        .entity::<entity::simulator_message::Entity>()
        .entity::<entity::mailbox_message::Entity>()
        .entity::<entity::line::Entity>()
        .entity::<entity::line_secret::Entity>()
        .entity::<entity::line_hour::Entity>()
        .entity::<entity::inbound_body::Entity>()
        .entity::<entity::inbound_message::Entity>()
        .entity::<entity::known_peer::Entity>()
        .entity::<entity::early_receipt::Entity>()
        .entity::<entity::opt_out::Entity>()
        .pump(gateway::pump())
        .pump(outbox::pump())
        .routes(inbound::router())
        .routes(lines::router())
        .refusals(lines::Refusal::TEXTS)
        .job::<inbound::media::Fetch>()
        .job::<inbound::sweep::Sweep>()
        .cron(inbound::sweep::CRON)
        .refusals(inbound::Refusal::TEXTS)
        .permissions(permissions::ALL)
        .tells::<permissions::ReadLog>()
        .tells::<permissions::ReadLines>()
        .refusals(messages::Refusal::TEXTS);
    for name in ["super_admin", "admin"] {
        module = module.role(Role { name, permissions: permissions::LOG_KEEPER });
    }
    if config.whatsapp.is_simulator() {
        module =
            module.routes(simulator::phones_router(config)).refusals(simulator::Refusal::TEXTS);
    }
    if config.mail.is_mailbox() {
        module.routes(simulator::mailbox_router(config))
    } else {
        module.check(mail::CHECK)
    }
}
