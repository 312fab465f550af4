//! Money and quantities are exact, or refused.

use base::sea_orm::Value;
use base::{Quantity, QuantityError, Rupiah, RupiahError};
use proptest::prelude::*;

const ONE: Quantity = Quantity::from_thousandths(1000);

proptest! {
    #[test]
    fn every_amount_comes_back_from_its_text_its_json_and_its_column(rupiah: i64) {
        let amount = Rupiah::new(rupiah);

        prop_assert_eq!(amount.to_string().parse(), Ok(amount));
        prop_assert_eq!(format!("{amount},00").parse(), Ok(amount));
        prop_assert_eq!(rupiah.to_string().parse(), Ok(amount));
        prop_assert_eq!(serde_json::to_string(&amount).unwrap(), rupiah.to_string());
        prop_assert_eq!(serde_json::from_str::<Rupiah>(&rupiah.to_string()).unwrap(), amount);
        prop_assert_eq!(Value::from(amount), Value::BigInt(Some(rupiah)));
        prop_assert_eq!(<Rupiah as base::sea_orm::sea_query::ValueType>::try_from(Value::from(amount)).unwrap(), amount);
    }

    #[test]
    fn sums_of_money_are_exact_or_none(a: i64, b: i64) {
        let (x, y) = (Rupiah::new(a), Rupiah::new(b));
        let fits = |sum: i128| i64::try_from(sum).ok().map(Rupiah::new);

        prop_assert_eq!(x.checked_add(y), fits(i128::from(a) + i128::from(b)));
        prop_assert_eq!(x.checked_sub(y), fits(i128::from(a) - i128::from(b)));
        prop_assert_eq!(Rupiah::sum([x, y]), x.checked_add(y));
    }

    #[test]
    fn many_of_one_price_cost_what_they_cost_one_by_one(price in -1_000_000_000_i64..1_000_000_000, count in 0_u32..200) {
        let price = Rupiah::new(price);
        let one_by_one = Rupiah::sum((0..count).map(|_| price));

        prop_assert_eq!(price.times(count), one_by_one);
        prop_assert_eq!(Quantity::from_units(count.into()).and_then(|quantity| price.checked_mul(quantity)), one_by_one);
    }

    #[test]
    fn a_price_times_a_quantity_is_exact_or_none(price: i64, thousandths: i64) {
        let product = i128::from(price) * i128::from(thousandths);

        let total = Rupiah::new(price).checked_mul(Quantity::from_thousandths(thousandths));

        match total {
            Some(total) => prop_assert_eq!(i128::from(total.get()) * 1000, product),
            None => prop_assert!(product % 1000 != 0 || i64::try_from(product / 1000).is_err()),
        }
    }

    #[test]
    fn every_quantity_comes_back_from_its_text_and_its_column(thousandths: i64) {
        let quantity = Quantity::from_thousandths(thousandths);

        prop_assert_eq!(quantity.to_string().parse(), Ok(quantity));
        prop_assert_eq!(Value::from(quantity), Value::BigInt(Some(thousandths)));
        prop_assert_eq!(quantity.units().and_then(Quantity::from_units), (thousandths % 1000 == 0).then_some(quantity));
    }

    #[test]
    fn every_quantity_of_fifteen_digits_comes_back_from_json(thousandths in -999_999_999_999_999_i64..=999_999_999_999_999) {
        let quantity = Quantity::from_thousandths(thousandths);

        let json = serde_json::to_string(&quantity).unwrap();
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();

        prop_assert_eq!(&json, &quantity.to_string().replace(',', "."));
        prop_assert_eq!(serde_json::from_str::<Quantity>(&json).unwrap(), quantity);
        prop_assert_eq!(serde_json::from_value::<Quantity>(value).unwrap(), quantity);
    }

    #[test]
    fn no_text_makes_the_readers_panic(text in "[-−Rp0-9., ]{0,30}") {
        let rupiah: Result<Rupiah, _> = text.parse();
        let quantity: Result<Quantity, _> = text.parse();

        prop_assert!(rupiah.is_err() || text.bytes().any(|byte| byte.is_ascii_digit()));
        prop_assert!(quantity.is_err() || text.bytes().any(|byte| byte.is_ascii_digit()));
    }
}

#[test]
fn money_is_shown_as_indonesians_write_it() {
    let cases = [
        (0, "Rp 0"),
        (5, "Rp 5"),
        (999, "Rp 999"),
        (1_000, "Rp 1.000"),
        (5_000_000, "Rp 5.000.000"),
        (-5_000, "-Rp 5.000"),
        (-100, "-Rp 100"),
        (i64::MIN, "-Rp 9.223.372.036.854.775.808"),
    ];

    for (rupiah, text) in cases {
        assert_eq!(Rupiah::new(rupiah).to_string(), text);
    }
}

#[test]
fn money_is_read_as_people_write_it() {
    let cases = [
        ("Rp 1.250.000", 1_250_000),
        ("Rp1.250.000", 1_250_000),
        ("rp. 1.250.000", 1_250_000),
        ("IDR 1.250.000", 1_250_000),
        ("1250000", 1_250_000),
        ("1.250.000,00", 1_250_000),
        ("Rp 1.250.000,-", 1_250_000),
        ("Rp 5.000.-", 5_000),
        ("1,250,000", 1_250_000),
        ("1,250,000.00", 1_250_000),
        ("Rp\u{a0}5.000", 5_000),
        ("1250000,00", 1_250_000),
        ("-Rp 5.000", -5_000),
        ("Rp -5.000", -5_000),
        ("\u{2212}5000", -5_000),
        ("0", 0),
        ("007", 7),
    ];

    for (text, rupiah) in cases {
        assert_eq!(text.parse(), Ok(Rupiah::new(rupiah)), "{text}");
    }
}

