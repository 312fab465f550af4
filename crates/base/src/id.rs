//! Typed ids: UUIDs in code and columns, TypeIDs (`order_01k…`) wherever a person or program sees them.

use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;
use type_safe_id::{DynamicType, TypeSafeId};
use uuid::Uuid;

crate::refusals! {
    /// Why a text is not an id of the wanted kind.
    pub enum IdError in "platform.id" {
        /// Not a TypeID at all.
        Malformed => 422 "malformed", id "ID tidak sah.", en "This is not a valid id.";
        /// An id of something else.
        WrongKind { expected: String } => 422 "wrong_kind",
            id "ID harus berawalan {expected}_.",
            en "The id must begin with {expected}_.";
    }
}

/// What every id made by [`id!`](crate::id) can do. New ids come from the kernel, which owns the
/// clock and the randomness.
pub trait Id:
    Copy
    + Debug
    + Display
    + FromStr<Err = IdError>
    + Ord
    + Hash
    + Serialize
    + DeserializeOwned
    + Into<sea_orm::Value>
    + Send
    + Sync
    + 'static
{
    /// What stands before the underscore: `order`.
    const PREFIX: &'static str;
    /// The id of this UUID.
    fn from_uuid(uuid: Uuid) -> Self;
    /// The UUID as it is stored.
    fn uuid(self) -> Uuid;
}

/// Whether TypeID allows the prefix: `a`–`z` and inner underscores, 1 to 63 of them.
#[doc(hidden)]
pub const fn is_prefix(prefix: &str) -> bool {
    let bytes = prefix.as_bytes();
    if bytes.is_empty() || bytes.len() > 63 || bytes[0] == b'_' || bytes[bytes.len() - 1] == b'_' {
        return false;
    }
    let mut at = 0;
    while at < bytes.len() {
        if !matches!(bytes[at], b'a'..=b'z' | b'_') {
            return false;
        }
        at += 1;
    }
    true
}

/// The TypeID text of a UUID.
#[doc(hidden)]
pub fn encode(prefix: &'static str, uuid: Uuid) -> String {
    let tag = DynamicType::new(prefix).expect("`id!` checks the prefix when it compiles");
    TypeSafeId::from_type_and_uuid(tag, uuid).to_string()
}

/// The UUID of a TypeID text in its one canonical spelling.
#[doc(hidden)]
pub fn decode(prefix: &'static str, text: &str) -> Result<Uuid, IdError> {
    // The library cuts its error message by bytes and panics on anything but ASCII.
    if !text.is_ascii() {
        return Err(IdError::Malformed);
    }
    let id: TypeSafeId<DynamicType> = text.parse().map_err(|_| IdError::Malformed)?;
    if id.type_prefix() != prefix {
        return Err(IdError::WrongKind { expected: prefix.to_owned() });
    }
    // Crockford's alphabet is lenient about case; one row must have one name.
    if id.to_string() == text { Ok(id.uuid()) } else { Err(IdError::Malformed) }
}

