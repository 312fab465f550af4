// Scans the code that a simulated line shows, as the phone of a number.
import { Button, TextInput } from "@mantine/core";
import { IconQrcode } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import type { SimulatorLine } from "@/api/shapes";
import { formatPhone, phoneDigits } from "@/lib/phone";
import { befall } from "../calls";
import { useSimulatorAct } from "../useSimulatorAct";
import { useSimulatorWords } from "../useSimulatorWords";
import classes from "./Lines.module.css";

/** What a number that was never linked is offered. */
const SUGGESTED = "0812-9000-1234";

export function Scan({ line }: { line: SimulatorLine }) {
  const { scan: t, addWrong } = useSimulatorWords();
  const act = useSimulatorAct();
  const [phone, setPhone] = useState(line.phone == null ? SUGGESTED : formatPhone(line.phone));
  const [wrong, setWrong] = useState<string>();
  if (line.state === "logged_out" || line.state === "disconnected") return <p className={classes.soft}>{t.none}</p>;
  if (line.state !== "pairing") return null;

  function submit(event: FormEvent) {
    event.preventDefault();
    const digits = phoneDigits(phone);
    setWrong(digits === null ? addWrong : undefined);
    if (digits !== null) act.mutate({ call: () => befall(line.id, { act: "scan", phone: digits }), said: t.done });
  }

  return (
    <form className={classes.scan} noValidate onSubmit={submit}>
      <h3>
        <IconQrcode size={20} aria-hidden="true" /> {t.title}
      </h3>
      <p className={classes.soft}>{t.body}</p>
      {line.qr != null && <code className={classes.qr}>{line.qr}</code>}
      <TextInput label={t.phone} type="tel" inputMode="tel" autoComplete="off" value={phone} error={wrong} onChange={(event) => setPhone(event.currentTarget.value)} />
      <Button size="sm" type="submit" loading={act.isPending}>
        {t.act}
      </Button>
    </form>
  );
}
