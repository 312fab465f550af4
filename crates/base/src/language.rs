//! The two languages of every sentence a person reads.

use std::fmt;
use std::str::FromStr;

use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

crate::refusals! {
    /// Why a text names no language.
    pub enum LanguageError in "platform.language" {
        /// Neither `id` nor `en`.
        Unknown => 422 "unknown", id "Bahasa tidak dikenal.", en "This language is not known.";
    }
}

/// A language people are spoken to in; written `id` or `en`.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    ToSchema,
    DeriveValueType,
)]
#[serde(rename_all = "lowercase")]
#[sea_orm(value_type = "String")]
pub enum Language {
    /// Indonesian, which everybody gets who asks for nothing else.
    #[default]
    Id,
    /// English.
    En,
}

impl Language {
    /// The tag of the language: `id` or `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }

    /// Reads an `Accept-Language` header: the language of the highest quality that we speak, the
    /// first named of equals, and Indonesian where none is.
    pub fn from_accept(header: &str) -> Self {
        let mut best = (Self::Id, 0);
        for range in header.split(',') {
            let mut parts = range.split(';');
            let tag = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
            let Some(language) = Self::from_range(&tag) else {
                continue;
            };
            let Some(quality) = parts.next().map_or(Some(1000), quality) else {
                continue;
            };
            if quality > best.1 {
                best = (language, quality);
            }
        }
        best.0
    }

    fn from_range(tag: &str) -> Option<Self> {
        match tag.split('-').next() {
            // `in` is what old Android phones still call Indonesian.
            Some("id" | "in" | "*") => Some(Self::Id),
            Some("en") => Some(Self::En),
            _ => None,
        }
    }
}

/// `q=0.8` as thousandths; none when it is not a quality.
fn quality(parameter: &str) -> Option<u16> {
    let text = parameter.trim();
    let text = text.strip_prefix("q=").or_else(|| text.strip_prefix("Q="))?;
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if decimals.len() > 3 || !decimals.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let thousandths: u16 = format!("{decimals:0<3}").parse().ok()?;
    match whole {
        "0" => Some(thousandths),
        "1" if thousandths == 0 => Some(1000),
        _ => None,
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Language {
    type Err = LanguageError;

    fn from_str(text: &str) -> Result<Self, LanguageError> {
        match text {
            "id" => Ok(Self::Id),
            "en" => Ok(Self::En),
            _ => Err(LanguageError::Unknown),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn an_accept_header_is_answered_in_the_language_it_prefers() {
        let cases = [
            ("", Language::Id),
            ("en", Language::En),
            ("en-US,en;q=0.9", Language::En),
            ("id-ID,id;q=0.9,en;q=0.8", Language::Id),
            ("id;q=0.5, en;q=0.75", Language::En),
            ("in-ID", Language::Id),
            ("fr, de;q=0.9", Language::Id),
            ("fr, en;q=0.1", Language::En),
            ("fr, *;q=0.1", Language::Id),
            ("en;q=0", Language::Id),
            ("en;q=0, id;q=0.1", Language::Id),
            ("en;q=oops, id;q=0.1", Language::Id),
            ("en , id", Language::En),
            ("EN;Q=1.0,id;q=0.999", Language::En),
            ("en;q=2", Language::Id),
        ];

        for (header, expected) in cases {
            assert_eq!(Language::from_accept(header), expected, "{header}");
        }
    }

    #[test]
    fn a_language_is_written_and_read_by_its_tag() {
        for language in [Language::Id, Language::En] {
            assert_eq!(language.to_string().parse(), Ok(language));
            assert_eq!(serde_json::to_value(language).unwrap(), language.tag());
        }
        assert!("jv".parse::<Language>().is_err());
    }
}
