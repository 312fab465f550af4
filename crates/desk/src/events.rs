//! What the desk tells screens, with what they show, so that a chat need not be fetched again.

use kernel::{Audience, Event};
use serde_json::{Value, json};

use crate::conversations::Conversation;
use crate::entity::{contact, conversation};
use crate::ids::ConversationId;
use crate::messages::DeskMessage;

/// Declares events that carry what screens show.
macro_rules! told {
    ($($(#[$doc:meta])* $name:ident = $event:literal;)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug)]
            pub struct $name {
                /// The id of what changed, as text.
                pub subject: String,
                /// Whose screens hear of it.
                pub audience: Vec<Audience>,
                /// What they show.
                pub data: Value,
            }

            impl Event for $name {
                const NAME: &'static str = $event;

                fn subject(&self) -> String {
                    self.subject.clone()
                }

                fn data(&self) -> Option<Value> {
                    Some(self.data.clone())
                }

                fn audience(&self) -> Vec<Audience> {
                    self.audience.clone()
                }
            }
        )+
    };
}

told! {
    /// A message, note or event is new: `{message, conversation}`.
    MessageAdded = "desk.message";
    /// A message is no more what it was: `{message}`.
    MessageChanged = "desk.message_changed";
    /// A conversation is new or changed: `{conversation}`.
    ConversationChanged = "desk.conversation";
    /// A conversation is no more for these: `{conversation}` with its id. Whoever sees it still hears
    /// of it as a change right after.
    ConversationLeft = "desk.conversation_left";
    /// An agent came, went or takes more: `{agent}`.
    AgentChanged = "desk.agent";
    /// Somebody was named in a note: `{conversation, message}` with their ids, `{by, text}`.
    Mentioned = "desk.mention";
    /// Somebody looks at a conversation or types in it: `{conversation, account, doing}`.
    Presence = "desk.presence";
    /// The customer types, or stopped: `{conversation, is_typing}`.
    CustomerTyping = "desk.customer_typing";
    /// A target of time was missed: `{conversation, target}`.
    TargetMissed = "desk.target_missed";
}

impl MessageAdded {
    /// The event of a new message.
    pub fn of(
        message: &DeskMessage,
        row: &conversation::Model,
        contact: &contact::Model,
        audience: Vec<Audience>,
    ) -> Self {
        let data = json!({
            "message": message.clone().cut(),
            "conversation": Conversation::of(row, contact),
        });
        Self { subject: row.id.to_string(), audience, data }
    }
}

impl MessageChanged {
    /// The event of a changed message.
    pub fn of(message: &DeskMessage, audience: Vec<Audience>) -> Self {
        let data = json!({ "message": message.clone().cut() });
        Self { subject: message.conversation.to_string(), audience, data }
    }
}

impl ConversationChanged {
    /// The event of a changed conversation.
    pub fn of(
        row: &conversation::Model,
        contact: &contact::Model,
        audience: Vec<Audience>,
    ) -> Self {
        let data = json!({ "conversation": Conversation::of(row, contact) });
        Self { subject: row.id.to_string(), audience, data }
    }
}

impl ConversationLeft {
    /// The event for those who see it no more.
    pub fn of(id: ConversationId, audience: Vec<Audience>) -> Self {
        Self { subject: id.to_string(), audience, data: json!({ "conversation": id }) }
    }
}
