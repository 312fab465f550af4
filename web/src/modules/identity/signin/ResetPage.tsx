// Choosing a new password with the token from the email; a link that is over leads to a new one.
import { Button, PasswordInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { IconAlertCircle, IconArrowLeft, IconCircleCheck, IconLinkOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { asProblem } from "@/api/problem";
import { useProblemText } from "@/api/useProblemText";
import { Notice } from "@/ui/Notice";
import { NewPasswordInput } from "../passwords/NewPasswordInput";
import { MIN_LENGTH } from "../passwords/strength";
import { useIdentityWords } from "../useIdentityWords";
import { resetPassword } from "./calls";
import { SignInFrame } from "./SignInFrame";
import classes from "./Steps.module.css";

const LINK_IS_OVER = "identity.password.link_invalid";

export function ResetPage(): ReactNode {
  const { reset: t, forgot } = useIdentityWords();
  const explain = useProblemText();
  const navigate = useNavigate();
  const { token } = useSearch({ strict: false });
  const form = useForm({
    initialValues: { password: "", repeat: "" },
    validate: {
      password: (password) => (password.length < MIN_LENGTH ? t.tooShort : null),
      repeat: (repeat, values) => (repeat === values.password ? null : t.differs),
    },
  });
  const reset = useMutation({
    mutationFn: (password: string) => resetPassword(token ?? "", password),
    onError: (failure) => form.setFieldError("password", asProblem(failure).at("password")),
  });
  const back = (
    <Link to="/admin/login">
      <IconArrowLeft /> {forgot.back}
    </Link>
  );
  const problem = reset.isError ? asProblem(reset.error) : null;

  if (reset.isSuccess) {
    return (
      <SignInFrame title={t.doneTitle} intro={t.doneIntro}>
        <div className={classes.form}>
          <Notice tone="green" role="status" icon={<IconCircleCheck />} title={t.done}>
            {t.doneDevices}
          </Notice>
          <Button fullWidth autoFocus onClick={() => void navigate({ to: "/admin/login" })}>
            {t.signIn}
          </Button>
        </div>
      </SignInFrame>
    );
  }
  if (token === undefined || problem?.code === LINK_IS_OVER) {
    return (
      <SignInFrame title={t.overTitle} intro={t.overIntro} footer={back}>
        <div className={classes.form}>
          <Notice tone="amber" role="alert" icon={<IconLinkOff />}>
            {token === undefined ? t.noToken : t.linkOver}
          </Notice>
          <Button fullWidth onClick={() => void navigate({ to: "/admin/forgot" })}>
            {t.askAgain}
          </Button>
        </div>
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={t.title} intro={t.intro} footer={back}>
      <form className={classes.form} noValidate onSubmit={form.onSubmit(({ password }) => reset.mutate(password))}>
        {problem !== null && problem.at("password") === undefined && (
          <Notice tone="red" role="alert" icon={<IconAlertCircle />}>
            {explain(problem)}
          </Notice>
        )}
        <NewPasswordInput label={t.password} autoFocus {...form.getInputProps("password")} value={form.values.password} />
        <PasswordInput label={t.repeat} autoComplete="new-password" {...form.getInputProps("repeat")} />
        <Button type="submit" loading={reset.isPending} fullWidth>
          {t.submit}
        </Button>
      </form>
    </SignInFrame>
  );
}
