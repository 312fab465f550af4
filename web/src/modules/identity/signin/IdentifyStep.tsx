// First step of a shop's sign-in: phone or shop code.
import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconBrandWhatsapp } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { asProblem } from "@/api/problem";
import { useProblemText } from "@/api/useProblemText";
import { type Identifier, readIdentifier } from "@/lib/phone";
import { useIdentityWords } from "../useIdentityWords";
import { requestCode } from "./calls";
import classes from "./Steps.module.css";

interface IdentifyStepProps {
  typed: string;
  onTyped: (text: string) => void;
  onSent: (identifier: Identifier) => void;
}

export function IdentifyStep({ typed, onTyped, onSent }: IdentifyStepProps) {
  const t = useIdentityWords();
  const explain = useProblemText();
  const [error, setError] = useState<string>();
  const send = useMutation({
    mutationFn: requestCode,
    onSuccess: (_answer, identifier) => onSent(identifier),
    onError: (failure) => {
      const problem = asProblem(failure);
      setError(problem.at("phone") ?? problem.at("shop_code") ?? explain(failure));
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const identifier = readIdentifier(typed);
    if (identifier === null) return setError(t.shop.identifierWrong);
    send.mutate(identifier);
  }

  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <TextInput
        label={t.shop.identifier}
        description={t.shop.identifierHint}
        inputWrapperOrder={["label", "input", "error", "description"]}
        value={typed}
        error={error}
        autoFocus
        name="identifier"
        autoComplete="tel"
        autoCapitalize="characters"
        onChange={(event) => {
          onTyped(event.currentTarget.value);
          setError(undefined);
        }}
      />
      <Button type="submit" loading={send.isPending} leftSection={<IconBrandWhatsapp size={20} />} fullWidth>
        {t.shop.send}
      </Button>
    </form>
  );
}
