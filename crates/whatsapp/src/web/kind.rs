//! What a message of the protocol says, in the words that all drivers share.

use whatsapp_rust::proto_helpers::MessageExt;
use whatsapp_rust::waproto::whatsapp as wa;

use super::media;
use crate::inbound::{Kind, card};

/// What it says; none for what the devices only tell each other.
pub(super) fn kind(message: &wa::Message) -> Option<Kind> {
    let base = message.get_base_message();
    if let Some(inner) = base.protocol_message.as_option() {
        return protocol(inner);
    }
    if let Some(media) = media::found(base) {
        return Some(Kind::Media(media));
    }
    if let Some(reaction) = base.reaction_message.as_option() {
        let target = reaction.key.as_option()?.id.clone()?;
        return Some(Kind::Reaction { emoji: filled(reaction.text.as_ref()), target });
    }
    if let Some(text) = base.text_content() {
        return Some(Kind::Text(text.to_owned()));
    }
    choice(base).or_else(|| place(base)).or_else(|| cards(base)).or_else(|| other(base))
}

/// The id of the message that it answers.
pub(super) fn quoted_id(message: &wa::Message) -> Option<String> {
    let base = message.get_base_message();
    macro_rules! context {
        ($($field:ident),*) => {
            [$(base.$field.as_option().and_then(|it| it.context_info.as_option())),*]
        };
    }
    let contexts = context![
        extended_text_message,
        image_message,
        video_message,
        audio_message,
        document_message,
        sticker_message,
        location_message,
        contact_message,
        contacts_array_message,
        buttons_response_message,
        template_button_reply_message,
        list_response_message
    ];
    contexts.into_iter().flatten().find_map(|context| filled(context.stanza_id.as_ref()))
}

/// A text that is there and not empty.
pub(super) fn filled(text: Option<&String>) -> Option<String> {
    text.filter(|text| !text.is_empty()).cloned()
}

fn protocol(inner: &wa::message::ProtocolMessage) -> Option<Kind> {
    use wa::message::protocol_message::Type;
    let target = || inner.key.as_option().and_then(|key| key.id.clone());
    match inner.r#type {
        Some(Type::REVOKE) => Some(Kind::Revoked { target: target()? }),
        Some(Type::MESSAGE_EDIT) => {
            let edited = inner.edited_message.as_option()?;
            let body = edited.text_content().or_else(|| edited.get_caption())?.to_owned();
            Some(Kind::Edited { target: target()?, body })
        }
        _ => None,
    }
}

fn choice(base: &wa::Message) -> Option<Kind> {
    use wa::message::buttons_response_message::Response;
    if let Some(pressed) = base.buttons_response_message.as_option() {
        let title = match &pressed.response {
            Some(Response::SelectedDisplayText(text)) => text.clone(),
            None => String::new(),
        };
        return Some(Kind::Choice { title, id: filled(pressed.selected_button_id.as_ref()) });
    }
    if let Some(pressed) = base.template_button_reply_message.as_option() {
        let title = pressed.selected_display_text.clone().unwrap_or_default();
        return Some(Kind::Choice { title, id: filled(pressed.selected_id.as_ref()) });
    }
    let picked = base.list_response_message.as_option()?;
    let id = picked.single_select_reply.as_option().and_then(|it| it.selected_row_id.clone());
    Some(Kind::Choice { title: picked.title.clone().unwrap_or_default(), id })
}

fn place(base: &wa::Message) -> Option<Kind> {
    if let Some(place) = base.location_message.as_option() {
        return Some(Kind::Location {
            latitude: place.degrees_latitude?,
            longitude: place.degrees_longitude?,
            name: filled(place.name.as_ref()),
            address: filled(place.address.as_ref()),
        });
    }
    let live = base.live_location_message.as_option()?;
    Some(Kind::Location {
        latitude: live.degrees_latitude?,
        longitude: live.degrees_longitude?,
        name: filled(live.caption.as_ref()),
        address: None,
    })
}

fn cards(base: &wa::Message) -> Option<Kind> {
    let read = |it: &wa::message::ContactMessage| {
        card(filled(it.display_name.as_ref()), it.vcard.as_deref().unwrap_or_default())
    };
    if let Some(one) = base.contact_message.as_option() {
        return Some(Kind::Contacts(vec![read(one)]));
    }
    let many = base.contacts_array_message.as_option()?;
    Some(Kind::Contacts(many.contacts.iter().map(read).collect()))
}

