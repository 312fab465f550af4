//! Every state meets every verb.

use super::*;

type Verb = (&'static str, fn(State) -> Result<State, Refusal>);

fn at(minute: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000 + minute * 60, 0).expect("a time of this century")
}

fn approved_here() -> Approval {
    Approval { so_number: "2026/000001/POD-PD".into(), approved_at: at(1), by: None }
}

fn submitted() -> Submission {
    Submission { approval: approved_here(), ref_so_id: 77, submitted_at: at(2) }
}

fn every_state() -> Vec<State> {
    vec![
        State::Pending,
        State::Waiting(approved_here()),
        State::Submitted(submitted()),
        State::Approved { submission: submitted(), at: at(3) },
        State::Rejected { reason: "Stok kosong".into(), at: at(3), submission: None },
        State::Rejected { reason: "Limit".into(), at: at(3), submission: Some(submitted()) },
        State::Cancelled { reason: Some("Salah pesan".into()), at: at(3) },
        State::Cancelled { reason: None, at: at(3) },
    ]
}

const VERBS: [Verb; 6] = [
    ("approve", |state| state.approve(approved_here())),
    ("reject", |state| state.reject("Stok kosong".into(), at(4))),
    ("cancel", |state| state.cancel(None, at(4))),
    ("submit", |state| state.submit(77, at(4))),
    ("old_system_approves", |state| state.old_system_approves(at(4))),
    ("old_system_rejects", |state| state.old_system_rejects("Limit".into(), at(4))),
];

/// What the specification allows; everything else must be refused.
fn allowed(from: Status, verb: &str) -> Option<Status> {
    match (from, verb) {
        (Status::Pending, "approve") => Some(Status::Waiting),
        (Status::Pending, "reject") => Some(Status::Rejected),
        (Status::Pending, "cancel") => Some(Status::Cancelled),
        (Status::Waiting, "submit") => Some(Status::Submitted),
        (Status::Submitted, "old_system_approves") => Some(Status::Approved),
        (Status::Submitted, "old_system_rejects") => Some(Status::Rejected),
        _ => None,
    }
}

#[test]
fn every_verb_on_every_state_does_what_the_specification_says() {
    for state in every_state() {
        for (name, verb) in VERBS {
            let from = state.status();
            let outcome = verb(state.clone());

            match allowed(from, name) {
                Some(to) => assert_eq!(outcome.expect(name).status(), to, "{from:?} {name}"),
                None => {
                    let refusal = outcome.expect_err(name);
                    assert_eq!(base::Refuse::status(&refusal), 409, "{from:?} {name}");
                    assert_eq!(base::Refuse::extras(&refusal)["state"], from.shown());
                }
            }
        }
    }
}

#[test]
fn an_approval_survives_submission_and_the_old_systems_word() {
    let end = State::Pending
        .approve(approved_here())
        .and_then(|state| state.submit(77, at(2)))
        .and_then(|state| state.old_system_approves(at(3)));

    assert_eq!(end, Ok(State::Approved { submission: submitted(), at: at(3) }));
}

#[test]
fn every_state_reads_back_from_its_columns_as_it_was_written() {
    for state in every_state() {
        let mut row = order::ActiveModel {
            id: Set(base::Id::from_uuid(uuid::Uuid::nil())),
            tenant_id: Set(base::Id::from_uuid(uuid::Uuid::nil())),
            order_number: Set("ORD-2026-000001".into()),
            shop_id: Set(base::Id::from_uuid(uuid::Uuid::nil())),
            status: Set(Status::Pending),
            total_amount: Set(base::Rupiah::ZERO),
            discount_amount: Set(base::Rupiah::ZERO),
            grand_total: Set(base::Rupiah::ZERO),
            notes: Set(None),
            so_number: Set(None),
            approved_at: Set(None),
            approved_by: Set(None),
            ref_so_id: Set(None),
            submitted_at: Set(None),
            decided_at: Set(None),
            reject_reason: Set(None),
            created_at: Set(at(0)),
            updated_at: Set(at(0)),
        };

        state.write(&mut row);

        let row = order::Model::try_from(row).expect("every column is set");
        assert_eq!(State::of(&row).expect("its data is there"), state);
    }
}

#[test]
fn the_public_states_are_those_of_the_specification() {
    let shown: std::collections::BTreeSet<_> = Status::iter().map(Status::shown).collect();

    let specified = ["approved", "cancelled", "pending", "rejected", "submitted_to_datapart"];
    assert_eq!(shown, specified.into());
    assert_eq!(Status::behind("pending"), [Status::Pending, Status::Waiting]);
}
