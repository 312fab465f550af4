// Sign-in of the dealer's staff by email and password.
import { Button, Checkbox, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconAlertCircle, IconBuildingStore } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { asProblem } from "@/api/problem";
import { useProblemText } from "@/api/useProblemText";
import { Notice } from "@/ui/Notice";
import { useIdentityWords } from "../useIdentityWords";
import { signInAdmin } from "./calls";
import { SignInFrame } from "./SignInFrame";
import classes from "./Steps.module.css";
import { useArrive } from "./useArrive";

export function AdminSignInPage(): ReactNode {
  const t = useIdentityWords();
  const explain = useProblemText();
  const arrive = useArrive();
  const form = useForm({
    initialValues: { email: "", password: "", remember: false },
    validate: {
      email: (email) => (/^\S+@\S+$/.test(email.trim()) ? null : t.admin.emailWrong),
      password: (password) => (password === "" ? t.admin.passwordEmpty : null),
    },
  });
  const signIn = useMutation({
    mutationFn: async ({ email, password, remember }: typeof form.values) => {
      await signInAdmin(email.trim(), password, remember);
      await arrive();
    },
    onError: (failure) => {
      const problem = asProblem(failure);
      form.setErrors({ email: problem.at("email"), password: problem.at("password") });
    },
  });

  return (
    <SignInFrame
      title={t.admin.title}
      intro={t.admin.intro}
      footer={
        <Link to="/login">
          <IconBuildingStore /> {t.admin.toShop}
        </Link>
      }
    >
      <form className={classes.form} noValidate onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
        {signIn.isError && (
          <Notice tone="red" role="alert" icon={<IconAlertCircle />}>
            {explain(signIn.error)}
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
        <Button type="submit" loading={signIn.isPending} fullWidth>
          {t.admin.submit}
        </Button>
      </form>
    </SignInFrame>
  );
}
