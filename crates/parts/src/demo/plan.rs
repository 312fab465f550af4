//! What the demo's shops ordered over the last 90 days, and what became of it: a plan in memory,
//! from which both databases are filled.

use base::{Rupiah, Zone};
use chrono::{DateTime, Duration, Utc};
use kernel::Random;

use super::catalogue::Part;
use super::people::SHOPS;

/// How far back the orders go.
const DAYS: i64 = 90;
/// Orders before today.
const PAST: i64 = 144;
/// Orders of today, all of them pending.
const TODAY: i32 = 6;
/// Orders younger than this may still be undecided.
const YOUNG: Duration = Duration::days(3);

/// Why admins reject, in the words the shop reads.
const HERE: &[&str] = &[
    "Stok tidak tersedia.",
    "Limit kredit toko sudah habis.",
    "Masih ada tagihan yang jatuh tempo.",
    "Harga khusus sudah tidak berlaku.",
];
/// What shops write with an order.
const NOTES: &[&str] = &[
    "Mohon dikirim bersama order kemarin.",
    "Tolong kirim sebelum hari Jumat.",
    "Barang diambil sendiri.",
    "Kalau kosong boleh diganti merek lain.",
];

/// One line of a planned order.
#[derive(Clone, Debug)]
pub(super) struct PlannedLine {
    /// Its place in the catalogue.
    pub part: usize,
    pub qty: i64,
    pub discount: Rupiah,
    pub subtotal: Rupiah,
}

/// An order on its way through the old system.
#[derive(Clone, Debug)]
pub(super) struct PlannedSubmission {
    /// Given by [`number`]: `YYYY/NNNNNN/POD-PD`.
    pub so_number: String,
    /// `tblso.id`.
    pub ref_so_id: i64,
    pub approved_at: DateTime<Utc>,
    pub submitted_at: DateTime<Utc>,
}

/// What became of an order.
#[derive(Clone, Debug)]
pub(super) enum Fate {
    Pending,
    Cancelled(DateTime<Utc>),
    RejectedHere(DateTime<Utc>, &'static str),
    Submitted(PlannedSubmission),
    Approved(PlannedSubmission, DateTime<Utc>),
    RejectedThere(PlannedSubmission, DateTime<Utc>),
}

impl Fate {
    /// Its way through the old system, if it got there.
    pub fn submission(&self) -> Option<&PlannedSubmission> {
        match self {
            Self::Submitted(submission)
            | Self::Approved(submission, _)
            | Self::RejectedThere(submission, _) => Some(submission),
            Self::Pending | Self::Cancelled(_) | Self::RejectedHere(..) => None,
        }
    }
}

/// One planned order.
#[derive(Clone, Debug)]
pub(super) struct PlannedOrder {
    /// Given by [`number`]: `ORD-YYYY-NNNNNN`.
    pub number: String,
    pub placed_at: DateTime<Utc>,
    /// Its place among the shops.
    pub shop: usize,
    pub lines: Vec<PlannedLine>,
    pub notes: Option<&'static str>,
    pub fate: Fate,
}

impl PlannedOrder {
    /// Σ subtotal.
    pub fn grand_total(&self) -> Rupiah {
        sum(self.lines.iter().map(|line| line.subtotal))
    }

    /// Σ discount.
    pub fn discount(&self) -> Rupiah {
        sum(self.lines.iter().map(|line| line.discount))
    }
}

fn sum(all: impl Iterator<Item = Rupiah>) -> Rupiah {
    Rupiah::sum(all).expect("a demo order is far from the end of counting")
}

/// The plan, oldest order first, numbered; the same for the same seed and moment.
pub(super) fn plan(
    random: &Random,
    parts: &[Part],
    now: DateTime<Utc>,
    zone: Zone,
) -> Vec<PlannedOrder> {
    let planner = Planner { random, parts, now, zone };
    let mut orders: Vec<_> = (0..PAST).map(|place| planner.past(place)).collect();
    orders.extend((0..TODAY).map(|place| planner.today(place)));
    orders.sort_by_key(|order| order.placed_at);
    super::number::number(&mut orders, zone);
    orders
}

struct Planner<'a> {
    random: &'a Random,
    parts: &'a [Part],
    now: DateTime<Utc>,
    zone: Zone,
}

