//! What the command line does with people.

use identity::commands::{create_user, reset_password};

use crate::stage::{PASSWORD, log_in, number};

testkit::on_both_engines! {
    /// A user made on the command line signs in; a reset ends the sessions and the old password.
    async fn a_user_made_by_command_signs_in_until_the_password_is_reset(house: House) {
        create_user(&house.app, "uji", "Ani@Uji.test", "Ani", "super_admin", PASSWORD).await.expect("made");
        let visitor = house.visitor();
        let before = log_in(&visitor, "ani@uji.test", PASSWORD).await.expect(200);

        reset_password(&house.app, "ani@uji.test", "kopi-tubruk-77").await.expect("reset");

        let before = visitor.with_token(before["token"].as_str().expect("a token"));
        assert_eq!(before.get("/api/session").await.status, 401);
        assert_eq!(log_in(&visitor, "ani@uji.test", PASSWORD).await.status, 401);
        assert_eq!(log_in(&visitor, "ani@uji.test", "kopi-tubruk-77").await.status, 200);
    }

    /// A mistyped command says what is wrong and changes nothing.
    async fn a_wrong_command_changes_nothing(house: House) {
        let app = &house.app;
        for (tenant, email, role, password) in [
            ("none", "ani@uji.test", "admin", PASSWORD),
            ("uji", "ani", "admin", PASSWORD),
            ("uji", "ani@uji.test", "boss", PASSWORD),
            ("uji", "ani@uji.test", "admin", "pendek"),
        ] {
            let outcome = create_user(app, tenant, email, "Ani", role, password).await;
            assert!(outcome.is_err(), "{tenant} {email} {role}");
        }
        assert!(reset_password(app, "ani@uji.test", PASSWORD).await.is_err());
        assert_eq!(number(&house, "SELECT COUNT(*) FROM accounts").await, 0);
    }
}
