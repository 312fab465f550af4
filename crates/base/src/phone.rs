//! Phone numbers: E.164 digits inside, read from every way Indonesians write them.

use std::fmt;
use std::str::FromStr;

/// A phone number as E.164 digits without `+`, e.g. `628123456789`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

/// A text that is no phone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a phone number")]
pub struct PhoneError;

impl Phone {
    /// Reads `0812-3456-789`, `+62 812…`, `62812…`, `812…`, `(0812) 3456 789`, `0062…`,
    /// `628…@c.us`, and foreign numbers with `+`.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let text = text.split('@').next().unwrap_or_default();
        let mut digits = String::new();
        let mut plus = false;
        for c in text.chars() {
            match c {
                '+' | '\u{ff0b}' if digits.is_empty() && !plus => plus = true,
                '0'..='9' => digits.push(c),
                '\u{ff10}'..='\u{ff19}' => {
                    digits.push(char::from_digit(u32::from(c) - 0xff10, 10).ok_or(PhoneError)?);
                }
                '-' | '.' | '(' | ')' | '/' | '\u{2010}'..='\u{2015}' => {}
                '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' => {}
                c if c.is_whitespace() => {}
                _ => return Err(PhoneError),
            }
        }
        let international = plus || digits.starts_with("00");
        let digits = digits.strip_prefix("00").unwrap_or(&digits);
        match national(digits, international) {
            Some(national) => indonesian(national),
            None => foreign(digits, international),
        }
    }

    /// The digits without `+`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For people: `+62 812-3456-789`.
    pub fn display(&self) -> String {
        self.grouped(&self.0)
    }

    /// For logs and screens that must not tell the number: `+62 812-••••-789`.
    pub fn masked(&self) -> String {
        let last = self.0.len() - 3;
        let hide = |(place, digit)| {
            if (5..last).contains(&place) {
                '•'
            } else {
                digit
            }
        };
        let hidden: String = self.0.chars().enumerate().map(hide).collect();
        self.grouped(&hidden)
    }

    fn grouped(&self, digits: &str) -> String {
        let digits: Vec<char> = digits.chars().collect();
        let text = |part: &[char]| part.iter().collect::<String>();
        if !self.0.starts_with("62") {
            return format!("+{}", text(&digits));
        }
        let (front, rest) = digits[2..].split_at(3.min(digits.len() - 2));
        let groups: Vec<String> = rest.chunks(4).map(text).collect();
        format!("+62 {}-{}", text(front), groups.join("-"))
    }
}

/// The part after +62 of an Indonesian number.
fn national(digits: &str, international: bool) -> Option<&str> {
    let rest = match (digits.strip_prefix("62"), international) {
        (Some(rest), _) => rest,
        (None, true) => return None,
        (None, false) if digits.starts_with('0') || digits.starts_with('8') => digits,
        (None, false) => return None,
    };
    // "+62 (0)812": the trunk zero does not travel abroad.
    Some(rest.trim_start_matches('0'))
}

fn indonesian(national: &str) -> Result<Phone, PhoneError> {
    // Mobile numbers have 9 to 12 digits after +62 (8xx…), fixed lines 7 to 11.
    let lengths = if national.starts_with('8') {
        8..=12
    } else {
        7..=11
    };
    if !lengths.contains(&national.len()) {
        return Err(PhoneError);
    }
    Ok(Phone(format!("62{national}")))
}

fn foreign(digits: &str, international: bool) -> Result<Phone, PhoneError> {
    if !international && digits.len() < 11 {
        return Err(PhoneError);
    }
    let number = phonenumber::parse(None, format!("+{digits}")).map_err(|_| PhoneError)?;
    if !number.is_valid() {
        return Err(PhoneError);
    }
    Ok(Phone(digits.to_owned()))
}

impl FromStr for Phone {
    type Err = PhoneError;

    fn from_str(text: &str) -> Result<Self, PhoneError> {
        Self::parse(text)
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Debug output goes to logs, and logs do not tell numbers.
impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phone({})", self.masked())
    }
}

crate::text_serde!(Phone);
crate::column!(Phone(String), String);
crate::text_schema!(
    Phone,
    "628123456789",
    "A phone number: E.164 digits without +"
);
