//! Messages on their way out.

use std::time::Duration;

use whatsapp_rust::prelude::{MessageBuilderExt, MessageExt};
use whatsapp_rust::waproto::whatsapp as wa;
use whatsapp_rust::{Client, ClientError, Jid, SendError, SendOptions};

use super::recent::Written;
use super::{Inner, acks, address, media};
use crate::content::{Content, MediaSource};
use crate::outgoing::{Outgoing, SendOutcome};

/// How long it is asked whether somebody is there at all.
const ASKING: Duration = Duration::from_secs(4);

impl Inner {
    /// Sends, and waits for the server's yes. Without one nobody knows; the id makes a retry the
    /// same message.
    pub(super) async fn send(&self, message: &Outgoing) -> SendOutcome {
        let Some(to) = address::person(&message.to) else {
            return SendOutcome::rejected("recipient_unsupported");
        };
        if let Err(code) = check(&message.content) {
            return SendOutcome::rejected(code);
        }
        let Some(client) = self.client() else { return SendOutcome::ChannelDown };
        let mut body = match self.body(&client, message).await {
            Ok(body) => body,
            Err(error) => {
                let reason = format!("the file was not uploaded: {error:#}");
                return SendOutcome::Retry { after: None, reason };
            }
        };
        if let Some(quoted) = &message.quoted {
            body.set_context_info(self.recent.quote(quoted, &to));
        }
        if let Some(own) = client.pn() {
            let (chat, text) = (to.clone(), message.text.clone());
            self.recent.remember(&message.wire_id, Written { chat, sender: own, text });
        }
        self.dispatch(&client, to, body, &message.wire_id).await
    }

    async fn body(&self, client: &Client, message: &Outgoing) -> anyhow::Result<wa::Message> {
        let Content::Media(file) = &message.content else {
            return Ok(wa::Message::text(message.text.clone()));
        };
        let MediaSource::Bytes(bytes) = &file.source else {
            anyhow::bail!("links were refused before");
        };
        let upload = media::upload(client, file, bytes, &message.text);
        tokio::time::timeout(self.config.transfer, upload).await?
    }

    async fn dispatch(&self, client: &Client, to: Jid, body: wa::Message, id: &str) -> SendOutcome {
        let ack = self.acks.await_one(id);
        let options = SendOptions::default().with_message_id(id);
        let exchange = async {
            if let Err(error) = client.send_message_with_options(to.clone(), body, options).await {
                tracing::warn!(wire_id = id, %error, "a send over the linked device failed");
                return Err(error);
            }
            Ok(ack.await)
        };
        match tokio::time::timeout(self.config.answer, exchange).await {
            Ok(Ok(Ok(None))) => SendOutcome::Accepted { provider_id: id.to_owned() },
            Ok(Ok(Ok(Some(number)))) => {
                tracing::warn!(wire_id = id, number, "WhatsApp refused a message");
                acks::judge(&number)
            }
            Ok(Err(error)) => {
                self.acks.forget(id);
                match unsent(&error) {
                    SendOutcome::Retry { .. } if is_nobody(client, &to).await => {
                        SendOutcome::rejected("recipient_unknown")
                    }
                    outcome => outcome,
                }
            }
            // The client went away, or took its time.
            Ok(Ok(Err(_))) | Err(_) => {
                self.acks.give_up(id);
                SendOutcome::Unknown
            }
        }
    }
}

/// Whether the number is certainly not on WhatsApp. Asked only after a send that nobody could be
/// found for: asking for strangers is what spammers do.
async fn is_nobody(client: &Client, to: &Jid) -> bool {
    let asked = tokio::time::timeout(ASKING, async {
        client.contacts().is_on_whatsapp(std::slice::from_ref(to)).await
    });
    let Ok(Ok(found)) = asked.await else { return false };
    !found.is_empty() && found.iter().all(|one| one.contact_error.is_none() && !one.is_registered)
}

/// Our word for why this content is not sent.
fn check(content: &Content) -> Result<(), &'static str> {
    let Content::Media(file) = content else { return Ok(()) };
    // Nothing here goes out to fetch it.
    let MediaSource::Bytes(bytes) = &file.source else { return Err("link_unsupported") };
    let is_large = bytes.len() as u64 > file.kind.limit();
    if is_large { Err("media_too_large") } else { Ok(()) }
}

/// What a failure before the server's answer means. What may have left comes to the same: with the
/// same id it is the same message.
fn unsent(error: &SendError) -> SendOutcome {
    match error {
        SendError::NotLoggedIn | SendError::Client(ClientError::NotConnected) => {
            SendOutcome::ChannelDown
        }
        SendError::InvalidRequest(_) => SendOutcome::rejected("malformed"),
        SendError::Client(_) => SendOutcome::Unknown,
        other => SendOutcome::Retry { after: None, reason: other.to_string() },
    }
}
