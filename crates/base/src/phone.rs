//! Phone numbers: E.164 digits inside, read from every way Indonesians write them.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use phonenumber::Mode;
use phonenumber::metadata::DATABASE;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

crate::refusals! {
    /// Why a text is not a phone number.
    pub enum PhoneError in "platform.phone" {
        /// Letters, or signs that no number has.
        NotANumber => 422 "not_a_number",
            id "Tulis nomor seperti 0812-3456-7890.",
            en "Write the number like 0812-3456-7890.";
        /// Digits are missing.
        TooShort => 422 "too_short", id "Nomor telepon terlalu pendek.", en "The phone number is too short.";
        /// Digits too many.
        TooLong => 422 "too_long", id "Nomor telepon terlalu panjang.", en "The phone number is too long.";
        /// No country has this code.
        UnknownCountry => 422 "unknown_country",
            id "Kode negara tidak dikenal.",
            en "The country code is not known.";
    }
}

/// Digits of a number that can be called from abroad; the most that ITU-T E.164 allows.
const DIGITS: RangeInclusive<usize> = 7..=15;
/// What stands behind the `8` of an Indonesian mobile number, demo numbers included.
const MOBILE_DIGITS: RangeInclusive<usize> = 7..=11;
/// The digits of an Indonesian land line, area code included, without the zero.
const LAND_LINE_DIGITS: RangeInclusive<usize> = 7..=12;

/// A phone number as E.164 digits without `+`: `628123456789`. In JSON it may come in any spelling
/// that [`Phone::parse`] reads.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

impl Phone {
    /// Reads `0812-3456-789`, `+62 812…`, `62812…`, `812…`, `(0812) 3456 789`, `+62 (0)812…`,
    /// `0062…`, `628…@c.us`, and foreign numbers with `+`. Without a country code it is Indonesian.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let spelling = Spelling::read(text)?;
        let digits = spelling.digits.as_str();
        if spelling.international {
            return international(digits);
        }
        if let Some(rest) = digits.strip_prefix("00") {
            return international(rest);
        }
        if let Some(national) = digits.strip_prefix('0') {
            return indonesian(national);
        }
        if looks_mobile(digits) { indonesian(digits) } else { international(digits) }
    }

    /// Takes canonical digits (7 to 15, no leading zero) for what they are, without guessing a
    /// country: for numbers that we stored, or that a network names.
    pub fn from_digits(digits: &str) -> Result<Self, PhoneError> {
        if digits.starts_with('0') || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(PhoneError::NotANumber);
        }
        fits(digits.len(), &DIGITS)?;
        Ok(Self(digits.to_owned()))
    }

    /// The digits without `+`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For people: `+62 812-3456-789`.
    pub fn display(&self) -> String {
        match self.mobile_groups() {
            Some([operator, middle, last]) => format!("+62 {operator}-{middle}-{last}"),
            None => self.formatted().unwrap_or_else(|| format!("+{}", self.0)),
        }
    }

    /// For logs and screens that must not tell the number: `+62 812-••••-789`.
    pub fn masked(&self) -> String {
        if let Some([operator, _, last]) = self.mobile_groups() {
            let (hidden, shown) = last.split_at(last.len().saturating_sub(3));
            return format!("+62 {operator}-••••-{}{shown}", "•".repeat(hidden.len()));
        }
        let (code, national) = country_code(&self.0).unwrap_or(("", &self.0));
        // Short numbers show fewer digits, so that at least half of them stay hidden.
        let (hidden, shown) = national.split_at(national.len() - 3.min(national.len() / 2));
        format!("+{code} {}{shown}", "•".repeat(hidden.len()))
    }

    /// Operator, middle and end of an Indonesian mobile number.
    fn mobile_groups(&self) -> Option<[&str; 3]> {
        let national = self.0.strip_prefix("62").filter(|national| looks_mobile(national))?;
        Some([&national[..3], &national[3..7], &national[7..]])
    }

    /// The number in the groups of its country, where that leaves its digits as they are.
    fn formatted(&self) -> Option<String> {
        let number = phonenumber::parse(None, format!("+{}", self.0)).ok()?;
        let text = number.format().mode(Mode::International).to_string();
        let digits = text.bytes().filter(u8::is_ascii_digit).map(char::from);
        digits.eq(self.0.chars()).then_some(text)
    }
}

/// Whether bare digits read as an Indonesian mobile number without its zero.
fn looks_mobile(digits: &str) -> bool {
    digits.strip_prefix('8').is_some_and(|rest| MOBILE_DIGITS.contains(&rest.len()))
}

/// Digits as somebody wrote them, and whether the country code is certainly there.
struct Spelling {
    international: bool,
    digits: String,
}

