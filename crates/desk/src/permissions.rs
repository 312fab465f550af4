//! What roles may do at the desk, and what the built-in roles do.

use kernel::Permission;
use kernel::module::Role;

kernel::permissions! {
    /// See one's own and unassigned conversations; every one where the business says so.
    ReadDesk = "desk.read",
        id "Melihat percakapan sendiri dan yang belum ditugaskan",
        en "See own and unassigned conversations";
    /// See every conversation.
    ReadAll = "desk.read_all",
        id "Melihat semua percakapan", en "See all conversations";
    /// Reply, note, label, and say where a conversation stands.
    WriteDesk = "desk.write",
        id "Membalas, mencatat, dan mengubah status percakapan",
        en "Reply, note, and change a conversation's state";
    /// Hand a conversation to another agent or team.
    AssignDesk = "desk.assign",
        id "Mengalihkan percakapan ke agen atau tim lain",
        en "Hand conversations to other agents or teams";
    /// Merge contacts, see reports, and change what agents take.
    SuperviseDesk = "desk.supervise",
        id "Menggabung kontak, melihat laporan, dan mengatur agen",
        en "Merge contacts, see reports and direct agents";
    /// Change inboxes, teams, labels, ready answers and settings.
    ManageDesk = "desk.manage",
        id "Mengatur kotak masuk, tim, label, dan jawaban siap",
        en "Manage inboxes, teams, labels and ready answers";
}

const AGENT: &[&str] = &[ReadDesk::INFO.name, WriteDesk::INFO.name, AssignDesk::INFO.name];
const SUPERVISOR: &[&str] = &[
    ReadDesk::INFO.name,
    ReadAll::INFO.name,
    WriteDesk::INFO.name,
    AssignDesk::INFO.name,
    SuperviseDesk::INFO.name,
];
const ADMIN: &[&str] = &[
    ReadDesk::INFO.name,
    ReadAll::INFO.name,
    WriteDesk::INFO.name,
    AssignDesk::INFO.name,
    SuperviseDesk::INFO.name,
    ManageDesk::INFO.name,
];
/// What identity gives to everybody who signs in.
const OWN: &[&str] =
    &[identity::permissions::OwnSessions::INFO.name, identity::permissions::OwnAccount::INFO.name];

/// The desk's share of the built-in roles. `agent` and `supervisor` are its own.
pub const ROLES: [Role; 6] = [
    Role { name: "agent", permissions: OWN },
    Role { name: "agent", permissions: AGENT },
    Role { name: "supervisor", permissions: OWN },
    Role { name: "supervisor", permissions: SUPERVISOR },
    Role { name: "admin", permissions: ADMIN },
    Role { name: "super_admin", permissions: ADMIN },
];
