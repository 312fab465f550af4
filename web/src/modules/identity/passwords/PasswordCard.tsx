// Changing one's own password; every other device is signed out by it.
import { Button, PasswordInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { api, done } from "@/api/client";
import { keys } from "@/api/keys";
import { useSession } from "@/api/session";
import { useDraft } from "@/api/useDraft";
import { useToast } from "@/api/useToast";
import { Card } from "@/ui/Card";
import { Notice } from "@/ui/Notice";
import { useIdentityWords } from "../useIdentityWords";
import { NewPasswordInput } from "./NewPasswordInput";
import classes from "./PasswordCard.module.css";
import { MIN_LENGTH } from "./strength";

export function PasswordCard() {
  // A new form after each change: old passwords do not stay in it.
  const [round, setRound] = useState(0);
  return <PasswordForm key={round} onSaved={() => setRound(round + 1)} />;
}

function PasswordForm({ onSaved }: { onSaved: () => void }) {
  const { passwords: t, reset } = useIdentityWords();
  const client = useQueryClient();
  const toast = useToast();
  const me = useSession()?.account;
  const form = useDraft<{ current: string; password: string; repeat: string }, void>({
    ground: { draft: { current: "", password: "", repeat: "" } },
    check: ({ current, password, repeat }) => ({
      current: current === "" ? t.currentEmpty : undefined,
      password: password.length < MIN_LENGTH ? reset.tooShort : undefined,
      repeat: repeat === password ? undefined : reset.differs,
    }),
    save: ({ current, password }) => done(api.PUT("/api/account/password", { body: { current, password } })),
    onSaved: () => {
      toast.said(t.changed);
      void client.invalidateQueries({ queryKey: keys.devices });
      onSaved();
    },
  });
  return (
    <Card title={t.title}>
      <form noValidate className={classes.form} onSubmit={form.submit}>
        <p className={classes.intro}>{t.intro}</p>
        {form.refusal !== undefined && (
          <Notice tone="red" role="alert" icon={<IconAlertTriangle />}>
            {form.refusal}
          </Notice>
        )}
        <input type="hidden" autoComplete="username" value={me?.email ?? ""} readOnly />
        <PasswordInput label={t.current} autoComplete="current-password" {...form.field("current")} />
        <NewPasswordInput label={reset.password} own={[me?.name ?? "", me?.email ?? ""]} {...form.field("password")} value={form.draft.password} />
        <PasswordInput label={reset.repeat} autoComplete="new-password" {...form.field("repeat")} />
        <div>
          <Button type="submit" size="sm" loading={form.busy}>
            {t.submit}
          </Button>
        </div>
      </form>
    </Card>
  );
}
