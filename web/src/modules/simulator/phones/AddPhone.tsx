// Opens the chat of a phone that has not written yet.
import { Button, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { phoneDigits } from "@/lib/phone";
import { actAs } from "../calls";
import { useSimulatorAct } from "../useSimulatorAct";
import { useSimulatorWords } from "../useSimulatorWords";
import classes from "./Phones.module.css";

interface AddPhoneProps {
  line: string;
  onOpen: (phone: string) => void;
}

export function AddPhone({ line, onOpen }: AddPhoneProps) {
  const t = useSimulatorWords();
  const act = useSimulatorAct();
  const [isOpen, setOpen] = useState(false);
  const [phone, setPhone] = useState("");
  const [name, setName] = useState("");
  const [wrong, setWrong] = useState<string>();

  function submit(event: FormEvent) {
    event.preventDefault();
    const digits = phoneDigits(phone);
    if (digits === null) return setWrong(t.addWrong);
    if (name.trim() !== "") act.mutate({ call: () => actAs({ phone: digits, line }, { name: name.trim() }) });
    setOpen(false);
    setPhone("");
    setName("");
    onOpen(digits);
  }

  if (!isOpen) {
    return (
      <Button fullWidth mt="sm" size="sm" variant="light" leftSection={<IconPlus size={19} />} onClick={() => setOpen(true)}>
        {t.add}
      </Button>
    );
  }
  return (
    <form className={classes.add} noValidate onSubmit={submit}>
      <TextInput
        label={t.addPhone}
        description={t.addHint}
        type="tel"
        inputMode="tel"
        autoComplete="off"
        autoFocus
        value={phone}
        error={wrong}
        onChange={(event) => {
          setPhone(event.currentTarget.value);
          setWrong(undefined);
        }}
      />
      <TextInput label={t.addName} maxLength={60} autoComplete="off" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Button type="submit" size="sm">
        {t.addOpen}
      </Button>
    </form>
  );
}
