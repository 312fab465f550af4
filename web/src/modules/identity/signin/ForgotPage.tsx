// Asking for a link to choose a new password. The answer never tells whether the email is known.
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconArrowLeft, IconMailCheck, IconMailOpened } from "@tabler/icons-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { mailboxQuery } from "@/api/simulator";
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
  const mailbox = useQuery({ ...mailboxQuery, enabled: ask.isSuccess, refetchInterval: false, retry: false });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!/^\S+@\S+$/.test(email.trim())) return setWrong(t.admin.emailWrong);
    ask.mutate(email.trim());
  }

  const footer = (
    <>
      <Link to="/admin/login">
        <IconArrowLeft /> {t.forgot.back}
      </Link>
      {mailbox.isSuccess && (
        <Link to="/simulator" search={{ tab: "mailbox" }} target="_blank">
          <IconMailOpened /> {t.forgot.mailbox}
        </Link>
      )}
    </>
  );
  return (
    <SignInFrame title={t.forgot.title} intro={t.forgot.intro} footer={footer}>
      {ask.isSuccess ? (
        <div className={classes.form}>
          <Notice tone="green" role="status" icon={<IconMailCheck />} title={t.forgot.sentTitle}>
            {t.forgot.sentBody(email.trim())}
          </Notice>
          <Button variant="default" fullWidth onClick={ask.reset}>
            {t.forgot.again}
          </Button>
        </div>
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
