//! Whatever bytes a provider answers, a send ends in time with an outcome.

use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use whatsapp::{Driver, SendOutcome};

use crate::bench::{Then, hasty, message, raw};
use crate::{bridge, cloud};

/// An answer: noise, or a head that is right with a body that is not.
fn answers() -> impl Strategy<Value = Vec<u8>> {
    let shapes = prop::sample::select(vec![
        "",
        "null",
        "{\"error\":{\"code\":99999999999999999999}}",
        "{\"error\":{\"code\":-1}}",
        "{\"error\":{\"code\":\"4\"}}",
        "{\"error\":[]}",
        "{\"messages\":[[]]}",
        "{\"id\":{\"id\":{}}}",
        "{\"messages\":[{\"id\":\"wamid.x\"}],\"id\":\"x\"}",
        "[[[[[[[[[[",
    ]);
    let headers = prop::sample::select(vec![
        "",
        "retry-after: 18446744073709551616\r\n",
        "retry-after: -1\r\n",
        "transfer-encoding: chunked\r\n",
        "content-length: 5\r\n",
        "content-length: 99999999\r\n",
        "location: //\r\n",
    ]);
    let right = (100_u16..600, headers, shapes, vec(any::<u8>(), 0..64)).prop_map(
        |(status, headers, shape, noise)| {
            let mut answer = format!("HTTP/1.1 {status} X\r\n{headers}\r\n{shape}").into_bytes();
            answer.extend(noise);
            answer
        },
    );
    prop_oneof![1 => vec(any::<u8>(), 0..512), 3 => right]
}

/// Sends with a driver that is online; then the provider turns mad.
async fn send(bytes: Vec<u8>, then: Then) -> [SendOutcome; 2] {
    let mad = raw(bytes, then).await;
    let (first, second) = tokio::join!(
        async {
            let driver = cloud::online_at(&mad).await;
            driver.send(&message("w")).await
        },
        async {
            let driver = bridge::online_at(&mad).await;
            driver.send(&message("w")).await
        }
    );
    [first, second]
}

#[test]
fn whatever_comes_back_a_send_ends_in_time_with_an_outcome() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    let mut runner =
        TestRunner::new(Config { cases: 96, failure_persistence: None, ..Config::default() });
    let then = prop_oneof![9 => Just(Then::HangUp), 1 => Just(Then::Silence)];
    let limit = hasty().answer + Duration::from_secs(3);
    let result = runner.run(&(answers(), then), |(bytes, then)| {
        let ended =
            runtime.block_on(async { tokio::time::timeout(limit, send(bytes, then)).await });
        let outcomes = ended.map_err(|_| TestCaseError::fail("it did not end"))?;
        for outcome in outcomes {
            if let SendOutcome::Accepted { provider_id } = &outcome {
                prop_assert!(!provider_id.is_empty() && provider_id.len() <= 256);
            }
        }
        Ok(())
    });
    result.expect("every answer ends");
}
