//! What every event carries at the beginning of its data: who published it, its number, and when.
//! Digits only, so that no server has a reason to escape it.

use std::io::Write;

use anyhow::{Result, ensure};

/// `@rrrrp.nnnnnnnnnn.tttttttttttttttt@`
const LENGTH: usize = 35;

/// One event's mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Which measurement, so that what comes late from an earlier one is not counted.
    pub run: u16,
    /// Below ten.
    pub publisher: u8,
    /// Counted from zero by each publisher in each channel.
    pub number: u32,
    /// When the publisher began to send it.
    pub at_us: u64,
}

impl Stamp {
    /// Adds it and as many letters as make `bytes` together.
    pub fn write(&self, into: &mut Vec<u8>, bytes: usize) -> Result<()> {
        let begin = into.len();
        let Self { run, publisher, number, at_us } = self;
        write!(into, "@{run:04}{publisher}.{number:010}.{at_us:016}@")?;
        ensure!(into.len() - begin == LENGTH, "a number outgrew the stamp");
        into.resize(begin + bytes.max(LENGTH), b'x');
        Ok(())
    }

    /// Finds the first one in a message.
    pub fn find(message: &[u8]) -> Option<Self> {
        let begin = memchr::memchr(b'@', message)?;
        let text = message.get(begin..begin + LENGTH)?;
        if text[LENGTH - 1] != b'@' || text[6] != b'.' || text[17] != b'.' {
            return None;
        }
        Some(Self {
            run: u16::try_from(digits(&text[1..5])?).ok()?,
            publisher: u8::try_from(digits(&text[5..6])?).ok()?,
            number: u32::try_from(digits(&text[7..17])?).ok()?,
            at_us: digits(&text[18..34])?,
        })
    }
}

fn digits(text: &[u8]) -> Option<u64> {
    text.iter().try_fold(0_u64, |sum, byte| {
        byte.is_ascii_digit().then(|| sum * 10 + u64::from(byte - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_reads_as_it_was_written() {
        let stamp = Stamp { run: 12, publisher: 7, number: 3_000_000_000, at_us: 1_234_567 };
        let mut data = br#"{"data":""#.to_vec();
        stamp.write(&mut data, 200).expect("it fits");

        assert_eq!(data.len(), 9 + 200);
        assert_eq!(Stamp::find(&data), Some(stamp));
        assert_eq!(Stamp::find(&data[..30]), None);
        assert_eq!(Stamp::find(br#"{"event":"pusher:pong"}"#), None);
    }
}
