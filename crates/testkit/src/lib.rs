//! The whole house in a test's hands: both engines, a clock that obeys, callers with roles.
//!
//! ```ignore
//! testkit::on_both_engines! {
//!     /// What is promised.
//!     async fn an_admin_sees_the_message_log(house: House) {
//!         let admin = house.office("admin").await;
//!
//!         let answer = admin.get("/api/admin/messages").await;
//!
//!         assert_eq!(answer.status, 200);
//!     }
//! }
//! ```
//! Each such test becomes two, `…::sqlite` and `…::postgres`. PostgreSQL is where
//! `NIAGA_TEST_POSTGRES` says; `cargo x test` starts one, `cargo x postgres` does for a day's work.

mod client;
mod door;
mod house;
mod postgres;
mod screen;

pub use client::{Answer, Client};
pub use door::Door;
pub use futures;
pub use house::{Extend, House};
pub use kernel::Engine;
pub use screen::{Frame, Screen};
pub use serde_json::{Value, json};

/// Declares tests that run on SQLite and on PostgreSQL.
///
/// Beginning with `in path::to::raise;` it raises houses with that `async fn(Engine) -> House`.
#[macro_export]
macro_rules! on_both_engines {
    (in $raise:path; $($(#[$meta:meta])* async fn $name:ident($house:ident: House) $body:block)+) => {
        $(
            $(#[$meta])*
            mod $name {

                use super::*;

                async fn promise($house: $crate::House) $body

                #[test]
                fn sqlite() {
                    $crate::run(async { promise($raise($crate::Engine::Sqlite).await).await });
                }

                #[test]
                fn postgres() {
                    $crate::run(async { promise($raise($crate::Engine::Postgres).await).await });
                }
            }
        )+
    };
    ($($tests:tt)+) => {
        $crate::on_both_engines! { in $crate::House::raise; $($tests)+ }
    };
}

/// Runs a test on a runtime of its own, with real threads so that races are real.
pub fn run(test: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime starts")
        .block_on(test);
}
