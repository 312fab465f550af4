// First step of the staff's sign-in: email and password. Whoever uses two steps goes on to the code.
import { Button, Checkbox, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconAlertCircle } from "@tabler/icons-react";
import { asProblem } from "@/api/problem";
import { useProblemText } from "@/api/useProblemText";
import { Notice } from "@/ui/Notice";
import { useIdentityWords } from "../useIdentityWords";
import { type Credentials, signInAdmin } from "./calls";
import { HoldNotice } from "./HoldNotice";
import classes from "./Steps.module.css";
import { useArrive } from "./useArrive";
import { useBlock } from "./useBlock";

const CODE_WANTED = "identity.sign_in.totp_required";

interface PasswordStepProps {
  /** Why somebody was sent back here from the second step. */
  refusal: string | undefined;
  onKnown: (credentials: Credentials) => void;
}

export function PasswordStep({ refusal, onKnown }: PasswordStepProps) {
  const t = useIdentityWords();
  const explain = useProblemText();
  const arrive = useArrive();
  const block = useBlock();
  const form = useForm<Credentials>({
    initialValues: { email: "", password: "", remember: false },
    validate: {
      email: (email) => (/^\S+@\S+$/.test(email.trim()) ? null : t.admin.emailWrong),
      password: (password) => (password === "" ? t.admin.passwordEmpty : null),
    },
  });
  const signIn = useMutation({
    mutationFn: async (credentials: Credentials) => {
      await signInAdmin(credentials);
      await arrive();
    },
    onError: (failure, credentials) => {
      const problem = asProblem(failure);
      if (problem.code === CODE_WANTED) return onKnown(credentials);
      if (!block.notice(failure)) form.setErrors({ email: problem.at("email"), password: problem.at("password") });
    },
  });
  const told = signIn.isError && asProblem(signIn.error).status !== 429 ? explain(signIn.error) : signIn.isIdle ? refusal : undefined;

  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit(({ email, ...rest }) => signIn.mutate({ email: email.trim(), ...rest }))}
    >
      {block.wait !== null && <HoldNotice wait={block.wait} />}
      {block.wait === null && told !== undefined && (
        <Notice tone="red" role="alert" icon={<IconAlertCircle />}>
          {told}
        </Notice>
      )}
      <TextInput label={t.admin.email} type="email" autoComplete="username" autoFocus {...form.getInputProps("email")} />
      <PasswordInput label={t.admin.password} autoComplete="current-password" {...form.getInputProps("password")} />
      <div className={classes.between}>
        <Checkbox label={t.admin.remember} {...form.getInputProps("remember", { type: "checkbox" })} />
        <Link to="/admin/forgot" className={classes.link}>
          {t.admin.forgot}
        </Link>
      </div>
      <Button type="submit" loading={signIn.isPending} disabled={block.wait !== null} fullWidth>
        {t.admin.submit}
      </Button>
    </form>
  );
}