impl Spelling {
    fn read(text: &str) -> Result<Self, PhoneError> {
        let mut text = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
        for scheme in ["tel:", "whatsapp:", "https://wa.me/", "http://wa.me/", "wa.me/"] {
            if let Some(rest) = text.strip_prefix(scheme) {
                text = rest;
                break;
            }
        }
        let user = text.strip_suffix("@c.us").or_else(|| text.strip_suffix("@s.whatsapp.net"));
        if let Some(user) = user {
            // `628123456789:12@…` is the twelfth device of that number.
            let digits = user.split(':').next().unwrap_or_default();
            let phone = Phone::from_digits(digits.strip_prefix('+').unwrap_or(digits))?;
            return Ok(Self { international: true, digits: phone.0 });
        }
        let mut spelling = Self { international: false, digits: String::new() };
        for c in text.chars() {
            match c {
                '0'..='9' => spelling.digits.push(c),
                // Full-width digits, as Japanese and Chinese keyboards type them.
                '\u{FF10}'..='\u{FF19}' => {
                    spelling.digits.extend(char::from_digit(u32::from(c) - 0xFF10, 10));
                }
                '+' | '\u{FF0B}' if spelling.digits.is_empty() && !spelling.international => {
                    spelling.international = true;
                }
                _ if is_separator(c) => {}
                _ => return Err(PhoneError::NotANumber),
            }
        }
        if spelling.digits.is_empty() {
            return Err(PhoneError::NotANumber);
        }
        Ok(spelling)
    }
}

fn is_separator(c: char) -> bool {
    let dash = matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FF0D}');
    let bracket = matches!(c, '(' | ')' | '\u{FF08}' | '\u{FF09}');
    let dot = matches!(c, '.' | '\u{FF0E}' | '\u{00B7}');
    dash || bracket || dot || c.is_whitespace() || is_invisible(c)
}

/// Direction marks and zero-width characters, which come along when a number is copied.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn fits(length: usize, allowed: &RangeInclusive<usize>) -> Result<(), PhoneError> {
    if length < *allowed.start() {
        Err(PhoneError::TooShort)
    } else if length > *allowed.end() {
        Err(PhoneError::TooLong)
    } else {
        Ok(())
    }
}

/// An Indonesian number from its national digits, without the zero.
fn indonesian(national: &str) -> Result<Phone, PhoneError> {
    if national.starts_with('0') {
        return Err(PhoneError::NotANumber);
    }
    match national.strip_prefix('8') {
        Some(rest) => fits(rest.len(), &MOBILE_DIGITS)?,
        None => fits(national.len(), &LAND_LINE_DIGITS)?,
    }
    Ok(Phone(format!("62{national}")))
}

/// A number from all its digits, country code first. Its length is checked against its country,
/// its ranges are not: they change faster than any table of them.
fn international(digits: &str) -> Result<Phone, PhoneError> {
    if digits.len() < *DIGITS.start() {
        return Err(PhoneError::TooShort);
    }
    if let Some(national) = digits.strip_prefix("62") {
        // `+62 (0)812` and `62 0812`: the zero is for calls within the country.
        return indonesian(national.strip_prefix('0').unwrap_or(national));
    }
    let (code, national) = country_code(digits).ok_or(PhoneError::UnknownCountry)?;
    let national = without_trunk(digits, national);
    fits(code.len() + national.len(), &DIGITS)?;
    let lengths = national_lengths(code);
    if let (Some(min), Some(max)) = (lengths.iter().min(), lengths.iter().max()) {
        fits(national.len(), &(usize::from(*min)..=usize::from(*max)))?;
    }
    Ok(Phone(format!("{code}{national}")))
}

/// Splits digits behind the country code. No code is the beginning of another.
fn country_code(digits: &str) -> Option<(&str, &str)> {
    let known = |code: &str| code.parse().is_ok_and(|code: u16| DATABASE.by_code(&code).is_some());
    (1..=3)
        .filter_map(|length| digits.split_at_checked(length))
        .find(|(code, _)| !code.starts_with('0') && known(code))
}

/// The national digits without the zero of `+44 (0)20`, where the country dials one at home;
/// Italian numbers keep theirs.
fn without_trunk<'a>(digits: &str, national: &'a str) -> &'a str {
    let Some(rest) = national.strip_prefix('0') else {
        return national;
    };
    match phonenumber::parse(None, format!("+{digits}")) {
        Ok(number) if !number.national().to_string().starts_with('0') => rest,
        _ => national,
    }
}

/// How many national digits the lines of a country code have. (The library's summary over all
/// kinds of lines is empty, so the kinds that a person may have are gathered.)
fn national_lengths(code: &str) -> Vec<u16> {
    let regions = code.parse().ok().and_then(|code: u16| DATABASE.by_code(&code));
    let mut lengths = Vec::new();
    for region in regions.unwrap_or_default() {
        let kinds = region.descriptors();
        let lines = [kinds.fixed_line(), kinds.mobile(), kinds.voip(), kinds.personal_number()];
        for line in lines.into_iter().flatten() {
            lengths.extend_from_slice(line.possible_length());
        }
    }
    lengths
}

impl FromStr for Phone {
    type Err = PhoneError;

    fn from_str(text: &str) -> Result<Self, PhoneError> {
        Self::parse(text)
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Debug output goes to logs, and logs do not tell numbers.
impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phone({})", self.masked())
    }
}

/// The digits; the few foreign numbers whose digits would be read as Indonesian keep their plus.
impl Serialize for Phone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if looks_mobile(&self.0) {
            serializer.collect_str(&format_args!("+{}", self.0))
        } else {
            serializer.serialize_str(&self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Phone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

crate::column!(Phone(String), String);
crate::text_schema!(Phone, "628123456789", "A phone number: E.164 digits without +");
