//! Wrong keys between two words: insertions, deletions, replacements and swaps of neighbours, on
//! bytes.

/// Whether at most one edit lies between two words: nothing is left, but for one byte or two that
/// changed places, between what they begin and end with in common. Cheap, because a code is
/// held against thousands of its neighbours.
pub(super) fn is_one_edit(a: &[u8], b: &[u8]) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let begin = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[begin..], &b[begin..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&a[..a.len() - end], &b[..b.len() - end]) {
        ([] | [_], [] | [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

/// How many edits lie between two words (optimal string alignment).
pub(super) fn edits(a: &[u8], b: &[u8]) -> usize {
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut row: Vec<usize> = vec![0; b.len() + 1];
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let replaced = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row[j] = least;
        }
        // The row that falls out is written again.
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn edits_count_a_swap_of_neighbours_once() {
        assert_eq!(edits(b"busi", b"bsui"), 1);
        assert_eq!(edits(b"busi", b"busi"), 0);
        assert_eq!(edits(b"", b"abc"), 3);
        assert_eq!(edits(b"kampas", b"kapmaz"), 2);
    }

    proptest! {
        #[test]
        fn one_edit_is_what_counting_finds_too(a in "[ab1]{0,6}", b in "[ab1]{0,6}") {
            let (a, b) = (a.as_bytes(), b.as_bytes());

            prop_assert_eq!(is_one_edit(a, b), edits(a, b) <= 1);
        }
    }
}
