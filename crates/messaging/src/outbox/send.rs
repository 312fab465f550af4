//! Hand one message to the driver of its line, or to the mailer.

use std::time::Duration;

use anyhow::Context;
use kernel::{App, Tenant};
use sea_orm::EntityTrait;
use whatsapp::{Address, Driver, Media, MediaKind, MediaSource, Outgoing, SendOutcome, Template};

use super::claim::Claimed;
use super::record::Landed;
use crate::entity::known_peer;
use crate::entity::message::Model;
use crate::gateway::Gateway;
use crate::lines::{LineId, Settings, TemplateName};
use crate::mail::Mail;
use crate::messages::{Approved, Attachment, AttachmentKind, Channel, Class, Content};

/// A provider that is silent for this long has lost the message, or its answer. A file takes its
/// driver a minute to hand over, and its answer another twenty seconds.
const SEND_LIMIT: Duration = Duration::from_secs(90);
/// How long free text is taken after a person wrote, less the time that a message may wait.
const REPLY_WINDOW: chrono::Duration = chrono::Duration::minutes(24 * 60 - 5);
/// The longest text that fills a template's gap.
const GAP_MAX: usize = 1024;

/// Sends it; whatever happens is an outcome.
pub(super) async fn send(app: App, claimed: Claimed) -> Landed {
    let Claimed { tenant, message } = claimed;
    let sending = async {
        match message.channel {
            Channel::Whatsapp => by_whatsapp(&app, &tenant, &message).await,
            Channel::Email => by_mail(&app, &tenant, &message).await,
        }
    };
    let outcome = tokio::time::timeout(SEND_LIMIT, sending).await.unwrap_or(SendOutcome::Unknown);
    Landed { tenant, message, outcome }
}

async fn by_mail(app: &App, tenant: &Tenant, message: &Model) -> SendOutcome {
    let mail = Mail {
        wire_id: message.wire_id.clone(),
        to: message.recipient.clone(),
        subject: message.subject.clone().unwrap_or_default(),
        text: message.text.clone(),
        at: message.created_at,
    };
    app.state::<Gateway>().mailer().send(app, tenant, mail).await
}

async fn by_whatsapp(app: &App, tenant: &Tenant, message: &Model) -> SendOutcome {
    let gateway = app.state::<Gateway>();
    let there = message.line_id.and_then(|line| Some((line, gateway.driver(line)?)));
    let Some((line, driver)) = there else { return SendOutcome::ChannelDown };
    let Ok(to) = Address::from_wa_id(&message.recipient) else {
        return SendOutcome::Rejected { code: "not_a_phone".to_owned() };
    };
    let content = match content(app, tenant, message, line, &*driver).await {
        Ok(content) => content,
        Err(Unready::Never(code)) => return SendOutcome::Rejected { code: code.to_owned() },
        Err(Unready::Later(error)) => {
            return SendOutcome::Retry { after: None, reason: format!("{error:#}") };
        }
    };
    let outgoing = Outgoing {
        wire_id: message.wire_id.clone(),
        to,
        text: message.text.clone(),
        content,
        quoted: message.quoted.clone(),
    };
    driver.send(&outgoing).await
}

/// Why a message cannot be put together.
enum Unready {
    Never(&'static str),
    Later(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Unready {
    fn from(error: E) -> Self {
        Self::Later(error.into())
    }
}

/// What the message is beside its text, as the line's provider takes it.
async fn content(
    app: &App,
    tenant: &Tenant,
    message: &Model,
    line: LineId,
    driver: &dyn Driver,
) -> Result<whatsapp::Content, Unready> {
    let stored = match &message.content {
        None => Content::Text,
        Some(stored) => serde_json::from_value(stored.clone()).context("reading a message")?,
    };
    Ok(match stored {
        Content::File(file) => whatsapp::Content::Media(media(app, tenant, file).await?),
        Content::Template(approved) => whatsapp::Content::Template(template(approved)),
        Content::Code { code } => match code_template(app, line, driver) {
            Some(name) => {
                let parameters = vec![code.clone()];
                whatsapp::Content::Template(named(name, parameters, Some(code)))
            }
            None => whatsapp::Content::Text,
        },
        Content::Text => match notice_template(app, message, line, driver).await? {
            Some(name) => whatsapp::Content::Template(named(name, vec![gap(&message.text)], None)),
            None => whatsapp::Content::Text,
        },
    })
}

async fn media(app: &App, tenant: &Tenant, file: Attachment) -> Result<Media, Unready> {
    let bytes = app.files.get(tenant.id, &file.file).await?;
    Ok(Media {
        kind: match file.shown_as {
            AttachmentKind::Image => MediaKind::Image,
            AttachmentKind::Video => MediaKind::Video,
            AttachmentKind::Audio => MediaKind::Audio,
            AttachmentKind::Document => MediaKind::Document,
        },
        mime_type: file.mime,
        source: MediaSource::Bytes(bytes.ok_or(Unready::Never("file_missing"))?),
        filename: file.file_name,
    })
}

fn template(approved: Approved) -> Template {
    let Approved { name, language, parameters } = approved;
    Template { name, language, parameters, otp: None }
}

fn named(name: TemplateName, parameters: Vec<String>, otp: Option<String>) -> Template {
    Template { name: name.name, language: name.language, parameters, otp }
}

fn code_template(app: &App, line: LineId, driver: &dyn Driver) -> Option<TemplateName> {
    let line = app.state::<Gateway>().book().get(&line).cloned()?;
    match &line.settings {
        Settings::Cloud(cloud) if driver.caps().templates => cloud.code_template.clone(),
        _ => None,
    }
}

/// The template that a text must leave in, because its recipient has not written for a day.
async fn notice_template(
    app: &App,
    message: &Model,
    line: LineId,
    driver: &dyn Driver,
) -> anyhow::Result<Option<TemplateName>> {
    let caps = driver.caps();
    if !caps.templates || !caps.reply_window || message.class == Class::Reply {
        return Ok(None);
    }
    let Some(line) = app.state::<Gateway>().book().get(&line).cloned() else { return Ok(None) };
    let Settings::Cloud(cloud) = &line.settings else { return Ok(None) };
    let Some(name) = cloud.notice_template.clone() else { return Ok(None) };
    let peer = known_peer::Entity::find_by_id((line.id, message.recipient.clone()));
    let peer = peer.one(app.db.read()).await?;
    let is_open = peer.is_some_and(|peer| app.now() - peer.last_at < REPLY_WINDOW);
    Ok((!is_open).then_some(name))
}

/// A text as a template's gap takes it: one line, without runs of spaces.
fn gap(text: &str) -> String {
    let words: Vec<String> = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect();
    words.join(" · ").chars().take(GAP_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_one_line_without_runs_of_spaces() {
        let text = "Order baru dari Toko Jaya.\n\nTotal:  Rp 5.000\t000\n";

        assert_eq!(gap(text), "Order baru dari Toko Jaya. · Total: Rp 5.000 000");
        assert_eq!(gap(&"a".repeat(2000)).len(), GAP_MAX);
    }
}
