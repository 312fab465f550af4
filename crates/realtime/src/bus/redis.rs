//! Redis or Valkey as the bus: one topic, one connection to hear and one to speak.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use bytes::Bytes;
use redis::aio::{MultiplexedConnection, PubSub};
use redis::{AsyncConnectionConfig, Client, Pipeline};
use tokio::sync::mpsc;
use tokio_stream::StreamExt;

use super::{FIRST_PAUSE, Heard, LONGEST_PAUSE, Line};

/// A server that takes longer is away. Every node beats each second and hears itself, so that a
/// connection is never silent for so long.
const PATIENCE: Duration = Duration::from_secs(4);
/// Messages that go out together.
const BATCH: usize = 256;

/// Whether the node wants to say more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Talk {
    Done,
}

/// Carries messages until the node stops speaking.
pub(super) fn carry(
    url: &str,
    topic: String,
    line: Line,
) -> Result<impl Future<Output = ()> + use<>> {
    let client = Client::open(url).context("the address of the bus cannot be read")?;
    Ok(run(client, topic, line))
}

async fn run(client: Client, topic: String, mut line: Line) {
    let mut pause = FIRST_PAUSE;
    loop {
        match talk(&client, &topic, &mut line, &mut pause).await {
            Ok(Talk::Done) => return,
            Err(error) => tracing::warn!(error = format!("{error:#}"), "the bus is away"),
        }
        if line.heard.send(Heard::Disconnected).await.is_err() {
            return;
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

async fn talk(client: &Client, topic: &str, line: &mut Line, pause: &mut Duration) -> Result<Talk> {
    let connect = async {
        let mut ears = client.get_async_pubsub().await?;
        ears.subscribe(topic).await?;
        let config = AsyncConnectionConfig::new().set_response_timeout(Some(PATIENCE));
        anyhow::Ok((ears, client.get_multiplexed_async_connection_with_config(&config).await?))
    };
    let (ears, mouth) = tokio::time::timeout(PATIENCE, connect).await.context("no answer")??;
    if line.heard.send(Heard::Connected).await.is_err() {
        return Ok(Talk::Done);
    }
    *pause = FIRST_PAUSE;
    tokio::select! {
        result = hear(ears, &line.heard) => result,
        result = speak(mouth, topic, &mut line.said) => result,
    }
}

async fn hear(mut ears: PubSub, heard: &mpsc::Sender<Heard>) -> Result<Talk> {
    let mut messages = ears.on_message();
    loop {
        let message = tokio::time::timeout(PATIENCE, messages.next()).await.context("silence")?;
        let Some(message) = message else {
            bail!("the connection is closed");
        };
        let said = Bytes::copy_from_slice(message.get_payload_bytes());
        if heard.send(Heard::Said(said)).await.is_err() {
            return Ok(Talk::Done);
        }
    }
}

async fn speak(
    mut mouth: MultiplexedConnection,
    topic: &str,
    said: &mut mpsc::Receiver<Bytes>,
) -> Result<Talk> {
    let mut messages = Vec::with_capacity(BATCH);
    loop {
        if said.recv_many(&mut messages, BATCH).await == 0 {
            return Ok(Talk::Done);
        }
        let mut pipeline = Pipeline::with_capacity(messages.len());
        for message in messages.drain(..) {
            pipeline.cmd("PUBLISH").arg(topic).arg(&*message).ignore();
        }
        pipeline.query_async::<()>(&mut mouth).await?;
    }
}
