//! What identity's routes ask for.

kernel::permissions! {
    /// See and end one's own signed-in devices.
    OwnSessions = "identity.sessions.own",
        id "Melihat dan mengeluarkan perangkat sendiri",
        en "See and sign out one's own devices";
}
