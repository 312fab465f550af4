//! Ready answers: words with variables, and what else happens when one is used.

pub mod fill;
pub mod list;
pub mod run;
pub mod write;

use kernel::App;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::conversations::state::Status;
use crate::entity::macro_;
use crate::ids::{LabelId, MacroId, TeamId};

base::refusals! {
    /// Why nothing is done with a ready answer.
    pub enum Refusal in "desk.macro" {
        /// No such ready answer, or it is off.
        NotFound => 404 "not_found",
            id "Jawaban siap ini tidak ditemukan.",
            en "This ready answer was not found.";
        /// Another one has this shortcut.
        ShortcutTaken => 409 "shortcut_taken",
            id "Pintasan ini sudah dipakai jawaban lain.",
            en "Another ready answer has this shortcut.";
    }
}

/// What else a ready answer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Action {
    /// Gives a label.
    AddLabel {
        /// Which.
        label: LabelId,
    },
    /// Changes where the conversation stands; not `snoozed`.
    SetState {
        /// Where to.
        state: Status,
    },
    /// Hands it to a team.
    AssignTeam {
        /// Which.
        team: TeamId,
    },
}

/// A ready answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReadyAnswer {
    /// Its id.
    pub id: MacroId,
    /// What is typed behind the slash.
    pub shortcut: String,
    /// What it is called.
    pub title: String,
    /// Its words, with `{{contact.name}}`, `{{contact.phone}}`, `{{agent.name}}` and
    /// `{{business.name}}`.
    pub body: String,
    /// What else it does.
    pub actions: Vec<Action>,
    /// Whether it is offered.
    pub is_active: bool,
}

impl From<macro_::Model> for ReadyAnswer {
    fn from(row: macro_::Model) -> Self {
        Self {
            actions: serde_json::from_value(row.actions).unwrap_or_default(),
            id: row.id,
            shortcut: row.shortcut,
            title: row.title,
            body: row.body,
            is_active: row.is_active,
        }
    }
}

pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, write::create))
        .routes(routes!(write::change))
        .routes(routes!(run::show, run::run))
}
