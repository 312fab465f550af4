//! What is promised of turns, for any agents who come and go.

use base::uuid::Uuid;
use proptest::prelude::*;

use super::*;

fn agent(number: u128) -> Candidate {
    let account = AccountId::from_uuid(Uuid::from_u128(number));
    Candidate { account, capacity: i64::MAX, open: 0, last_turn: 0 }
}

/// Gives one conversation, as the database would write it.
fn give(agents: &mut [Candidate], rotation: Rotation, turn: i64) -> Option<AccountId> {
    let (to, _) = choose(agents, rotation, None)?;
    let agent = agents.iter_mut().find(|agent| agent.account == to).expect("chosen among them");
    (agent.open, agent.last_turn) = (agent.open + 1, turn);
    Some(to)
}

#[test]
fn a_returning_customer_goes_to_whoever_it_was_before_if_they_have_room() {
    let mut agents = [agent(1), agent(2)];
    agents[0].last_turn = 9;
    let before = Some(agents[0].account);

    assert_eq!(
        choose(&agents, Rotation::RoundRobin, before),
        Some((agents[0].account, Why::Returning))
    );
    agents[0].capacity = 0;
    assert_eq!(choose(&agents, Rotation::RoundRobin, before), Some((agents[1].account, Why::Turn)));
    agents[1].capacity = 0;
    assert_eq!(choose(&agents, Rotation::RoundRobin, before), None);
}

#[test]
fn the_least_busy_is_next_where_that_is_the_rule() {
    let mut agents = [agent(1), agent(2)];
    (agents[0].open, agents[1].last_turn) = (3, 5);

    assert_eq!(choose(&agents, Rotation::RoundRobin, None), Some((agents[0].account, Why::Turn)));
    assert_eq!(choose(&agents, Rotation::LeastBusy, None), Some((agents[1].account, Why::Turn)));
}

proptest! {
    #[test]
    fn over_any_thousand_assignments_counts_differ_by_at_most_one(
        starts in proptest::collection::vec(0..50i64, 1..40),
    ) {
        let mut agents: Vec<_> = (1..).zip(&starts).map(|(number, start)| {
            Candidate { last_turn: *start, ..agent(number) }
        }).collect();
        let mut given = Vec::new();

        for turn in 100..2_100 {
            given.push(give(&mut agents, Rotation::RoundRobin, turn).expect("somebody has room"));
        }

        for window in given.windows(1_000).step_by(97) {
            let count = |agent: &Candidate| window.iter().filter(|to| **to == agent.account).count();
            let counts: Vec<_> = agents.iter().map(count).collect();
            let (most, fewest) = (counts.iter().max(), counts.iter().min());
            prop_assert!(most.zip(fewest).is_some_and(|(most, fewest)| most - fewest <= 1));
        }
    }

    #[test]
    fn whoever_comes_and_goes_none_waits_while_somebody_has_room(
        steps in proptest::collection::vec((0..4u8, 0..6usize), 1..300),
    ) {
        // All agents there are; those who are there now; and who has which conversation.
        let mut agents: Vec<_> = (1..=6).map(agent).map(|one| Candidate { capacity: 3, ..one }).collect();
        let mut here = [false; 6];
        let (mut waiting, mut turn) = (0u32, 0);

        for (step, which) in steps {
            match step {
                0 => waiting += 1,
                1 => here[which] = true,
                2 => here[which] = false,
                _ => agents[which].open = (agents[which].open - 1).max(0),
            }
            while waiting > 0 {
                let mut present: Vec<_> = agents.iter().zip(here).filter(|(_, here)| *here)
                    .map(|(agent, _)| agent.clone()).collect();
                turn += 1;
                let Some(to) = give(&mut present, Rotation::RoundRobin, turn) else { break };
                let given = present.into_iter().find(|one| one.account == to).expect("chosen");
                let place = agents.iter().position(|one| one.account == to).expect("known");
                prop_assert!(here[place], "somebody who is away was given one");
                agents[place] = given;
                waiting -= 1;
            }
            let room = agents.iter().zip(here).any(|(agent, here)| here && agent.has_room());
            prop_assert!(waiting == 0 || !room, "one waits while somebody has room");
            prop_assert!(agents.iter().all(|agent| agent.open <= agent.capacity));
        }
    }
}
