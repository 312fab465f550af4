//! What the parts shop tells people by WhatsApp, in exactly the agreed words.

use identity::accounts;
use kernel::events::Told;
use kernel::{Module, Tx};
use messaging::{Class, NewMessage};
use parts::orders::{OrderPlaced, OrderRejected, OrderSubmitted};

/// Who hears of new orders: everybody who may approve them and has a phone.
const TELLS_OF_NEW_ORDERS: &str = "parts.orders.approve";

/// The bridge's subscriptions.
pub fn module() -> Module {
    Module::new("parts_messaging")
        .on::<OrderPlaced>(tell_admins)
        .on::<OrderSubmitted>(tell_shop_of_approval)
        .on::<OrderRejected>(tell_shop_of_rejection)
}

fn tell_admins<'a>(tx: &'a mut Tx, order: &'a OrderPlaced) -> Told<'a> {
    Box::pin(async move {
        let text = format!(
            "Order baru dari {}.\nOrder: {}\nTotal: {}\nSilakan cek admin panel.",
            order.shop_name, order.order_number, order.grand_total
        );
        let admins = accounts::phones_with_permission(tx, TELLS_OF_NEW_ORDERS).await?;
        let messages = admins.into_iter().map(|admin| {
            let dedupe = format!("order-placed/{}/{}", order.order, admin.account);
            message(admin.phone, "order_created", text.clone(), dedupe)
        });
        messaging::whatsapp_all(tx, messages.collect());
        Ok(())
    })
}

fn tell_shop_of_approval<'a>(tx: &'a mut Tx, order: &'a OrderSubmitted) -> Told<'a> {
    Box::pin(async move {
        let text = format!(
            "Order {} telah disetujui.\nNo SO: {}\nTerima kasih!",
            order.order_number, order.so_number
        );
        let dedupe = format!("order-approved/{}", order.order);
        tell(tx, order.shop_phone.clone(), "order_approved", text, dedupe).await
    })
}

fn tell_shop_of_rejection<'a>(tx: &'a mut Tx, order: &'a OrderRejected) -> Told<'a> {
    Box::pin(async move {
        let text = format!(
            "Order {} ditolak.\nAlasan: {}\nSilakan hubungi admin.",
            order.order_number, order.reason
        );
        let dedupe = format!("order-rejected/{}", order.order);
        tell(tx, order.shop_phone.clone(), "order_rejected", text, dedupe).await
    })
}

async fn tell(
    tx: &mut Tx,
    to: base::Phone,
    template: &'static str,
    text: String,
    dedupe: String,
) -> kernel::Result<()> {
    messaging::whatsapp(tx, message(to, template, text, dedupe)).await.map(drop)
}

fn message(to: base::Phone, template: &'static str, text: String, dedupe: String) -> NewMessage {
    NewMessage::new(to, Class::Transactional, template, text).once(dedupe)
}
