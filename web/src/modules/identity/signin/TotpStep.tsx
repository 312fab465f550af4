// Second step of the staff's sign-in: the app's six digits, or one of the recovery codes.
import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { asProblem } from "@/api/problem";
import { useProblemText } from "@/api/useProblemText";
import { OtpInput } from "@/ui/OtpInput";
import { useTotpWords } from "../totp/useTotpWords";
import { type Credentials, signInAdmin } from "./calls";
import { HoldNotice } from "./HoldNotice";
import classes from "./Steps.module.css";
import { useArrive } from "./useArrive";
import { useBlock } from "./useBlock";

export type SecondKind = "app" | "recovery";

const LENGTH = 6;
/** The password no longer holds: it was changed, or the account was closed, between the two steps. */
const PASSWORD_WRONG = "identity.sign_in.wrong";

interface TotpStepProps {
  credentials: Credentials;
  kind: SecondKind;
  onKind: (kind: SecondKind) => void;
  onForgotten: (told: string) => void;
}

export function TotpStep({ credentials, kind, onKind, onForgotten }: TotpStepProps) {
  const { signIn: t } = useTotpWords();
  const explain = useProblemText();
  const arrive = useArrive();
  const block = useBlock();
  const [code, setCode] = useState("");
  const [error, setError] = useState<string>();
  const signIn = useMutation({
    mutationFn: async (totp: string) => {
      await signInAdmin({ ...credentials, totp });
      await arrive();
    },
    onError: (failure) => {
      if (asProblem(failure).code === PASSWORD_WRONG) return onForgotten(explain(failure));
      if (kind === "app") setCode("");
      if (!block.notice(failure)) setError(asProblem(failure).at("totp") ?? explain(failure));
    },
  });
  const isHeld = block.wait !== null;

  function submit(text: string) {
    if (signIn.isPending || isHeld) return;
    if (kind === "recovery" && text.trim() === "") return setError(t.recoveryEmpty);
    if (kind === "recovery" || text.length === LENGTH) signIn.mutate(text.trim());
  }

  function change(text: string) {
    setCode(text);
    if (text !== "") setError(undefined);
  }

  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit(code);
      }}
    >
      {block.wait !== null && <HoldNotice wait={block.wait} />}
      {kind === "app" ? (
        <OtpInput label={t.code} value={code} error={error} disabled={signIn.isPending || isHeld} onChange={change} onComplete={submit} />
      ) : (
        <TextInput
          label={t.recovery}
          autoFocus
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={code}
          error={error}
          disabled={isHeld}
          onChange={(event) => change(event.currentTarget.value)}
        />
      )}
      <Button type="submit" loading={signIn.isPending} disabled={isHeld || (kind === "app" && code.length < LENGTH)} fullWidth>
        {t.submit}
      </Button>
      <div className={classes.links}>
        <Button variant="subtle" size="sm" px={8} ml={-8} onClick={() => onKind(kind === "app" ? "recovery" : "app")}>
          {kind === "app" ? t.useRecovery : t.useApp}
        </Button>
      </div>
    </form>
  );
}
