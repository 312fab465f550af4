//! Numbers for planned orders, as `serials` would have given them.

use std::collections::BTreeMap;

use base::Zone;
use chrono::{DateTime, Utc};

use super::plan::{Fate, PlannedOrder};

/// The kinds of serial numbers an order takes: at checkout and at approval.
const SERIALS: [&str; 2] = ["order", "so_datapart"];

/// Numbers `orders` (oldest first) by the year they were placed, and their sales orders by the
/// year and order of their approval.
pub(super) fn number(orders: &mut [PlannedOrder], zone: Zone) {
    let mut years = Years { zone, given: BTreeMap::new() };
    for order in orders.iter_mut() {
        let (year, number) = years.next(order.placed_at);
        order.number = format!("ORD-{year}-{number:06}");
    }
    let mut years = Years { zone, given: BTreeMap::new() };
    let mut submissions: Vec<_> = orders
        .iter_mut()
        .filter_map(|order| match &mut order.fate {
            Fate::Submitted(submission)
            | Fate::Approved(submission, _)
            | Fate::RejectedThere(submission, _) => Some(submission),
            Fate::Pending | Fate::Cancelled(_) | Fate::RejectedHere(..) => None,
        })
        .collect();
    submissions.sort_by_key(|submission| submission.approved_at);
    for (id, submission) in (1..).zip(submissions) {
        let (year, number) = years.next(submission.approved_at);
        submission.so_number = format!("{year}/{number:06}/POD-PD");
        submission.ref_so_id = id;
    }
}

/// How many numbers of which kind and year the plan used: the kernel's serials must be told.
pub(super) fn used(orders: &[PlannedOrder], zone: Zone) -> BTreeMap<(&'static str, i32), i64> {
    let mut used = BTreeMap::new();
    let [order_kind, so_kind] = SERIALS;
    for order in orders {
        let year = zone.day_of(order.placed_at).year();
        *used.entry((order_kind, year)).or_default() += 1;
        if let Some(submission) = order.fate.submission() {
            let year = zone.day_of(submission.approved_at).year();
            *used.entry((so_kind, year)).or_default() += 1;
        }
    }
    used
}

struct Years {
    zone: Zone,
    given: BTreeMap<i32, i64>,
}

impl Years {
    fn next(&mut self, at: DateTime<Utc>) -> (i32, i64) {
        let year = self.zone.day_of(at).year();
        let number = self.given.entry(year).or_default();
        *number += 1;
        (year, *number)
    }
}
