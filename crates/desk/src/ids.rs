//! The typed ids of the desk.

base::id! {
    /// Somebody, or a group, that the business talks with.
    pub ContactId = "ctc",
    /// Two contacts that seem to be one.
    pub ProposalId = "merge",
    /// A WhatsApp line as the desk answers it.
    pub InboxId = "inb",
    /// A group of agents.
    pub TeamId = "team",
    /// One matter of one contact.
    pub ConversationId = "conv",
    /// One message, note or event of a conversation.
    pub DeskMessageId = "dmsg",
    /// A word that conversations are sorted by.
    pub LabelId = "lbl",
    /// A ready answer.
    pub MacroId = "macro",
    /// A question how a customer liked it.
    pub CsatId = "csat",
    /// A change of hands.
    pub AssignmentId = "asgn"
}
