//! Writes an answer into a conversation and into the outbox, in one transaction.

use base::{Checks, Invalid, TenantId};
use kernel::{App, Caller, Tx};
use messaging::{Approved, Attachment, AttachmentKind, Class, NewMessage};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use whatsapp::Address;

use super::content::Content;
use super::send::{NewAttachment, NewReply};
use super::write::{self, NewRow};
use super::{DeskMessage, MessageKind, Refusal};
use crate::assignment::Why;
use crate::assignment::give::{self, Hand};
use crate::conversations::audience::{audience, leavers};
use crate::conversations::state::State;
use crate::conversations::{self, load, read};
use crate::entity::{conversation, inbox, message};
use crate::events::{ConversationLeft, MessageAdded};
use crate::ids::DeskMessageId;
use crate::inbound;
use crate::settings::agents_see;

/// WhatsApp takes no longer texts.
const TEXT_MAX: usize = 4096;
/// WhatsApp takes no longer captions.
const CAPTION_MAX: usize = 1024;
/// Longest name of a file.
const NAME_MAX: usize = 120;

/// An answer whose shape is sound.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) id: DeskMessageId,
    pub(crate) key: Option<String>,
    pub(crate) text: String,
    pub(crate) content: Option<Content>,
    pub(crate) quoted_seq: Option<i64>,
}

impl Draft {
    /// Checks what a person wrote; looks at the file, so not inside a transaction.
    pub(crate) async fn checked(
        app: &App,
        tenant: TenantId,
        input: NewReply,
    ) -> kernel::Result<Self> {
        let text = input.text.trim().to_owned();
        shape(&input, &text)?;
        let template = input.template.map(|template| Content::Template {
            name: template.name,
            language: template.language,
            parameters: template.parameters,
        });
        let content = match input.attachment {
            Some(attachment) => Some(file(app, tenant, attachment).await?),
            None => template,
        };
        let id = app.random.id(app.now());
        Ok(Self { id, key: None, text, content, quoted_seq: input.quoted_seq })
    }
}

async fn file(app: &App, tenant: TenantId, attachment: NewAttachment) -> kernel::Result<Content> {
    let kept = app.files.get(tenant, &attachment.file).await?.ok_or(Refusal::UnknownFile)?;
    let (mime, class) = kind_of(&attachment.file);
    Ok(Content::Media {
        class: class.to_owned(),
        mime: Some(mime.to_owned()),
        file_name: attachment.file_name,
        bytes: i64::try_from(kept.len()).ok(),
        file: Some(attachment.file),
        gone: None,
    })
}

/// What the outbox carries.
pub(crate) fn outgoing(
    way: &Way,
    text: &str,
    content: Option<&Content>,
    quoted: Option<String>,
) -> NewMessage {
    let content = match content {
        Some(Content::Media { file: Some(file), mime, file_name, class, .. }) => {
            messaging::Content::File(Attachment {
                file: file.clone(),
                mime: mime.clone().unwrap_or_default(),
                file_name: file_name.clone(),
                shown_as: shown_as(class),
            })
        }
        Some(Content::Template { name, language, parameters }) => {
            let (name, language) = (name.clone(), language.clone());
            messaging::Content::Template(Approved {
                name,
                language,
                parameters: parameters.clone(),
            })
        }
        _ => messaging::Content::Text,
    };
    let line = Some(way.inbox.line_id);
    let text = NewMessage::new(way.to.clone(), Class::Reply, "desk_reply", text);
    NewMessage { content, line, quoted, ..text }
}

fn shape(input: &NewReply, text: &str) -> Result<(), Invalid> {
    let mut checks = Checks::new();
    let is_empty = text.is_empty() && input.attachment.is_none();
    checks.require(!is_empty, "text", "required", "Pesan wajib diisi.", "A message is required.");
    let most = if input.attachment.is_some() { CAPTION_MAX } else { TEXT_MAX };
    let (id, en) = (format!("Paling banyak {most} huruf."), format!("{most} characters at most."));
    checks.require(text.chars().count() <= most, "text", "too_long", id, en);
    if let Some(attachment) = &input.attachment {
        let alone = input.template.is_none();
        let (id, en) = ("Template tidak membawa berkas.", "A template carries no file.");
        checks.require(alone, "attachment", "unexpected", id, en);
        let length = attachment.file_name.as_deref().map_or(0, |name| name.chars().count());
        let (id, en) =
            ("Nama berkas paling banyak 120 huruf.", "A name has 120 characters at most.");
        checks.require(length <= NAME_MAX, "attachment.file_name", "too_long", id, en);
        let is_name = attachment.file.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
        let (id, en) = ("Berkas tidak dikenal.", "This file is not known.");
        checks.require(is_name, "attachment.file", "unknown", id, en);
    }
    checks.finish()
}