/// What a desk shows as a word. Keys that devices hand each other are nothing.
fn other(base: &wa::Message) -> Option<Kind> {
    let polls = [&base.poll_creation_message, &base.poll_creation_message_v2];
    let poll = polls.into_iter().chain([&base.poll_creation_message_v3]);
    let asked = poll.filter_map(|it| it.as_option()).next();
    let (name, body) = if let Some(asked) = asked {
        ("poll", filled(asked.name.as_ref()))
    } else if base.poll_update_message.is_set() {
        ("poll_vote", None)
    } else if let Some(event) = base.event_message.as_option() {
        ("event", filled(event.name.as_ref()))
    } else if base.group_invite_message.is_set() {
        ("group_invite", None)
    } else if base.order_message.is_set() {
        ("order", None)
    } else if base.product_message.is_set() {
        ("product", None)
    } else if base.interactive_message.is_set() || base.template_message.is_set() {
        ("interactive", None)
    } else if base.interactive_response_message.is_set() {
        ("interactive_response", None)
    } else if base.sender_key_distribution_message.is_set() {
        return None;
    } else {
        ("unknown", None)
    };
    Some(Kind::Other { name: name.to_owned(), body })
}

#[cfg(test)]
mod tests {
    use whatsapp_rust::buffa::MessageField;
    use whatsapp_rust::prelude::MessageBuilderExt;

    use super::*;

    fn key(id: &str) -> MessageField<wa::MessageKey> {
        MessageField::some(wa::MessageKey { id: Some(id.to_owned()), ..Default::default() })
    }

    fn protocol(
        kind: wa::message::protocol_message::Type,
        edited: MessageField<wa::Message>,
    ) -> wa::Message {
        wa::Message {
            protocol_message: MessageField::some(wa::message::ProtocolMessage {
                key: key("A"),
                r#type: Some(kind),
                edited_message: edited,
                ..Default::default()
            }),
            ..Default::default()
        }
    }

    #[test]
    fn what_happens_to_an_earlier_message_names_it() {
        use wa::message::protocol_message::Type;
        let reaction = |sign: &str| wa::Message {
            reaction_message: MessageField::some(wa::message::ReactionMessage {
                key: key("A"),
                text: Some(sign.to_owned()),
                ..Default::default()
            }),
            ..Default::default()
        };
        let edit = protocol(Type::MESSAGE_EDIT, MessageField::some(wa::Message::text("baru")));
        let (target, body) = ("A".to_owned(), "baru".to_owned());
        let cases = [
            (
                reaction("👍"),
                Kind::Reaction { emoji: Some("👍".to_owned()), target: target.clone() },
            ),
            (reaction(""), Kind::Reaction { emoji: None, target: target.clone() }),
            (edit, Kind::Edited { target: target.clone(), body }),
            (protocol(Type::REVOKE, MessageField::default()), Kind::Revoked { target }),
        ];
        for (message, expected) in cases {
            assert_eq!(kind(&message), Some(expected));
        }
    }

    #[test]
    fn what_devices_tell_each_other_is_no_message_and_what_nobody_knows_is() {
        use wa::message::protocol_message::Type;
        let keys = protocol(Type::APP_STATE_SYNC_KEY_SHARE, MessageField::default());
        let unknown = Kind::Other { name: "unknown".to_owned(), body: None };

        assert_eq!(kind(&keys), None);
        assert_eq!(kind(&wa::Message::default()), Some(unknown));
    }

    #[test]
    fn a_message_in_its_wrappers_says_what_is_in_it() {
        let context = wa::ContextInfo { stanza_id: Some("Q".to_owned()), ..Default::default() };
        let inner = wa::Message::text_with_context("sebentar", context);
        let wrapped = wa::Message {
            ephemeral_message: MessageField::some(wa::message::FutureProofMessage {
                message: MessageField::some(inner),
            }),
            ..Default::default()
        };

        assert_eq!(kind(&wrapped), Some(Kind::Text("sebentar".to_owned())));
        assert_eq!(quoted_id(&wrapped).as_deref(), Some("Q"));
    }
}
