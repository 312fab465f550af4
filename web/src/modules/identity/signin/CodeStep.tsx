// Second step of a shop's sign-in: the six digits, with resend after its pause.
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/problem";
import { useProblemText } from "@/api/useProblemText";
import { useToast } from "@/api/useToast";
import type { Identifier } from "@/lib/phone";
import { useNow } from "@/ui/useNow";
import { OtpInput } from "@/ui/OtpInput";
import { useIdentityWords } from "../useIdentityWords";
import { requestCode, verifyCode } from "./calls";
import classes from "./Steps.module.css";
import { useArrive } from "./useArrive";

/** The server's pause between two requests of a code. */
const RESEND_PAUSE_MS = 60_000;
const LENGTH = 6;

interface CodeStepProps {
  identifier: Identifier;
  onChange: () => void;
}

export function CodeStep({ identifier, onChange }: CodeStepProps) {
  const t = useIdentityWords();
  const toast = useToast();
  const explain = useProblemText();
  const arrive = useArrive();
  const [code, setCode] = useState("");
  const [error, setError] = useState<string>();
  const [resendAt, setResendAt] = useState(() => Date.now() + RESEND_PAUSE_MS);
  const wait = Math.max(0, Math.ceil((resendAt - useNow(500)) / 1000));

  const verify = useMutation({
    mutationFn: async (otp: string) => {
      await verifyCode(identifier, otp);
      await arrive();
    },
    onError: (failure) => {
      setError(asProblem(failure).at("otp") ?? explain(failure));
      setCode("");
    },
  });
  const resend = useMutation({
    mutationFn: () => requestCode(identifier),
    onSuccess: () => {
      setResendAt(Date.now() + RESEND_PAUSE_MS);
      setError(undefined);
      toast.said(t.shop.resent);
    },
    onError: (failure) => {
      const seconds = asProblem(failure).retryAfterSeconds;
      if (seconds !== null) setResendAt(Date.now() + seconds * 1000);
      setError(explain(failure));
    },
  });

  function submit(digits: string) {
    if (!verify.isPending && digits.length === LENGTH) verify.mutate(digits);
  }

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit(code);
      }}
    >
      <OtpInput
        label={t.shop.code}
        value={code}
        error={error}
        disabled={verify.isPending}
        onChange={(digits) => {
          setCode(digits);
          if (digits !== "") setError(undefined);
        }}
        onComplete={submit}
      />
      <Button type="submit" loading={verify.isPending} disabled={code.length < LENGTH} fullWidth>
        {t.shop.verify}
      </Button>
      <div className={classes.links}>
        <Button variant="subtle" size="sm" px={8} ml={-8} disabled={wait > 0} loading={resend.isPending} onClick={() => resend.mutate()}>
          {wait > 0 ? t.shop.resendIn(wait) : t.shop.resend}
        </Button>
        <Button variant="subtle" size="sm" color="gray" px={8} onClick={onChange}>
          {t.shop.change}
        </Button>
      </div>
    </form>
  );
}
