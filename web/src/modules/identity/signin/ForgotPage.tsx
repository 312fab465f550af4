// Asking for a link to choose a new password. The answer never tells whether the email is known.
import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconArrowLeft, IconMailCheck } from "@tabler/icons-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { useProblemText } from "@/api/useProblemText";
import { Notice } from "@/ui/Notice";
import { useIdentityWords } from "../useIdentityWords";
import { askForReset } from "./calls";
import { SignInFrame } from "./SignInFrame";
import classes from "./Steps.module.css";

export function ForgotPage(): ReactNode {
  const t = useIdentityWords();
  const explain = useProblemText();
  const [email, setEmail] = useState("");
  const [wrong, setWrong] = useState<string>();
  const ask = useMutation({ mutationFn: askForReset });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!/^\S+@\S+$/.test(email.trim())) return setWrong(t.admin.emailWrong);
    ask.mutate(email.trim());
  }

  const back = (
    <Link to="/admin/login">
      <IconArrowLeft /> {t.forgot.back}
    </Link>
  );
  return (
    <SignInFrame title={t.forgot.title} intro={t.forgot.intro} footer={back}>
      {ask.isSuccess ? (
        <Notice tone="green" role="status" icon={<IconMailCheck />} title={t.forgot.sentTitle}>
          {t.forgot.sentBody(email.trim())}
        </Notice>
      ) : (
        <form className={classes.form} noValidate onSubmit={submit}>
          <TextInput
            label={t.admin.email}
            type="email"
            autoComplete="username"
            autoFocus
            value={email}
            error={wrong ?? (ask.isError ? explain(ask.error) : undefined)}
            onChange={(event) => {
              setEmail(event.currentTarget.value);
              setWrong(undefined);
            }}
          />
          <Button type="submit" loading={ask.isPending} fullWidth>
            {t.forgot.submit}
          </Button>
        </form>
      )}
    </SignInFrame>
  );
}
