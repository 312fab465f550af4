//! One-time codes leave by WhatsApp, password links by mail.

use base::Phone;
use identity::accounts;
use identity::codes::CodeIssued;
use identity::passwords::{PasswordResetRequested, UserInvited};
use kernel::events::Told;
use kernel::{App, Module, Tenant, Tx};
use messaging::lines::LineState;
use messaging::{Class, Content, LineLost, Named, NewMail, NewMessage};

/// Who hears that a number needs a person.
const TELLS_OF_LOST_LINES: &str = "messaging.lines.manage";

/// The bridge's subscriptions.
pub fn module() -> Module {
    Module::new("identity_messaging")
        .on::<CodeIssued>(send_code)
        .on::<PasswordResetRequested>(send_reset_link)
        .on::<UserInvited>(send_invitation)
        .on::<LineLost>(tell_of_lost_line)
}

/// Whose phones the simulator shows.
pub fn names<'a>(app: &'a App, _: &'a Tenant, phones: &'a [Phone]) -> Named<'a> {
    Box::pin(async move { Ok(accounts::names_of(app.db.read(), phones).await?) })
}

fn send_code<'a>(tx: &'a mut Tx, issued: &'a CodeIssued) -> Told<'a> {
    Box::pin(async move {
        let text = format!("Kode OTP Anda: {}. Berlaku 5 menit.", issued.code);
        let message = NewMessage {
            content: Content::Code { code: issued.code.to_string() },
            expires_at: Some(issued.expires_at),
            ..NewMessage::new(issued.phone.clone(), Class::Otp, "otp", text)
        };
        messaging::whatsapp(tx, message).await.map(drop)
    })
}

fn send_reset_link<'a>(tx: &'a mut Tx, reset: &'a PasswordResetRequested) -> Told<'a> {
    Box::pin(async move {
        let link = link_to(tx, &reset.token);
        let mail = NewMail {
            to: reset.email.clone(),
            template: "password_reset",
            subject: "Atur ulang kata sandi Niaga".to_owned(),
            text: format!(
                "Seseorang meminta kata sandi baru untuk akun ini.\n\n\
                 Buka tautan ini dalam satu jam untuk memilih kata sandi baru:\n{link}\n\n\
                 Jika bukan Anda, abaikan surat ini; kata sandi Anda tidak berubah.\n"
            ),
            dedupe: None,
            expires_at: Some(reset.expires_at),
        };
        messaging::email(tx, mail).await.map(drop)
    })
}

fn send_invitation<'a>(tx: &'a mut Tx, invited: &'a UserInvited) -> Told<'a> {
    Box::pin(async move {
        let link = link_to(tx, &invited.token);
        let (name, business) = (&invited.name, &invited.business);
        let mail = NewMail {
            to: invited.email.clone(),
            template: "invitation",
            subject: format!("Undangan ke kantor {business} di Niaga"),
            text: format!(
                "Halo {name},\n\n\
                 Anda diundang bekerja di kantor {business}.\n\n\
                 Buka tautan ini dalam tiga hari untuk memilih kata sandi, lalu masuk dengan e-mail ini:\n{link}\n\n\
                 Jika Anda tidak mengenal {business}, abaikan surat ini.\n"
            ),
            dedupe: None,
            expires_at: Some(invited.expires_at),
        };
        messaging::email(tx, mail).await.map(drop)
    })
}

/// By mail, because the number itself cannot tell.
fn tell_of_lost_line<'a>(tx: &'a mut Tx, lost: &'a LineLost) -> Told<'a> {
    Box::pin(async move {
        let what = match lost.state {
            LineState::LoggedOut => "dikeluarkan dari ponsel dan harus ditautkan lagi",
            _ => "perlu diperbaiki",
        };
        let name = &lost.name;
        let link = format!("{}/admin/lines", public_address(tx));
        let reason =
            lost.trouble.as_deref().map_or(String::new(), |why| format!("\nAlasan: {why}"));
        let text = format!(
            "Nomor WhatsApp \"{name}\" {what}.{reason}\n\n\
             Pesan yang memakai nomor ini menunggu. Buka halaman ini untuk menyambungkannya:\n{link}\n"
        );
        for to in accounts::emails_with_permission(tx, TELLS_OF_LOST_LINES).await? {
            let mail = NewMail {
                to,
                template: "line_lost",
                subject: format!("Nomor WhatsApp \"{name}\" terputus"),
                text: text.clone(),
                dedupe: None,
                expires_at: None,
            };
            messaging::email(tx, mail).await?;
        }
        Ok(())
    })
}

/// The page that takes a mailed token.
fn link_to(tx: &Tx, token: &str) -> String {
    format!("{}/admin/reset?token={token}", public_address(tx))
}

fn public_address(tx: &Tx) -> &str {
    let address = tx.app().config.public_url.as_deref().unwrap_or("http://127.0.0.1:8080");
    address.trim_end_matches('/')
}
