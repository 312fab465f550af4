//! Where an order stands: an enum that carries its own data, and the only steps between.

use base::AccountId;
use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::Iterable;
use sea_orm::entity::prelude::*;

use crate::entity::order;
use crate::orders::Refusal;

/// Where an order stands, as stored. Outside, [`Status::Waiting`] is shown as `pending` with
/// `waiting_for_submission` (see [`Status::shown`]): the public states know no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Status {
    /// Placed, not decided.
    #[sea_orm(string_value = "pending")]
    Pending,
    /// Approved here, not yet in the old system.
    #[sea_orm(string_value = "waiting_for_submission")]
    Waiting,
    /// In the old system, which decides next.
    #[sea_orm(string_value = "submitted_to_datapart")]
    Submitted,
    /// Approved by the old system.
    #[sea_orm(string_value = "approved")]
    Approved,
    /// Rejected here or by the old system.
    #[sea_orm(string_value = "rejected")]
    Rejected,
    /// Cancelled by the shop.
    #[sea_orm(string_value = "cancelled")]
    Cancelled,
}

impl Status {
    /// The public name of the state.
    pub fn shown(self) -> &'static str {
        match self {
            Self::Pending | Self::Waiting => "pending",
            Self::Submitted => "submitted_to_datapart",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Cancelled => "cancelled",
        }
    }

    /// The stored states behind a public name.
    pub fn behind(shown: &str) -> Vec<Self> {
        Self::iter().filter(|status| status.shown() == shown).collect()
    }

    /// Whether it is approved here and still on its way to the old system.
    pub fn is_waiting(self) -> bool {
        self == Self::Waiting
    }

    /// The state in a sentence, in Indonesian and in English.
    fn said(self) -> (&'static str, &'static str) {
        match self {
            Self::Pending => ("menunggu persetujuan", "waiting for approval"),
            Self::Waiting => {
                ("disetujui dan menunggu dikirim", "approved and waiting for submission")
            }
            Self::Submitted => {
                ("sudah dikirim ke sistem dealer", "already submitted to the old system")
            }
            Self::Approved => ("sudah disetujui", "already approved"),
            Self::Rejected => ("sudah ditolak", "already rejected"),
            Self::Cancelled => ("sudah dibatalkan", "already cancelled"),
        }
    }
}

/// The admin's approval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// The sales order's number, e.g. `2026/000001/POD-PD`.
    pub so_number: String,
    /// When.
    pub approved_at: DateTime<Utc>,
    /// Who; nobody when the machine did.
    pub by: Option<AccountId>,
}

/// An approved order's arrival in the old system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The approval before it.
    pub approval: Approval,
    /// `tblso.id` there.
    pub ref_so_id: i64,
    /// When.
    pub submitted_at: DateTime<Utc>,
}

/// Where an order stands, with what is only known there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Placed, not decided.
    Pending,
    /// Approved here, not yet in the old system.
    Waiting(Approval),
    /// In the old system, which decides next.
    Submitted(Submission),
    /// Approved by the old system.
    Approved {
        /// How it got there.
        submission: Submission,
        /// When the old system's decision was seen.
        at: DateTime<Utc>,
    },
    /// Rejected: by an admin when it was never submitted, else by the old system.
    Rejected {
        /// Why, for the shop to read.
        reason: String,
        /// When.
        at: DateTime<Utc>,
        /// Its submission, if it got that far.
        submission: Option<Submission>,
    },
    /// Cancelled by the shop.
    Cancelled {
        /// Why, if the shop said.
        reason: Option<String>,
        /// When.
        at: DateTime<Utc>,
    },
}

impl State {
    /// The state as stored.
    pub fn status(&self) -> Status {
        match self {
            Self::Pending => Status::Pending,
            Self::Waiting(_) => Status::Waiting,
            Self::Submitted(_) => Status::Submitted,
            Self::Approved { .. } => Status::Approved,
            Self::Rejected { .. } => Status::Rejected,
            Self::Cancelled { .. } => Status::Cancelled,
        }
    }

    /// The admin approves; only what is pending.
    pub fn approve(self, approval: Approval) -> Result<Self, Refusal> {
        match self {
            Self::Pending => Ok(Self::Waiting(approval)),
            other => Err(other.not_pending()),
        }
    }

    /// The admin rejects; only what is pending.
    pub fn reject(self, reason: String, at: DateTime<Utc>) -> Result<Self, Refusal> {
        match self {
            Self::Pending => Ok(Self::Rejected { reason, at, submission: None }),
            other => Err(other.not_pending()),
        }
    }

