//! What lines come to: one calculation for the cart that is shown and the order that is placed.

use base::Rupiah;

/// The sums of a cart or an order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Σ(qty × price).
    pub total_amount: Rupiah,
    /// Σ discount.
    pub discount_amount: Rupiah,
    /// `total_amount` − `discount_amount`.
    pub grand_total: Rupiah,
}

/// The money of one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Whole pieces.
    pub qty: i64,
    /// The price of one piece.
    pub price: Rupiah,
    /// Taken off the whole line.
    pub discount: Rupiah,
}

impl Amount {
    /// A line without discount.
    pub fn of(qty: i64, price: Rupiah) -> Self {
        Self { qty, price, discount: Rupiah::ZERO }
    }

    fn gross(self) -> Option<Rupiah> {
        self.qty.checked_mul(self.price.get()).map(Rupiah::new)
    }

    /// qty × price − discount.
    ///
    /// # Errors
    /// A fault beyond what `i64` counts, which the tables' limits on price and quantity exclude.
    pub fn subtotal(self) -> anyhow::Result<Rupiah> {
        self.gross().and_then(|gross| gross.checked_sub(self.discount)).ok_or_else(beyond)
    }
}

/// The sums of all lines.
///
/// # Errors
/// A fault beyond what `i64` counts, which the tables' limits on price and quantity exclude.
pub fn of(lines: impl IntoIterator<Item = Amount>) -> anyhow::Result<Totals> {
    let add = |sums: Totals, line: Amount| {
        let total_amount = sums.total_amount.checked_add(line.gross()?)?;
        let discount_amount = sums.discount_amount.checked_add(line.discount)?;
        let grand_total = total_amount.checked_sub(discount_amount)?;
        Some(Totals { total_amount, discount_amount, grand_total })
    };
    lines.into_iter().try_fold(Totals::default(), add).ok_or_else(beyond)
}

fn beyond() -> anyhow::Error {
    anyhow::anyhow!("a sum of money is beyond counting")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines() -> impl Strategy<Value = Vec<Amount>> {
        let line = (1..=9_999_i64, 0..=100_000_000_000_i64, 0..=1_000_i64).prop_map(
            |(qty, price, discount)| Amount {
                qty,
                price: Rupiah::new(price),
                discount: Rupiah::new(discount.min(price)),
            },
        );
        proptest::collection::vec(line, 0..2_000)
    }

    proptest! {
        #[test]
        fn the_grand_total_is_the_sum_of_the_subtotals_within_the_tables_limits(lines in lines()) {
            let totals = of(lines.iter().copied()).expect("the largest cart can be counted");

            let subtotals: i64 =
                lines.iter().map(|line| line.subtotal().expect("one line can too").get()).sum();
            prop_assert_eq!(totals.grand_total.get(), subtotals);
        }
    }

    #[test]
    fn an_empty_cart_costs_nothing() {
        assert_eq!(of([]).unwrap(), Totals::default());
    }

    #[test]
    fn a_sum_beyond_counting_is_a_fault_and_not_a_wrong_number() {
        let line = Amount::of(2, Rupiah::new(i64::MAX));

        assert!(of([line]).is_err());
        assert!(line.subtotal().is_err());
    }
}
