//! What identity's routes ask for.

kernel::permissions! {
    /// See and end one's own signed-in devices.
    OwnSessions = "identity.sessions.own",
        id "Melihat dan mengeluarkan perangkat sendiri",
        en "See and sign out one's own devices";

    /// Change one's own password and second step.
    OwnAccount = "identity.account.own",
        id "Mengubah kata sandi dan verifikasi dua langkah sendiri",
        en "Change one's own password and two-step sign-in";

    /// See, invite, change and sign out the office's users.
    ManageUsers = "identity.users.manage",
        id "Mengelola pengguna kantor",
        en "Manage the office's users";
}
