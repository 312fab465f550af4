//! One-time codes at the shop's door: what five wrong tries cost.

use chrono::Duration;
use testkit::{Client, House, json};

use crate::stage::toko;

const PHONE: &str = "628120000001";

/// The six digits of the newest message, and six others.
async fn codes(house: &House) -> (String, String) {
    let texts = house.texts_of(PHONE).await;
    let newest = texts.last().expect("as the test laid it");
    let right: String = newest.chars().filter(char::is_ascii_digit).take(6).collect();
    let number: u32 = right.parse().expect("as the test laid it");
    (right, format!("{:06}", (number + 1) % 1_000_000))
}

async fn verify(visitor: &Client, otp: &str) -> testkit::Answer {
    visitor.post("/api/auth/verify-otp", json!({"phone": PHONE, "otp": otp})).await
}

testkit::on_both_engines! {
    /// The fifth wrong try is still told that it is wrong; from then on the phone is blocked for a
    /// quarter of an hour, for the right code and for new ones, by phone and by shop code, through a
    /// restart and on every node.
    async fn after_five_wrong_tries_the_phone_is_blocked_for_fifteen_minutes(house: House) {
        toko(&house, "TK001").await;
        let visitor = house.visitor();
        visitor.post("/api/auth/request-otp", json!({"phone": PHONE})).await.expect(200);
        let (right, wrong) = codes(&house).await;
        for left in [4, 3, 2, 1, 0] {
            let answer = verify(&visitor, &wrong).await;
            assert_eq!(answer.body["tries_left"], left);
            assert_eq!(answer.refused(422), "identity.code.wrong");
        }

        let house = house.restart().await;
        let (_second, elsewhere) = house.second_node().await;
        let mut refused = vec![verify(&elsewhere, &right).await, verify(&house.visitor(), &right).await];
        for name in [json!({"phone": PHONE}), json!({"shop_code": "TK001"})] {
            refused.push(house.visitor().post("/api/auth/request-otp", name).await);
        }
        let sent = house.texts_of(PHONE).await.len();
        house.clock.advance(Duration::minutes(15));
        let dead = verify(&elsewhere, &right).await;
        elsewhere.post("/api/auth/request-otp", json!({"phone": PHONE})).await.expect(200);
        let (anew, _) = codes(&house).await;

        for answer in refused {
            assert_eq!(answer.header("retry-after"), Some("900"));
            assert_eq!(answer.refused(429), "identity.code.blocked");
        }
        assert_eq!(sent, 1);
        assert_eq!(dead.refused(422), "identity.code.wrong");
        verify(&elsewhere, &anew).await.expect(200);
    }
}
