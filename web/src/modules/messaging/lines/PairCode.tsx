// Eight letters to type on the phone, for whoever cannot point a camera at this screen.
import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { asProblem } from "@/api/problem";
import { useProblemText } from "@/api/useProblemText";
import { phoneDigits } from "@/lib/phone";
import classes from "./PairPanel.module.css";
import { codeFor } from "./queries";
import { useLinesWords } from "./useLinesWords";

interface PairCodeProps {
  id: string;
  /** The number that it was linked to before. */
  phone: string;
}

export function PairCode({ id, phone: before }: PairCodeProps) {
  const { pair: t } = useLinesWords();
  const explain = useProblemText();
  const [phone, setPhone] = useState(before);
  const [wrong, setWrong] = useState<string>();
  const ask = useMutation({
    mutationFn: (digits: string) => codeFor(id, digits),
    onError: (error) => setWrong(asProblem(error).at("phone") ?? explain(error)),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const digits = phoneDigits(phone);
    setWrong(digits === null ? t.phoneWrong : undefined);
    if (digits !== null) ask.mutate(digits);
  }

  return (
    <form className={classes.byCode} noValidate onSubmit={submit}>
      <TextInput
        label={t.phone}
        description={t.phoneHint}
        type="tel"
        inputMode="tel"
        autoComplete="off"
        value={phone}
        error={wrong}
        onChange={(event) => {
          setPhone(event.currentTarget.value);
          setWrong(undefined);
        }}
      />
      <Button type="submit" loading={ask.isPending} {...(ask.isSuccess ? { variant: "light" } : {})}>
        {ask.isSuccess ? t.askAgain : t.ask}
      </Button>
      {ask.isSuccess && (
        <div role="status">
          <p className={classes.soft}>{t.code}</p>
          <p className={classes.code}>{ask.data}</p>
        </div>
      )}
      <p className={classes.soft}>{t.codeStep}</p>
    </form>
  );
}
