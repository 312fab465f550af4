//! Refusals: the named, expected ways in which the domain says no, in two languages.

use std::fmt::{Debug, Display};

use serde::Serialize;
use serde_json::{Map, Value};

pub use crate::language::Language;

/// A refusal: a stable public code, an HTTP status, and a sentence for the person who asked.
/// Written with [`refusals!`](crate::refusals), hardly ever by hand.
pub trait Refuse: Debug + Send + Sync + 'static {
    /// The public code, `module.noun.reason`; it never changes its meaning.
    fn code(&self) -> &'static str;
    /// The HTTP status, 4xx (or 503 for "later").
    fn status(&self) -> u16;
    /// What the person reads.
    fn text(&self, language: Language) -> String;
    /// The fields of the input that are wrong, if it is the input.
    fn fields(&self) -> Vec<FieldProblem> {
        Vec::new()
    }
    /// Seconds after which asking again makes sense, for `Retry-After`.
    fn retry_after_seconds(&self) -> Option<u64> {
        None
    }
    /// The refusal's own values, by name, for programs that react to them.
    fn extras(&self) -> Map<String, Value> {
        Map::new()
    }
}

/// What is wrong with one field of the input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldProblem {
    /// Path of the field: `phone`, `items.3.quantity`.
    pub field: String,
    /// Why, for programs: `required`, `too_long`.
    pub code: &'static str,
    /// Why, in Indonesian.
    pub id: String,
    /// Why, in English.
    pub en: String,
}

impl FieldProblem {
    /// What the person reads beside the field.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Id => &self.id,
            Language::En => &self.en,
        }
    }
}

/// One refusal as the documentation lists it; `{names}` in the texts stand for its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RefusalText {
    /// The public code.
    pub code: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// Template of the Indonesian sentence.
    pub id: &'static str,
    /// Template of the English sentence.
    pub en: &'static str,
}

/// A refusal's value for [`Refuse::extras`]: as JSON, or as text where it has no JSON.
#[doc(hidden)]
pub fn extra<T: Serialize + Display>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or_else(|_| Value::String(value.to_string()))
}

/// Declares the refusals of one noun: an enum that implements [`Refuse`], `Display` (English) and
/// `std::error::Error`, with every code and both sentences in `TEXTS`.
///
/// Each entry reads: variant, its values if any, `=>` status and code, then `id` and `en`, which
/// may name the values in braces. The public code is the part after `in`, a dot, and the code.
/// Values must be `Clone + PartialEq + Debug + Display + Serialize`; they appear by name in
/// [`Refuse::extras`]. A value called `retry_after` (`u64`, seconds) becomes `Retry-After`.
///
/// ```
/// use base::{Language, Refuse};
///
/// base::refusals! {
///     /// Why an order verb is refused.
///     pub enum Refusal in "parts.order" {
///         /// Someone decided first.
///         NotPending { status: String } => 409 "not_pending",
///             id "Order ini sudah {status}.",
///             en "This order is already {status}.";
///         Empty => 422 "empty", id "Keranjang kosong.", en "The cart is empty.";
///     }
/// }
///
/// let refusal = Refusal::NotPending { status: "approved".into() };
/// assert_eq!(refusal.code(), "parts.order.not_pending");
/// assert_eq!(refusal.status(), 409);
/// assert_eq!(refusal.text(Language::Id), "Order ini sudah approved.");
/// assert_eq!(refusal.to_string(), "This order is already approved.");
/// assert_eq!(refusal.extras()["status"], "approved");
/// assert_eq!(Refusal::TEXTS[1].code, Refusal::Empty.code());
/// ```
///
/// A text that names a value the variant does not have does not compile:
///
/// ```compile_fail
/// base::refusals! {
///     /// Refused.
///     pub enum Refusal in "parts.order" {
///         Late { days: u32 } => 409 "late", id "Telat {hari} hari.", en "{days} days late.";
///     }
/// }
/// ```
#[macro_export]
macro_rules! refusals {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident in $prefix:literal {
            $(
                $(#[$variant_meta:meta])*
                $variant:ident $({ $( $(#[$field_meta:meta])* $field:ident : $ty:ty ),+ $(,)? })?
                    => $status:literal $code:literal, id $id:literal, en $en:literal;
            )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        $vis enum $name {
            $(
                $(#[$variant_meta])*
                #[doc = ""]
                #[doc = concat!("`", $prefix, ".", $code, "` (", $status, "): ", $en)]
                $variant $({
                    $(
                        $(#[$field_meta])*
                        #[doc = concat!("The value of `{", stringify!($field), "}`.")]
                        $field: $ty,
                    )+
                })?,
            )+
        }

        impl $name {
            /// Every refusal here, with its code, status and the templates of both sentences.
            pub const TEXTS: &'static [$crate::refusal::RefusalText] = &[
                $(
                    $crate::refusal::RefusalText {
                        code: concat!($prefix, ".", $code),
                        status: $status,
                        id: $id,
                        en: $en,
                    },
                )+
            ];
        }

        impl $crate::refusal::Refuse for $name {
            fn code(&self) -> &'static str {
                match self {
                    $( Self::$variant { .. } => concat!($prefix, ".", $code), )+
                }
            }

            fn status(&self) -> u16 {
                match self {
                    $( Self::$variant { .. } => $status, )+
                }
            }

            fn text(&self, language: $crate::language::Language) -> ::std::string::String {
                match (self, language) {
                    $(
                        (Self::$variant { $( $($field),+ )? }, $crate::language::Language::Id) => {
                            $( $( let _ = $field; )+ )?
                            ::std::fmt::format(::std::format_args!($id))
                        }
                        (Self::$variant { $( $($field),+ )? }, $crate::language::Language::En) => {
                            $( $( let _ = $field; )+ )?
                            ::std::fmt::format(::std::format_args!($en))
                        }
                    )+
                }
            }

            fn retry_after_seconds(&self) -> ::std::option::Option<u64> {
                $crate::refusal::Refuse::extras(self)
                    .get("retry_after")
                    .and_then($crate::serde_json::Value::as_u64)
            }

            fn extras(&self) -> $crate::serde_json::Map<::std::string::String, $crate::serde_json::Value> {
                match self {
                    $(
                        Self::$variant { $( $($field),+ )? } => ::std::iter::Iterator::collect(
                            ::std::iter::IntoIterator::into_iter([
                                $( $(
                                    (
                                        ::std::string::String::from(stringify!($field)),
                                        $crate::refusal::extra($field),
                                    ),
                                )+ )?
                            ]),
                        ),
                    )+
                }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(&$crate::refusal::Refuse::text(self, $crate::language::Language::En))
            }
        }

        impl ::std::error::Error for $name {}
    };
}
