//! Files of messages: fetched after the message is taken in, and told when they are here.

use kernel::{App, Failure, Job, JobContext, Tx};
use serde::{Deserialize, Serialize};
use whatsapp::FetchError;
use whatsapp::inbound::{self, Kind, Message};

use super::{InboundId, MediaFetched, StoredFile};
use crate::gateway::{Gateway, Line};
use crate::lines::LineId;

/// The largest file that is fetched. WhatsApp's pictures, films and voice notes have 16 MB at
/// most; its documents may have more, and stay on the phone.
const LIMIT: u64 = 16 * 1024 * 1024;

/// Has a message's file fetched after the commit, if it has one.
pub(super) fn fetch_later(
    tx: &mut Tx,
    line: &Line,
    id: InboundId,
    message: &Message,
) -> anyhow::Result<()> {
    let Kind::Media(media) = &message.kind else { return Ok(()) };
    if media.source.is_none() {
        tx.announce(MediaFetched { id, line: line.id, file: Err("not_kept") });
        return Ok(());
    }
    let job = Fetch { id, line: line.id, media: media.clone() };
    tx.enqueue(&job).map_err(base::Error::into_fault)?;
    Ok(())
}

/// Fetches one file.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Fetch {
    id: InboundId,
    line: LineId,
    media: inbound::Media,
}

impl Job for Fetch {
    const KIND: &'static str = "messaging.fetch_media";
    const TRIES: i32 = 8;

    async fn run(self, ctx: JobContext) -> Result<(), Failure> {
        let file = match self.fetch(&ctx).await {
            Ok(file) => Ok(file),
            Err(FetchError::Gone) => Err("gone"),
            Err(FetchError::TooLarge) => Err("too_large"),
            Err(FetchError::Refused(why)) => Err(why),
            Err(FetchError::Later(why)) if ctx.attempt() < Self::TRIES => {
                return Err(Failure::Retry(anyhow::anyhow!(why)));
            }
            Err(FetchError::Later(_)) => Err("not_fetched"),
        };
        let mut tx = ctx.begin().await.map_err(base::Error::into_fault)?;
        tx.announce(MediaFetched { id: self.id, line: self.line, file });
        tx.commit().await.map_err(base::Error::into_fault)?;
        Ok(())
    }
}

impl Fetch {
    async fn fetch(&self, ctx: &JobContext) -> Result<StoredFile, FetchError> {
        let app: &App = ctx.app();
        let later = |error: anyhow::Error| FetchError::Later(format!("{error:#}"));
        let gateway = app.state::<Gateway>();
        gateway.lines_of(app, ctx.tenant()).await.map_err(later)?;
        let driver = gateway
            .driver(self.line)
            .ok_or_else(|| FetchError::Later("the line is not up here".to_owned()))?;
        let content = driver.fetch(&self.media, LIMIT).await?;
        let bytes = i64::try_from(content.len()).unwrap_or(i64::MAX);
        let kept = app.files.put_any(ctx.tenant().id, content, self.media.mime.as_deref()).await;
        let kept = kept.map_err(later)?;
        Ok(StoredFile { mime: kept.mime.to_owned(), name: kept.name, bytes })
    }
}