    /// The shop cancels; only what is pending.
    pub fn cancel(self, reason: Option<String>, at: DateTime<Utc>) -> Result<Self, Refusal> {
        match self {
            Self::Pending => Ok(Self::Cancelled { reason, at }),
            other => Err(other.not_pending()),
        }
    }

    /// Whether it waits for the old system to take it.
    pub fn waits(&self) -> Result<(), Refusal> {
        match self {
            Self::Waiting(_) => Ok(()),
            other => Err(other.not_waiting()),
        }
    }

    /// The old system took it; only what waits for that.
    pub fn submit(self, ref_so_id: i64, at: DateTime<Utc>) -> Result<Self, Refusal> {
        match self {
            Self::Waiting(approval) => {
                Ok(Self::Submitted(Submission { approval, ref_so_id, submitted_at: at }))
            }
            other => Err(other.not_waiting()),
        }
    }

    /// The old system approved it; only what was submitted.
    pub fn old_system_approves(self, at: DateTime<Utc>) -> Result<Self, Refusal> {
        match self {
            Self::Submitted(submission) => Ok(Self::Approved { submission, at }),
            other => Err(other.not_submitted()),
        }
    }

    /// The old system rejected it; only what was submitted.
    pub fn old_system_rejects(self, reason: String, at: DateTime<Utc>) -> Result<Self, Refusal> {
        match self {
            Self::Submitted(submission) => {
                Ok(Self::Rejected { reason, at, submission: Some(submission) })
            }
            other => Err(other.not_submitted()),
        }
    }

    fn not_pending(&self) -> Refusal {
        let (state, (state_id, state_en)) = (self.status().shown(), self.status().said());
        Refusal::NotPending { state, state_id, state_en }
    }

    fn not_waiting(&self) -> Refusal {
        let (state, (state_id, state_en)) = (self.status().shown(), self.status().said());
        Refusal::NotWaiting { state, state_id, state_en }
    }

    fn not_submitted(&self) -> Refusal {
        let (state, (state_id, state_en)) = (self.status().shown(), self.status().said());
        Refusal::NotSubmitted { state, state_id, state_en }
    }

    /// The state a row tells of; a fault when its columns tell of none.
    pub fn of(row: &order::Model) -> anyhow::Result<Self> {
        let state = match row.status {
            Status::Pending => Some(Self::Pending),
            Status::Waiting => approval(row).map(Self::Waiting),
            Status::Submitted => submission(row).map(Self::Submitted),
            Status::Approved => submission(row)
                .zip(row.decided_at)
                .map(|(submission, at)| Self::Approved { submission, at }),
            Status::Rejected => row
                .reject_reason
                .clone()
                .zip(row.decided_at)
                .map(|(reason, at)| Self::Rejected { reason, at, submission: submission(row) }),
            Status::Cancelled => {
                row.decided_at.map(|at| Self::Cancelled { reason: row.reject_reason.clone(), at })
            }
        };
        state
            .ok_or_else(|| anyhow::anyhow!("order {} is {:?} without its data", row.id, row.status))
    }

    /// Writes the state into the columns that hold it.
    pub fn write(&self, row: &mut order::ActiveModel) {
        row.status = Set(self.status());
        match self {
            Self::Pending => {}
            Self::Waiting(approval) => write_approval(approval, row),
            Self::Submitted(submission) => write_submission(submission, row),
            Self::Approved { submission, at } => {
                write_submission(submission, row);
                row.decided_at = Set(Some(*at));
            }
            Self::Rejected { reason, at, submission } => {
                if let Some(submission) = submission {
                    write_submission(submission, row);
                }
                row.decided_at = Set(Some(*at));
                row.reject_reason = Set(Some(reason.clone()));
            }
            Self::Cancelled { reason, at } => {
                row.decided_at = Set(Some(*at));
                row.reject_reason = Set(reason.clone());
            }
        }
    }
}

fn approval(row: &order::Model) -> Option<Approval> {
    Some(Approval {
        so_number: row.so_number.clone()?,
        approved_at: row.approved_at?,
        by: row.approved_by,
    })
}

fn submission(row: &order::Model) -> Option<Submission> {
    Some(Submission {
        approval: approval(row)?,
        ref_so_id: row.ref_so_id?,
        submitted_at: row.submitted_at?,
    })
}

fn write_approval(approval: &Approval, row: &mut order::ActiveModel) {
    row.so_number = Set(Some(approval.so_number.clone()));
    row.approved_at = Set(Some(approval.approved_at));
    row.approved_by = Set(approval.by);
}

fn write_submission(submission: &Submission, row: &mut order::ActiveModel) {
    write_approval(&submission.approval, row);
    row.ref_so_id = Set(Some(submission.ref_so_id));
    row.submitted_at = Set(Some(submission.submitted_at));
}

#[cfg(test)]
mod tests;