#[test]
fn what_is_no_whole_amount_of_rupiah_is_refused() {
    let cases = [
        ("", RupiahError::NotAnAmount),
        ("Rp", RupiahError::NotAnAmount),
        ("-", RupiahError::NotAnAmount),
        (",00", RupiahError::NotAnAmount),
        ("lima ribu", RupiahError::NotAnAmount),
        ("5rb", RupiahError::NotAnAmount),
        ("1.25.000", RupiahError::NotAnAmount),
        ("1.2500", RupiahError::NotAnAmount),
        ("1.250,000.000", RupiahError::NotAnAmount),
        ("1.250.000.00", RupiahError::Cents),
        ("--5", RupiahError::NotAnAmount),
        ("$5", RupiahError::NotAnAmount),
        ("1.250,50", RupiahError::Cents),
        ("1,5", RupiahError::Cents),
        ("10.00", RupiahError::Cents),
        ("9223372036854775808", RupiahError::TooLarge),
        ("99999999999999999999999999999999999999999999", RupiahError::TooLarge),
    ];

    for (text, refusal) in cases {
        assert_eq!(text.parse::<Rupiah>(), Err(refusal), "{text}");
    }
    for json in ["1.5", "1.0", "\"1\"", "9223372036854775808", "null"] {
        assert!(serde_json::from_str::<Rupiah>(json).is_err(), "{json}");
    }
}

#[test]
fn a_sum_that_overflows_on_the_way_is_none() {
    let all = [Rupiah::new(i64::MAX), Rupiah::new(1), Rupiah::new(-1)];

    assert_eq!(Rupiah::sum(all), None);
    assert_eq!(Rupiah::sum([]), Some(Rupiah::ZERO));
}

#[test]
fn part_of_a_unit_costs_whole_rupiah_or_nothing_is_said() {
    let half = Quantity::from_thousandths(500);

    assert_eq!(Rupiah::new(15_000).checked_mul(half), Some(Rupiah::new(7_500)));
    assert_eq!(Rupiah::new(15_001).checked_mul(half), None);
}

#[test]
fn quantities_are_shown_and_read_with_the_decimal_comma() {
    let cases = [
        (2_000, "2"),
        (1_500, "1,5"),
        (1_250, "1,25"),
        (1, "0,001"),
        (-500, "-0,5"),
        (1_500_000, "1500"),
    ];

    for (thousandths, text) in cases {
        assert_eq!(Quantity::from_thousandths(thousandths).to_string(), text);
        assert_eq!(text.parse(), Ok(Quantity::from_thousandths(thousandths)));
    }
}

#[test]
fn quantities_are_read_as_people_write_them() {
    let cases = [
        ("1.5", 1_500),
        ("0.5", 500),
        ("0.250", 250),
        ("1.250", 1_250_000),
        ("1.250,5", 1_250_500),
        ("1,500", 1_500),
        ("1,50000", 1_500),
        (" 2 ", 2_000),
        ("-1,5", -1_500),
        ("\u{2212}1.5", -1_500),
    ];

    for (text, thousandths) in cases {
        assert_eq!(text.parse(), Ok(Quantity::from_thousandths(thousandths)), "{text}");
    }
}

#[test]
fn what_is_no_quantity_is_refused() {
    let cases = [
        ("", QuantityError::NotANumber),
        ("dua", QuantityError::NotANumber),
        ("1,", QuantityError::NotANumber),
        (",5", QuantityError::NotANumber),
        ("1,5,0", QuantityError::NotANumber),
        ("1.2.3", QuantityError::NotANumber),
        ("1.5,5", QuantityError::NotANumber),
        ("--1", QuantityError::NotANumber),
        ("1 2", QuantityError::NotANumber),
        ("1,0005", QuantityError::TooFine),
        ("9223372036854776", QuantityError::TooLarge),
    ];

    for (text, refusal) in cases {
        assert_eq!(text.parse::<Quantity>(), Err(refusal), "{text}");
    }
}

#[test]
fn a_json_number_is_a_quantity_exactly_or_not_at_all() {
    let read = [
        ("2", 2_000),
        ("2.0", 2_000),
        ("1.5", 1_500),
        ("0.001", 1),
        ("-0.1", -100),
        ("1e3", 1_000_000),
    ];
    let refused = [
        "0.0001",
        "1.0005",
        "\"2\"",
        "null",
        "9223372036854776",
        "-9223372036854776",
        "1e300",
        "1000000000000.5",
    ];

    for (json, thousandths) in read {
        assert_eq!(
            serde_json::from_str::<Quantity>(json).unwrap().thousandths(),
            thousandths,
            "{json}"
        );
    }
    for json in refused {
        assert!(serde_json::from_str::<Quantity>(json).is_err(), "{json}");
    }
    assert_eq!(
        serde_json::to_string(&Quantity::from_units(i64::MAX / 1000).unwrap()).unwrap(),
        "9223372036854775"
    );
    assert!(serde_json::to_string(&Quantity::from_thousandths(i64::MAX)).is_err());
}

#[test]
fn numbers_from_outside_become_units_without_wrapping() {
    assert_eq!(Quantity::from_units(3), Some(Quantity::from_thousandths(3_000)));
    assert_eq!(Quantity::from_units(i64::MAX), None);
    assert_eq!(
        Quantity::sum([ONE, Quantity::from_thousandths(-500)]),
        Some(Quantity::from_thousandths(500))
    );
    assert_eq!(Quantity::sum([Quantity::from_thousandths(i64::MAX), ONE]), None);
}
