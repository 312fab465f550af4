// New recovery codes in place of the old ones, proved by a code from the app.
import { Modal, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { asProblem } from "@/api/problem";
import { keys } from "@/api/keys";
import { useProblemText } from "@/api/useProblemText";
import { FormModal } from "@/ui/FormModal";
import { renewCodes } from "./queries";
import { RecoveryCodes } from "./RecoveryCodes";
import classes from "./TotpCard.module.css";
import { useTotpWords } from "./useTotpWords";

export function RenewCodes({ onClose }: { onClose: () => void }) {
  const { renew: t, codes } = useTotpWords();
  const explain = useProblemText();
  const client = useQueryClient();
  const [code, setCode] = useState("");
  const [error, setError] = useState<string>();
  const renew = useMutation({
    mutationFn: renewCodes,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.totp }),
    onError: (failure) => setError(asProblem(failure).at("code") ?? explain(failure)),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!/^\d{6}$/.test(code.replace(/\s/g, ""))) return setError(t.codeWrong);
    renew.mutate(code.replace(/\s/g, ""));
  }

  if (renew.isSuccess) {
    return (
      <Modal opened onClose={onClose} title={codes.title} size="lg" withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false}>
        <RecoveryCodes codes={renew.data} onDone={onClose} />
      </Modal>
    );
  }
  return (
    <FormModal title={t.title} submit={t.submit} busy={renew.isPending} onClose={onClose} onSubmit={submit}>
      <p className={classes.soft}>{t.body}</p>
      <TextInput
        label={t.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        data-autofocus
        value={code}
        error={error}
        onChange={(event) => {
          setCode(event.currentTarget.value);
          setError(undefined);
        }}
      />
    </FormModal>
  );
}
