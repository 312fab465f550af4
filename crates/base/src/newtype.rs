//! What every one-field type of this crate needs: serde, a column, an OpenAPI schema.

/// An OpenAPI integer schema (int64).
#[doc(hidden)]
#[macro_export]
macro_rules! integer_schema {
    ($name:ident, $example:expr, $description:expr) => {
        impl $crate::utoipa::PartialSchema for $name {
            fn schema() -> $crate::utoipa::openapi::RefOr<$crate::utoipa::openapi::Schema> {
                use $crate::utoipa::openapi::schema::{KnownFormat, SchemaFormat, Type};
                $crate::utoipa::openapi::ObjectBuilder::new()
                    .schema_type(Type::Integer)
                    .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64)))
                    .description(Some($description))
                    .examples([$example])
                    .into()
            }
        }
        impl $crate::utoipa::ToSchema for $name {}
    };
}

/// Serde through `Display` and `FromStr`.
#[doc(hidden)]
#[macro_export]
macro_rules! text_serde {
    ($name:ident) => {
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
                let text = <::std::string::String as $crate::serde::Deserialize>::deserialize(
                    deserializer,
                )?;
                text.parse().map_err($crate::serde::de::Error::custom)
            }
        }
    };
}

/// A SeaORM column of a one-field newtype.
#[doc(hidden)]
#[macro_export]
macro_rules! column {
    ($name:ident($inner:ty), $array:ident) => {
        impl ::std::convert::From<$name> for $crate::sea_orm::Value {
            fn from(value: $name) -> Self {
                value.0.into()
            }
        }

        impl $crate::sea_orm::TryGetable for $name {
            fn try_get_by<I: $crate::sea_orm::ColIdx>(
                row: &$crate::sea_orm::QueryResult,
                index: I,
            ) -> ::std::result::Result<Self, $crate::sea_orm::TryGetError> {
                <$inner as $crate::sea_orm::TryGetable>::try_get_by(row, index).map(Self)
            }
        }

        impl $crate::sea_orm::sea_query::ValueType for $name {
            fn try_from(
                value: $crate::sea_orm::Value,
            ) -> ::std::result::Result<Self, $crate::sea_orm::sea_query::ValueTypeErr> {
                <$inner as $crate::sea_orm::sea_query::ValueType>::try_from(value).map(Self)
            }
            fn type_name() -> ::std::string::String {
                stringify!($name).to_owned()
            }
            fn array_type() -> $crate::sea_orm::sea_query::ArrayType {
                $crate::sea_orm::sea_query::ArrayType::$array
            }
            fn column_type() -> $crate::sea_orm::sea_query::ColumnType {
                <$inner as $crate::sea_orm::sea_query::ValueType>::column_type()
            }
        }

        impl $crate::sea_orm::sea_query::Nullable for $name {
            fn null() -> $crate::sea_orm::Value {
                <$inner as $crate::sea_orm::sea_query::Nullable>::null()
            }
        }

        impl $crate::sea_orm::IntoActiveValue<$name> for $name {
            fn into_active_value(self) -> $crate::sea_orm::ActiveValue<$name> {
                $crate::sea_orm::ActiveValue::Set(self)
            }
        }
    };
}

/// An OpenAPI string schema.
#[doc(hidden)]
#[macro_export]
macro_rules! text_schema {
    ($name:ident, $example:expr, $description:expr) => {
        impl $crate::utoipa::PartialSchema for $name {
            fn schema() -> $crate::utoipa::openapi::RefOr<$crate::utoipa::openapi::Schema> {
                $crate::utoipa::openapi::ObjectBuilder::new()
                    .schema_type($crate::utoipa::openapi::schema::Type::String)
                    .description(Some($description))
                    .examples([$example])
                    .into()
            }
        }
        impl $crate::utoipa::ToSchema for $name {}
    };
}