/// Declares typed ids: `Copy` newtypes over [`Uuid`] that read and write as TypeIDs and are native
/// UUID columns and primary keys in both databases. The prefix is public and never changes.
///
/// ```
/// base::id! {
///     /// One order of one shop.
///     pub OrderId = "order"
/// }
///
/// let id: OrderId = "order_01h455vb4pex5vsknk084sn02q".parse()?;
/// assert_eq!(id.to_string(), "order_01h455vb4pex5vsknk084sn02q");
/// assert!("shop_01h455vb4pex5vsknk084sn02q".parse::<OrderId>().is_err());
/// # Ok::<(), base::IdError>(())
/// ```
#[macro_export]
macro_rules! id {
    ($( $(#[$meta:meta])* $vis:vis $name:ident = $prefix:literal ),+ $(,)?) => {
        $( $crate::id!(@type [$(#[$meta])*] [$vis] $name $prefix); $crate::id!(@column $name); )+
    };

    (@type [$(#[$meta:meta])*] [$vis:vis] $name:ident $prefix:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis struct $name($crate::uuid::Uuid);

        const _: () = assert!($crate::id::is_prefix($prefix), "a prefix is a-z and inner underscores");

        impl $name {
            /// What stands before the underscore.
            pub const PREFIX: &'static str = $prefix;

            /// The id of this UUID.
            pub const fn from_uuid(uuid: $crate::uuid::Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID as it is stored.
            pub const fn uuid(self) -> $crate::uuid::Uuid {
                self.0
            }
        }

        impl $crate::id::Id for $name {
            const PREFIX: &'static str = $prefix;

            fn from_uuid(uuid: $crate::uuid::Uuid) -> Self {
                Self(uuid)
            }

            fn uuid(self) -> $crate::uuid::Uuid {
                self.0
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(&$crate::id::encode($prefix, self.0))
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(self, f)
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::id::IdError;

            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                $crate::id::decode($prefix, text).map(Self)
            }
        }

        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let text =
                    <::std::borrow::Cow<'de, str> as $crate::serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err($crate::serde::de::Error::custom)
            }
        }

        impl $crate::utoipa::PartialSchema for $name {
            fn schema() -> $crate::utoipa::openapi::RefOr<$crate::utoipa::openapi::schema::Schema> {
                $crate::id::schema($prefix)
            }
        }

        impl $crate::utoipa::ToSchema for $name {}
    };

    (@column $name:ident) => {
        impl ::std::convert::From<$name> for $crate::sea_orm::Value {
            fn from(id: $name) -> Self {
                id.0.into()
            }
        }

        impl $crate::sea_orm::TryGetable for $name {
            fn try_get_by<I: $crate::sea_orm::ColIdx>(
                row: &$crate::sea_orm::QueryResult,
                column: I,
            ) -> ::std::result::Result<Self, $crate::sea_orm::TryGetError> {
                <$crate::uuid::Uuid as $crate::sea_orm::TryGetable>::try_get_by(row, column).map(Self)
            }
        }

        impl $crate::sea_orm::sea_query::ValueType for $name {
            fn try_from(
                value: $crate::sea_orm::Value,
            ) -> ::std::result::Result<Self, $crate::sea_orm::sea_query::ValueTypeErr> {
                <$crate::uuid::Uuid as $crate::sea_orm::sea_query::ValueType>::try_from(value).map(Self)
            }

            fn type_name() -> ::std::string::String {
                stringify!($name).to_owned()
            }

            fn array_type() -> $crate::sea_orm::sea_query::ArrayType {
                $crate::sea_orm::sea_query::ArrayType::Uuid
            }

            fn column_type() -> $crate::sea_orm::sea_query::ColumnType {
                $crate::sea_orm::sea_query::ColumnType::Uuid
            }
        }

        impl $crate::sea_orm::sea_query::Nullable for $name {
            fn null() -> $crate::sea_orm::Value {
                <$crate::uuid::Uuid as $crate::sea_orm::sea_query::Nullable>::null()
            }
        }

        impl $crate::sea_orm::IntoActiveValue<$name> for $name {
            fn into_active_value(self) -> $crate::sea_orm::ActiveValue<$name> {
                $crate::sea_orm::ActiveValue::Set(self)
            }
        }

        /// Primary keys must have it; the database never numbers ours.
        impl $crate::sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> ::std::result::Result<Self, $crate::sea_orm::DbErr> {
                ::std::result::Result::Err($crate::sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    };
}

/// The schema of an id: a string, with an example of its prefix.
#[doc(hidden)]
pub fn schema(prefix: &'static str) -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
    use utoipa::openapi::schema::{ObjectBuilder, Type};
    // A fixed UUIDv7, so that the API's description is the same at every build.
    let example = encode(prefix, Uuid::from_u128(0x0198_9b3c_2c00_7c3a_9d4e_5f60_7182_93a4));
    ObjectBuilder::new()
        .schema_type(Type::String)
        .pattern(Some(format!("^{prefix}_[0-7][0-9a-hjkmnp-tv-z]{{25}}$")))
        .examples([example])
        .build()
        .into()
}

crate::id! {
    /// A company that uses this installation.
    pub TenantId = "tenant",
    /// Somebody, or something, that signs in.
    pub AccountId = "account",
    /// One sign-in of one account, until it ends.
    pub SessionId = "session",
}
