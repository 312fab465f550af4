//! How shops sign in: by phone or by shop code, with a one-time code sent by WhatsApp.

pub mod me;
pub mod request_otp;
pub mod verify_otp;

use base::{AccountId, Invalid, Phone, TenantId};
use identity::codes::Recipient;
use kernel::{App, Open, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::entity::shop;
use crate::shops::code_of;

/// How a shop names itself at the door: exactly one of both.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Door {
    Phone(Phone),
    Code(String),
}

/// Who stands at the door: where the code goes, and the shop if there is one. Somebody unknown is
/// treated alike, so that nobody learns which shops exist.
struct Guest {
    recipient: Recipient,
    shop: Option<shop::Model>,
}

impl Guest {
    fn account(&self) -> Option<AccountId> {
        self.shop.as_ref().map(|shop| shop.account_id)
    }
}

impl Door {
    /// Reads the two fields, of which one must be filled.
    fn of(phone: Option<&str>, shop_code: Option<&str>) -> Result<Self, Invalid> {
        let filled = |text: Option<&str>| {
            text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        match (filled(phone), filled(shop_code)) {
            (Some(phone), None) => Phone::parse(&phone).map(Self::Phone).map_err(|_| {
                let id = "Nomor WhatsApp tidak dikenali. Contoh: 0812-3456-789.";
                let en = "Not a WhatsApp number. Example: 0812-3456-789.";
                Invalid::field("phone", "invalid", id, en)
            }),
            (None, Some(code)) => Ok(Self::Code(code_of(&code))),
            (None, None) => {
                let id = "Isi nomor WhatsApp atau kode toko.";
                let en = "Give a WhatsApp number or a shop code.";
                Err(Invalid::field("phone", "required", id, en))
            }
            (Some(_), Some(_)) => {
                let id = "Isi salah satu saja: nomor WhatsApp atau kode toko.";
                let en = "Give only one: the WhatsApp number or the shop code.";
                Err(Invalid::field("shop_code", "too_many", id, en))
            }
        }
    }

    async fn guest(self, open: &Open) -> Result<Guest> {
        let shop = self.shop(open.db(), open.tenant_id()).await?;
        let recipient = match (&shop, self) {
            (Some(shop), _) => Recipient::Phone(shop.phone.clone()),
            (None, Self::Phone(phone)) => Recipient::Phone(phone),
            (None, Self::Code(code)) => Recipient::Unknown(code),
        };
        Ok(Guest { recipient, shop })
    }

    async fn shop(
        &self,
        conn: &impl ConnectionTrait,
        tenant: TenantId,
    ) -> Result<Option<shop::Model>> {
        let named = match self {
            Self::Phone(phone) => shop::Column::Phone.eq(phone.clone()),
            Self::Code(code) => shop::Column::Code.eq(code.clone()),
        };
        let shop = shop::Entity::find()
            .filter(shop::Column::TenantId.eq(tenant))
            .filter(named)
            .filter(shop::Column::IsActive.eq(true));
        Ok(shop.one(conn).await?)
    }
}

/// The routes of the shop's door.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(request_otp::request_otp))
        .routes(routes!(verify_otp::verify_otp))
        .routes(routes!(me::me))
}

#[cfg(test)]
mod tests {
    use base::Refuse;

    use super::*;

    fn wrong_field(phone: Option<&str>, shop_code: Option<&str>) -> String {
        Door::of(phone, shop_code).unwrap_err().fields().remove(0).field
    }

    #[test]
    fn the_door_opens_for_exactly_one_name() {
        let phone = Door::Phone(Phone::parse("628123456789").unwrap());

        assert_eq!(Door::of(Some("0812-3456-789"), None), Ok(phone.clone()));
        assert_eq!(Door::of(Some("+62 812 3456 789"), Some(" ")), Ok(phone));
        assert_eq!(Door::of(None, Some(" tk001 ")), Ok(Door::Code("TK001".into())));
        assert_eq!(wrong_field(None, None), "phone");
        assert_eq!(wrong_field(Some("halo"), None), "phone");
        assert_eq!(wrong_field(Some("628123456789"), Some("TK001")), "shop_code");
    }
}
