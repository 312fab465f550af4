// The way out: asks once, revokes the session, forgets everything on this device.
import { Button } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconLogout } from "@tabler/icons-react";
import { asProblem } from "@/api/problem";
import { forgetSession } from "@/api/session";
import { useToast } from "@/api/useToast";
import { useUiWords } from "@/ui/useUiWords";
import { useIdentityWords } from "../useIdentityWords";
import { signOut } from "../signin/calls";

export function SignOutButton({ kind }: { kind: "shop" | "admin" }) {
  const t = useIdentityWords();
  const ui = useUiWords();
  const toast = useToast();
  const client = useQueryClient();
  const navigate = useNavigate();

  async function leave() {
    try {
      await signOut(kind);
    } catch (error) {
      // An already dead session is as good as signed out; anything else leaves the person signed in.
      if (asProblem(error).status !== 401) return toast.failed(error);
    }
    // Forgotten first: the sign-in page sends away whoever is still signed in.
    await forgetSession(client);
    await navigate({ to: kind === "shop" ? "/login" : "/admin/login" });
  }

  function ask() {
    modals.openConfirmModal({
      title: t.account.signOutTitle,
      children: t.account.signOutBody,
      labels: { confirm: t.account.signOut, cancel: ui.cancel },
      onConfirm: () => void leave(),
    });
  }

  return (
    <Button variant="default" leftSection={<IconLogout size={20} />} onClick={ask}>
      {t.account.signOut}
    </Button>
  );
}
