// Choosing a new password with the token from the email.
import { Button, PasswordInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { IconLinkOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { asProblem } from "@/api/problem";
import { useProblemText } from "@/api/useProblemText";
import { useToast } from "@/api/useToast";
import { Notice } from "@/ui/Notice";
import { useIdentityWords } from "../useIdentityWords";
import { resetPassword } from "./calls";
import { SignInFrame } from "./SignInFrame";
import classes from "./Steps.module.css";

/** The server's own floor for a password's length. */
const MIN_LENGTH = 10;

export function ResetPage(): ReactNode {
  const t = useIdentityWords();
  const toast = useToast();
  const explain = useProblemText();
  const navigate = useNavigate();
  const { token } = useSearch({ strict: false });
  const form = useForm({
    initialValues: { password: "", repeat: "" },
    validate: {
      password: (password) => (password.length < MIN_LENGTH ? t.reset.tooShort : null),
      repeat: (repeat, values) => (repeat === values.password ? null : t.reset.differs),
    },
  });
  const reset = useMutation({
    mutationFn: (password: string) => resetPassword(token ?? "", password),
    onSuccess: () => {
      toast.said(t.reset.done);
      void navigate({ to: "/admin/login" });
    },
    onError: (failure) => form.setFieldError("password", asProblem(failure).at("password") ?? explain(failure)),
  });

  return (
    <SignInFrame
      title={t.reset.title}
      intro={t.reset.intro}
      footer={<Link to="/admin/forgot">{t.reset.askAgain}</Link>}
    >
      {token === undefined ? (
        <Notice tone="amber" role="alert" icon={<IconLinkOff />}>
          {t.reset.noToken}
        </Notice>
      ) : (
        <form className={classes.form} noValidate onSubmit={form.onSubmit(({ password }) => reset.mutate(password))}>
          <PasswordInput label={t.reset.password} autoComplete="new-password" autoFocus {...form.getInputProps("password")} />
          <PasswordInput label={t.reset.repeat} autoComplete="new-password" {...form.getInputProps("repeat")} />
          <Button type="submit" loading={reset.isPending} fullWidth>
            {t.reset.submit}
          </Button>
        </form>
      )}
    </SignInFrame>
  );
}