impl Planner<'_> {
    /// Spread evenly over the days before today, in the shops' opening hours.
    fn past(&self, place: i64) -> PlannedOrder {
        let days = DAYS - place * (DAYS - 1) / (PAST - 1);
        let midnight = self.zone.start_of(self.zone.day_of(self.now)) - Duration::days(days);
        let placed_at = midnight + Duration::minutes(8 * 60 + self.upto(9 * 60));
        let fate = self.fate(placed_at);
        self.order(placed_at, fate)
    }

    /// Spread evenly over what has passed of today.
    fn today(&self, place: i32) -> PlannedOrder {
        let midnight = self.zone.start_of(self.zone.day_of(self.now));
        let placed_at = midnight + (self.now - midnight) * (place + 1) / (TODAY + 2);
        self.order(placed_at, Fate::Pending)
    }

    fn fate(&self, placed_at: DateTime<Utc>) -> Fate {
        let chance = self.random.below(100);
        let decided_here = (placed_at + Duration::minutes(15 + self.upto(200))).min(self.now);
        let submission = PlannedSubmission {
            so_number: String::new(),
            ref_so_id: 0,
            approved_at: decided_here,
            submitted_at: decided_here + Duration::milliseconds(400 + self.upto(900)),
        };
        if self.now - placed_at < YOUNG {
            return if chance < 25 { Fate::Pending } else { Fate::Submitted(submission) };
        }
        let decided_there = decided_here + Duration::hours(2 + self.upto(30));
        match chance {
            0..8 => Fate::Cancelled(decided_here),
            8..18 => Fate::RejectedHere(decided_here, self.pick(HERE)),
            18..25 => Fate::RejectedThere(submission, decided_there),
            _ => Fate::Approved(submission, decided_there),
        }
    }

    fn order(&self, placed_at: DateTime<Utc>, fate: Fate) -> PlannedOrder {
        // Big shops order more often: the smaller of two draws.
        let shops = u32::try_from(SHOPS.len()).expect("twenty");
        let shop = self.random.below(shops).min(self.random.below(shops)) as usize;
        let only_oil = self.random.below(5) == 0;
        let reduced = self.random.below(8) == 0;
        let wanted = 1 + self.random.below(6) as usize;
        let mut lines: Vec<PlannedLine> = Vec::with_capacity(wanted);
        while lines.len() < wanted {
            let part =
                self.random.below(u32::try_from(self.parts.len()).expect("hundreds")) as usize;
            let there = &self.parts[part];
            let sold = there.is_active && there.stock != [0, 0];
            let fits = !only_oil || there.category == "OIL";
            if sold && fits && lines.iter().all(|line| line.part != part) {
                lines.push(self.line(part, there, reduced));
            }
        }
        let notes = (self.random.below(4) == 0).then(|| self.pick(NOTES));
        PlannedOrder { number: String::new(), placed_at, shop, lines, notes, fate }
    }

    fn line(&self, part: usize, there: &Part, reduced: bool) -> PlannedLine {
        let most = match there.price {
            ..50_000 => 48,
            50_000..150_000 => 20,
            _ => 6,
        };
        let qty = 1 + self.upto(most);
        let total = there.price * qty;
        let discount = if reduced { total / 20 } else { 0 };
        let (discount, subtotal) = (Rupiah::new(discount), Rupiah::new(total - discount));
        PlannedLine { part, qty, discount, subtotal }
    }

    fn upto(&self, bound: u32) -> i64 {
        i64::from(self.random.below(bound))
    }

    fn pick(&self, texts: &'static [&'static str]) -> &'static str {
        texts[self.random.below(u32::try_from(texts.len()).expect("a handful")) as usize]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::demo::catalogue::catalogue;

    fn the_plan(now: DateTime<Utc>) -> Vec<PlannedOrder> {
        let random = Random::seeded(1);
        let parts = catalogue(&random);
        plan(&random, &parts, now, Zone::default())
    }

    #[test]
    fn orders_lie_in_the_past_in_every_state_with_gapless_numbers() {
        let now = DateTime::from_timestamp(1_790_000_000, 0).expect("a time of this century");

        let orders = the_plan(now);

        let mut states: BTreeMap<&str, usize> = BTreeMap::new();
        for order in &orders {
            let state = match &order.fate {
                Fate::Pending => "pending",
                Fate::Cancelled(_) => "cancelled",
                Fate::RejectedHere(..) => "rejected here",
                Fate::Submitted(_) => "submitted",
                Fate::Approved(..) => "approved",
                Fate::RejectedThere(..) => "rejected there",
            };
            *states.entry(state).or_default() += 1;
            assert!(order.placed_at < now && order.placed_at > now - Duration::days(92));
        }
        assert_eq!((orders.len(), states.len()), (150, 6), "{states:?}");
        let numbers: Vec<_> = orders.iter().map(|order| order.number.as_str()).collect();
        assert_eq!((numbers[0], numbers[149]), ("ORD-2026-000001", "ORD-2026-000150"));
        let mut there: Vec<_> = orders.iter().filter_map(|order| order.fate.submission()).collect();
        there.sort_by_key(|submission| submission.approved_at);
        let last = format!("2026/{:06}/POD-PD", there.len());
        assert_eq!(
            there.last().map(|submission| submission.so_number.as_str()),
            Some(last.as_str())
        );
    }

    #[test]
    fn numbers_begin_again_with_the_year() {
        let february = DateTime::from_timestamp(1_802_000_000, 0).expect("a time of this century");

        let orders = the_plan(february);

        assert_eq!(orders[0].number, "ORD-2026-000001");
        assert!(orders.iter().any(|order| order.number == "ORD-2027-000001"));
    }

    #[test]
    fn a_demo_loaded_just_after_midnight_has_no_order_of_the_future() {
        let midnight = Zone::default().start_of(base::BusinessDay::new(
            chrono::NaiveDate::from_ymd_opt(2026, 9, 1).expect("a day"),
        ));

        let orders = the_plan(midnight);

        assert!(orders.iter().all(|order| order.placed_at <= midnight));
    }
}
