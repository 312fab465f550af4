// Inviting a user, or changing one.
import { Select, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keys } from "@/api/keys";
import { useSession } from "@/api/session";
import type { OfficeUser } from "@/api/shapes";
import { useDraft } from "@/api/useDraft";
import { useToast } from "@/api/useToast";
import { changesOf } from "@/lib/rebase";
import { ChoiceField } from "@/ui/ChoiceField";
import { FormModal } from "@/ui/FormModal";
import { NewPasswordInput } from "../passwords/NewPasswordInput";
import { MIN_LENGTH } from "../passwords/strength";
import { changeUser, inviteUser, OFFICE_ROLES, type OfficeRole } from "./queries";
import { userCan } from "./userCan";
import { useUsersWords } from "./useUsersWords";

type UserDraft = { name: string; email: string; role: OfficeRole; password: string };

const FIELD_OF_CODE = {
  "identity.account.email_taken": "email",
  "identity.account.name_invalid": "name",
  "identity.user.last_super_admin": "role",
  "identity.user.yourself": "role",
} as const;

interface UserFormProps {
  /** Absent for an invitation. */
  user?: OfficeUser | undefined;
  superAdmins: number | undefined;
  onClose: () => void;
}

/** The role of this name; an admin's without one. */
function roleOf(name: string | null | undefined): OfficeRole {
  return OFFICE_ROLES.find((role) => role === name) ?? "admin";
}

export function UserForm({ user, superAdmins, onClose }: UserFormProps) {
  const { form: t, roles, roleHints, can: reasons } = useUsersWords();
  const client = useQueryClient();
  const toast = useToast();
  const me = useSession();
  const [byHand, setByHand] = useState(false);
  const role = roleOf(user?.role);
  const form = useDraft<UserDraft, OfficeUser | null>({
    ground: { draft: { name: user?.name ?? "", email: user?.email ?? "", role, password: "" } },
    check: ({ name, email, password }) => ({
      name: name.trim() === "" ? t.wrong.name : undefined,
      email: /^\S+@\S+$/.test(email.trim()) ? undefined : t.wrong.email,
      password: user === undefined && byHand && password.length < MIN_LENGTH ? t.wrong.password : undefined,
    }),
    save: async (draft, ground) => {
      const trimmed = { name: draft.name.trim(), email: draft.email.trim(), role: draft.role };
      if (user === undefined) return inviteUser(byHand ? { ...trimmed, password: draft.password } : trimmed);
      const { name, email, role: before } = ground.draft;
      const changes = changesOf({ name, email, role: before }, trimmed);
      return Object.keys(changes).length === 0 ? null : changeUser(user.id, changes);
    },
    fieldOfCode: FIELD_OF_CODE,
    onSaved: (saved) => {
      if (saved === null) toast.said(t.unchanged);
      else if (user !== undefined) toast.said(t.saved);
      else toast.said(byHand ? t.created(saved.name) : t.invited(saved.email ?? saved.name));
      void client.invalidateQueries({ queryKey: keys.users });
      if (user?.id === me?.account.id) void client.invalidateQueries({ queryKey: keys.session });
      onClose();
    },
  });
  const canMove = user === undefined ? { yes: true as const } : userCan.changeRole(user, me, superAdmins);
  return (
    <FormModal
      title={user ? t.editTitle(user.name) : t.inviteTitle}
      submit={user ? t.save : byHand ? t.submitHand : t.submit}
      busy={form.busy}
      refusal={form.refusal}
      onClose={onClose}
      onSubmit={form.submit}
    >
      <TextInput label={t.name} required maxLength={120} data-autofocus autoComplete="off" {...form.field("name")} />
      <TextInput label={t.email} required type="email" autoComplete="off" {...form.field("email")} />
      <Select
        label={t.role}
        required
        allowDeselect={false}
        disabled={!canMove.yes}
        description={canMove.yes ? roleHints[form.draft.role] : reasons[canMove.reason]}
        data={OFFICE_ROLES.map((value) => ({ value, label: roles[value] }))}
        value={form.draft.role}
        error={form.errors.role}
        onChange={(value) => form.set("role", roleOf(value))}
      />
      {user === undefined && (
        <ChoiceField
          label={t.how}
          value={byHand ? "hand" : "mail"}
          choices={[
            { value: "mail", label: t.byMail },
            { value: "hand", label: t.byHand },
          ]}
          remark={byHand ? undefined : t.byMailHint}
          onChange={(value) => setByHand(value === "hand")}
        />
      )}
      {user === undefined && byHand && (
        <NewPasswordInput
          label={t.password}
          required
          own={[form.draft.name, form.draft.email]}
          {...form.field("password")}
          value={form.draft.password}
        />
      )}
    </FormModal>
  );
}