/// What a file of the store is, by the name that its content gave it.
fn kind_of(file: &str) -> (&'static str, &'static str) {
    match file.rsplit_once('.').map(|(_, kind)| kind) {
        Some("jpg") => ("image/jpeg", "image"),
        Some("png") => ("image/png", "image"),
        // WhatsApp shows WebP only as stickers.
        Some("webp") => ("image/webp", "document"),
        _ => ("application/pdf", "document"),
    }
}

fn shown_as(class: &str) -> AttachmentKind {
    match class {
        "image" => AttachmentKind::Image,
        "video" => AttachmentKind::Video,
        "audio" | "voice" => AttachmentKind::Audio,
        _ => AttachmentKind::Document,
    }
}

/// Adds the answer to a conversation that the transaction holds, and to the outbox.
pub(crate) async fn reply(
    tx: &mut Tx,
    caller: &Caller,
    mut row: conversation::Model,
    draft: Draft,
) -> kernel::Result<DeskMessage> {
    let before = row.assignee_id;
    let way = way(tx, &row, draft.content.as_ref()).await?;
    let quoted = quoted(tx, &row, draft.quoted_seq).await?;
    let name = quoted.as_ref().and_then(|quoted| quoted.provider_id.clone());
    let new = outgoing(&way, &draft.text, draft.content.as_ref(), name);
    let sent = messaging::whatsapp(tx, new).await?;
    let mut lines = Vec::new();
    if row.assignee_id.is_none() {
        let hand = Hand::new(Some(caller.account), Why::Claimed);
        lines.push(give::change(tx, &mut row, hand));
    }
    let mut new = NewRow::new(MessageKind::Out, draft.text.clone());
    (new.author, new.content) = (Some(caller.account), draft.content.clone());
    new.quoted_seq = draft.quoted_seq;
    let mut line = write::row(tx, &mut row, new);
    (line.id, line.client_key) = (draft.id, draft.key);
    write::queued(&mut line, sent);
    State::of(&row)?.replied().write(&mut row);
    inbound::replied(&mut row, tx.now());
    lines.push(line.clone());
    load::write(tx, &row).await?;
    write::insert(tx, lines.clone()).await?;
    read::mark(tx, row.id, caller.account, row.last_seq).await?;
    tell(tx, &row, before, &lines, quoted.as_ref()).await?;
    Ok(DeskMessage::of(&line, quoted.as_ref()))
}

/// Where an answer goes.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    inbox: inbox::Model,
    to: Address,
}

/// The inbox and the address of an answer, if there is a way for it.
pub(crate) async fn way(
    tx: &Tx,
    row: &conversation::Model,
    content: Option<&Content>,
) -> kernel::Result<Way> {
    let inbox = inbox::Entity::find_by_id(row.inbox_id)
        .filter(inbox::Column::TenantId.eq(row.tenant_id))
        .one(tx.conn())
        .await?;
    let inbox = inbox.ok_or_else(|| anyhow::anyhow!("the inbox of a conversation is gone"))?;
    let to = Address::parse(&row.chat).ok().filter(Address::is_person);
    let Some(to) = to.filter(|_| inbox.is_active) else {
        return Err(conversations::Refusal::CannotSend.into());
    };
    let is_closed = inbox.reply_window && row.window_until.is_none_or(|until| until <= tx.now());
    if is_closed && !matches!(content, Some(Content::Template { .. })) {
        return Err(conversations::Refusal::WindowClosed.into());
    }
    Ok(Way { inbox, to })
}

pub(crate) async fn quoted(
    tx: &Tx,
    row: &conversation::Model,
    seq: Option<i64>,
) -> kernel::Result<Option<message::Model>> {
    let Some(seq) = seq else { return Ok(None) };
    let found = message::Entity::find()
        .filter(message::Column::ConversationId.eq(row.id))
        .filter(message::Column::Seq.eq(seq))
        .filter(message::Column::Kind.is_in([MessageKind::In, MessageKind::Out]))
        .one(tx.conn())
        .await?;
    Ok(Some(found.ok_or(Refusal::UnknownQuote)?))
}

async fn tell(
    tx: &mut Tx,
    row: &conversation::Model,
    before: Option<base::AccountId>,
    lines: &[message::Model],
    quoted: Option<&message::Model>,
) -> kernel::Result<()> {
    let contact = load::contact_of(tx.conn(), row).await?;
    let see = agents_see(tx.conn(), row.tenant_id).await?;
    let left = leavers(before, row.assignee_id, see);
    if !left.is_empty() {
        tx.announce(ConversationLeft::of(row.id, left));
    }
    for line in lines {
        let quoted = quoted.filter(|quoted| line.quoted_seq == Some(quoted.seq));
        let shown = DeskMessage::of(line, quoted);
        tx.announce(MessageAdded::of(&shown, row, &contact, audience(row, see)));
    }
    Ok(())
}
