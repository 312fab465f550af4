//! NATS as the bus. Its client comes back by itself, and keeps its subscription.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use async_nats::{Client, ConnectOptions, Event, ServerAddr, Subscriber};
use bytes::Bytes;
use tokio::sync::mpsc;
use tokio_stream::StreamExt;

use super::{FIRST_PAUSE, Heard, LONGEST_PAUSE, Line};

/// A server that does not answer in this time is away.
const PATIENCE: Duration = Duration::from_secs(4);
/// How often the server is asked whether it lives.
const PING: Duration = Duration::from_secs(2);
/// What may wait for us to read it before the client throws it away.
const MAX_UNREAD: usize = 65_536;
/// What a last message may take to be sent.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// Carries messages until the node stops speaking.
pub(super) fn carry(
    url: &str,
    topic: String,
    line: Line,
) -> Result<impl Future<Output = ()> + use<>> {
    let address: ServerAddr = url.parse().context("the address of the bus cannot be read")?;
    Ok(run(address, topic, line))
}

async fn run(address: ServerAddr, topic: String, mut line: Line) {
    let mut pause = FIRST_PAUSE;
    // The client gives up only over what waiting does not mend, such as a wrong password: an
    // operator may mend that, so we do not.
    while let Err(error) = talk(address.clone(), &topic, &mut line).await {
        tracing::warn!(error = format!("{error:#}"), "the bus is away");
        if line.heard.send(Heard::Disconnected).await.is_err() {
            return;
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

async fn talk(address: ServerAddr, topic: &str, line: &mut Line) -> Result<()> {
    let (told, mut connection) = mpsc::unbounded_channel();
    let client = ConnectOptions::new()
        .connection_timeout(PATIENCE)
        .ping_interval(PING)
        .subscription_capacity(MAX_UNREAD)
        .reconnect_delay_callback(|tries| {
            let doubled =
                FIRST_PAUSE * 2u32.saturating_pow(u32::try_from(tries).unwrap_or(u32::MAX).min(8));
            doubled.min(LONGEST_PAUSE)
        })
        .event_callback(move |event| {
            let _ = told.send(event);
            std::future::ready(())
        })
        .connect(address)
        .await?;
    let ears = client.subscribe(topic.to_owned()).await?;
    // From here on the server has the subscription, so that nothing that comes later is missed.
    client.flush().await?;
    if line.heard.send(Heard::Connected).await.is_err() {
        return Ok(());
    }
    tokio::select! {
        result = hear(ears, &line.heard) => result,
        result = speak(&client, topic, &mut line.said) => result,
        result = watch(&mut connection, &client, &line.heard) => result,
    }
}

async fn hear(mut ears: Subscriber, heard: &mpsc::Sender<Heard>) -> Result<()> {
    while let Some(message) = ears.next().await {
        if heard.send(Heard::Said(message.payload)).await.is_err() {
            return Ok(());
        }
    }
    bail!("the connection is closed")
}

async fn speak(client: &Client, topic: &str, said: &mut mpsc::Receiver<Bytes>) -> Result<()> {
    while let Some(message) = said.recv().await {
        client.publish(topic.to_owned(), message).await?;
    }
    let _ = tokio::time::timeout(LAST_WORDS, client.flush()).await;
    Ok(())
}

/// Tells the node when the connection goes and comes.
async fn watch(
    events: &mut mpsc::UnboundedReceiver<Event>,
    client: &Client,
    heard: &mpsc::Sender<Heard>,
) -> Result<()> {
    let mut was_away = false;
    while let Some(event) = events.recv().await {
        let news = match event {
            Event::Disconnected => Heard::Disconnected,
            Event::Connected if was_away => {
                client.flush().await?;
                Heard::Connected
            }
            Event::Closed => bail!("the connection is closed"),
            other => {
                tracing::debug!(%other, "the bus");
                continue;
            }
        };
        was_away = matches!(news, Heard::Disconnected);
        if heard.send(news).await.is_err() {
            return Ok(());
        }
    }
    bail!("the connection is closed")
}
