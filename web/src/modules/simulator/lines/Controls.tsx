// What befalls a simulated line, as a person decides: a scan, a logout, a ban, a lost network, slow sends.
import { Button, SegmentedControl, Switch, TextInput } from "@mantine/core";
import { IconBan, IconLinkOff } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import type { SimulatorLine } from "@/api/shapes";
import { formatPhone } from "@/lib/phone";
import { befall } from "../calls";
import { useSimulatorAct } from "../useSimulatorAct";
import { useSimulatorWords } from "../useSimulatorWords";
import classes from "./Lines.module.css";
import { LineState } from "./LineState";
import { Scan } from "./Scan";

const BAN_MAX = 10_080;
const SPEEDS = ["0", "2", "10"] as const;

export function Controls({ line }: { line: SimulatorLine }) {
  const t = useSimulatorWords();
  const act = useSimulatorAct();
  const [minutes, setMinutes] = useState("10");
  const [wrong, setWrong] = useState<string>();
  const [speed, setSpeed] = useState<string>("0");
  const isLinked = line.state === "connected" || line.state === "reconnecting" || line.state === "banned";

  function ban(event: FormEvent) {
    event.preventDefault();
    const count = Number(minutes);
    const isFine = Number.isInteger(count) && count >= 1 && count <= BAN_MAX;
    setWrong(isFine ? undefined : t.fate.wrong);
    if (isFine) act.mutate({ call: () => befall(line.id, { act: "ban", minutes: count }), said: t.fate.banned });
  }

  function slowDown(next: string) {
    setSpeed(next);
    const milliseconds = next === "0" ? null : Number(next) * 1_000;
    act.mutate({ call: () => befall(line.id, { act: "slow", milliseconds }), said: t.fate.slowed });
  }

  return (
    <section className={classes.controls} aria-label={t.control}>
      <header>
        <h2>{line.name}</h2>
        <p className={classes.stand}>
          <LineState line={line} />
          <span className={classes.soft}>{line.phone == null ? t.noNumber : formatPhone(line.phone)}</span>
        </p>
      </header>
      <Scan key={line.id} line={line} />
      <h3>{t.fate.title}</h3>
      <Switch
        size="md"
        label={t.fate.airplane}
        description={t.fate.airplaneHint}
        checked={line.is_in_airplane_mode}
        disabled={act.isPending}
        onChange={(event) => {
          const on = event.currentTarget.checked;
          act.mutate({ call: () => befall(line.id, { act: "airplane", on }) });
        }}
      />
      <Button
        size="sm"
        variant="default"
        leftSection={<IconLinkOff size={19} />}
        disabled={!isLinked}
        onClick={() => act.mutate({ call: () => befall(line.id, { act: "unlink" }), said: t.fate.unlinked })}
      >
        {t.fate.unlink}
      </Button>
      <form className={classes.ban} noValidate onSubmit={ban}>
        <TextInput label={t.fate.banFor} inputMode="numeric" autoComplete="off" value={minutes} error={wrong} onChange={(event) => setMinutes(event.currentTarget.value)} />
        <Button size="sm" type="submit" variant="default" leftSection={<IconBan size={19} />} disabled={!isLinked}>
          {t.fate.ban}
        </Button>
      </form>
      <div>
        <p className={classes.label}>{t.fate.slow}</p>
        <SegmentedControl
          aria-label={t.fate.slow}
          fullWidth
          value={speed}
          data={SPEEDS.map((value) => ({ value, label: value === "0" ? t.fate.normal : t.fate.seconds(value) }))}
          onChange={slowDown}
        />
        <p className={classes.soft}>{t.fate.slowHint}</p>
      </div>
    </section>
  );
}
