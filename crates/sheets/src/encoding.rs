//! Bytes to text: UTF-8, UTF-16 and Windows-1252, told apart by what the bytes look like.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::refusal::Refusal;

/// Bytes that are looked at to recognise UTF-16 without its mark, and text without letters.
const SAMPLE: usize = 4096;

/// The text of the file. What is no text in any of the encodings is refused.
pub(crate) fn text_of(content: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    let text = decoded(content);
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    if looks_binary(&text) { Err(Refusal::NotASheet) } else { Ok(text) }
}

fn decoded(content: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(content) {
        return encoding.decode_without_bom_handling(&content[mark..]).0;
    }
    if let Some(wide) = wide(content) {
        return wide.decode_without_bom_handling(content).0;
    }
    match std::str::from_utf8(content) {
        Ok(text) => Cow::Borrowed(text),
        // What Excel for Windows writes as plain "CSV" in Indonesia.
        Err(_) => WINDOWS_1252.decode_without_bom_handling(content).0,
    }
}

/// UTF-16 without its mark: every other byte of Latin text is zero.
fn wide(content: &[u8]) -> Option<&'static Encoding> {
    let sample = &content[..content.len().min(SAMPLE)];
    let pairs = sample.len() / 2;
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match pairs {
        2.. if odd * 5 >= pairs * 2 && even * 20 <= pairs => Some(UTF_16LE),
        2.. if even * 5 >= pairs * 2 && odd * 20 <= pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// More than one control character in fifty is no text that somebody typed.
fn looks_binary(text: &str) -> bool {
    let sample = || text.chars().take(SAMPLE);
    let odd = |c: &char| (c.is_control() && !matches!(c, '\t' | '\r' | '\n')) || *c == '\u{fffd}';
    sample().filter(odd).count() * 50 > sample().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "kode;nama\nA-1;Oli Café";

    fn wide_bytes(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn text_is_read_whatever_its_encoding_with_and_without_its_mark() {
        let latin: Vec<u8> = TEXT.chars().map(|c| c as u8).collect();
        let marked = |text: &str| format!("\u{feff}{text}");
        let files = [
            TEXT.as_bytes().to_vec(),
            marked(TEXT).into_bytes(),
            latin,
            wide_bytes(TEXT, u16::to_le_bytes),
            wide_bytes(TEXT, u16::to_be_bytes),
            wide_bytes(&marked(TEXT), u16::to_le_bytes),
            wide_bytes(&marked(TEXT), u16::to_be_bytes),
        ];

        for file in files {
            assert_eq!(text_of(&file).unwrap(), TEXT, "{file:?}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_and_blanks_are_refused() {
        let noise: Vec<u8> = (0..=255).cycle().take(2000).collect();

        assert_eq!(text_of(&noise), Err(Refusal::NotASheet));
        assert_eq!(text_of(b" \r\n\t \n"), Err(Refusal::Empty));
        assert_eq!(text_of("\u{feff}".as_bytes()), Err(Refusal::Empty));
    }
}
