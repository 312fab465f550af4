//! Steps through long sorted lists.

/// The first place whose element is not `before`. It looks one ahead, then two, four, eight: a
/// walk through all of a list costs the steps, not the list.
pub fn gallop<T>(list: &[T], before: impl Fn(&T) -> bool) -> usize {
    let (mut low, mut step) = (0, 1);
    while list.get(low + step - 1).is_some_and(&before) {
        low += step;
        step *= 2;
    }
    let high = list.len().min(low + step - 1);
    low + list[low..high].partition_point(before)
}

/// Leaves of the sorted `list` what the sorted `other` has too.
pub(super) fn retain_common(list: &mut Vec<u32>, mut other: &[u32]) {
    list.retain(|wanted| {
        other = &other[gallop(other, |known| known < wanted)..];
        other.first() == Some(wanted)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gallop_ends_where_a_slow_walk_does() {
        let list: Vec<u32> = (0..50).map(|number| number * 3).collect();

        for len in 0..=list.len() {
            for wanted in 0..160 {
                let slow = list[..len].iter().take_while(|number| **number < wanted).count();
                let found = gallop(&list[..len], |number| *number < wanted);
                assert_eq!(found, slow, "{wanted} among {len}");
            }
        }
    }
}
