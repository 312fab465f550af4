//! Ids keep their kind in texts and stay plain UUIDs in columns.

use base::sea_orm::sea_query::{ColumnType, Nullable, ValueType};
use base::sea_orm::{TryFromU64, Value};
use base::{Id, IdError, Refuse, SessionId, TenantId};
use proptest::prelude::*;
use uuid::Uuid;

base::id! {
    /// An id of another crate, with an underscore within its prefix.
    pub OrderLineId = "order_line"
}

/// The example of the TypeID specification.
const UUID: Uuid = Uuid::from_u128(0x0189_0a5d_ac96_774b_bcce_b302_099a_8057);

mod entity {
    //! A table whose key and columns are ids: it compiles only while ids can be keys.
    use base::{AccountId, TenantId};
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "member")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AccountId,
        /// A column.
        pub tenant: TenantId,
        /// A column that may be empty.
        pub invited_by: Option<AccountId>,
    }

    /// None.
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

proptest! {
    #[test]
    fn every_id_comes_back_from_its_text_its_json_and_its_column(bits: u128) {
        let id = TenantId::from_uuid(Uuid::from_u128(bits));

        let json = serde_json::to_string(&id).unwrap();
        let column = Value::from(id);

        prop_assert_eq!(id.to_string().parse(), Ok(id));
        prop_assert_eq!(serde_json::from_str::<TenantId>(&json).unwrap(), id);
        prop_assert_eq!(<TenantId as ValueType>::try_from(column).unwrap(), id);
        prop_assert_eq!(id.uuid().as_u128(), bits);
    }

    #[test]
    fn texts_sort_as_their_ids_do(a: u128, b: u128) {
        let (a, b) = (TenantId::from_uuid(Uuid::from_u128(a)), TenantId::from_uuid(Uuid::from_u128(b)));

        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,40}") {
        prop_assert!(text.parse::<TenantId>().is_err());
    }
}

#[test]
fn an_id_reads_as_the_typeid_specification_says() {
    let id = OrderLineId::from_uuid(UUID);

    assert_eq!(id.to_string(), "order_line_01h455vb4pex5vsknk084sn02q");
    assert_eq!(format!("{id:?}"), id.to_string());
    assert_eq!(<OrderLineId as Id>::PREFIX, "order_line");
}

#[test]
fn an_id_of_another_kind_is_refused_by_name() {
    let session = SessionId::from_uuid(UUID).to_string();

    let refusal = session.parse::<TenantId>().unwrap_err();

    assert_eq!(refusal, IdError::WrongKind { expected: "tenant".to_owned() });
    assert_eq!(refusal.code(), "platform.id.wrong_kind");
    assert_eq!(refusal.to_string(), "The id must begin with tenant_.");
}

#[test]
fn what_is_no_id_is_refused() {
    let refused = [
        "",
        "tenant",
        "tenant_",
        "01h455vb4pex5vsknk084sn02q",
        "_01h455vb4pex5vsknk084sn02q",
        "tenant_01h455vb4pex5vsknk084sn02",
        "tenant_01h455vb4pex5vsknk084sn02qq",
        "tenant_01H455VB4PEX5VSKNK084SN02Q",
        "tenant_81h455vb4pex5vsknk084sn02q",
        "tenant_01h455vb4pex5vsknk084sn0iu",
        " tenant_01h455vb4pex5vsknk084sn02q",
        "TENANT_01h455vb4pex5vsknk084sn02q",
        "01890a5d-ac96-774b-bcce-b302099a8057",
    ];

    for text in refused {
        assert!(text.parse::<TenantId>().is_err(), "{text}");
        assert!(serde_json::from_value::<TenantId>(text.into()).is_err(), "{text}");
    }
}

#[test]
fn an_id_is_a_native_uuid_column_that_the_database_never_numbers() {
    let id = TenantId::from_uuid(UUID);

    assert_eq!(Value::from(id), Value::from(UUID));
    assert_eq!(Value::from(Some(id)), Value::from(Some(UUID)));
    assert_eq!(<TenantId as Nullable>::null(), Value::Uuid(None));
    assert_eq!(<TenantId as ValueType>::column_type(), ColumnType::Uuid);
    assert!(TenantId::try_from_u64(1).is_err());
}

#[test]
fn an_entity_keyed_by_an_id_finds_by_that_id() {
    use base::sea_orm::{DbBackend, EntityTrait, QueryTrait};
    let id = base::AccountId::from_uuid(UUID);

    let query = entity::Entity::find_by_id(id).build(DbBackend::Postgres);

    assert_eq!(query.values.map(|values| values.0), Some(vec![Value::from(UUID)]));
}

#[test]
fn the_api_describes_an_id_by_an_example_that_can_be_read() {
    use base::utoipa::PartialSchema;

    let schema = serde_json::to_value(OrderLineId::schema()).unwrap();

    let example = schema["examples"][0].as_str().unwrap();
    assert_eq!(schema["type"], "string");
    assert!(example.parse::<OrderLineId>().is_ok(), "{example}");
}

#[test]
fn a_long_prefix_of_wide_letters_is_refused_like_any_other() {
    // 62 bytes of ASCII, then a letter of three bytes across the library's 63rd.
    let text = format!("{}ꡃ_01h455vb4pex5vsknk084sn02q", "a".repeat(62));

    assert!(text.parse::<TenantId>().is_err());
}
