//! Recovery codes: ten at a time, each opens the door once.

use base::AccountId;
use kernel::keys::Keys;
use kernel::{Random, Tx, audit};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::recovery_code::{ActiveModel, Column, Entity};

/// How many one gets.
const COUNT: usize = 10;
/// Signs of a code: with 32 possible ones each that is 50 bits, beyond guessing five at a time.
const LENGTH: usize = 10;
/// Crockford's alphabet: none of its signs looks like another.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Makes ten codes in place of those the account has; they are told once.
pub(super) async fn issue(tx: &Tx, account: AccountId) -> kernel::Result<Vec<String>> {
    Entity::delete_many().filter(Column::AccountId.eq(account)).exec(tx.conn()).await?;
    let codes: Vec<String> = (0..COUNT).map(|_| make(&tx.app().random)).collect();
    let rows = codes.iter().map(|code| ActiveModel {
        id: Set(tx.new_id()),
        account_id: Set(account),
        code_hash: Set(hash(&tx.app().keys, account, code)),
        created_at: Set(tx.now()),
        used_at: Set(None),
    });
    Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    Ok(codes
        .iter()
        .map(|code| format!("{}-{}", &code[..LENGTH / 2], &code[LENGTH / 2..]))
        .collect())
}

/// Uses a code up, if it is one of the account's that was not used yet.
pub(super) async fn spend(tx: &mut Tx, account: AccountId, typed: &str) -> kernel::Result<bool> {
    let code_hash = hash(&tx.app().keys, account, &normal(typed));
    let outcome = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(tx.now()))
        .filter(Column::AccountId.eq(account))
        .filter(Column::CodeHash.eq(code_hash))
        .filter(Column::UsedAt.is_null())
        .exec(tx.conn())
        .await?;
    let used = outcome.rows_affected == 1;
    if used {
        tx.audit(audit::Entry::new("identity.totp.use_recovery_code", account));
    }
    Ok(used)
}

fn make(random: &Random) -> String {
    (0..LENGTH).map(|_| char::from(SIGNS[random.below(32) as usize])).collect()
}

/// A code as it was made, however it was copied from paper.
fn normal(typed: &str) -> String {
    let signs = typed.chars().filter(|sign| sign.is_ascii_alphanumeric());
    signs
        .map(|sign| match sign.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            sign => sign,
        })
        .collect()
}

/// What the table keeps of a code.
fn hash(keys: &Keys, account: AccountId, code: &str) -> String {
    keys.sign("recovery code", format!("{account}|{code}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_was_copied_from_paper() {
        assert_eq!(normal(" 7k3qx-mow2l "), "7K3QXM0W21");
        assert_eq!(normal("7K3QX M0W21"), "7K3QXM0W21");
    }

    #[test]
    fn codes_differ_and_use_signs_that_cannot_be_confused() {
        let random = Random::seeded(7);
        let codes: std::collections::BTreeSet<String> = (0..1000).map(|_| make(&random)).collect();

        assert_eq!(codes.len(), 1000);
        assert!(codes.iter().all(|code| code.len() == LENGTH && normal(code) == *code));
    }
}
