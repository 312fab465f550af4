//! The development mailbox: mails are kept where `/simulator` shows them, and go nowhere.

use async_trait::async_trait;
use kernel::{App, Tenant};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use sea_orm::sea_query::OnConflict;
use whatsapp::SendOutcome;

use super::{Mail, Mailer};
use crate::entity::mailbox_message::{ActiveModel, Entity};
use crate::simulator::MailId;

/// Keeps mails in our own database.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mailbox;

#[async_trait]
impl Mailer for Mailbox {
    async fn send(&self, app: &App, tenant: &Tenant, mail: Mail) -> SendOutcome {
        match keep(app, tenant, mail).await {
            Ok(provider_id) => SendOutcome::Accepted { provider_id },
            Err(error) => SendOutcome::Retry { after: None, reason: format!("{error:?}") },
        }
    }

    async fn check(&self) -> anyhow::Result<()> {
        Ok(())
    }
}

async fn keep(app: &App, tenant: &Tenant, mail: Mail) -> kernel::Result<String> {
    let tx = app.begin_as("messaging.mailbox", tenant).await?;
    let Mail { wire_id, to, subject, text, .. } = mail;
    let id = tx.new_id::<MailId>();
    let row = ActiveModel {
        id: Set(id),
        tenant_id: Set(tenant.id),
        recipient: Set(to),
        subject: Set(subject),
        text: Set(text),
        wire_id: Set(wire_id.clone()),
        at: Set(tx.now()),
    };
    let once = OnConflict::new().do_nothing().to_owned();
    Entity::insert(row).on_conflict(once).exec_without_returning(tx.conn()).await?;
    tx.commit().await?;
    tracing::info!(mail = %id, "a mail is in the development mailbox at /simulator");
    Ok(wire_id)
}
